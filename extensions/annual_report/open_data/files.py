"""The open data of a year as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data.report_json import report_json
from annual_report.open_data.tables import handling_table, objectives_table, projects_table

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Year


def files(archive: Archive, year: Year) -> dict[str, bytes]:
    """Return the contents of a year's open data by file name; equal data gives equal bytes.

    ``report.json`` is always there; ``objectives.csv``, ``projects.csv`` and ``handling.csv``
    are when they have rows.
    """
    tables = {
        "objectives.csv": objectives_table(year),
        "projects.csv": projects_table(archive, year),
        "handling.csv": handling_table(archive, year),
    }
    return {"report.json": report_json(archive, year)} | {
        name: content for name, content in tables.items() if content is not None
    }
