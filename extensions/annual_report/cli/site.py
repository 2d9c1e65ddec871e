"""Where a site is, so that nothing that holds contact details is written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.cli.errors import WrongUseError
from annual_report.cli.words import say

if TYPE_CHECKING:
    from pathlib import Path

_SITES = ("html", "dirhtml", "singlehtml")
"""The builders that write sites; by convention each into the folder of its name in _build."""
_MARKS = (".buildinfo", "objects.inv", "searchindex.js")
"""The files by which a site is known wherever it was built to."""


def refuse_the_site(path: Path, source: Path, option: str) -> None:
    """Raise :class:`WrongUseError` if a path lies in the output of the site."""
    place = path.resolve()
    sites = [(source / "_build" / name).resolve() for name in _SITES]
    for folder in (place, *place.parents):
        if folder in sites or any((folder / mark).is_file() for mark in _MARKS):
            text = say(
                "{path} is in the site, which is published; choose a folder outside of it, "
                "as _build/agenda",
                path=path,
            )
            raise WrongUseError.at(option, text)
