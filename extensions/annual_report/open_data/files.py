"""The open data of a year as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data import csv_metadata
from annual_report.open_data.report_json import report_json
from annual_report.open_data.tables import TABLES

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Year

REPORT = "report.json"
"""The whole of a year; it is always there."""


def file_names(year: Year) -> list[str]:
    """Return the names of a year's files, in the order of :func:`files`, without making them."""
    tables = [table.name for table in TABLES if table.rows(year)]
    return [REPORT, *tables, *([csv_metadata.NAME] if tables else [])]


def files(archive: Archive, year: Year) -> dict[str, bytes]:
    """Return the contents of a year's open data by file name; equal data gives equal bytes.

    ``report.json`` is always there; a table is when it has rows, and ``csv-metadata.json``,
    which tells of the columns, when there is a table. These are attached to the PDF as well.
    """
    found = {REPORT: report_json(archive, year)}
    tables = [table for table in TABLES if table.rows(year)]
    for table in tables:
        content = table.written(archive, year)
        if content is not None:
            found[table.name] = content
    if tables:
        found[csv_metadata.NAME] = csv_metadata.csv_metadata(archive, year, tables)
    return found
