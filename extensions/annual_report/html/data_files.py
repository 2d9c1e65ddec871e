"""Puts the open data of every year beside the pages: ``data/<year>/report.json`` and CSV."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from annual_report import open_data
from annual_report.html.files import write_if_changed

if TYPE_CHECKING:
    from pathlib import Path

    from annual_report.data.model import Year
    from annual_report.domain import ReportDomain

FOLDER = "data"
"""Where the open data lies in the output."""


def address_of(year: Year, name: str) -> str:
    """Return the path of a data file below the output folder."""
    return f"{FOLDER}/{year.year}/{name}"


def write_data_files(outdir: Path, domain: ReportDomain) -> None:
    """Write the open data of every year, whole files only, and remove what is gone.

    Only folders named by a year are touched. The data of a year with faults stays as it was.
    """
    folder, archive = outdir / FOLDER, domain.complete_archive
    expected: dict[str, set[str]] = {}
    kept = {name.rpartition("/")[2] for name in domain.load().unread}
    for year in archive.years:
        if domain.has_faults(year):
            kept.add(str(year.year))
            continue
        files = open_data.files(archive, year)
        expected[str(year.year)] = set(files)
        for name, content in files.items():
            write_if_changed(outdir / address_of(year, name), content)
    for old in folder.glob("[0-9][0-9][0-9][0-9]"):
        if old.name in kept:
            continue
        if old.name not in expected:
            shutil.rmtree(old)
            continue
        for file in old.iterdir():
            if file.name not in expected[old.name]:
                file.unlink()
