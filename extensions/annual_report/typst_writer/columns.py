"""Widths of the columns of a table, from what the author gave and from the content.

Widths are estimated from counts of characters; Typst measures exactly where a column may
take its natural width (``auto``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.syntax import Code

if TYPE_CHECKING:
    from docutils.nodes import Element

LINE = 74
"""Characters on a line as wide as the text, at the size of tables."""
PADDING = 2.2
"""The space beside the content of a cell, in characters."""
HYPHENATED = 15
"""The longest part of a word that hyphenation is trusted to leave on a line."""
SHORT = 24
"""The longest content of a column that takes its natural width beside longer ones."""
MANY_ROWS = 300
"""Rows beyond which no column is measured by Typst, which would look at every cell."""
TALL_ROW = 22
"""Lines of a row beyond which it may be split over pages; lower ones stay whole."""
SMALL_TABLE = 26
"""Lines of a table that is kept together on a page."""


@dataclass(slots=True)
class Column:
    """What is known of a column: its longest unbreakable part and longest cell, in characters."""

    least: float = 1.0
    longest: float = 1.0
    given: float = 1.0


def measure(group: nodes.tgroup) -> list[Column]:
    """Return the columns of a table with what their cells hold."""
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    columns = [Column(given=max(float(attribute(s, "colwidth", 1)), 0.01)) for s in specs]
    for row in _rows(group):
        index = 0
        bold = 1.1 if isinstance(row.parent, nodes.thead) else 1.0
        for entry in row.children:
            span = int(attribute(cast("nodes.entry", entry), "morecols", 0)) + 1
            if span == 1 and index < len(columns):
                text = entry.astext()
                part = max((_unbreakable(word) for word in text.split()), default=1) * bold
                columns[index].least = max(columns[index].least, part + PADDING)
                line = max(map(len, text.splitlines()), default=1) * bold
                columns[index].longest = max(columns[index].longest, line + PADDING)
            index += span
    return columns


def _rows(group: nodes.tgroup) -> list[nodes.row]:
    return [row for row in group.findall(nodes.row) if row.parent.parent is group]


def _unbreakable(word: str) -> int:
    """Return how much of a word must stand on one line."""
    if any(character.isdigit() for character in word):
        return len(word)
    return min(max(map(len, word.replace("-", "- ").split()), default=1), HYPHENATED)


def column_widths(table: Element, group: nodes.tgroup) -> list[Code]:
    """Return the widths of the columns for Typst: fractions, or ``auto``."""
    columns = measure(group)
    if "colwidths-given" in classes_of(table):
        total = sum(column.given for column in columns) or 1.0
        return _fractions(columns, [column.given / total for column in columns])
    many = len(_rows(group)) > MANY_ROWS
    if not many and sum(column.longest for column in columns) <= LINE:
        return [Code("auto")] * len(columns)
    weights = [min(column.longest, 240.0) ** 0.75 for column in columns]
    total = sum(weights) or 1.0
    shares = _fractions(columns, [weight / total for weight in weights])
    if many:
        return shares
    return [
        Code("auto") if column.longest <= SHORT else share
        for column, share in zip(columns, shares, strict=True)
    ]


def _fractions(columns: list[Column], shares: list[float]) -> list[Code]:
    """Return shares as fractions, none less than its column's unbreakable content needs."""
    least = [column.least / LINE for column in columns]
    if sum(least) >= 1:
        return [Code(f"{share:.4f}fr") for share in least]
    short = {index for index, share in enumerate(shares) if share < least[index]}
    rest = 1 - sum(least[index] for index in short)
    spread = sum(share for index, share in enumerate(shares) if index not in short) or 1.0
    return [
        Code(f"{least[index] if index in short else share / spread * rest:.4f}fr")
        for index, share in enumerate(shares)
    ]


def crowding(group: nodes.tgroup) -> float:
    """Return how much wider than the line the unbreakable content is; one fits just so."""
    return sum(column.least for column in measure(group)) / LINE


def row_lines(row: nodes.row, count: int) -> float:
    """Return about how many lines a row takes in a table of ``count`` equal columns."""
    width = LINE / max(count, 1)
    return max((_cell_lines(entry, width) for entry in row.children), default=1.0)


def _cell_lines(entry: nodes.Node, width: float) -> float:
    parts = entry.astext().splitlines() or [""]
    images = sum(1 for _ in entry.findall(nodes.image))
    return sum(max(math.ceil(len(part) / width), 0.5) for part in parts) + 20 * images


def fits_one_page(group: nodes.tgroup) -> bool:
    """Whether a table is short enough to be kept together on one page."""
    rows = _rows(group)
    if len(rows) > SMALL_TABLE:
        return False
    count = sum(isinstance(child, nodes.colspec) for child in group.children)
    lines = sum(row_lines(row, count) + 0.6 for row in rows)
    return lines <= SMALL_TABLE
