"""The lists of a document: whether a paragraph has a bullet or a number, and which number.

Numbers are counted as a word processor counts them, so that a list that a paragraph interrupts
goes on where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.chapters.xml import attribute, child

if TYPE_CHECKING:
    from annual_report.chapters.xml import Element

_DEEPEST = 8
_DECIMAL = frozenset({"decimal", "decimalZero", "ordinal", "cardinalText", "ordinalText"})
_LARGEST = 100_000


@dataclass(frozen=True)
class Item:
    """The place of a paragraph in a list: level from 0, its number, or ``None`` for a bullet."""

    level: int
    number: int | None
    plain: bool = True
    """Whether the number is written as a number in the document, not as a letter."""


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    start: int = 1


class Numbering:
    """The numberings of a document, with how far each has been counted."""

    def __init__(self, tree: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if tree is None:
            return
        for item in tree.iter("w:abstractNum"):
            levels = {
                _number(level.get("w:ilvl")): _Level(
                    attribute(level, "w:numFmt") or "decimal",
                    _number(attribute(level, "w:start"), 1),
                )
                for level in item.iter("w:lvl")
            }
            self._levels[item.get("w:abstractNumId", "")] = levels
        for item in tree.iter("w:num"):
            name = item.get("w:numId", "")
            self._abstract[name] = attribute(item, "w:abstractNumId") or ""
            self._restarts[name] = {
                _number(level.get("w:ilvl")): _number(attribute(level, "w:startOverride"))
                for level in item.iter("w:lvlOverride")
                if child(level, "w:startOverride") is not None
            }

    def item(self, number: str | None, level: str | None) -> Item | None:
        """Return the place in a list of the next paragraph of a numbering, and count it."""
        if number is None or number == "0" or number not in self._abstract:
            return None
        depth = min(_number(level), _DEEPEST)
        abstract = self._abstract[number]
        shape = self._levels.get(abstract, {}).get(depth, _Level("bullet"))
        if shape.form == "none":
            return None
        counts = self._counts.setdefault(abstract, {})
        restarts = self._restarts[number]
        if depth in restarts:
            counts[depth] = restarts.pop(depth) - 1
        counts[depth] = min(counts.get(depth, shape.start - 1) + 1, _LARGEST)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if shape.form == "bullet":
            return Item(depth, None)
        return Item(depth, counts[depth], plain=shape.form in _DECIMAL)


def _number(text: str | None, default: int = 0) -> int:
    return min(int(text[:9]), _LARGEST) if text and text.isdecimal() else default
