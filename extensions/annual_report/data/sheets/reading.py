"""Reads the sheets of a spreadsheet: XLSX and ODS by python-calamine, CSV by the standard library.

Formulas are not worked out: the value that was saved with them counts, and one without a value is
told. Macros are never looked at.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annual_report.data.limits import (
    MAX_CELL_CHARACTERS,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_DIGITS,
    MAX_ROWS,
    MAX_SHEET_BYTES,
    MAX_SHEETS,
)
from annual_report.data.sheets.cells import Broken
from annual_report.data.sheets.packed import RefusedError, check_packed
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.packed import BrokenCells

SUFFIXES = (".xlsx", ".ods", ".csv")
"""The endings of files that are read."""

ERRORS = frozenset(
    {
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#JAKO/0!",
        "#PUUTTUU!",
        "#NIMI?",
        "#TYHJÄ!",
        "#LUKU!",
        "#VIITTAUS!",
        "#ARVO!",
        "#DIVISION/0!",
        "#SAKNAS!",
        "#NAMN?",
        "#SKÄRNING!",
        "#OGILTIGT!",
        "#REFERENS!",
        "#VÄRDEFEL!",
    }
)
"""What a formula's error looks like as text: in English, Finnish and Swedish programs."""

_ERROR_NUMBER = re.compile(r"(?:Err|Virhe|Fel):[0-9]{3}")  # of LibreOffice
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of old .xls, and of what has a password
_DELIMITERS = ";,\t"
_FIRST_ROWS = 20
_HARMLESS = re.compile(r"^'(?=\s*[=+\-@])")  # an apostrophe that keeps a text from being a formula


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet: its name (``""`` of a CSV file), its rows from the first, its cells from A."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, row: int, column: int) -> str:
        """Return where a cell is (both count from zero): ``Tavoitteet!C7``."""
        letters, number = "", column + 1
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{self.name}!{letters}{row + 1}" if self.name else f"{letters}{row + 1}"


@dataclass(frozen=True, kw_only=True)
class Spreadsheet:
    """The sheets that can be seen, and what is told of reading them (a message id)."""

    sheets: tuple[Sheet, ...]
    note: str = ""


def read_spreadsheet(data: bytes, names_known: Callable[[Sequence[Cell]], int]) -> Spreadsheet:
    """Read a file, whatever its name says it is.

    ``names_known`` tells how many cells of a row are names of columns: of CSV the separator is
    what gives most of them. Raises :class:`RefusedError`.
    """
    if len(data) > MAX_SHEET_BYTES:
        raise RefusedError(msgid("the file is larger than {count} bytes"), count=MAX_SHEET_BYTES)
    if data.startswith(_COMPOUND):
        raise RefusedError(
            msgid(
                "the file is protected with a password, or is of an old kind; save it as XLSX or "
                "ODS without a password"
            )
        )
    if data.startswith(_ZIP):
        return Spreadsheet(sheets=_sheets(data, check_packed(data)))
    return _csv(data, names_known)


def _sheets(data: bytes, broken: Mapping[str, BrokenCells]) -> tuple[Sheet, ...]:
    from python_calamine import (  # noqa: PLC0415 - CSV needs none of it
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    odd = RefusedError(
        msgid("the file is not a spreadsheet that can be read; save it again as XLSX or ODS")
    )
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            seen = [
                item.name
                for item in book.sheets_metadata
                if item.visible is SheetVisibleEnum.Visible and item.typ is SheetTypeEnum.WorkSheet
            ]
            if len(seen) <= MAX_SHEETS:
                return tuple(
                    _sheet(
                        name,
                        book.get_sheet_by_name(name).to_python(skip_empty_area=False),
                        broken.get(name, {}),
                    )
                    for name in seen
                )
    except (CalamineError, OSError, ValueError) as error:
        raise odd from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of Rust, not an Exception
            raise odd from error
        raise
    raise RefusedError(msgid("the file has more than {count} sheets"), count=MAX_SHEETS)


def _sheet(name: str, rows: Sequence[Sequence[Any]], broken: BrokenCells) -> Sheet:
    if len(rows) > MAX_ROWS:
        raise RefusedError(msgid("a sheet has more than {count} rows"), count=MAX_ROWS)
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise RefusedError(msgid("a sheet has more than {count} columns"), count=MAX_COLUMNS)
    if sum(len(row) for row in rows) > MAX_CELLS:
        raise RefusedError(msgid("a sheet has more than {count} cells"), count=MAX_CELLS)
    cells = [[_cell(cell) for cell in row] for row in rows]
    for (row, column), cell in broken.items():  # a reader may take what is empty as not there
        cells += [[] for _ in range(row + 1 - len(cells))]
        cells[row] += [None] * (column + 1 - len(cells[row]))
        cells[row][column] = cell
    return Sheet(name=name, rows=tuple(_without_end(row) for row in cells))


def _without_end(row: list[Cell]) -> tuple[Cell, ...]:
    """Return a row without the empty cells at its end."""
    count = next((at for at in range(len(row), 0, -1) if row[at - 1] is not None), 0)
    return tuple(row[:count])


def _cell(value: Any) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return _number(value)
    text = str(value)
    if len(text) > MAX_CELL_CHARACTERS:
        raise RefusedError(
            msgid("a cell has more than {count} characters"), count=MAX_CELL_CHARACTERS
        )
    if text.strip() in ERRORS or _ERROR_NUMBER.fullmatch(text.strip()):
        return Broken(text.strip())
    return text if text.strip() else None


def _number(value: float) -> Cell:
    """Return the number that was written: a file holds at most 15 digits exactly."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - so is NaN known
        return str(value)
    number = Decimal(f"{value:.{MAX_DIGITS}g}")
    return Decimal(int(number)) if number == number.to_integral_value() else number


def _csv(data: bytes, names_known: Callable[[Sequence[Cell]], int]) -> Spreadsheet:
    text, note = _decoded(data)
    found: tuple[int, int] = (-1, -1)
    chosen = _DELIMITERS[0]
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter, _FIRST_ROWS)
        rank = max((names_known(row), len(row)) for row in rows) if rows else (0, 0)
        if rank > found:
            found, chosen = rank, delimiter
    sheet = _sheet("", _rows(text, chosen, MAX_ROWS + 1), {})
    return Spreadsheet(sheets=(sheet,), note=note)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, note = "utf-16", ""
    else:
        encoding, note = "utf-8-sig", ""
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            encoding = "cp1252"
            note = msgid(
                "the file is not UTF-8; it was read as Windows-1252: look at the letters with dots"
            )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise RefusedError(
            msgid("the file is not a spreadsheet that can be read; save it again as XLSX or ODS")
        )
    return text, note


def _rows(text: str, delimiter: str, most: int) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for row in reader:
            rows.append([_HARMLESS.sub("", cell, count=1) for cell in row])
            if len(rows) >= most:
                break
    except csv.Error as error:
        raise RefusedError(
            msgid("the file is not a table of comma-separated values; save it again as CSV")
        ) from error
    return rows
