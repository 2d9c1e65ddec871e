"""What a table is made of: columns with what they mean, and the words in their cells.

Texts are in the language of the report. A word of a vocabulary has two columns: its code
name, and its label in that language. Funders and municipalities have two as well: ids or
codes, and names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from annual_report.i18n import label
from annual_report.open_data.spreadsheet import Cell, joined, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from annual_report.data.acceptance import Accepted
    from annual_report.data.enums import Vocabulary
    from annual_report.data.model import Archive, SourceReference, Year
    from annual_report.data.values import LocalizedText, PartialDate

Row = TypeVar("Row")

Datatype = Literal["string", "decimal", "integer", "boolean", "date"]
"""What a cell holds; a date is as exact as its source, so it is no ``xsd:date``."""

SEPARATOR = "; "
"""What stands between the items of a list in one cell."""


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """A column: its name, what gives its cells, and what it means (in English).

    ``is_list`` says that a cell holds items with :data:`SEPARATOR` between them;
    ``is_computed`` that it is worked out of other fields, and not given in the data.
    """

    name: str
    cell: Callable[[Row], Cell]
    meaning: str
    datatype: Datatype = "string"
    is_list: bool = False
    is_computed: bool = False


def column(  # noqa: PLR0913 - the fields of a column
    name: str,
    cell: Callable[[Row], Cell],
    meaning: str,
    datatype: Datatype = "string",
    *,
    is_list: bool = False,
    is_computed: bool = False,
) -> Column[Row]:
    """Return a column; short, since tables have many."""
    return Column(
        name=name,
        cell=cell,
        meaning=meaning,
        datatype=datatype,
        is_list=is_list,
        is_computed=is_computed,
    )


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Row]):
    """A table of a year: its file, what a row of it is, its rows and its columns.

    ``key`` names the columns that tell rows apart, if there are such.
    """

    name: str
    meaning: str
    rows: Callable[[Year], Sequence[Row]]
    columns: Callable[[Words], tuple[Column[Row], ...]]
    key: tuple[str, ...] = ()

    def written(self, archive: Archive, year: Year) -> bytes | None:
        """Return the table as CSV; ``None`` when it has no rows."""
        rows = self.rows(year)
        if not rows:
            return None
        columns = self.columns(Words(year.report.language, archive))
        return table({item.name: item.cell for item in columns}, rows)


class Words:
    """Puts values into words of the report's language."""

    def __init__(self, language: str, archive: Archive) -> None:
        self._language = language
        self._archive = archive

    def text(self, text: LocalizedText | None) -> str | None:
        """Return a text in the language."""
        return text.in_language(self._language) if text else None

    def texts(self, texts: Iterable[LocalizedText]) -> str | None:
        """Return texts in one cell."""
        return joined(text.in_language(self._language) for text in texts)

    def label(self, member: Vocabulary | None) -> str | None:
        """Return the label of a word of a vocabulary."""
        return label(member, self._language) if member else None

    def municipality(self, code: str | None) -> str | None:
        """Return the name of a member, if the network has it."""
        member = self._archive.municipality(code) if code else None
        return self.text(member.name) if member else None

    def municipalities(self, codes: Iterable[str]) -> str | None:
        """Return the names of members in one cell, the code where a name is not known."""
        return joined(self.municipality(code) or code for code in codes)

    def funders(self, identifiers: Iterable[str]) -> str | None:
        """Return the names of funders in one cell, the id where a name is not known."""
        return joined(self._funder(identifier) or identifier for identifier in identifiers)

    def accepted(self, accepted: Accepted) -> str | None:
        """Return the checks that are silenced, each with its reason."""
        return joined(f"{check.value}: {self.text(reason)}" for check, reason in accepted.items())

    def _funder(self, identifier: str) -> str | None:
        funder = self._archive.funder(identifier)
        return self.text(funder.name) if funder else None


def date(value: PartialDate | None) -> str | None:
    """Return a date as it is written in data files."""
    return str(value) if value else None


def rounded(value: Decimal | None) -> Decimal | None:
    """Return a figure that is worked out, to two decimals."""
    return None if value is None else round(value, 2)


def sources(items: Iterable[SourceReference]) -> str | None:
    """Return sources in one cell: keys of ``references.bib``, with locators."""
    return joined(f"{item.key}, {item.locator}" if item.locator else item.key for item in items)


def sources_column(sources_of: Callable[[Row], Iterable[SourceReference]]) -> Column[Row]:
    """Return the column that says where a row is from."""
    meaning = "Where it is from: keys of references.bib, with locators"
    return column("sources", lambda row: sources(sources_of(row)), meaning, is_list=True)
