"""The outline of a document: what its blocks are, in order, and what is in them.

The same outline is made of a doctree (:mod:`tests.doctree_outline`) and of the tags of a PDF
(:mod:`tests.tag_outline`): lines such as ``heading 2: words``, ``list of 3``, ``item 2.``,
``paragraph: words``, indented as the blocks are. Comparing the two tells whether the PDF
means to a screen reader what the author wrote.

What has no tag of its own in PDF 1.7 is told by what it is made of: an admonition is its
title, a paragraph, and what follows in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

AROUND = 4
"""How many lines are shown before a difference."""


@dataclass(frozen=True)
class Line:
    """A line of an outline. Texts are compared without white space."""

    depth: int
    kind: str
    text: str = field(default="", compare=False)
    key: str = ""

    def __str__(self) -> str:
        text = f": {self.text}" if self.text else ""
        return f"{'  ' * self.depth}{self.kind}{text}"


Outline = tuple[Line, ...]
Run = tuple[str, str]
"""A language and a text in it."""


class Outliner:
    """Collects the lines of an outline. ``base`` is the language of the whole publication."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.lines: list[Line] = []
        self.depth = 0

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Let the lines that follow be inside the last one."""
        self.depth += 1
        yield
        self.depth -= 1

    def line(self, kind: str, text: str = "") -> None:
        """Add a line."""
        shown = " ".join(text.split())
        self.lines.append(Line(self.depth, kind, shown, "".join(text.split())))

    def text_line(self, kind: str, runs: Iterable[Run]) -> None:
        """Add a line of text, its language if that is not the base, and spans in others.

        A text without words adds nothing.
        """
        said = [(lang, text) for lang, text in runs if text]
        text = "".join(text for _, text in said)
        if not text.strip():
            return
        weight: dict[str, int] = {}
        for lang, part in said:
            weight[lang] = weight.get(lang, 0) + len("".join(part.split()))
        main = max(weight, key=lambda lang: weight[lang])
        self.line(kind if main == self.base else f"{kind} in {main}", text)
        with self.inside():
            words = [(lang, part) for lang, part in said if part.strip()]
            for lang, group in groupby(words, key=lambda run: run[0]):
                if lang != main:
                    self.line(f"span in {lang}", "".join(part for _, part in group))


def first_difference(meant: Outline, found: Outline) -> str | None:
    """Return the first difference of two outlines in plain words, or ``None``."""
    for index, (left, right) in enumerate(zip_longest(meant, found)):
        if left != right:
            before = "\n".join(f"    {line}" for line in meant[max(index - AROUND, 0) : index])
            return (
                f"after\n{before}\nthe document has\n    {left or 'nothing more'}\n"
                f"the PDF has\n    {right or 'nothing more'}"
            )
    return None
