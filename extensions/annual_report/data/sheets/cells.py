"""What a cell holds, and what it says for a field of a data file.

An empty cell says nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annual_report.data.sheets.columns import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annual_report.data.references import Context
    from annual_report.data.sheets.columns import Column


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell whose formula gave no value: the error that it shows, empty where it shows nothing."""

    error: str


Cell = str | Decimal | dt.date | Broken | None
"""What is in a cell: a text, an exact number, a day, a formula without a value, or nothing."""

SPLIT = re.compile(r"[;\n]")
"""What stands between names in one cell."""

SPLIT_AT_COMMAS = re.compile(r"[;,\n]")
"""What stands between ids, and names that hold no comma."""


class CellReader:
    """Reads cells in the words of a year: ``units`` are the ids of its units, by what names them.

    The words of units are :func:`folded_word`.
    """

    def __init__(self, context: Context, units: Mapping[str, str]) -> None:
        self._context = context
        self._units = units

    def raw(self, column: Column, cell: Cell) -> Any:
        """Return what a cell says, in the form of a data file; ``None`` for an empty one."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if column.kind in {Kind.NUMBER, Kind.MONEY}:
            return number_or_day(cell)
        text = written(cell)
        match column.kind:
            case Kind.TEXTS:
                return _parts(re.compile("\n"), text)
            case Kind.IDENTIFIERS:
                return _parts(SPLIT_AT_COMMAS, text)
            case Kind.MUNICIPALITIES:
                return [_code(part) for part in _parts(SPLIT_AT_COMMAS, text)]
            case Kind.MUNICIPALITY:
                return _code(text)
            case Kind.FUNDERS:
                return list(self._funders(text))
            case Kind.SOURCES:
                return [_source(part) for part in _parts(SPLIT, text)]
            case Kind.UNIT:
                return self._units.get(folded_word(text), text)
            case _:
                return text

    def _funders(self, text: str) -> Iterable[str]:
        for part in _parts(SPLIT, text):
            try:
                self._context.funder(part)
            except ValueError:
                yield from _parts(re.compile(","), part)
            else:
                yield part


def same(one: Cell, other: Cell) -> bool:
    """Whether two cells show the same."""
    if isinstance(one, str) and isinstance(other, str):
        return _lines(one) == _lines(other)
    if type(one) is type(other):
        return one == other
    return one is not None and other is not None and written(one) == written(other).strip()


def written(cell: Cell) -> str:
    """Return a cell as text: a number with a decimal point, a day as ``2024-04-17``."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, Broken):
        return cell.error or "="
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def number_or_day(cell: Cell) -> Decimal | str:
    """Return a number; a text without its per cent sign; a day, which is no number, as text."""
    return cell if isinstance(cell, Decimal) else re.sub(r"\s*%$", "", written(cell))


def folded_word(text: str) -> str:
    """Return a word without what makes no difference: blanks and case."""
    return " ".join(text.split()).casefold()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in written(text).split("\n")]


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in pattern.split(text) if part.strip()]


def _code(text: str) -> str:
    """Give a municipality's code the zeros that spreadsheets drop."""
    return text.zfill(3) if text.isdecimal() else text


def _source(text: str) -> str | dict[str, str]:
    key, comma, locator = text.partition(",")
    if comma and locator.strip() and key.strip():
        return {"key": key.strip(), "locator": locator.strip()}
    return text
