"""What outputs are told of a table whose rows a reader can narrow and sort.

Directives put these attributes on the nodes of a table; an output that does not know them
shows the table as it is. All of it is plain text: an output quotes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FILTERS = "report_filters"
"""The attribute of a table that holds its :class:`TableFilters`."""

VALUES = "report_values"
"""The attribute of a row: a dictionary from the name of a filter to the row's values."""

COLUMN = "report_column"
"""The attribute of a header cell: the name of its column, by which rows can be sorted."""

KEY = "report_key"
"""The attribute of a cell: what it is sorted by, where that is not its text."""

UNKNOWN = "unknown"
"""The value of what is not known."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Something to narrow by: its name, its label, and its values with their labels."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How the number of rows is said; ``{shown}`` and ``{all}`` stand for numbers."""

    all: str
    many: str
    one: str
    none: str


@dataclass(frozen=True, kw_only=True)
class TableFilters:
    """All filters of a table. ``id`` is unique on the page and the start of further ids."""

    id: str
    caption: str
    filters: tuple[Filter, ...]
    counted: Counted


def choices(
    rows: Iterable[Sequence[str]], labels: Mapping[str, str], unknown: str
) -> tuple[tuple[str, str], ...]:
    """Return the values that occur, in the order of ``labels``, what is not known last."""
    found = {value for row in rows for value in row or (UNKNOWN,)}
    known = [(value, label) for value, label in labels.items() if value in found]
    return (*known, *([(UNKNOWN, unknown)] if UNKNOWN in found else []))


def mark(
    table: nodes.table,
    *,
    columns: Sequence[str],
    values: Sequence[Mapping[str, Sequence[str]]],
    keys: Sequence[Mapping[str, str]],
) -> None:
    """Put the attributes on a table: its columns in order, then values and keys row by row."""
    heads = next(iter(table.findall(nodes.thead))).findall(nodes.entry)
    for head, name in zip(heads, columns, strict=True):
        head[COLUMN] = name
    rows = next(iter(table.findall(nodes.tbody))).findall(nodes.row)
    for row, its_values, its_keys in zip(rows, values, keys, strict=True):
        row[VALUES] = {name: tuple(found) or (UNKNOWN,) for name, found in its_values.items()}
        for entry, name in zip(row.findall(nodes.entry), columns, strict=True):
            if name in its_keys:
                entry[KEY] = its_keys[name]
