"""``{finances-over-time}``: income, expenses and net of the years, budget beside actual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from annual_report.charts import Series, series
from annual_report.data.coverage import Told, told_of
from annual_report.data.enums import FinanceKind
from annual_report.directives.finance_rows import NET, TOTALS, Amounts, rows_of
from annual_report.directives.over_years import OverYearsDirective, OverYearsView
from annual_report.directives.parts import note
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.formatting import format_list, format_money, has_cents
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from docutils import nodes

    from annual_report.data.model import Year
    from annual_report.view import Page


class Line(NamedTuple):
    """A sum of a year: of its income, of its expenses, or the net."""

    year: int
    title: str
    amounts: Amounts
    cents: bool


def _budget(line: Line, page: Page) -> Content:
    amount = line.amounts.amended_budget
    return None if amount is None else format_money(amount, page.language, cents=line.cents)


def _actual(line: Line, page: Page) -> Content:
    amount = line.amounts.actual
    return None if amount is None else format_money(amount, page.language, cents=line.cents)


def _deviation(line: Line, page: Page) -> Content:
    amount = line.amounts.deviation
    return None if amount is None else format_money(amount, page.language, cents=line.cents)


COLUMNS: tuple[Column[Line], ...] = (
    Column(name="year", heading=msgid("Year"), content=lambda line, _: str(line.year), width=10),
    Column(
        name="what",
        heading=msgid("Sum"),
        content=lambda line, _: line.title,
        spans=False,
        width=24,
    ),
    Column(
        name="budget",
        heading=msgid("Budget after amendments"),
        content=_budget,
        number=True,
        spans=False,
        width=20,
    ),
    Column(
        name="actual",
        heading=msgid("Actual"),
        content=_actual,
        number=True,
        spans=False,
        width=20,
    ),
    Column(
        name="deviation",
        heading=msgid("Deviation"),
        content=_deviation,
        number=True,
        spans=False,
        width=20,
    ),
)


def sums_of(year: Year, page: Page) -> dict[str, Amounts]:
    """Return the sums of a year by their titles, as its own table of finances has them."""
    rows = rows_of(year.finances, (), year.finance_totals, page, tuple(FinanceKind))
    return {row.title: row.amounts for row in rows if row.role in ("total", "net")}


@dataclass(frozen=True, kw_only=True)
class FinancesOverTimeView(OverYearsView):
    """The sums of the finances of all years."""

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table and what is said of it."""
        years = self.years(page.archive)
        told = [year for year in years if told_of(year, "finances") is not Told.NOT]
        sums = {year.year: sums_of(year, page) for year in told}
        amounts = [amount for found in sums.values() for sum_ in found.values() for amount in sum_]
        if not any(amount is not None for amount in amounts):
            return [note(page.say("The finances of no year are known."))]
        cents = has_cents(amounts)
        titles = [page.say(text) for text in (*TOTALS.values(), NET)]
        rows = [
            [
                Line(year.year, title, sums[year.year].get(title, Amounts()), cents)
                for title in titles
            ]
            for year in told
        ]
        tables = TableSet(
            columns=COLUMNS,
            groups=[Group(rows=rows)],
            caption=page.say("Finances over the years"),
            kind="finances-over-time",
        )
        result = [
            *(_charts(sums, page) if self.chart else []),
            *tables.render(page),
            note(page.say("Deviation = actual − budget after amendments")),
        ]
        if missing := [str(year.year) for year in years if year.year not in sums]:
            listed = format_list(missing, page.language)
            result.append(note(page.say("The finances of {year} are not known.", year=listed)))
        return result


def _charts(sums: dict[int, dict[str, Amounts]], page: Page) -> list[nodes.Node]:
    """Return the chart of the actual sums; one year alone makes no line."""
    drawn = []
    for text in TOTALS.values():
        title = page.say(text)
        figures = {year: found.get(title, Amounts()).actual for year, found in sums.items()}
        if sum(figure is not None for figure in figures.values()) > 1:
            drawn.append(Series(name=title, figures=figures))
    return series(drawn, page, title=page.say("Income and expenses, actual"), unit="€")


class FinancesOverTimeDirective(OverYearsDirective):
    """Show the income, the expenses and the net of the years."""

    option_spec: ClassVar = {**OverYearsDirective.common_options}

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        return self.show(FinancesOverTimeView(**self.over_years()))
