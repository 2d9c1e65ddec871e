"""Gathers the rows of a sheet into items: those of one id are one item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from annual_report.i18n import msgid
from annual_report.spreadsheets.cells import same, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.spreadsheets.cells import Cell
    from annual_report.spreadsheets.columns import Column
    from annual_report.spreadsheets.headers import Header

OTHER_VALUE = msgid("{found} is not what row {row} says of the same item")
NO_ID = msgid("the row has no id; give it one")


class Placed(NamedTuple):
    """A cell that is not empty, and where it is (from zero)."""

    cell: Cell
    row: int
    column: int


@dataclass(kw_only=True)
class Group:
    """The rows of one item: its cells, and those of each indicator, by columns."""

    identifier: str
    place: Placed
    cells: dict[Column, Placed] = field(default_factory=dict)
    indicators: list[dict[Column, Placed]] = field(default_factory=list)


class RowFault(NamedTuple):
    """What is wrong with a row: where, of which field, the message id and what fills it."""

    place: Placed
    field: str
    text: str
    values: dict[str, Any]


def groups_of(header: Header) -> tuple[list[Group], list[RowFault]]:
    """Return the items of a sheet in their order, and what is wrong with their rows.

    A row without an id goes on with the item above if it tells of an indicator only.
    """
    found: dict[str, Group] = {}
    faults: list[RowFault] = []
    last: Group | None = None
    for number, cells in _rows(header):
        by_name = {column.name: column for column in cells}
        of_item = {c: p for c, p in cells.items() if not c.is_of_indicator}
        of_indicator = {c: p for c, p in cells.items() if c.is_of_indicator}
        if "id" in by_name:
            place = cells[by_name["id"]]
            identifier = written(place.cell)
            last = found.setdefault(
                identifier.casefold(), Group(identifier=identifier, place=place)
            )
        elif of_item or last is None:
            column = next(at for at, item in header.columns.items() if item.name == "id")
            faults.append(RowFault(Placed(None, number, column), "id", NO_ID, {}))
            continue
        for column_, placed in of_item.items():
            first = last.cells.setdefault(column_, placed)
            if column_.name != "id" and not same(first.cell, placed.cell):
                values: dict[str, Any] = {"found": written(placed.cell), "row": first.row + 1}
                faults.append(RowFault(placed, column_.name, OTHER_VALUE, values))
        if of_indicator:
            last.indicators.append(of_indicator)
    return list(found.values()), faults


def _rows(header: Header) -> Iterator[tuple[int, dict[Column, Placed]]]:
    """Yield the rows below the header that hold something in a known column."""
    for number, row in enumerate(header.sheet.rows[header.row + 1 :], header.row + 1):
        cells = {
            column: Placed(row[at], number, at)
            for at, column in header.columns.items()
            if at < len(row) and written(row[at])
        }
        if cells:
            yield number, cells
