"""``{annual-calendar}``: what belongs to which time of the year (vuosikello)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.directives.contents import field_date, field_text
from annual_report.directives.parts import note, shared_sources, sources_note
from annual_report.directives.tables import Column, Content, Group, TableSet, with_names
from annual_report.directives.year_table import YearTableDirective
from annual_report.formatting import format_months
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import CalendarEntry


def by_time(entries: Sequence[CalendarEntry]) -> list[list[CalendarEntry]]:
    """Return the entries that share their months, in the order of the year.

    Those whose months are not known come last, each for itself.
    """
    times: dict[tuple[int, int], list[CalendarEntry]] = {}
    for entry in entries:
        if entry.month is not None:
            times.setdefault((entry.month, entry.end_month or entry.month), []).append(entry)
    others = [[entry] for entry in entries if entry.month is None]
    return [*(times[time] for time in sorted(times)), *others]


def _time(entry: CalendarEntry, page: Page) -> Content:
    if entry.month is not None:
        return format_months(entry.month, entry.end_month, page.language)
    return page.text(entry.recurs) if entry.recurs else None


def _what(entry: CalendarEntry, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(entry.title))]


def _also(entry: CalendarEntry, page: Page) -> list[nodes.Node]:
    """Say how what has its month comes back."""
    if entry.month is None or entry.recurs is None:
        return []
    return [nodes.paragraph("", page.text(entry.recurs))]


COLUMNS: tuple[Column[CalendarEntry], ...] = (
    Column(name="time", heading=msgid("Time"), content=_time, width=16),
    Column(name="title", heading=msgid("What is done"), spans=False, width=34),
    Column(
        name="responsible",
        heading=msgid("Responsible party"),
        content=field_text(lambda e: e.responsible),
        spans=False,
        width=22,
    ),
    Column(
        name="done",
        heading=msgid("Done"),
        content=field_date(lambda e: e.done),
        spans=False,
        width=18,
    ),
    Column(
        name="note",
        heading=msgid("Note"),
        content=field_text(lambda e: e.note),
        shown="known",
        blank=True,
        spans=False,
        width=24,
    ),
)


@dataclass(frozen=True, kw_only=True)
class AnnualCalendarView(View):
    """The calendar of a year, by months; what recurs without a month is apart."""

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table of the months and the one of what recurs."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        entries = year.annual_calendar
        if not entries:
            return [note(page.say("The annual calendar of {year} is not known.", year=year.year))]
        shared = shared_sources([entry.sources for entry in entries])
        recurring = [entry for entry in entries if entry.month is None and entry.recurs]
        timed = [entry for entry in entries if entry not in recurring]
        what = with_names(COLUMNS[1], _what, lambda entry: entry.sources, shared, _also)
        columns = (COLUMNS[0], what, *COLUMNS[2:])
        result: list[nodes.Node] = []
        for title, rows in (
            ("", by_time(timed)),
            (page.say("what recurs"), [[entry] for entry in recurring]),
        ):
            if rows:
                tables = TableSet(
                    columns=columns,
                    groups=[Group(title=title, rows=rows)],
                    asked=self.columns,
                    caption=page.say("Annual calendar {year}", year=year.year),
                    kind="annual-calendar",
                )
                result += tables.render(page)
        return [*result, *sources_note(shared, page)]


class AnnualCalendarDirective(YearTableDirective):
    """Show what is done in which month, by whom, and what of it was done."""

    view_class = AnnualCalendarView
    all_columns = COLUMNS
