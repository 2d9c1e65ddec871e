"""What a year changed, where the frame tells of it: a sentence, and where the whole stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.data.changes import changes
from annual_report.directives.year_changes import brief
from annual_report.view import Page

if TYPE_CHECKING:
    from annual_report.data.model import Archive, SourceReference, Year
    from annual_report.domain import ReportDomain


def changes_sentence(archive: Archive, year: Year, language: str) -> str:
    """Return in a sentence what a year changed; nothing where there is none before it."""
    found = changes(archive, year.year)
    if found is None or found.before is None:
        return ""
    return brief(found, Page(archive=archive, docname="", language=language, cite=_no_citation))


def changes_place(domain: ReportDomain, year: Year) -> tuple[str, str] | None:
    """Return the document that tells what a year changed, with an anchor that may be empty.

    One of the year itself comes before the page of all years; a page outside the year that
    tells of it, as a handbook does in an example, is neither.
    """
    if domain.archive.years[:1] == (year,):
        return None
    places: list[tuple[str, str]] = []
    for docname in sorted(domain.views):
        for view in domain.views[docname]:
            if not view.tells_changes():
                continue
            if view.year == year.year and domain.archive.year_of_document(docname) is year:
                return docname, ""
            if view.year is None:
                places.append((docname, f"changes-{year.year}"))
    return places[0] if places else None


def _no_citation(_source: SourceReference) -> nodes.Node:
    """Return nothing to see: a sentence of counts cites nothing."""
    return nodes.Text("")
