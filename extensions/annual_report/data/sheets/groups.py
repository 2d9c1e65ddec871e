"""Gathers the rows of a sheet into items: those of one id are one item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from annual_report.data.sheets.cells import Broken, same, written
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.columns import Column
    from annual_report.data.sheets.headers import Header

OTHER_VALUE = msgid("{found} is not what row {row} says of the same item")
AGAIN = msgid("{found} is already the id of row {row}")
ERROR = msgid("{found} is the error of a formula; correct the formula, or write the value")
NO_VALUE = msgid(
    "the formula has no value; save the file in a spreadsheet program, or write the value"
)
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
    """What is wrong with a row: where, in which column, the message id and what fills it.

    ``group`` is the item that cannot be as it is for that; ``None`` where the row is left out.
    """

    place: Placed
    column: Column
    text: str
    values: dict[str, Any]
    group: Group | None = None


def groups_of(header: Header, *, is_whole: bool = False) -> tuple[list[Group], list[RowFault]]:
    """Return the items of a sheet in their order, and what is wrong with their rows.

    A row without an id goes on with the item above if it tells of an indicator only. With
    ``is_whole`` the sheet is all there is: an id that is there again, without an indicator, is a
    fault.
    """
    found: dict[str, Group] = {}
    faults: list[RowFault] = []
    last: Group | None = None
    column_of_id = next(column for column in header.columns.values() if column.name == "id")
    for number, cells in _rows(header):
        broken = {c: p for c, p in cells.items() if isinstance(p.cell, Broken)}
        of_item = {c: p for c, p in cells.items() if not c.is_of_indicator and c not in broken}
        of_indicator = {c: p for c, p in cells.items() if c.is_of_indicator and c not in broken}
        if column_of_id in of_item:
            place = of_item[column_of_id]
            identifier = written(place.cell)
            known = found.get(identifier.casefold())
            if is_whole and known is not None and not any(c.is_of_indicator for c in cells):
                told = {"found": identifier, "row": known.place.row + 1}
                faults.append(RowFault(place, column_of_id, AGAIN, told))
                continue
            last = found.setdefault(
                identifier.casefold(), Group(identifier=identifier, place=place)
            )
        elif of_item or last is None or column_of_id in broken:
            if column_of_id not in broken:
                at = next(at for at, column in header.columns.items() if column is column_of_id)
                faults.append(RowFault(Placed(None, number, at), column_of_id, NO_ID, {}))
            faults += _broken(broken, None)
            continue
        faults += _broken(broken, last)
        for column, placed in of_item.items():
            first = last.cells.setdefault(column, placed)
            if column is not column_of_id and not same(first.cell, placed.cell):
                values: dict[str, Any] = {"found": written(placed.cell), "row": first.row + 1}
                faults.append(RowFault(placed, column, OTHER_VALUE, values, last))
        if of_indicator:
            last.indicators.append(of_indicator)
    return list(found.values()), faults


def _broken(cells: Mapping[Column, Placed], group: Group | None) -> Iterator[RowFault]:
    """Yield the faults of cells whose formulas gave no value."""
    for column, placed in cells.items():
        error = placed.cell.error if isinstance(placed.cell, Broken) else ""
        text = ERROR if error else NO_VALUE
        yield RowFault(placed, column, text, {"found": error} if error else {}, group)


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
