"""``csv-metadata.json``: what the columns of a year's tables mean (CSV on the Web).

W3C, "Metadata Vocabulary for Tabular Data" (2015). The name is the one at which a reader looks
for the metadata of the tables beside it (ibid., "Model for Tabular Data", 5.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annual_report.data.values import DATE_PATTERN
from annual_report.open_data.exact_json import dumps
from annual_report.open_data.tables import SEPARATOR, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.model import Archive, Year
    from annual_report.open_data.tables import Column, Table

NAME = "csv-metadata.json"

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
_DIALECT = {"encoding": "utf-8", "lineTerminators": ["\r\n"], "commentPrefix": None}
"""How the tables are written. Without the last a row that starts with "#" would be a comment."""

_COMPUTED = "Computed: "
"""What the description of a column begins with that is worked out of others."""


def csv_metadata(archive: Archive, year: Year, tables: Iterable[Table[Any]]) -> bytes:
    """Return the metadata of the tables that a year has, in the order given."""
    language = year.report.language
    words = Words(language, archive)
    return dumps(
        {
            "@context": _CONTEXT,
            "dialect": _DIALECT,
            "tables": [_table(item, words, language) for item in tables],
        }
    )


def description(column: Column[Any]) -> str:
    """Return what a column means, in English, and whether it is computed."""
    return (_COMPUTED if column.is_computed else "") + column.meaning


def _table(table: Table[Any], words: Words, language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(item) for item in table.columns(words)]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "url": table.name,
        "dc:description": table.meaning,
        "dc:language": language,
        "tableSchema": schema,
    }


def _column(column: Column[Any]) -> dict[str, Any]:
    # A date may be a year alone: no date of XML Schema, but a text of a known form.
    is_date = column.datatype == "date"
    datatype = {"base": "string", "format": DATE_PATTERN} if is_date else column.datatype
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": description(column),
        "datatype": datatype,
    }
    return found | ({"separator": SEPARATOR} if column.is_list else {})
