"""Which table a sheet holds, and which column each of its columns is.

Columns may be named by code names or by their labels in any language, in any order; case, spaces,
hyphens and underscores make no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annual_report.data.sheets.columns import INSTRUCTIONS, TABLES, Column, SheetTable
from annual_report.data.values import LANGUAGES
from annual_report.data.wording import nearest
from annual_report.i18n import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.reading import Sheet

_FIRST_ROWS = 20  # above the header there may be a title
_FEWEST = 2  # names that make a row a header: the id, and something that is told of it
_ALSO = {
    "objectives": {"name": "title", "objective": "title"},
    "projects": {"name": "name_as_reported", "funder_names": "funders"},
    "finances": {"name": "title"},
}
"""Other code names of columns, by those they stand for."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """The header of a sheet.

    ``columns`` are the known columns by their positions; ``unknown`` the other names, each with
    the known name that is near, if any; ``twice`` the positions of columns that are there already.
    """

    sheet: Sheet
    table: SheetTable
    row: int
    columns: Mapping[int, Column]
    unknown: Mapping[int, tuple[str, str | None]]
    twice: tuple[int, ...]


def header_of(sheet: Sheet, table: SheetTable | None = None) -> Header | None:
    """Return the header of a sheet, ``None`` where it has none of a table.

    ``table`` says which table it is; without it the sheet's name does, or else its columns.
    """
    table = table or table_named(sheet.name)
    best: tuple[int, int, SheetTable] | None = None
    for candidate in (table,) if table else TABLES.values():
        for at, row in enumerate(sheet.rows[:_FIRST_ROWS]):
            names = _names(candidate)
            known = {names[folded(cell)].name for cell in row if folded(cell) in names}
            count = len(known) if "id" in known else 0
            if count >= _FEWEST and (best is None or count > best[0]):
                best = count, at, candidate
    return _header(sheet, best[1], best[2]) if best else None


def names_known(row: Sequence[Cell]) -> int:
    """Return how many cells of a row are names of columns, of the table that has most of them."""
    return max(sum(folded(cell) in _names(table) for cell in row) for table in TABLES.values())


def folded(cell: Cell) -> str:
    """Return a name without what makes no difference."""
    text = cell if isinstance(cell, str) else ""
    return " ".join(re.sub(r"[\s_*:-]+", " ", text).split()).casefold()


def _header(sheet: Sheet, at: int, table: SheetTable) -> Header:
    names = _names(table)
    columns: dict[int, Column] = {}
    unknown: dict[int, tuple[str, str | None]] = {}
    twice: list[int] = []
    for position, cell in enumerate(sheet.rows[at]):
        if not folded(cell):
            continue
        column = names.get(folded(cell))
        if column is None:
            unknown[position] = (str(cell), _near(str(cell), table))
        elif column in columns.values():
            twice.append(position)
        else:
            columns[position] = column
    return Header(
        sheet=sheet, table=table, row=at, columns=columns, unknown=unknown, twice=tuple(twice)
    )


def _near(name: str, table: SheetTable) -> str | None:
    shown = [*(column.name for column in table.columns), *_labels(table)]
    return nearest(name, shown)


def _labels(table: SheetTable) -> list[str]:
    return [message(language, column.label) for column in table.columns for language in LANGUAGES]


@cache
def _names_of(name: str) -> dict[str, Column]:
    table = TABLES[name]
    names: dict[str, Column] = {}
    for column in table.columns:
        names.setdefault(folded(column.name), column)
    for column in table.columns:
        for language in LANGUAGES:
            names.setdefault(folded(message(language, column.label)), column)
    for other, column_name in _ALSO[name].items():
        names.setdefault(folded(other), table.column(column_name))
    return names


def _names(table: SheetTable) -> dict[str, Column]:
    return _names_of(table.name)


def table_named(name: str) -> SheetTable | None:
    """Return the table that the name of a sheet names, in any language."""
    for table in TABLES.values():
        words = {folded(table.name), *(folded(message(lang, table.label)) for lang in LANGUAGES)}
        if folded(name) in words:
            return table
    return None


def is_of_instructions(name: str) -> bool:
    """Return whether a sheet is the one of instructions, which holds no data."""
    return folded(name) in {folded(message(language, INSTRUCTIONS)) for language in LANGUAGES}
