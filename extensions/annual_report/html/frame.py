"""What the site says of a year around its pages and on its card, in the page's language.

Plain values for the templates: every text is translated here, so that templates hold
structure and no words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.data.enums import ReportKind, ReportStatus, Status
from annual_report.data.status_rules import outcome
from annual_report.formatting import NO_BREAK_SPACE, capitalized, format_date, format_number
from annual_report.html.badges import shape
from annual_report.html.changes import changes_sentence
from annual_report.html.pdf_link import region
from annual_report.i18n import label, message
from annual_report.text_languages import said_in
from annual_report.year_names import kind_note, year_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.errata import Erratum
    from annual_report.data.model import Archive, Year
    from annual_report.data.values import LocalizedText

UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class StatusCount:
    """How many objectives have a status; ``share`` is in hundredths of all, for the bar."""

    code: str
    label: str
    count: int
    share: float
    shape: str


@dataclass(frozen=True, kw_only=True)
class YearView:
    """A year, as its bar, its first page and its card tell it.

    ``title``, ``note``, and what ``facts`` and ``errata`` say are marked where they are in another
    language (see :mod:`annual_report.text_languages`).

    ``region`` is HTML, the place of the link to the PDF, ``regions`` that of the links to the
    PDFs in all languages of the report; the rest is text. ``facts`` are
    labels with their values, ``counts`` phrases such as ``6 hanketta``, ``changes`` what differs
    from the year before, ``errata`` the corrections with their days. ``is_report``
    tells an annual report from what stands in for one.
    """

    year: int
    name: str
    title: str
    draft: bool
    state: str
    state_label: str
    note: str
    is_report: bool
    kind_note: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    statuses: tuple[StatusCount, ...]
    region: str
    regions: str
    changes: str = ""
    errata: tuple[tuple[str, str], ...] = ()


def year_view(
    archive: Archive,
    year: Year,
    language: str,
    *,
    changes: bool = False,
    errata: Sequence[Erratum] = (),
) -> YearView:
    """Return what the site says of a year in a language; with ``changes`` what it changed."""
    report = year.report

    def said(text: LocalizedText) -> str:
        return said_in(text, language, report.language)

    return YearView(
        year=year.year,
        name=year_name(year.year, report.kind, language),
        title=said(report.title),
        draft=report.status is ReportStatus.DRAFT,
        state=report.status.value,
        state_label=capitalized(label(report.status, language)),
        note=said(report.status_note) if report.status_note else "",
        is_report=report.kind is ReportKind.ANNUAL_REPORT,
        kind_note=kind_note(report.kind, language),
        facts=tuple(_facts(year, language)),
        counts=tuple(_counts(archive, year, language)),
        statuses=tuple(_statuses(year, language)),
        changes=changes_sentence(archive, year, language) if changes else "",
        region=region(year.year, language, report.kind),
        regions=region(year.year, language, report.kind, each=True),
        errata=tuple((format_date(item.date, language), said(item.text)) for item in errata),
    )


def _facts(year: Year, language: str) -> list[tuple[str, str]]:
    report = year.report
    facts = []
    if report.dates.handled:
        facts.append((message(language, "Handled"), format_date(report.dates.handled, language)))
    if report.approved_by or report.dates.approved:
        words = [format_date(report.dates.approved, language)] if report.dates.approved else []
        if report.approved_by:
            words.append(said_in(report.approved_by, language, report.language))
        facts.append((message(language, "Approved"), ", ".join(words)))
    if report.dates.published:
        published = format_date(report.dates.published, language)
        facts.append((message(language, "Published"), published))
    if report.dates.updated:
        facts.append((message(language, "Updated"), format_date(report.dates.updated, language)))
    return facts


def _counts(archive: Archive, year: Year, language: str) -> list[str]:
    objectives, projects = len(year.objectives), len(year.projects)
    members = len(archive.network.members_in(year.year)) if archive.network else 0
    phrases = []
    if objectives:
        text = "{count} objective" if objectives == 1 else "{count} objectives"
        phrases.append(message(language, text, count=format_number(objectives, language)))
    if projects:
        text = "{count} project" if projects == 1 else "{count} projects"
        phrases.append(message(language, text, count=format_number(projects, language)))
    if members:
        text = "{count} member municipality" if members == 1 else "{count} member municipalities"
        phrases.append(message(language, text, count=format_number(members, language)))
    return [phrase.replace(" ", NO_BREAK_SPACE, 1) for phrase in phrases]


def _statuses(year: Year, language: str) -> list[StatusCount]:
    """Return the statuses that occur, in the order of the vocabulary, the unknown last.

    Nothing when no objective has a status: there is nothing to draw.
    """
    found = Counter(status.value if status else UNKNOWN for status in map(outcome, year.objectives))
    if not set(found) - {UNKNOWN}:
        return []
    labels = {status.value: label(status, language) for status in Status}
    labels[UNKNOWN] = message(language, "not known")
    return [
        StatusCount(
            code=code.replace("_", "-"),
            label=text,
            count=found[code],
            share=round(100 * found[code] / found.total(), 2),
            shape=shape(code),
        )
        for code, text in labels.items()
        if code in found
    ]
