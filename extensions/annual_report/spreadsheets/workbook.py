"""Writes tables of a year as one XLSX workbook, to be filled in by others and read back.

The same data gives the same bytes. Texts are written as strings, never as formulas.
"""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from annual_report.data.limits import MAX_CELL_CHARACTERS
from annual_report.data.sheets.columns import (
    INDICATORS,
    INSTRUCTIONS,
    LISTS,
    Column,
    Kind,
    SheetTable,
)
from annual_report.formatting import capitalized
from annual_report.i18n import message, msgid
from annual_report.spreadsheets.cells import Cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from annual_report.data.fields import Model
    from annual_report.data.model import Archive, Year
    from annual_report.data.sheets.cells import Cell

_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # a workbook knows no zones
_EMPTY_ROWS = 200  # rows below the last one that have the drop-down lists as well
_WIDTHS = {
    Kind.IDENTIFIER: 18,
    Kind.PLAIN: 18,
    Kind.TEXT: 32,
    Kind.TEXTS: 44,
    Kind.NUMBER: 12,
    Kind.MONEY: 14,
    Kind.DATE: 14,
    Kind.WORD: 22,
}
_WIDTH = 28
_LINE, _HIGHEST = 15, 405  # points: of a line of text, and of the highest row
_FORMATS = {
    Kind.NUMBER: {"num_format": "#,##0.##############"},
    Kind.MONEY: {"num_format": "#,##0.00"},
}
_HIDDEN = msgid("Lists")


class TooLongError(ValueError):
    """A text that no cell can hold: the table, the id of the item and the column."""

    def __init__(self, table: str, identifier: str, column: str) -> None:
        self.table, self.identifier, self.column = table, identifier, column
        super().__init__(f"{table}: {identifier}: {column}")


def workbook(archive: Archive, year: Year, tables: Sequence[SheetTable]) -> bytes:
    """Return the workbook. Raises :class:`TooLongError`."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(content, options)
    book.set_properties({"created": _MADE, "title": f"{year.year}"})
    _Writer(book, archive, year).write(tables)
    book.close()
    return content.getvalue()


def rows_of(table: SheetTable, year: Year) -> Iterator[tuple[Model, Model | None, bool]]:
    """Yield the item of each row, its indicator, and whether the row is the item's first."""
    for item in getattr(year, table.name):
        indicators = getattr(item, INDICATORS, ()) or (None,)
        for position, indicator in enumerate(indicators):
            yield item, indicator, position == 0


def _lines(cell: Cell, column: Column) -> int:
    """Return how many lines a cell takes: not every program makes room for wrapped texts."""
    width = _WIDTHS.get(column.kind, _WIDTH) - 4  # words break before the edge
    text = cell if isinstance(cell, str) else ""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


class _Writer:
    def __init__(self, book: Workbook, archive: Archive, year: Year) -> None:
        self._book = book
        self._year = year
        self._cells = Cells(archive, year)
        text = {"text_wrap": True, "valign": "top", "num_format": "@"}
        kinds: dict[Kind, dict[str, Any]] = {kind: text | _FORMATS.get(kind, {}) for kind in Kind}
        self._formats = {kind: book.add_format(made) for kind, made in kinds.items()}
        self._day = book.add_format(text | {"num_format": "d.m.yyyy"})
        self._header = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1}
        )
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def write(self, tables: Sequence[SheetTable]) -> None:
        """Write a sheet for each table, the instructions, and the hidden sheet of lists."""
        sheets = [self._book.add_worksheet(self._say(table.label)) for table in tables]
        guide = self._book.add_worksheet(self._say(INSTRUCTIONS))
        lists = self._book.add_worksheet(self._say(_HIDDEN))
        lists.hide()
        ranges: dict[tuple[str, ...], str] = {}
        for table, sheet in zip(tables, sheets, strict=True):
            last = self._table(table, sheet) + _EMPTY_ROWS
            for at, column in enumerate(table.columns):
                words = tuple(self._cells.choices(column, self._year.year))
                if words:
                    if words not in ranges:
                        ranges[words] = self._list(lists, len(ranges), words)
                    self._offer(sheet, (at, last), column, ranges[words])
        self._instructions(guide)

    def _say(self, text: str) -> str:
        return message(self._cells.language, text)

    def _table(self, table: SheetTable, sheet: Worksheet) -> int:
        """Write the header and the rows, and return the last one."""
        sheet.freeze_panes(1, 2)
        sheet.set_row(0, 3 * _LINE)  # labels of narrow columns are wrapped
        note = self._say(msgid("The id tells which item the row is of: do not change it."))
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _WIDTHS.get(column.kind, _WIDTH), self._formats[column.kind])
            sheet.write_string(0, at, self._say(column.label), self._header)
        sheet.write_comment(0, 0, note, {"x_scale": 2})
        last = 0
        for last, (item, indicator, is_first) in enumerate(rows_of(table, self._year), 1):
            lines = 1
            for at, column in enumerate(table.columns):
                if column.is_of_indicator:
                    cell = self._cells.shown(column, indicator)
                elif is_first or at == 0:
                    cell = self._cells.shown(column, item)
                else:
                    cell = None
                if isinstance(cell, str) and len(cell) > MAX_CELL_CHARACTERS:
                    identifier = str(getattr(item, "id", ""))
                    raise TooLongError(table.name, identifier, column.name)
                self._cell(sheet, last, at, column, cell)
                lines = max(lines, _lines(cell, column))
            sheet.set_row(last, min(lines * _LINE, _HIGHEST))
        sheet.data_validation(
            1,
            0,
            last + _EMPTY_ROWS,
            0,
            {
                "validate": "any",
                "input_title": self._say(table.columns[0].label),
                "input_message": note,
            },
        )
        sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
        return last

    def _cell(self, sheet: Worksheet, row: int, at: int, column: Column, cell: Cell) -> None:
        if isinstance(cell, Decimal):
            sheet.write_number(row, at, float(cell), self._formats[column.kind])
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, at, dt.datetime.combine(cell, dt.time()), self._day)
        elif cell is not None:
            sheet.write_string(row, at, cell, self._formats[column.kind])

    def _list(self, lists: Worksheet, at: int, words: Iterable[str]) -> str:
        last = 0
        for last, word in enumerate(words, 1):
            lists.write_string(last - 1, at, word)
        name = xl_col_to_name(at, col_abs=True)
        sheet = lists.get_name().replace("'", "''")
        return f"='{sheet}'!{name}$1:{name}${last}"

    def _offer(self, sheet: Worksheet, place: tuple[int, int], column: Column, source: str) -> None:
        at, last = place
        several = column.kind in LISTS
        text = self._say(msgid("Choose a word of the list."))
        if several:
            text = self._say(msgid("Choose one of the list, or write several with semicolons."))
        sheet.data_validation(
            1,
            at,
            last,
            at,
            {
                "validate": "list",
                "source": source,
                "input_message": text,
                "error_message": text,
                "error_type": "information" if several else "stop",
            },
        )

    def _instructions(self, sheet: Worksheet) -> None:
        sheet.set_column(0, 0, 90, self._wrapped)
        sentences = (
            msgid(
                "Fill in the cells, and leave empty what is not known: an empty cell changes "
                "nothing."
            ),
            msgid(
                "Add a new item on a new row with an id of its own; an objective with several "
                "indicators has a row for each, with the same id."
            ),
            msgid("Save the file as XLSX or ODS and send it back as it is."),
        )
        for row, text in enumerate(sentences):
            sheet.write_string(row, 0, capitalized(self._say(text)), self._wrapped)
