"""The open data of a year as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data import csv_metadata, grants, strategy
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


def site_file_names(year: Year) -> list[str]:
    """Return the names of the files of a year on the site, without making them."""
    names = file_names(year)
    names += [grants.NAME] if grants.has_grants(year) else []
    return names + ([strategy.NAME] if strategy.has_strategy(year) else [])


def site_files(archive: Archive, year: Year) -> dict[str, bytes]:
    """Return the files of a year on the site: those of :func:`files`, and further views.

    ``grants.json`` and ``strategy.xml`` say a part of the same in words that others share.
    They are not attached to the PDF.
    """
    views = {
        grants.NAME: grants.grants(archive, year),
        strategy.NAME: strategy.strategy(archive, year),
    }
    known = {name: content for name, content in views.items() if content is not None}
    return files(archive, year) | known
