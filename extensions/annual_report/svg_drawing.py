"""How many elements an SVG file draws, counting each as often as others refer to it.

Ten elements that each draw the former one ten times are ten thousand million: a few lines that no
browser and no compiler gets to the end of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LOCAL = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)")
_REPEATED = frozenset({"pattern", "marker", "mask", "clippath", "symbol"})
"""The elements whose content is drawn for every element that refers to them."""
_UNDRAWN = _REPEATED | {"defs", "lineargradient", "radialgradient", "filter", "metadata"}
"""The elements that are not drawn where they stand."""


@dataclass(slots=True)
class _Element:
    tag: str
    children: list[int] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)


class Drawing:
    """Takes the elements of a file as they come, and counts what they draw."""

    def __init__(self) -> None:
        self._elements: list[_Element] = []
        self._open: list[int] = []
        self._ids: dict[str, int] = {}
        self._styles: list[str] = []
        self._levels: dict[int, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        element = _Element(tag)
        at = len(self._elements)
        for key, text in attributes.items():
            if key.rpartition(":")[2].lower() == "href" and text.startswith("#"):
                element.uses.append(text[1:])
            elif "url(" in text:
                element.paints += _LOCAL.findall(text)
        if "id" in attributes:
            self._ids.setdefault(attributes["id"], at)
        if self._open:
            self._elements[self._open[-1]].children.append(at)
        self._elements.append(element)
        self._open.append(at)

    def end(self) -> None:
        """Take the end of an element."""
        self._open.pop()

    def style(self, text: str) -> None:
        """Take a style sheet: what it refers to may be drawn for any element."""
        self._styles += _LOCAL.findall(text)

    def drawn(self, most: int) -> int:
        """Return how many elements are drawn; anything above ``most`` is ``most + 1``."""
        counts: dict[int, int] = {}
        waiting = [0] if self._elements else []
        begun: set[int] = set()
        while waiting:  # no recursion: a chain may be as long as the file
            at = waiting[-1]
            if at in counts:
                waiting.pop()
                continue
            if at not in begun:
                begun.add(at)
                waiting += [other for other in self._needed(at) if other not in begun]
                continue
            counts[at] = min(self._count(at, counts), most + 1)
            below = (self._levels.get(other, 0) for other in self._needed(at))
            self._levels[at] = 1 + max(below, default=0)
            waiting.pop()
        shown = max((self._painted(name, counts) for name in self._styles), default=0)
        return min(counts.get(0, 0) * (1 + shown), most + 1)

    @property
    def levels(self) -> int:
        """The elements inside or drawn by each other, at most; known when they are counted."""
        return self._levels.get(0, 0)

    def _needed(self, at: int) -> list[int]:
        element = self._elements[at]
        names = [*element.uses, *element.paints, *(self._styles if at == 0 else ())]
        return element.children + [self._ids[name] for name in names if name in self._ids]

    def _count(self, at: int, counts: dict[int, int]) -> int:
        """Return what one element draws; what refers to itself is not drawn."""
        element = self._elements[at]
        own = 1 + sum(
            counts.get(child, 0)
            for child in element.children
            if self._elements[child].tag not in _UNDRAWN
        )
        painted = sum(self._painted(name, counts) for name in element.paints)
        used = sum(counts.get(self._ids.get(name, -1), 0) for name in element.uses)
        return own * (1 + painted) + used

    def _painted(self, name: str, counts: dict[int, int]) -> int:
        at = self._ids.get(name, -1)
        is_repeated = at >= 0 and self._elements[at].tag in _REPEATED
        return counts.get(at, 0) if is_repeated else 0
