"""The tables of money: lines, totals as stated, units, and the municipalities' shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from annual_report.data.enums import FinanceKind
from annual_report.open_data.tables.base import (
    Column,
    Table,
    Words,
    column,
    date,
    rounded,
    sources_column,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from annual_report.data.model import Contribution, Figures, FinanceLine, FinanceUnit, Year

_Row = TypeVar("_Row")
_Total = tuple[FinanceKind, "Figures"]

_ACCEPTED = "Checks that are silenced, each with the reason"


def _figures(figures: Callable[[_Row], Figures]) -> tuple[Column[_Row], ...]:
    return (
        column("budget", lambda row: figures(row).budget, "Budget, euros", "decimal"),
        column(
            "amendments",
            lambda row: figures(row).amendments,
            "Changes of the budget within the year, euros",
            "decimal",
        ),
        column(
            "amended_budget",
            lambda row: figures(row).amended_budget,
            "Budget after amendments as the source states it, euros",
            "decimal",
        ),
        column(
            "final_budget",
            lambda row: figures(row).final_budget,
            "Budget after amendments: as stated, or else budget + amendments, euros",
            "decimal",
            is_computed=True,
        ),
        column("actual", lambda row: figures(row).actual, "Actual amount, euros", "decimal"),
        column(
            "deviation",
            lambda row: figures(row).deviation,
            "Actual amount minus final_budget, euros",
            "decimal",
            is_computed=True,
        ),
        column(
            "actual_pct",
            lambda row: rounded(figures(row).actual_pct),
            "Actual amount in per cent of final_budget",
            "decimal",
            is_computed=True,
        ),
        column(
            "previous",
            lambda row: figures(row).previous,
            "Actual amount of the year before, euros",
            "decimal",
        ),
    )


def _of_line(line: FinanceLine) -> Figures:
    return line


def _line_columns(words: Words) -> tuple[Column[FinanceLine], ...]:
    return (
        column("id", lambda line: line.id, "Id of the line"),
        column("title", lambda line: words.text(line.title), "What the money is for or from"),
        column("kind", lambda line: line.kind, "Code: income or expenses"),
        column("kind_label", lambda line: words.label(line.kind), "The same in words"),
        column("unit", lambda line: line.unit, "Id of the unit it belongs to"),
        *_figures(_of_line),
        column("note", lambda line: words.text(line.note), "What else is to be said"),
        column("accepted", lambda line: words.accepted(line.accept), _ACCEPTED, is_list=True),
        sources_column(lambda line: line.sources),
    )


def _totals(year: Year) -> list[_Total]:
    totals = year.finance_totals
    if totals is None:
        return []
    stated = ((FinanceKind.INCOME, totals.income), (FinanceKind.EXPENSES, totals.expenses))
    return [(kind, figures) for kind, figures in stated if figures is not None]


def _total_columns(words: Words) -> tuple[Column[_Total], ...]:
    return (
        column("kind", lambda row: row[0], "Code: income or expenses"),
        column("kind_label", lambda row: words.label(row[0]), "The same in words"),
        *_figures(lambda row: row[1]),
    )


def _unit_columns(words: Words) -> tuple[Column[FinanceUnit], ...]:
    return (
        column("id", lambda unit: unit.id, "Id of the unit"),
        column("title", lambda unit: words.text(unit.title), "Its name"),
        column("parent", lambda unit: unit.parent, "Id of the unit it is part of"),
    )


def _contribution_columns(words: Words) -> tuple[Column[Contribution], ...]:
    return (
        column("municipality", lambda item: item.municipality, "Code of the municipality"),
        column("municipality_name", lambda item: words.municipality(item.municipality), "Its name"),
        column("population", lambda item: item.population, "Inhabitants", "integer"),
        column("population_date", lambda item: date(item.population_date), "On which day", "date"),
        column("share", lambda item: item.share, "Its share, in per cent", "decimal"),
        column("amount", lambda item: item.amount, "What it pays, euros", "decimal"),
        column("note", lambda item: words.text(item.note), "What else is to be said"),
        column("accepted", lambda item: words.accepted(item.accept), _ACCEPTED, is_list=True),
        sources_column(lambda item: item.sources),
    )


FINANCES: Table[FinanceLine] = Table(
    name="finances.csv",
    meaning="Lines of income and expenses; expenses are positive",
    rows=lambda year: year.finances,
    columns=_line_columns,
    key=("id",),
)
TOTALS: Table[_Total] = Table(
    name="finance_totals.csv",
    meaning="Totals of income and of expenses as the source states them",
    rows=_totals,
    columns=_total_columns,
    key=("kind",),
)
UNITS: Table[FinanceUnit] = Table(
    name="finance_units.csv",
    meaning="Units that lines of income and expenses belong to",
    rows=lambda year: year.finance_units,
    columns=_unit_columns,
    key=("id",),
)
CONTRIBUTIONS: Table[Contribution] = Table(
    name="contributions.csv",
    meaning="What municipalities pay of the common costs",
    rows=lambda year: year.contributions,
    columns=_contribution_columns,
)
