"""How a value of the model stands in a cell.

Words, texts and names are in one language, that of the year's report.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annual_report.data.enums import Vocabulary
from annual_report.data.references import Context
from annual_report.data.sheets.cells import SPLIT, SPLIT_AT_COMMAS, CellReader, folded_word
from annual_report.data.sheets.columns import Kind
from annual_report.data.values import LocalizedText, PartialDate
from annual_report.formatting import NO_BREAK_SPACE, format_date
from annual_report.i18n import label

if TYPE_CHECKING:
    from annual_report.data.fields import Model
    from annual_report.data.model import Archive, SourceReference, Year
    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.columns import Column

FIRST_DAY = dt.date(1900, 3, 1)
"""Spreadsheets count days rightly from here on: they have a 29 February 1900."""

SEPARATOR = "; "
"""What stands between the names or ids in one cell."""


class Cells(CellReader):
    """Puts values of a year into cells, and reads cells."""

    def __init__(self, archive: Archive, year: Year) -> None:
        self.language = year.report.language
        self._archive = archive
        units: dict[str, str] = {}
        self._unit_titles: dict[str, str] = {}
        for unit in year.finance_units:
            title = unit.title.in_language(self.language)
            if units.setdefault(folded_word(title), unit.id) == unit.id:
                self._unit_titles[unit.id] = title
        for unit in year.finance_units:
            if units.setdefault(folded_word(unit.id), unit.id) != unit.id:
                del self._unit_titles[units[folded_word(unit.id)]]
                units[folded_word(unit.id)] = unit.id
        super().__init__(Context(network=archive.network, year=year.year), units)

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
            means = self._context.funder(name)
        except ValueError:
            means = ""
        return name if means == identifier and not SPLIT.search(name) else identifier

    def _municipality(self, code: str) -> str:
        member = self._archive.municipality(code)
        name = member.name.in_language(self.language) if member else code
        try:
            means = self._context.municipality(name)
        except ValueError:
            means = ""
        return name if means == code and not SPLIT_AT_COMMAS.search(name) else code


def value_at(item: Any, path: tuple[str, ...]) -> Any:
    """Return the value of a model at a path of fields; ``None`` where there is none."""
    for name in path:
        item = getattr(item, name) if item is not None else None
    return item


def _shown_source(source: SourceReference) -> str:
    return f"{source.key}, {source.locator}" if source.locator else source.key
