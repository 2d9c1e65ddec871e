"""Reads a table that stands in place of a YAML file, with where everything in it is.

``data/objectives.csv`` (or ``.xlsx``, ``.ods``) holds what the list ``objectives`` of
``data/objectives.yaml`` would. Texts are in the language of the report. What a file has besides
its list (units and shares of the finances, the assessment of the objectives) stays in YAML.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.sheets.cells import CellReader, folded_word, written
from annual_report.data.sheets.columns import INDICATORS, TABLES, SheetTable
from annual_report.data.sheets.groups import AGAIN, groups_of
from annual_report.data.sheets.headers import (
    header_of,
    is_of_instructions,
    names_known,
    table_named,
)
from annual_report.data.sheets.packed import RefusedError
from annual_report.data.sheets.reading import read_spreadsheet
from annual_report.data.tree import Tree, located
from annual_report.data.wording import meant, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annual_report.data.references import Context
    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.columns import Column
    from annual_report.data.sheets.groups import Group, Placed
    from annual_report.data.sheets.headers import Header
    from annual_report.data.sheets.reading import Sheet
    from annual_report.data.tree import PathParts


@dataclass(slots=True)
class TableRead:
    """What reading a table gave.

    ``tree`` is ``None`` where no table was found. ``faults`` are those of the file and its
    header; ``of_items`` those of items that cannot be as they are, with the paths of these.
    """

    tree: Tree | None = None
    faults: list[Fault] = field(default_factory=list)
    of_items: list[tuple[PathParts, Fault]] = field(default_factory=list)


def table_of(file: str) -> SheetTable | None:
    """Return the table of a data file, by the file's name: ``objectives.yaml``."""
    return next((table for table in TABLES.values() if table.file == file), None)


def unit_words(value: Any) -> dict[str, str]:
    """Return the ids of units by what names them; ``value`` is what ``finances.yaml`` holds."""
    units = value.get("finance_units") if isinstance(value, dict) else None
    known = [unit for unit in units if isinstance(unit, dict)] if isinstance(units, list) else []
    words: dict[str, str] = {}
    for unit in known:
        title = unit.get("title")
        for text in title.values() if isinstance(title, dict) else (title,):
            if isinstance(text, str):
                words.setdefault(folded_word(text), str(unit.get("id")))
    return words | {folded_word(str(unit.get("id"))): str(unit.get("id")) for unit in known}


def read_table(
    data: bytes, file: str, table: SheetTable, context: Context, units: Mapping[str, str]
) -> TableRead:
    """Read a table; ``file`` is how it is named in faults, ``units`` as of :func:`unit_words`."""
    return _Reader(file, table, CellReader(context, units)).read(data)


class _Reader:
    def __init__(self, file: str, table: SheetTable, cells: CellReader) -> None:
        self._file, self._table, self._cells = file, table, cells
        self._read = TableRead()
        self._is_alone = True

    def read(self, data: bytes) -> TableRead:
        """Return what the bytes of a file hold."""
        try:
            book = read_spreadsheet(data, names_known)
        except RefusedError as refused:
            kind = FaultKind.LIMIT if "count" in refused.values else FaultKind.SYNTAX
            self._tell(kind, 1, "", Message(refused.text, **refused.values))
            return self._read
        if book.note:
            self._tell(
                FaultKind.SYNTAX,
                1,
                "",
                Message("{note}; save it as UTF-8", note=Message(book.note)),
            )
        sheets = [
            sheet for sheet in book.sheets if any(sheet.rows) and not is_of_instructions(sheet.name)
        ]
        self._is_alone = len(sheets) <= 1
        header = self._header(sheets)
        if header is not None:
            self._look_at(header)
            self._items(header)
        return self._read

    def _tell(self, kind: FaultKind, line: int, place: str, message: Message) -> None:
        fault = Fault(kind=kind, file=self._file, line=line, path=place, message=message)
        self._read.faults.append(fault)

    def _in_sheet(self, sheet: Sheet, column: Cell = None) -> str:
        """Return where something is: the sheet, where there are several, and the column."""
        parts = [] if self._is_alone else [Message("sheet {name}", name=quoted(sheet.name))]
        if column is not None:
            parts.append(Message("column {name}", name=quoted(column)))
        return joined(parts)

    def _header(self, sheets: Sequence[Sheet]) -> Header | None:
        """Return the header of the table. A sheet of another table, or a second one, is told."""
        found: Header | None = None
        for sheet in sheets:
            named = table_named(sheet.name)
            if named is not None and named is not self._table:
                text = msgid("this is the table {table}; it belongs into a file of its own")
                message = Message(text, table=named.name)
                self._tell(FaultKind.VALUE, 1, self._in_sheet(sheet), message)
                continue
            header = header_of(sheet, self._table)
            if header is None:
                continue
            if found is not None:
                text = msgid("the table is in the sheet {other} already; keep one")
                message = Message(text, other=quoted(found.sheet.name))
                self._tell(FaultKind.DUPLICATE, header.row + 1, self._in_sheet(sheet), message)
                continue
            found = header
        if found is None:
            first = ", ".join(column.name for column in self._table.columns[:3])
            text = msgid("no row has the names of the columns ({names}, …); the id is needed")
            message = Message(text, names=first)
            self._tell(FaultKind.MISSING, 1, "", message)
        return found

    def _look_at(self, header: Header) -> None:
        """Tell of columns that are not known, are there twice, or have no name."""
        sheet, row = header.sheet, header.row + 1
        for name, near in header.unknown.values():
            hint = meant(near) if near else Message("; remove it")
            message = Message("{word} is not a column{hint}", word=quoted(name), hint=hint)
            self._tell(FaultKind.UNKNOWN_FIELD, row, self._in_sheet(sheet), message)
        for at in header.twice:
            place = self._in_sheet(sheet, sheet.rows[header.row][at])
            message = Message("the column is there twice; remove one")
            self._tell(FaultKind.DUPLICATE, row, place, message)
        named = {*header.columns, *header.unknown, *header.twice}
        nameless: dict[int, int] = {}
        for number, cells in enumerate(sheet.rows[row:], row):
            for at, cell in enumerate(cells):
                if at not in named and written(cell):
                    nameless.setdefault(at, number)
        for at, number in nameless.items():
            place = sheet.place(number, at).rpartition("!")[2]
            text = msgid("the cell {cell} is in a column without a name; name the column")
            message = Message(text, cell=place)
            self._tell(FaultKind.UNKNOWN_FIELD, number + 1, self._in_sheet(sheet), message)

    def _items(self, header: Header) -> None:
        """Make the tree of the items, and tell what is wrong with rows."""
        groups, row_faults = groups_of(header, is_whole=True)
        lines: dict[PathParts, int] = {}
        name = self._table.name
        items = [self._item(group, (name, at), lines) for at, group in enumerate(groups)]
        columns: dict[PathParts, str] = {
            column.path: self._in_sheet(header.sheet, header.sheet.rows[header.row][at])
            for at, column in header.columns.items()
        }
        root = located({name: items}, lines, header.row + 1)
        self._read.tree = tree = Tree(self._file, root, columns)
        places = {id(group): at for at, group in enumerate(groups)}
        for found in row_faults:
            values = {
                key: quoted(value) if isinstance(value, str) else value
                for key, value in found.values.items()
            }
            path = found.column.path
            message = Message(found.text, **values)
            kind = FaultKind.DUPLICATE if found.text == AGAIN else FaultKind.VALUE
            fault = tree.fault(kind, (name, *path), message)
            fault = replace(fault, line=found.place.row + 1)
            if found.group is None:
                self._read.faults.append(fault)
            else:
                self._read.of_items.append(((name, places[id(found.group)]), fault))

    def _item(self, group: Group, path: PathParts, lines: dict[PathParts, int]) -> dict[str, Any]:
        """Return the fields of an item, and note their rows."""
        item: dict[str, Any] = {}
        lines[path] = group.place.row + 1
        self._put(item, path, group.cells, lines)
        for at, row in enumerate(group.indicators):
            indicators = item.setdefault(INDICATORS, [])
            indicators.append({})
            inner = (*path, INDICATORS, at)
            lines[inner] = next(iter(row.values())).row + 1
            self._put(indicators[at], inner, row, lines)
        return item

    def _put(
        self,
        fields: dict[str, Any],
        path: PathParts,
        cells: Mapping[Column, Placed],
        lines: dict[PathParts, int],
    ) -> None:
        for column, placed in cells.items():
            *outer, name = column.field
            into = fields
            for part in outer:
                into = into.setdefault(part, {})
            into[name] = self._cells.raw(column, placed.cell)
            lines[*path, *column.field] = placed.row + 1
