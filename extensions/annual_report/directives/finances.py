"""``{finances}``: the income and expenses of a year, and their net."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.charts import budget_and_actual
from annual_report.data.enums import FinanceKind
from annual_report.data.model import FinanceLine
from annual_report.data.values import LocalizedText
from annual_report.directives.accepted import accepted_note
from annual_report.directives.base import ReportDirective
from annual_report.directives.choices import read_choice, with_labels
from annual_report.directives.finance_rows import Row, rows_of, units_within
from annual_report.directives.parts import citations, links, note, shared_sources, sources_note
from annual_report.directives.tables import Column, Content, Group, TableSet, figure
from annual_report.formatting import format_money, format_percent, has_cents
from annual_report.i18n import msgid
from annual_report.text_languages import unmarked
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from annual_report.data.model import FinanceUnit, SourceReference, Year

MANY = 8
"""How many columns of figures are too many for an upright page."""

MANY_PARTS = 12
"""How many units or lines are drawn at most beside the totals."""

GROUPINGS = {"unit": msgid("Unit"), "none": msgid("not grouped")}
"""How the lines are put together."""


def _amount(
    get: Callable[[Row], Decimal | None], *, cents: bool = False
) -> Callable[[Row, Page], Content]:
    def content(row: Row, page: Page) -> Content:
        amount = get(row)
        if amount is None:
            return None
        return figure(format_money(amount, page.language, cents=cents), strong=row.role != "line")

    return content


def _percent(row: Row, page: Page) -> Content:
    if row.role == "net":
        return []  # a share of a difference says nothing
    percent = row.amounts.actual_pct
    if percent is None:
        return None
    return figure(format_percent(percent, page.language), strong=row.role != "line")


def _note(row: Row, page: Page) -> Content:
    return page.text(row.line.note) if row.line and row.line.note else None


def _objectives(row: Row, page: Page) -> Content:
    """Return the objectives that are about a line."""
    year = page.archive.year(page.year) if page.year is not None else None
    if year is None or row.line is None:
        return None
    about = [item.id for item in year.objectives if row.line.id in item.finances]
    return links("objective", year.year, about, page)


def _columns(rows: Sequence[Row]) -> tuple[Column[Row], ...]:
    """Return the columns of a table with these rows: each with cents where any of it has cents."""
    amounts = [row.amounts for row in rows]
    amended = any(row.amendments is not None or row.amended_budget != row.budget for row in amounts)

    def money(get: Callable[[Row], Decimal | None]) -> Callable[[Row, Page], Content]:
        return _amount(get, cents=has_cents(map(get, rows)))

    return (
        Column(name="line", heading=msgid("Income and expenses"), width=30),
        Column(
            name="budget",
            heading=msgid("Budget"),
            content=money(lambda row: row.amounts.budget),
            number=True,
            width=12,
        ),
        Column(
            name="amendments",
            heading=msgid("Amendments"),
            content=money(lambda row: row.amounts.amendments),
            number=True,
            shown="known",
            width=11,
        ),
        Column(
            name="amended_budget",
            heading=msgid("Budget after amendments"),
            content=money(lambda row: row.amounts.amended_budget if amended else None),
            number=True,
            shown="known",
            width=12,
        ),
        Column(
            name="actual",
            heading=msgid("Actual"),
            content=money(lambda row: row.amounts.actual),
            number=True,
            width=12,
        ),
        Column(
            name="deviation",
            heading=msgid("Deviation"),
            content=money(lambda row: row.amounts.deviation),
            number=True,
            shown="known",
            width=11,
        ),
        Column(
            name="actual_pct",
            heading=msgid("Actual %"),
            content=_percent,
            number=True,
            shown="known",
            width=8,
        ),
        Column(
            name="previous",
            heading=msgid("Previous year"),
            content=money(lambda row: row.amounts.previous),
            number=True,
            shown="known",
            width=12,
        ),
        Column(
            name="objectives",
            heading=msgid("Objectives"),
            content=_objectives,
            shown="known",
            blank=True,
            width=20,
        ),
        Column(
            name="note",
            heading=msgid("Note"),
            content=_note,
            shown="known",
            blank=True,
            width=20,
        ),
    )


COLUMNS = _columns(())
"""The columns of the table, in their order."""


@dataclass(frozen=True, kw_only=True)
class FinancesView(View):
    """The lines of a year's finances with their sums."""

    units: tuple[str, ...] = ()
    kinds: tuple[FinanceKind, ...] = ()
    columns: tuple[str, ...] = ()
    group_by: str | None = None
    chart: bool = True

    def lines(self, year: Year) -> Sequence[FinanceLine]:
        """Return the lines that are shown, in the order of the data."""
        units = {unit.id for unit in self.shown_units(year)}
        return [
            line
            for line in year.finances
            if (not self.units or line.unit in units)
            and (not self.kinds or line.kind in self.kinds)
        ]

    def shown_units(self, year: Year) -> Sequence[FinanceUnit]:
        """Return the units that are shown: all of the year's, or the chosen with their parts."""
        return units_within(year.finance_units, self.units) if self.units else year.finance_units

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the chart, the table and the notes under it."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        lines = self.lines(year)
        totals = None if self.units else year.finance_totals
        rows = rows_of(
            lines,
            self.shown_units(year) if self.group_by != "none" else (),
            totals,
            page,
            self.kinds or tuple(FinanceKind),
        )
        if not rows:
            if year.finances:
                return [note(page.say("No line of the finances meets the conditions."))]
            return [note(page.say("The finances of {year} are not known.", year=year.year))]
        shared = shared_sources([line.sources for line in lines])
        stated = any(row.stated for row in rows)
        columns = _columns(rows)
        table = TableSet(
            columns=(_named(columns[0], shared), *columns[1:]),
            groups=[Group(rows=[[row] for row in rows])],
            asked=self.columns,
            caption=page.say("Finances {year}", year=year.year),
            kind="finances",
        )
        used = totals.sources if totals and stated else ()
        sources = (*shared, *(source for source in used if source not in shared))
        return [
            *(budget_and_actual(_to_draw(rows, page), page) if self.chart else []),
            *on_its_side(table.render(page)),
            *[note(text) for text in _notes(rows, page, stated=stated)],
            *accepted_note([*lines, *([totals] if totals else [])], page),
            *sources_note(sources, page),
        ]


def _telling_level(rows: Sequence[Row]) -> int:
    """Return the first level below the totals on which one of them has more than one part."""
    for level in range(1, max(row.level for row in rows) + 1):
        found = 0
        for row in rows:
            found = 0 if row.role == "total" else found + (row.level == level)
            if found > 1:
                return level
    return 1


def _to_draw(rows: Sequence[Row], page: Page) -> list[FinanceLine]:
    """Return what is drawn: the totals, and what is right below them if that is not too much."""
    level = _telling_level(rows)
    parts = sum(row.level == level for row in rows)
    if parts > MANY_PARTS:
        level = 0
    drawn: list[FinanceLine] = []
    kind = None
    for row in rows:
        kind = row.kind or kind
        if kind is None or row.role == "net" or row.level not in {0, level}:
            continue
        title = unmarked(row.title)
        title = f"{title} ({page.label(kind)})" if row.role == "unit" else title
        line = FinanceLine.model_construct(
            id=f"{kind}-{len(drawn)}",
            title=LocalizedText(texts={"": title}),
            kind=kind,
            **row.amounts._asdict(),
        )
        drawn.append(line)
    return drawn


def on_its_side(rendered: list[nodes.Node]) -> list[nodes.Node]:
    """Turn a table on its side on paper if its figures leave no room for the names."""
    for table in rendered:
        if (
            isinstance(table, nodes.table)
            and len(list(table.findall(nodes.colspec))) >= MANY
            and "landscape" not in table["classes"]
        ):
            table["classes"].append("landscape")
    return rendered


def _named(column: Column[Row], shared: Sequence[SourceReference]) -> Column[Row]:
    """Return the first column with the rows' names, as deep as they are, and their sources."""

    def content(row: Row, page: Page) -> Content:
        own = [source for source in row.line.sources if source not in shared] if row.line else []
        name = nodes.Text(row.title)
        shown = name if row.role == "line" else nodes.strong("", "", name)
        level = [f"report-level-{min(row.level, 4)}"] if row.level else []
        return [nodes.paragraph("", "", shown, *citations(own, page), classes=level)]

    return Column(name=column.name, heading=column.heading, content=content, width=column.width)


def _notes(rows: Sequence[Row], page: Page, *, stated: bool) -> list[str]:
    amounts = [row.amounts for row in rows]
    notes = []
    if any(row.deviation is not None for row in amounts):
        amended = any(row.amended_budget != row.budget for row in amounts)
        notes.append(
            page.say("Deviation = actual − budget after amendments")
            if amended
            else page.say("Deviation = actual − budget")
        )
    if stated:
        notes.append(page.say("Totals that the lines do not give are as the source states them."))
    sums = [row.amounts for row in rows if row.role != "line"]
    if any(None in (row.budget, row.actual) for row in sums):
        notes.append(page.say("A sum is not known where one of its parts is not."))
    return notes


class FinancesDirective(ReportDirective):
    """Show the income and expenses of a year."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "unit": directives.unchanged,
        "kind": directives.unchanged,
        "columns": directives.unchanged,
        "group-by": directives.unchanged,
        "chart": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        year = self.year_data()
        if year is None:
            return []
        view = FinancesView(
            **self.view_place(),
            year=year.year,
            units=self._units(year),
            kinds=tuple(kind for kind in self.members("kind", FinanceKind) if kind is not None),
            columns=self.columns(COLUMNS),
            group_by=self.one_of("group-by", GROUPINGS, "something to group by"),
            chart=self.yes_or_no("chart", default=True),
        )
        return self.show(view, classes=["report-finances-view"])

    def _units(self, year: Year) -> tuple[str, ...]:
        """Return the ids of the units that are asked for by id or title."""
        units = year.finance_units
        words = with_labels({unit.id: (str(unit.title), unit.id) for unit in units})
        names = [unit.id for unit in units]
        return tuple(self.chosen("unit", lambda word: read_choice(word, words, names, "a unit")))
