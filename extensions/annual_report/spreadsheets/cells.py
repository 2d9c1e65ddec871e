"""How a value of the model stands in a cell, and what a cell says for a field of a data file.

Words, texts and names are in one language, that of the year's report. An empty cell says nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annual_report.data.enums import Vocabulary
from annual_report.data.references import Context
from annual_report.data.values import LocalizedText, PartialDate
from annual_report.formatting import NO_BREAK_SPACE, format_date
from annual_report.i18n import label
from annual_report.spreadsheets.columns import Column, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.fields import Model
    from annual_report.data.model import Archive, SourceReference, Year

Cell = str | Decimal | dt.date | None
"""What is in a cell: a text, an exact number, a day, or nothing."""

FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count days rightly from here on: they have a 29 February 1900."""

SEPARATOR = "; "
"""What stands between the names or ids in one cell."""

_SPLIT = re.compile(r"[;\n]")
_SPLIT_AT_COMMAS = re.compile(r"[;,\n]")


class Cells:
    """Puts values of a year into cells, and reads cells."""

    def __init__(self, archive: Archive, year: Year) -> None:
        self.language = year.report.language
        self._archive = archive
        self.context = Context(network=archive.network, year=year.year)
        self._units: dict[str, str] = {}
        self._unit_titles: dict[str, str] = {}
        for unit in year.finance_units:
            title = unit.title.in_language(self.language)
            if self._units.setdefault(_folded(title), unit.id) == unit.id:
                self._unit_titles[unit.id] = title
        for unit in year.finance_units:
            if self._units.setdefault(_folded(unit.id), unit.id) != unit.id:
                del self._unit_titles[self._units[_folded(unit.id)]]
                self._units[_folded(unit.id)] = unit.id

    def shown(self, column: Column, item: Model | None) -> Cell:
        """Return the cell of an item (or of an indicator, for its columns)."""
        value = value_at(item, column.field)
        if value is None or value == ():
            return None
        if isinstance(value, PartialDate):
            exact = value.is_exact and value.first_day >= FIRST_DAY
            return value.first_day if exact else self._date(value)
        if isinstance(value, Decimal):
            return value
        if column.kind is Kind.TEXTS:
            return "\n".join(self._word(column, part) for part in value)
        if isinstance(value, tuple):
            return SEPARATOR.join(self._word(column, part) for part in value)
        return self._word(column, value)

    def choices(self, column: Column, year: int) -> list[str]:
        """Return the words that a drop-down list of a column offers; none for other columns."""
        network = self._archive.network
        if column.vocabulary is not None:
            return [label(member, self.language) for member in column.vocabulary]
        if column.kind is Kind.UNIT:
            return list(self._unit_titles.values())
        if network is None:
            return []
        if column.kind is Kind.FUNDERS:
            return [self._word(column, item.id) for item in network.funders]
        if column.kind in {Kind.MUNICIPALITY, Kind.MUNICIPALITIES}:
            return [self._word(column, item.code) for item in network.members_in(year)]
        return []

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
                return _parts(_SPLIT_AT_COMMAS, text)
            case Kind.MUNICIPALITIES:
                return [_code(part) for part in _parts(_SPLIT_AT_COMMAS, text)]
            case Kind.MUNICIPALITY:
                return _code(text)
            case Kind.FUNDERS:
                return list(self._funders(text))
            case Kind.SOURCES:
                return [_source(part) for part in _parts(_SPLIT, text)]
            case Kind.UNIT:
                return self._units.get(_folded(text), text)
            case _:
                return text

    def plain(self, column: Column, item: Model) -> Any:
        """Return the value of an item as it is written into a data file."""
        value = value_at(item, column.field)
        if isinstance(value, tuple):
            return [self._plain(column, part) for part in value]
        return self._plain(column, value)

    def _plain(self, column: Column, value: Any) -> Any:
        if isinstance(value, LocalizedText):
            return value.texts[""] if "" in value.texts else dict(value.texts)
        if isinstance(value, Vocabulary):
            return value.value
        if isinstance(value, Decimal) or value is None:
            return value
        if column.kind is Kind.SOURCES:
            return value.key if value.locator is None else value.model_dump()
        if column.kind in {Kind.MUNICIPALITY, Kind.MUNICIPALITIES}:
            return self._municipality(value)
        return str(value)

    def _word(self, column: Column, value: Any) -> str:
        if isinstance(value, LocalizedText):
            return value.in_language(self.language)
        if isinstance(value, Vocabulary):
            return label(value, self.language)
        match column.kind:
            case Kind.FUNDERS:
                return self._funder(value)
            case Kind.MUNICIPALITY | Kind.MUNICIPALITIES:
                return self._municipality(value)
            case Kind.UNIT:
                return self._unit_titles.get(str(value), str(value))
            case Kind.SOURCES:
                return _shown_source(value)
            case _:
                return str(value)

    def _date(self, date: PartialDate) -> str:
        if date.part is None and date.month is not None and date.day is None:
            return f"{date.month}/{date.year}"
        if date.is_exact:
            return format_date(date, "fi").replace(NO_BREAK_SPACE, " ")
        return str(date)

    def _funder(self, identifier: str) -> str:
        funder = self._archive.funder(identifier)
        name = funder.name.in_language(self.language) if funder else identifier
        try:
            means = self.context.funder(name)
        except ValueError:
            means = ""
        return name if means == identifier and not _SPLIT.search(name) else identifier

    def _municipality(self, code: str) -> str:
        member = self._archive.municipality(code)
        name = member.name.in_language(self.language) if member else code
        try:
            means = self.context.municipality(name)
        except ValueError:
            means = ""
        return name if means == code and not _SPLIT_AT_COMMAS.search(name) else code

    def _funders(self, text: str) -> Iterable[str]:
        for part in _parts(_SPLIT, text):
            try:
                self.context.funder(part)
            except ValueError:
                yield from _parts(re.compile(","), part)
            else:
                yield part


def value_at(item: Any, path: tuple[str, ...]) -> Any:
    """Return the value of a model at a path of fields; ``None`` where there is none."""
    for name in path:
        item = getattr(item, name) if item is not None else None
    return item


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
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def number_or_day(cell: Cell) -> Decimal | str:
    """Return a number; a text without its per cent sign; a day, which is no number, as text."""
    return cell if isinstance(cell, Decimal) else re.sub(r"\s*%$", "", written(cell))


def _folded(text: str) -> str:
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


def _shown_source(source: SourceReference) -> str:
    return f"{source.key}, {source.locator}" if source.locator else source.key
