"""The shape of a table: widths of its columns and heights of its rows, estimated.

Widths are estimated from counts of characters, in one look at each cell; Typst measures
exactly where a column may take its natural width (``auto``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
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
BOLD = 1.1
"""How much wider the characters of a header are."""
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
LONG_NAME = 40
"""Characters beyond which the first cell of a row is set as text, not as a name."""
IMAGE = 20
"""Lines that an image in a cell is taken for."""


@dataclass(slots=True)
class Column:
    """The cells of a column: its longest unbreakable part, word and line, in characters."""

    given: float = 1.0
    least: float = 1.0
    word: float = 1.0
    longest: float = 1.0


@dataclass(slots=True)
class Shape:
    """What was measured of a table; ``lines`` are the heights of its rows, in lines."""

    columns: list[Column]
    lines: list[float] = field(default_factory=list)
    longest_name: int = 0

    @property
    def crowding(self) -> float:
        """How much wider than the line the unbreakable content is; one fits just so."""
        return sum(column.least for column in self.columns) / LINE

    @property
    def fits_one_page(self) -> bool:
        """Whether the table is short enough to be kept together on one page."""
        return sum(self.lines) + 0.6 * len(self.lines) <= SMALL_TABLE


def measure(group: nodes.tgroup) -> Shape:
    """Return the shape of a table."""
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    shape = Shape([Column(given=max(float(attribute(s, "colwidth", 1)), 0.01)) for s in specs])
    width = LINE / max(len(specs), 1)
    for part in group.children:
        if isinstance(part, (nodes.thead, nodes.tbody)):
            scale = BOLD if isinstance(part, nodes.thead) else 1.0
            for row in part.children:
                _measure_row(cast("nodes.row", row), shape, scale, width)
    return shape


def _measure_row(row: nodes.row, shape: Shape, scale: float, width: float) -> None:
    spanned = int(row.get("offset", 0))  # columns by the row above
    index, height = spanned, 1.0
    for position, child in enumerate(row.children):
        entry = cast("nodes.entry", child)
        text = entry.astext()
        parts = text.splitlines() or [""]
        if position == 0 and not spanned:
            shape.longest_name = max(shape.longest_name, len(text))
        lines = sum(max(math.ceil(len(part) / width), 0.5) for part in parts)
        lines += IMAGE * sum(1 for _ in entry.findall(nodes.image))
        height = max(height, lines)
        span = int(attribute(entry, "morecols", 0)) + 1
        if span == 1 and index < len(shape.columns):
            column = shape.columns[index]
            # No-break spaces hold a figure together, so they divide no words.
            words = text.replace("\n", " ").split(" ")
            longest = max(map(len, words), default=1)
            column.word = max(column.word, longest * scale + PADDING)
            if longest > column.least - PADDING:
                least = max(map(_unbreakable, words), default=1)
                column.least = max(column.least, least * scale + PADDING)
            column.longest = max(column.longest, max(map(len, parts)) * scale + PADDING)
        index += span
    shape.lines.append(height)


def _unbreakable(word: str) -> int:
    """Return how much of a word must stand on one line."""
    if len(word) <= HYPHENATED or any(character.isdigit() for character in word):
        return len(word)
    return min(max(map(len, word.replace("-", "- ").split()), default=1), HYPHENATED)


def layout(table: Element, shape: Shape) -> tuple[list[Code], bool]:
    """Return the widths of the columns for Typst, and whether words must be broken.

    A width is a fraction, or ``auto``. Words must be broken where one is longer than its
    column.
    """
    columns = shape.columns
    given = "colwidths-given" in classes_of(table)
    many = len(shape.lines) > MANY_ROWS
    fits = not given and sum(column.longest for column in columns) <= LINE
    if fits and not many:
        return [Code("auto")] * len(columns), False
    shares = _given_shares(columns) if given else _content_shares(columns)
    widths = [
        Code("auto") if column.longest <= SHORT and not given and not many else _code(share)
        for column, share in zip(columns, shares, strict=True)
    ]
    long_words = (c.word > share * LINE for c, share in zip(columns, shares, strict=True))
    return widths, not fits and any(long_words)


def _code(share: float) -> Code:
    return Code(f"{share:.4f}fr")


def _given_shares(columns: list[Column]) -> list[float]:
    total = sum(column.given for column in columns) or 1.0
    return _shares(columns, [column.given / total for column in columns])


def _content_shares(columns: list[Column]) -> list[float]:
    weights = [min(column.longest, 240.0) ** 0.75 for column in columns]
    total = sum(weights) or 1.0
    return _shares(columns, [weight / total for weight in weights])


def _shares(columns: list[Column], shares: list[float]) -> list[float]:
    """Return shares none of which is less than its column's unbreakable content needs."""
    least = [column.least / LINE for column in columns]
    if sum(least) >= 1:
        return least
    short = {index for index, share in enumerate(shares) if share < least[index]}
    rest = 1 - sum(least[index] for index in short)
    spread = sum(share for index, share in enumerate(shares) if index not in short) or 1.0
    return [
        least[index] if index in short else share / spread * rest
        for index, share in enumerate(shares)
    ]
