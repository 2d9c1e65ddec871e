"""Looks into a packed spreadsheet (XLSX, ODS) before it is read: what would do harm is refused.

Readers of spreadsheets make room for every cell up to the last, so one cell in the last corner of
a sheet could take all memory. Here the XML is gone through in pieces, and nothing is kept.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from annual_report.data.limits import MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED_BYTES
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO, Any

_CHUNK = 65_536
_ENCRYPTED_FLAG = 0x1
_PLACE = re.compile(r"([A-Z]{1,7})?([0-9]{1,9})?")
_PASSWORD = msgid("the file is protected with a password; save it without one")
_ODD = msgid("the file is not a spreadsheet that can be read; save it again as XLSX or ODS")


class RefusedError(Exception):
    """A file that is not read: the message id, and what it is filled with."""

    def __init__(self, text: str, **values: Any) -> None:
        self.text, self.values = text, values
        super().__init__(text)


def check_packed(data: bytes) -> None:
    """Raise :class:`RefusedError` where a packed spreadsheet is odd, locked or over the limits."""
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
                        _go_through(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError) as error:
        raise RefusedError(_ODD) from error
    except (NotImplementedError, RuntimeError, ValueError, OverflowError, LookupError) as error:
        raise RefusedError(_ODD) from error


def _go_through(file: IO[bytes]) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    places = _Places()
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
    """Follows where cells are; raises :class:`RefusedError` behind the last row and column."""

    def __init__(self) -> None:
        self._row = self._column = 0  # of XLSX: the last that there was
        self._ods_row = self._ods_column = 0
        self._rows_repeated = self._columns_repeated = 1
        self._in_cell = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        space, _, local = name.rpartition(" ")
        if "spreadsheetml" in space and local in {"row", "c"}:
            self._xlsx(local, attributes.get("r", ""))
        elif "opendocument" in space or "openoffice" in space:
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            if local == "encryption-data":
                raise RefusedError(_PASSWORD)
            self._ods(local, plain)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        local = name.rpartition(" ")[2]
        if local in {"table-cell", "covered-table-cell"}:
            self._in_cell = False
            self._ods_column += self._columns_repeated
        elif local == "table-row":
            self._ods_row += self._rows_repeated

    def text(self, text: str) -> None:
        """Take text: a cell with text is not empty."""
        if self._in_cell and text.strip():
            self._ods_filled()

    def _xlsx(self, local: str, reference: str) -> None:
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
        if local == "table":
            self._ods_row = 0
        elif local == "table-row":
            self._ods_column = 0
            self._rows_repeated = int(attributes.get("number-rows-repeated", "1"))
        elif local in {"table-cell", "covered-table-cell"}:
            self._columns_repeated = int(attributes.get("number-columns-repeated", "1"))
            self._in_cell = True
            if {"value", "date-value", "string-value", "boolean-value", "formula"} & set(
                attributes
            ):
                self._ods_filled()

    def _ods_filled(self) -> None:
        _check(self._ods_row + self._rows_repeated, self._ods_column + self._columns_repeated)


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
