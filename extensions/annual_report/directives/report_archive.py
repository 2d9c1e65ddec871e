"""``{report-archive}``: all years with their kind, state, counts, changes and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from annual_report.data.changes import changes
from annual_report.data.coverage import Told, told_of
from annual_report.directives.archive_tables import ArchiveDirective, one_table
from annual_report.directives.parts import badge, note, paragraph
from annual_report.directives.status_summary import count_statuses
from annual_report.directives.tables import Column, Content
from annual_report.directives.year_changes import brief
from annual_report.formatting import capitalized, format_date, format_number
from annual_report.i18n import msgid
from annual_report.nodes import pdf_place
from annual_report.view import Page, View
from annual_report.year_names import year_name

if TYPE_CHECKING:
    from annual_report.data.model import Report, Year


def year_link(year: Year, text: str, page: Page) -> addnodes.pending_xref:
    """Return a link to the first page of a year; its words alone where there is none."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", text, classes=["xref", "report", "report-year"]),
        refdoc=page.docname,
        refdomain="report",
        reftype="year",
        reftarget=str(year.year),
        refexplicit=True,
        refwarn=False,
    )


def _name(year: Year, page: Page) -> Content:
    name = year_name(year.year, year.report.kind, page.language)
    title = page.text(year.report.title)
    return [
        nodes.paragraph("", "", year_link(year, name, page)),
        *([paragraph(title)] if title != name else []),
    ]


def last_date(report: Report, page: Page) -> str | None:
    """Return the last step of a report whose date is known: ``Käsitelty 14.2.2024``."""
    dates = report.dates
    for label, date in (
        (page.say("Updated"), dates.updated),
        (page.say("Published"), dates.published),
        (page.say("Approved"), dates.approved),
        (page.say("Handled"), dates.handled),
    ):
        if date:
            return f"{label} {format_date(date, page.language)}"
    return None


def _state(year: Year, page: Page) -> Content:
    date = last_date(year.report, page)
    state = paragraph(capitalized(page.label(year.report.status)))
    return [state, *([paragraph(date)] if date else [])]


def _objectives(year: Year, page: Page) -> Content:
    counts = count_statuses(year.objectives)
    if not counts:
        return _none(told_of(year, "objectives"), page)
    result: list[nodes.Node] = [paragraph(format_number(len(year.objectives), page.language))]
    if any(count.status for count in counts):
        for count in counts:
            number = nodes.Text(f"{format_number(count.number, page.language)} ")
            result.append(nodes.paragraph("", "", number, badge(count.status, page)))
    return result


def _projects(year: Year, page: Page) -> Content:
    if year.projects:
        return format_number(len(year.projects), page.language)
    return _none(told_of(year, "projects"), page)


def _none(told: Told, page: Page) -> Content:
    """Return that there are none where the year says so; else it is not known."""
    return format_number(0, page.language) if told is Told.WHOLE else None


def _changes(year: Year, page: Page) -> Content:
    found = changes(page.archive, year.year)
    return brief(found, page) if found and found.before is not None else None


def _pdf(year: Year, page: Page) -> Content:
    slug = page.archive.network.slug if page.archive.network else "report"
    name = f"{slug}-{year.year}.pdf"
    place = pdf_place("", name, year=year.year, kind=year.report.kind.value)
    return [nodes.paragraph("", "", place)]


COLUMNS: tuple[Column[Year], ...] = (
    Column(name="name", heading=msgid("Year"), content=_name, width=26),
    Column(name="state", heading=msgid("Status of the report"), content=_state, width=18),
    Column(name="objectives", heading=msgid("Objectives"), content=_objectives, width=22),
    Column(name="projects", heading=msgid("Projects"), content=_projects, width=10, number=True),
    Column(
        name="changes",
        heading=msgid("What changed"),
        content=_changes,
        shown="known",
        blank=True,
        width=34,
    ),
    Column(name="pdf", heading=msgid("PDF"), content=_pdf, width=22),
)


@dataclass(frozen=True, kw_only=True)
class ReportArchiveView(View):
    """All years, the newest first."""

    is_archive_wide = True

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table."""
        years = page.archive.years[::-1]
        if not years:
            return [note(page.say("The archive has no years yet."))]
        return one_table(
            years,
            COLUMNS,
            asked=self.columns,
            caption=page.say("The years of the archive"),
            kind="report-archive",
        ).render(page)


class ReportArchiveDirective(ArchiveDirective):
    """Show all years in a table."""

    def view(self) -> View:
        """Return what is shown."""
        return ReportArchiveView(**self.view_place(), columns=self.columns(COLUMNS))
