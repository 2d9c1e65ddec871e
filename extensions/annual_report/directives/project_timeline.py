"""``{project-timeline}``: projects through the years, by funder, with their periods."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report import charts
from annual_report.data.continuity import At, project_histories
from annual_report.data.funding import in_order
from annual_report.directives.funding_totals import funders_title
from annual_report.directives.over_years import OverYearsDirective, OverYearsView, years_in_short
from annual_report.directives.parts import link, note
from annual_report.directives.project_parts import (
    abbreviations,
)
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.formatting import format_period
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.funding import Funders
    from annual_report.data.model import Archive, Project
    from annual_report.view import Page


class Row(NamedTuple):
    """A project: as it is shown (``at``), and the years that tell of it."""

    at: At[Project]
    years: tuple[int, ...]

    @property
    def funders(self) -> Funders:
        """All its funders together."""
        return tuple(sorted(self.at.item.funders))


def _name(row: Row, page: Page) -> Content:
    return [nodes.paragraph("", "", link("project", row.at.year, row.at.item.id, page))]


def _status(row: Row, page: Page) -> Content:
    status = row.at.item.status
    return f"{page.label(status)} ({row.at.year})" if status else None


COLUMNS: tuple[Column[Row], ...] = (
    Column(
        name="funder",
        heading=msgid("Funder"),
        content=lambda row, page: funders_title(row.funders, page),
        width=22,
    ),
    Column(name="name", heading=msgid("Project"), content=_name, spans=False, width=32),
    Column(
        name="period",
        heading=msgid("Period"),
        content=lambda row, page: format_period(row.at.item.period, page.language),
        spans=False,
        width=22,
    ),
    Column(
        name="years",
        heading=msgid("In the reports of"),
        content=lambda row, _: years_in_short(row.years),
        spans=False,
        width=15,
    ),
    Column(name="status", heading=msgid("Status"), content=_status, spans=False, width=16),
)


@dataclass(frozen=True, kw_only=True)
class ProjectTimelineView(OverYearsView):
    """The projects of a year, or of all years, with their whole periods."""

    funders: tuple[str, ...] = ()

    def rows(self, archive: Archive) -> list[Row]:
        """Return the projects, each as the latest year tells of it (or as the view's year does)."""
        rows: list[Row] = []
        for history in project_histories(archive).values():
            shown = [at for at in history if self.is_shown(at.year)]
            if self.year is not None:
                shown = [at for at in shown if at.year == self.year]
            if shown and self._is_chosen(shown[-1].item):
                rows.append(Row(shown[-1], tuple(at.year for at in history)))
        return rows

    def _is_chosen(self, project: Project) -> bool:
        return not self.funders or not set(self.funders).isdisjoint(project.funders or ("",))

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the chart of the periods, and the table."""
        rows = self.rows(page.archive)
        if not rows:
            return [note(self._nothing(page))]
        groups = self._groups(rows, page)
        result = _charts(groups, page) if self.chart else []
        result += TableSet(
            columns=COLUMNS,
            groups=[Group(rows=groups)],
            caption=page.say("Projects over the years"),
            kind="project-timeline",
        ).render(page)
        text = page.say("The status is that of the year in brackets.")
        if any(row.at.item.status for row in rows):
            result.append(note(text))
        if meanings := abbreviations([row.at.item for row in rows], page):
            result.append(note(f"{meanings}."))
        return result

    @staticmethod
    def _groups(rows: list[Row], page: Page) -> list[list[Row]]:
        """Return the projects by their funders: those of several are in a group of their own."""
        groups: dict[Funders, list[Row]] = {}
        for row in rows:
            groups.setdefault(row.funders, []).append(row)
        return [groups[funders] for funders in in_order(groups, page.archive)]

    def _nothing(self, page: Page) -> str:
        if self.funders or self.first is not None:
            return page.say("No project meets the conditions.")
        if self.year is not None:
            return page.say("No projects of {year} are known.", year=self.year)
        return page.say("No projects are known.")


def _charts(groups: Sequence[Sequence[Row]], page: Page) -> list[nodes.Node]:
    """Return the chart of the periods, by funder."""
    drawn = []
    for row in (row for group in groups for row in group):
        period = row.at.item.period
        bar = charts.Row(
            label=page.plain.text(row.at.item.name_as_reported),
            group=funders_title(row.funders, page.plain),
            start=_position(period.start.first_day) if period.start else None,
            end=_position(period.end.last_day) if period.end else None,
            detail=format_period(period, page.language) or "",
        )
        drawn.append(bar)
    return charts.timeline(drawn, page)


def _position(day: dt.date) -> float:
    """Return a day as a year with its fraction: 2023.5 is the middle of 2023."""
    days = dt.date(day.year, 12, 31).timetuple().tm_yday
    return day.year + (day.timetuple().tm_yday - 1) / days


class ProjectTimelineDirective(OverYearsDirective):
    """Show projects through the years; on a page of a year, that year's."""

    option_spec: ClassVar = {**OverYearsDirective.common_options, "funder": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the container of the tables."""
        fields = self.over_years()
        context = self.domain.load().context(fields["year"])
        funders = tuple(self.chosen("funder", context.funder))
        return self.show(ProjectTimelineView(**fields, funders=funders))
