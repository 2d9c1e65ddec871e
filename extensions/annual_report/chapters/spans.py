"""Writes what is in a paragraph as one line of MyST or, with breaks, as several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from annual_report.chapters.blocks import Break, Inline, NoteMark, Picture, Span, joined
from annual_report.chapters.escaping import address, escaped, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SIMPLE = re.compile(r"[\w+\-−–.,]{1,40}")
_BREAK = "\0"


@dataclass
class Lines:
    """Writes paragraphs; ``targets`` gives the labels of what is linked to inside the chapter."""

    targets: Mapping[str, str]
    plain: int = 0
    """Paragraphs whose bold and italic could not be written so that they are read as such."""

    def one(self, content: Sequence[Inline]) -> str:
        """Return content in one line, not safe at its beginning."""
        return " ".join(self._written(content).replace(_BREAK, " ").split(" ")).strip()

    def block(self, content: Sequence[Inline]) -> list[str]:
        """Return content as the lines of a paragraph."""
        lines = [line(part) for part in self._written(content).strip(f"{_BREAK} ").split(_BREAK)]
        lines = [part for part in lines if part]
        return [f"{part}\\" for part in lines[:-1]] + lines[-1:]

    def _written(self, content: Sequence[Inline]) -> str:
        shown = _trimmed(content)
        text, marks = self._marked(shown)
        if marks and marks != _read_marks(text):
            self.plain += 1
            bare = [
                replace(item, bold=False, italic=False) if isinstance(item, Span) else item
                for item in shown
            ]
            text, _ = self._marked(joined(bare))
        return text

    def _marked(self, content: Sequence[Inline]) -> tuple[str, tuple[int, int, int]]:
        """Return content as it is written, and how many bold parts, italic parts, links it has."""
        written, counts = "", [0, 0, 0]
        for href, linked in groupby(content, key=lambda item: getattr(item, "href", "")):
            target = self._target(href)
            inner = ""
            for bold, parts in groupby(linked, key=lambda item: getattr(item, "bold", False)):
                told = self._italics(list(parts), counts, written + inner)
                inner += _around("**", told) if bold else told
                counts[0] += bold and bool(told.strip())
            if target and inner.strip():
                counts[2] += 1
                before, core, after = _edges(inner)
                inner = f"{before}[{core}]({target}){after}"
            written += inner
        return written, (counts[0], counts[1], counts[2])

    def _target(self, href: str) -> str:
        if href.startswith("#"):
            label = self.targets.get(href[1:])
            return f"#{label}" if label else ""
        return address(href) if href else ""

    @staticmethod
    def _italics(parts: Iterable[Inline], counts: list[int], before: str) -> str:
        written = ""
        for italic, items in groupby(parts, key=lambda item: getattr(item, "italic", False)):
            told = "".join(_item(item) for item in items)
            if italic and told.strip():
                counts[1] += 1
                sign = "_" if (before + written).endswith("*") else "*"
                told = _around(sign, told)
            written += told
        return written


def _item(item: Inline) -> str:
    match item:
        case Break():
            return _BREAK
        case NoteMark(number=number):
            return f"[^{number}]"
        case Picture():
            return ""
        case Span(text=text, script=script) if script and _SIMPLE.fullmatch(text.strip()):
            before, core, after = _edges(text)
            return f"{before}{{{script}}}`{core}`{after}"
        case Span(text=text):
            return escaped(text)


def _trimmed(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return content whose marks begin and end at words, as Markdown wants them.

    A sign at the end of bold text that letters follow stands outside of it.
    """
    items: list[Inline] = []
    for at, item in enumerate(content):
        after = content[at + 1] if at + 1 < len(content) else None
        if not isinstance(item, Span) or not (item.bold or item.italic):
            items.append(item)
            continue
        follows = after.text[:1] if isinstance(after, Span) else ""
        core = item.text
        if follows.isalnum():
            core = re.sub(r"[^\w\s]+$", "", core)
        bare = replace(item, bold=False, italic=False)
        if not core.strip():
            items.append(bare if not isinstance(after, Span) or not _same(item, after) else item)
            continue
        rest = item.text[len(core) :]
        items.append(replace(item, text=core))
        if rest:
            items.append(replace(bare, text=rest))
    return joined(items)


def _same(one: Span, other: Span) -> bool:
    return (one.bold, one.italic) == (other.bold, other.italic)


def _edges(text: str) -> tuple[str, str, str]:
    """Return the blanks before a text, the text, and those after."""
    core = text.strip(f" {_BREAK}\u00a0\u2009\u202f")
    if not core:
        return text, "", ""
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]


def _around(sign: str, text: str) -> str:
    before, core, after = _edges(text)
    return f"{before}{sign}{core}{sign}{after}" if core else text


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _read_marks(text: str) -> tuple[int, int, int]:
    """Return how many bold parts, italic parts and links Markdown reads in a text."""
    lines = "\\\n".join(text.split(_BREAK))
    tokens = [item.type for part in _parser().parseInline(lines) for item in part.children or ()]
    names = ("strong_open", "em_open", "link_open")
    return tokens.count(names[0]), tokens.count(names[1]), tokens.count(names[2])
