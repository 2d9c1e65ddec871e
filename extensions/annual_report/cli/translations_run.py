"""``annual-report translations``: lists what is not there in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import say
from annual_report.data.translations import languages_of_report, untranslated

if TYPE_CHECKING:
    from pathlib import Path

    from annual_report.data.translations import Untranslated


def tell_untranslated(*, year: int | None, project: Path | None, as_json: bool) -> None:
    """List what a year (or every year) and the network lack, a line each."""
    found = find_project(project)
    years = found.archive.years if year is None else (found.year(year),)
    items = untranslated(found.source, found.loaded, years)
    if as_json:
        tell_json(
            {
                "languages": {
                    str(one.year): list(languages_of_report(found.source, one)) for one in years
                },
                "missing": [
                    {
                        "file": item.file,
                        "line": item.line,
                        "field": item.path or None,
                        "languages": list(item.languages),
                    }
                    for item in items
                ],
            }
        )
        return
    for item in items:
        tell(line_of(item))
    if items:
        tell(say("Next: write them, a field as {form}", form="{fi: …, sv: …}"))
    else:
        tell(say("Nothing is missing: all is there in each language of its report."))


def line_of(item: Untranslated) -> str:
    """Return what is said of a text or document: its place, and the languages it lacks."""
    place = f"{item.file}:{item.line}"
    return ": ".join(part for part in (place, item.path, words_of(item)) if part)


def words_of(item: Untranslated) -> str:
    """Return the languages that a text or document lacks, in words."""
    languages = ", ".join(item.languages)
    if not item.path:
        return say("the document has no counterpart in: {languages}", languages=languages)
    return say("the text is not there in: {languages}", languages=languages)
