"""CSV for spreadsheets: RFC 4180, and safe to open in them.

- UTF-8 with a byte order mark: without it Excel reads ä and ö wrongly.
- Commas and CRLF, as RFC 4180 has them. One record is one line: runs of blanks and line
  breaks inside a text are one space, for programs that split at line breaks.
- A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP,
  "CSV Injection"), also after a semicolon, where Finnish spreadsheets split cells.
- Columns are named in English as the fields of the model are, and are the same every year.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Cell = str | Decimal | int | bool | None
Row = TypeVar("Row")

_SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"  # and full-width forms
_FORMULA = re.compile(rf"(^|;)(\s*)(?=[{re.escape(_SIGNS)}])")


def harmless(text: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return _FORMULA.sub(r"\1\2'", line) if ";" in line or line[:1] in _SIGNS else line


def table(columns: Mapping[str, Callable[[Row], Cell]], rows: Iterable[Row]) -> bytes | None:
    """Return rows as CSV, ``None`` when there are none.

    ``columns`` maps names to what gives a cell: a text, a number (written exactly, with a
    decimal point), ``True`` or ``False``, or ``None`` for what is not known (an empty cell).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_written(cell(row)) for cell in columns.values()])
        count += 1
    return text.getvalue().encode("utf-8-sig") if count else None


def joined(items: Iterable[str]) -> str | None:
    """Return the items of a list in one cell: ``a; b``."""
    return "; ".join(items) or None


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else harmless(cell)
