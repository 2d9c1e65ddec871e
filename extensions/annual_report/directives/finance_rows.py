"""The rows of a table of finances: sums of kinds and of units, the lines below them, the net.

A sum stands above what it is the sum of. It is known only when all of its parts are; where the
lines do not give it, the total that the source states stands in for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from annual_report.data.enums import FinanceKind
from annual_report.directives.tables import sum_known
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from annual_report.data.model import Figures, FinanceLine, FinanceTotals, FinanceUnit
    from annual_report.view import Page

TOTALS = {
    FinanceKind.INCOME: msgid("Total income"),
    FinanceKind.EXPENSES: msgid("Total expenses"),
}
NET = msgid("Net")


class Amounts(NamedTuple):
    """The amounts of a row in euros; ``None`` is not known."""

    budget: Decimal | None = None
    amendments: Decimal | None = None
    amended_budget: Decimal | None = None
    actual: Decimal | None = None
    previous: Decimal | None = None

    @property
    def deviation(self) -> Decimal | None:
        """Actual minus budget after amendments."""
        if self.actual is None or self.amended_budget is None:
            return None
        return self.actual - self.amended_budget

    @property
    def actual_pct(self) -> Decimal | None:
        """The actual amount in per cent of the budget; ``None`` of a budget of zero."""
        if self.actual is None or not self.amended_budget:
            return None
        return 100 * self.actual / self.amended_budget


def amounts_of(figures: Figures) -> Amounts:
    """Return the amounts of a line, or of a total as its source states it."""
    return Amounts(
        budget=figures.budget,
        amendments=figures.amendments,
        amended_budget=figures.final_budget,
        actual=figures.actual,
        previous=figures.previous,
    )


def sum_amounts(parts: Iterable[Amounts]) -> Amounts:
    """Return the sums of amounts, each known only when all of its parts are."""
    columns = list(zip(*parts, strict=True))
    return Amounts(*map(sum_known, columns)) if columns else Amounts()


def _difference(income: Amounts, expenses: Amounts) -> Amounts:
    return Amounts(
        *(
            None if plus is None or minus is None else plus - minus
            for plus, minus in zip(income, expenses, strict=True)
        )
    )


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row: a line, or the sum of a unit or of a kind, or the net.

    ``level`` is how deep it is below the sums it is part of; a total has its ``kind``, and
    ``stated`` tells that it has amounts that its source states and the lines do not give.
    """

    title: str
    role: Literal["line", "unit", "total", "net"]
    amounts: Amounts
    level: int = 0
    kind: FinanceKind | None = None
    line: FinanceLine | None = None
    stated: bool = False


def units_within(units: Sequence[FinanceUnit], chosen: Sequence[str]) -> list[FinanceUnit]:
    """Return the chosen units and the units within them."""
    inside = set(chosen)
    size = -1
    while size != len(inside):
        size = len(inside)
        inside |= {unit.id for unit in units if unit.parent in inside}
    return [unit for unit in units if unit.id in inside]


def rows_of(
    lines: Sequence[FinanceLine],
    units: Sequence[FinanceUnit],
    totals: FinanceTotals | None,
    page: Page,
    kinds: Sequence[FinanceKind],
) -> list[Row]:
    """Return the rows of lines: income, expenses, and the net of both.

    ``units`` are those to sum the lines by; ``totals`` those that the source states of them.
    """
    rows: list[Row] = []
    sums: dict[FinanceKind, Row] = {}
    for kind in FinanceKind:
        of_kind = [line for line in lines if line.kind is kind]
        stated = _stated(totals, kind)
        if kind not in kinds or not (of_kind or stated):
            continue
        sums[kind] = _total(kind, of_kind, stated, page)
        rows += [sums[kind], *_below(of_kind, units, page)]
    if len(sums) == len(FinanceKind):
        net = _difference(sums[FinanceKind.INCOME].amounts, sums[FinanceKind.EXPENSES].amounts)
        rows.append(Row(title=page.say(NET), role="net", amounts=net))
    return rows


def _stated(totals: FinanceTotals | None, kind: FinanceKind) -> Figures | None:
    if totals is None:
        return None
    return totals.income if kind is FinanceKind.INCOME else totals.expenses


def _total(
    kind: FinanceKind, lines: Sequence[FinanceLine], stated: Figures | None, page: Page
) -> Row:
    """Return the row of a kind: the sums of its lines, or else as its source states them."""
    counted = sum_amounts(map(amounts_of, lines))
    given = amounts_of(stated) if stated else Amounts()
    amounts = Amounts(
        *(b if a is None else a for a, b in zip(counted, given, strict=True)),
    )
    return Row(
        title=page.say(TOTALS[kind]),
        role="total",
        kind=kind,
        amounts=amounts,
        stated=amounts != counted,
    )


def _below(lines: Sequence[FinanceLine], units: Sequence[FinanceUnit], page: Page) -> Iterator[Row]:
    """Yield the units that have lines, each with its lines and the units within it, then others."""
    ids = {unit.id for unit in units}
    children: dict[str | None, list[FinanceUnit]] = {}
    for unit in units:
        children.setdefault(unit.parent if unit.parent in ids else None, []).append(unit)
    for unit in children.get(None, ()):
        yield from _unit(unit, lines, children, 1, page)
    for line in lines:
        if line.unit not in ids:
            yield _line(line, 1, page)


def _unit(
    unit: FinanceUnit,
    lines: Sequence[FinanceLine],
    children: Mapping[str | None, Sequence[FinanceUnit]],
    level: int,
    page: Page,
) -> Iterator[Row]:
    rows = [_line(line, level + 1, page) for line in lines if line.unit == unit.id]
    for child in children.get(unit.id, ()):
        rows += _unit(child, lines, children, level + 1, page)
    if rows:
        parts = [row.amounts for row in rows if row.line]
        yield Row(title=page.text(unit.title), role="unit", level=level, amounts=sum_amounts(parts))
        yield from rows


def _line(line: FinanceLine, level: int, page: Page) -> Row:
    return Row(
        title=page.text(line.title), role="line", level=level, line=line, amounts=amounts_of(line)
    )
