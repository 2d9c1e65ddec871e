"""``{objectives}``: the objectives of a year as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils.parsers.rst import directives

from annual_report.data.enums import ObjectiveKind, Status
from annual_report.data.status_rules import outcome
from annual_report.directives.accepted import accepted_note
from annual_report.directives.base import ReportDirective
from annual_report.directives.in_place import ObjectivesBody, define_in_body
from annual_report.directives.indicators import indicator_name, quantity
from annual_report.directives.outcomes import (
    continued,
    evidence_of,
    note_references,
    rules_note,
    status_blocks,
    status_order,
)
from annual_report.directives.parts import (
    named,
    note,
    shared_sources,
    sources_note,
    texts,
)
from annual_report.directives.tables import Column, Content, Group, TableSet, sort_items, with_names
from annual_report.formatting import format_date, in_sentence, sorting_key
from annual_report.i18n import msgid
from annual_report.view import ItemsView, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from docutils import nodes

    from annual_report.data.model import Indicator, Objective, Year
    from annual_report.data.values import LocalizedText


class Line(NamedTuple):
    """A line of the table: an objective, and one of its indicators if it has any."""

    objective: Objective
    indicator: Indicator | None


def lines_of(objective: Objective) -> list[Line]:
    """Return the lines of an objective's row, one an indicator."""
    return [Line(objective, indicator) for indicator in objective.indicators or (None,)]


def _text(get: Callable[[Objective], LocalizedText | None]) -> Callable[[Line, Page], Content]:
    def content(line: Line, page: Page) -> Content:
        text = get(line.objective)
        return page.text(text) if text else None

    return content


def _quantity_key(get: Callable[[Indicator], Decimal | None]) -> Callable[[Line], object]:
    return lambda line: get(line.indicator) if line.indicator else None


def _status(line: Line, page: Page) -> Content:
    return status_blocks(line.objective, page)


def _evidence(line: Line, page: Page) -> Content:
    return evidence_of(line.objective, page.year, page) if page.year is not None else None


def _kind(line: Line, page: Page) -> Content:
    return page.label(line.objective.kind) if line.objective.kind else None


def _updated(line: Line, page: Page) -> Content:
    updated = line.objective.updated
    return format_date(updated, page.language) if updated else None


def _title(line: Line, page: Page) -> Content:
    return page.text(line.objective.title)


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        name="title",
        heading=msgid("Objective"),
        content=_title,
        key=lambda line: sorting_key(str(line.objective.title)),
        width=30,
    ),
    Column(name="kind", heading=msgid("Kind"), content=_kind, shown="asked"),
    Column(
        name="focus_area",
        heading=msgid("Focus area"),
        content=_text(lambda o: o.focus_area),
        shown="known",
        width=20,
    ),
    Column(
        name="description",
        heading=msgid("Description"),
        content=_text(lambda o: o.description),
        shown="asked",
        width=30,
    ),
    Column(
        name="actions",
        heading=msgid("Actions"),
        content=lambda line, page: texts(line.objective.actions, page),
        shown="known",
        width=26,
    ),
    Column(
        name="status",
        heading=msgid("Status"),
        content=_status,
        key=lambda line: status_order(line.objective),
        width=22,
    ),
    Column(
        name="responsible",
        heading=msgid("Responsible party"),
        content=_text(lambda o: o.responsible),
        width=18,
    ),
    Column(
        name="explanation",
        heading=msgid("Explanation"),
        content=_text(lambda o: o.explanation),
        width=30,
    ),
    Column(
        name="evidence",
        heading=msgid("Evidence"),
        content=_evidence,
        shown="known",
        blank=True,
        width=26,
    ),
    Column(
        name="updated",
        heading=msgid("Updated"),
        content=_updated,
        key=lambda line: line.objective.updated.first_day if line.objective.updated else None,
        shown="asked",
        width=12,
    ),
    Column(
        name="indicator",
        heading=msgid("Indicator"),
        content=indicator_name,
        width=20,
        spans=False,
    ),
    Column(
        name="baseline",
        heading=msgid("Baseline"),
        content=quantity(lambda i: i.baseline),
        key=_quantity_key(lambda i: i.baseline),
        width=12,
        number=True,
        spans=False,
    ),
    Column(
        name="target",
        heading=msgid("Target"),
        content=quantity(lambda i: i.target),
        key=_quantity_key(lambda i: i.target),
        width=12,
        number=True,
        spans=False,
    ),
    Column(
        name="actual",
        heading=msgid("Actual"),
        content=quantity(lambda i: i.actual),
        key=_quantity_key(lambda i: i.actual),
        width=12,
        number=True,
        spans=False,
    ),
)

GROUPINGS = {
    "kind": msgid("Kind"),
    "status": msgid("Status"),
    "focus_area": msgid("Focus area"),
    "responsible": msgid("Responsible party"),
}
"""What objectives can be grouped by, with its heading."""


@dataclass(frozen=True, kw_only=True)
class ObjectivesView(ItemsView):
    """A table of a year's objectives, chosen and ordered as the options say."""

    kind_of_items = "objective"

    kinds: tuple[ObjectiveKind | None, ...] = ()
    statuses: tuple[Status | None, ...] = ()
    columns: tuple[str, ...] = ()
    group_by: str | None = None
    sort: str | None = None
    descending: bool = False

    def chosen(self, year: Year) -> list[Objective]:
        """Return the objectives that are shown, in the order of the data."""
        return [
            item
            for item in year.objectives
            if (self.only is None or item.id in self.only)
            and (not self.kinds or item.kind in self.kinds)
            and (not self.statuses or outcome(item) in self.statuses)
        ]

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, or one table a group, and the notes."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        items = self.chosen(year)
        if not items:
            if year.objectives:
                return [note(page.say("No objective meets the conditions."))]
            return [note(page.say("No objectives of {year} are known.", year=year.year))]
        shared = shared_sources([item.sources for item in items])

        def name(line: Line, page: Page) -> list[nodes.Node]:
            item = line.objective
            return named(page.text(item.title), ("objective", year.year, item.id))

        def below(line: Line, page: Page) -> list[nodes.Node]:
            return continued(line.objective, year.year, page)

        first = with_names(COLUMNS[0], name, lambda line: line.objective.sources, shared, below)
        columns = (first, *COLUMNS[1:])
        tables = TableSet(
            columns=columns,
            groups=self._groups(items, columns, page),
            asked=self.columns,
            caption=page.say("Objectives {year}", year=year.year),
            kind="objectives",
        )
        noted = [*accepted_note(items, page), *sources_note(shared, page)]
        return [*tables.render(page), *rules_note(items, page), *noted]

    def _groups(
        self, items: list[Objective], columns: Sequence[Column[Line]], page: Page
    ) -> list[Group[Line]]:
        if self.sort:
            column = next(column for column in columns if column.name == self.sort)
            first = [lines_of(item)[0] for item in items]
            items = [
                line.objective
                for line in sort_items(first, column, page, descending=self.descending)
            ]
        if self.group_by is None:
            return [Group(rows=[lines_of(item) for item in items])]
        titled = [(_group_title(item, self.group_by, page), item) for item in items]
        known = [title for title, item in titled if _group_value(item, self.group_by) is not None]
        titles = dict.fromkeys([*known, *(title for title, _ in titled)])
        return [
            Group(title=name, rows=[lines_of(item) for title, item in titled if title == name])
            for name in titles
        ]


def _group_value(item: Objective, group_by: str) -> Any:
    return outcome(item) if group_by == "status" else getattr(item, group_by)


def _group_title(item: Objective, group_by: str, page: Page) -> str:
    value = _group_value(item, group_by)
    if value is None:
        return page.say("{what} not known", what=in_sentence(page.say(GROUPINGS[group_by])))
    if isinstance(value, (ObjectiveKind, Status)):
        return page.label(value)
    return page.text(value)


class ObjectivesDirective(ReportDirective):
    """Show the objectives of a year as a table."""

    has_content = True
    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "kind": directives.unchanged,
        "status": directives.unchanged,
        "columns": directives.unchanged,
        "group-by": directives.unchanged,
        "sort": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        year = self.year_data()
        if year is None:
            return []
        only = define_in_body(self, year, "objectives", ObjectivesBody)
        note_references(self, year)
        sort, descending = self.sorting(COLUMNS)
        view = ObjectivesView(
            **self.view_place(),
            year=year.year,
            only=only,
            kinds=self.members("kind", ObjectiveKind),
            statuses=self.members("status", Status),
            columns=self.columns(COLUMNS),
            group_by=self.one_of("group-by", GROUPINGS, "something to group by"),
            sort=sort,
            descending=descending,
        )
        return self.show(view, classes=["report-objectives-view"])
