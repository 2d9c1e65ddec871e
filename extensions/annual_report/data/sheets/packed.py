"""Looks into a packed spreadsheet (XLSX, ODS) before it is read: what would do harm is refused.

Readers of spreadsheets make room for every cell up to the last, so one cell in the last corner of
a sheet could take all memory. Here the XML is gone through in pieces, and nothing is kept but the
places of formulas that gave no value: those readers take them for empty cells.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from annual_report.data.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES
from annual_report.data.sheets.cells import Broken
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO, Any

BrokenCells: TypeAlias = "Mapping[tuple[int, int], Broken]"
"""The cells of a sheet whose formulas gave no value, by row and column (from zero)."""

_CHUNK = 65_536
_ENCRYPTED_FLAG = 0x1
_PLACE = re.compile(r"([A-Z]{1,7})?([0-9]{1,9})?")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_VALUES = frozenset({"value", "date-value", "string-value", "boolean-value"})
_LONGEST = 200  # characters of a cell that are looked at
_PASSWORD = msgid("the file is protected with a password; save it without one")
_ODD = msgid("the file is not a spreadsheet that can be read; save it again as XLSX or ODS")


class RefusedError(Exception):
    """A file that is not read: the message id, and what it is filled with."""

    def __init__(self, text: str, **values: Any) -> None:
        self.text, self.values = text, values
        super().__init__(text)


def check_packed(data: bytes) -> dict[str, BrokenCells]:
    """Return the cells whose formulas gave no value, by the names of the sheets.

    Raises :class:`RefusedError` where a packed spreadsheet is odd, locked or over the limits.
    """
    places = _Places()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
                raise RefusedError(_PASSWORD)
            if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise RefusedError(
                    msgid("the file unpacks to more than {count} bytes"), count=MAX_UNPACKED_BYTES
                )
            names = {member.filename for member in members}
            if not {"xl/workbook.xml", "content.xml"} & names:
                raise RefusedError(_ODD)
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(member) as file:
                        _go_through(file, places, member.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError) as error:
        raise RefusedError(_ODD) from error
    except (NotImplementedError, RuntimeError, ValueError, OverflowError, LookupError) as error:
        raise RefusedError(_ODD) from error
    return places.broken_by_sheet()


def _go_through(file: IO[bytes], places: _Places, name: str) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    places.begin(name)
    parser.StartElementHandler = places.start
    parser.EndElementHandler = places.end
    parser.CharacterDataHandler = places.text
    parser.StartDoctypeDeclHandler = _refuse
    while chunk := file.read(_CHUNK):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
    parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords


def _refuse(*_arguments: object) -> None:
    raise RefusedError(_ODD)


class _Places:
    """Follows where cells are; raises :class:`RefusedError` behind the last row and column.

    Notes the cells that a formula left without a value.
    """

    def __init__(self) -> None:
        self._member = self._table = ""
        self._row = self._column = 0  # of XLSX: the last that there was
        self._ods_row = self._ods_column = 0
        self._rows_repeated = self._columns_repeated = 1
        self._in_cell = self._in_value = self._is_formula = self._is_error = False
        self._has_value = False
        self._text = ""
        self._filled = 0
        self._broken: dict[str, dict[tuple[int, int], Broken]] = {}
        self._names: list[tuple[str, str]] = []  # of XLSX: the sheets, and the ids of their parts
        self._parts: dict[str, str] = {}  # of XLSX: the parts by their ids

    def begin(self, member: str) -> None:
        """Take the start of a part of the file."""
        self._member = member
        self._row = self._column = 0
        self._in_cell = self._in_value = False

    def broken_by_sheet(self) -> dict[str, BrokenCells]:
        """Return the cells without a value by the names of their sheets."""
        found: dict[str, BrokenCells] = {**self._broken}
        for name, identifier in self._names:
            if part := self._parts.get(identifier):
                found[name] = self._broken.get(part, {})
        return found

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        space, _, local = name.rpartition(" ")
        if "spreadsheetml" in space:
            self._xlsx(local, attributes)
        elif local == "Relationship" and self._member == _RELATIONS:
            part = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self._parts[attributes.get("Id", "")] = part.lstrip("/")
        elif "opendocument" in space or "openoffice" in space:
            if local == "encryption-data":
                raise RefusedError(_PASSWORD)
            self._ods(local, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        local = name.rpartition(" ")[2]
        match local:
            case "v" | "t":
                self._in_value = False
            case "annotation":
                self._in_value = self._in_cell
            case "c" if self._in_cell:
                self._end_of_cell(self._member, (self._row, 1), (self._column, 1))
            case "table-cell" | "covered-table-cell":
                rows, columns = self._rows_repeated, self._columns_repeated
                at = (self._ods_row + 1, rows), (self._ods_column + 1, columns)
                self._end_of_cell(self._table, *at)
                self._ods_column += columns
            case "table-row":
                self._ods_row += self._rows_repeated
            case _:
                pass

    def text(self, text: str) -> None:
        """Take text: a cell with text is not empty."""
        if self._in_cell and self._in_value and len(self._text) < _LONGEST:
            self._text += text

    def _xlsx(self, local: str, attributes: Mapping[str, str]) -> None:
        match local:
            case "row" | "c":
                self._xlsx_place(local, attributes.get("r", ""))
                self._in_cell = local == "c"
                kind = attributes.get("t", "n")
                self._begin_cell(is_error=kind == "e", has_value=kind == "str")
            case "f":
                self._is_formula = True
            case "v" | "t":
                self._in_value = True
            case "sheet":
                identifiers = [v for k, v in attributes.items() if k.endswith("relationships id")]
                self._names.append((attributes.get("name", ""), "".join(identifiers)))
            case _:
                pass

    def _xlsx_place(self, local: str, reference: str) -> None:
        found = _PLACE.fullmatch(reference.upper())
        if found is None:
            raise RefusedError(_ODD)
        letters, digits = found.groups()
        if local == "row":
            self._row, self._column = int(digits or self._row + 1), 0
        else:
            self._column = _number(letters) if letters else self._column + 1
            self._row = int(digits or self._row)
            _check(self._row, self._column)

    def _ods(self, local: str, attributes: Mapping[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "table":
            self._ods_row = 0
            self._table = plain.get("name", "")
        elif local == "table-row":
            self._ods_column = 0
            self._rows_repeated = int(plain.get("number-rows-repeated", "1"))
        elif local in {"table-cell", "covered-table-cell"}:
            self._columns_repeated = int(plain.get("number-columns-repeated", "1"))
            self._in_cell = self._in_value = True
            kinds = [v for k, v in attributes.items() if k.endswith(" value-type")]
            has_value = bool(kinds) or not _VALUES.isdisjoint(plain)
            self._begin_cell(is_error="error" in kinds, has_value=has_value)
            self._is_formula = "formula" in plain
        elif local == "annotation":
            self._in_value = False

    def _begin_cell(self, *, is_error: bool, has_value: bool) -> None:
        self._is_error, self._has_value = is_error, has_value
        self._is_formula, self._text = False, ""

    def _end_of_cell(self, sheet: str, row: tuple[int, int], column: tuple[int, int]) -> None:
        """Take the end of a cell: its sheet, its first row and column with how many there are."""
        self._in_cell = False
        text = self._text.strip()
        if not (text or self._has_value or self._is_formula or self._is_error):
            return
        last = row[0] + row[1] - 1, column[0] + column[1] - 1
        _check(*last)
        self._filled += row[1] * column[1]
        if self._filled > MAX_CELLS:
            raise RefusedError(msgid("the file has more than {count} cells"), count=MAX_CELLS)
        if self._is_error:
            broken = Broken(text or "#")
        elif self._is_formula and not (text or self._has_value):
            broken = Broken("")
        else:
            return
        cells = self._broken.setdefault(sheet, {})
        for at_row in range(row[0] - 1, last[0]):
            for at_column in range(column[0] - 1, last[1]):
                cells[at_row, at_column] = broken


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _check(row: int, column: int) -> None:
    if row > MAX_ROWS:
        raise RefusedError(msgid("a sheet has more than {count} rows"), count=MAX_ROWS)
    if column > MAX_COLUMNS:
        raise RefusedError(msgid("a sheet has more than {count} columns"), count=MAX_COLUMNS)
