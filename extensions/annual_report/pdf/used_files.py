"""The files outside of its folder that the documents of a year take in, as a build read them.

A build keeps them beside its doctrees for ``annual-report publish``, which locks them.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from annual_report.whole_files import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annual_report.domain import ReportDomain

_FILE = "used-files.json"


def keep_used_files(app: Sphinx, env: BuildEnvironment) -> None:
    """Write which files each year takes in beside the doctrees (event ``env-updated``)."""
    source = Path(app.srcdir)
    archive = cast("ReportDomain", env.get_domain("report")).load().archive
    data = {file for year in archive.years for file in year.files}
    found: dict[str, set[str]] = {year.folder: set() for year in archive.years}
    for document, files in env.dependencies.items():
        year = archive.year_of_document(document)
        if year is None:
            continue
        folder = year.folder
        names = {_in_project(source, file) for file in files} - data
        found[folder] |= {name for name in names if name and not name.startswith(f"{folder}/")}
    told = {folder: sorted(names) for folder, names in found.items() if names}
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    write_whole(Path(app.doctreedir) / _FILE, text.encode())


def used_files(doctrees: Path, folder: str) -> list[str]:
    """Return images, included texts and downloads of a year, by their paths in the project.

    ``doctrees`` is where the last build kept what it read, ``folder`` that of the year. Files
    in it, data of other years and files outside of the project are left out.
    """
    told: dict[str, list[str]] = json.loads((doctrees / _FILE).read_text(encoding="utf-8"))
    return told.get(folder, [])


def _in_project(source: Path, file: str | os.PathLike[str]) -> str | None:
    path = Path(os.path.normpath(source / file))
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else None
