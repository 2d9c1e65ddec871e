"""Writes a chapter as MyST: headings, paragraphs, lists, tables, figures, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.chapters.blocks import Paragraph, Picture, Table
from annual_report.chapters.escaping import argument, escaped, heading, scalar
from annual_report.chapters.outline import Captioned, Figure
from annual_report.chapters.styles import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annual_report.chapters.outline import Part
    from annual_report.chapters.spans import Lines

_FENCE = re.compile(r"^\s*(`{3,})", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """An image as the chapter shows it: its file, its alternative text (none: decoration)."""

    path: str
    alt: str


@dataclass
class Writer:
    """Writes parts of a chapter. ``images`` are by their numbers in the document."""

    images: Mapping[int, Shown]
    lines: Lines
    labels: Mapping[str, str] = field(default_factory=dict)

    def chapter(self, parts: Sequence[Part], notes: Mapping[int, Sequence[Part]]) -> str:
        """Return the text of a chapter."""
        blocks = [*self.blocks(parts)]
        for number in sorted(notes):
            text = "\n\n".join(self.blocks(notes[number])) or "\u2013"
            blocks.append(_indented(text, f"[^{number}]: ", "    "))
        return "\n\n".join(blocks) + "\n"

    def blocks(self, parts: Sequence[Part]) -> Iterator[str]:
        """Yield the blocks of parts, without the blank lines between them."""
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Paragraph) and part.item is not None:
                end = at
                while end < len(parts) and _is_item(parts[end]):
                    end += 1
                if text := self._list(
                    [item for item in parts[at:end] if isinstance(item, Paragraph)]
                ):
                    yield text
                at = end
                continue
            at += 1
            match part:
                case Paragraph():
                    yield from self._paragraph(part)
                case Table():
                    yield self._table(part, "")
                case Captioned(table=table, caption=caption):
                    yield self._table(table, self.lines.one(caption.content))
                case Figure(picture=picture, caption=caption):
                    yield from self._figure(picture, caption)

    def _paragraph(self, part: Paragraph) -> Iterator[str]:
        labels = [f"({self.labels[name]})=" for name in part.names if name in self.labels]
        before = "".join(f"{label}\n" for label in labels)
        if part.is_heading and (text := heading(self.lines.one(part.content))):
            yield f"{before}{'#' * part.style.level} {text}"
        elif lines := self.lines.block(part.content):
            if part.style.kind is Kind.QUOTE:
                lines = [f"> {line}" for line in lines]
            yield before + "\n".join(lines)
        for picture in part.pictures:
            yield from self._image(picture)

    def _image(self, picture: Picture) -> Iterator[str]:
        shown = self.images.get(picture.number)
        if shown is None:
            return
        if shown.alt:
            yield f"![{escaped(shown.alt)}]({shown.path})"
        else:
            yield f"```{{image}} {shown.path}\n:class: decorative\n```"

    def _figure(self, picture: Picture, caption: Paragraph) -> Iterator[str]:
        shown = self.images.get(picture.number)
        lines = self.lines.block(caption.content)
        if shown is None:
            yield "\n".join(lines)
            return
        option = f":alt: {scalar(shown.alt)}" if shown.alt else ":class: decorative"
        yield "\n".join([f"```{{figure}} {shown.path}", option, "", *lines, "```"])

    def _table(self, table: Table, title: str) -> str:
        rows = []
        for row in table.rows:
            cells = [self._cell(cell) for cell in row]
            rows.append(_indented("\n".join(cells), "* ", "  "))
        body = "\n".join(rows)
        longest = max((len(found) for found in _FENCE.findall(body)), default=2)
        fence = "`" * (longest + 1)
        first = f"{fence}{{list-table}} {argument(title)}".rstrip()
        options = f":header-rows: {table.headers}\n\n" if table.headers else "\n"
        return f"{first}\n{options}{body}\n{fence}"

    def _cell(self, cell: Sequence[Part]) -> str:
        text = "\n\n".join(self.blocks([_no_heading(part) for part in cell]))
        return _indented(text, "- ", "  ") if text else "-"

    def _list(self, items: Sequence[Paragraph]) -> str:
        """Return a list; an item that begins deeper than the one before is nested in it."""
        written: list[str] = []
        open_levels: list[_Open] = []
        for part in items:
            item = part.item
            text = "\n\n".join(self._item_blocks(part))
            if item is None or not text:
                continue
            while open_levels and open_levels[-1].level > item.level:
                open_levels.pop()
            indent = "" if not open_levels else open_levels[-1].inner
            last = None
            if open_levels and open_levels[-1].level == item.level:
                last = open_levels.pop()
                indent = last.indent
            sign = _sign(last, item.number)
            marker = "- " if item.number is None else f"{item.number}{sign} "
            inner = indent + " " * len(marker)
            if written and not _goes_on(last, item.number, sign):
                written.append("")
            open_levels.append(_Open(item.level, indent, inner, item.number, sign))
            written.append(_indented(text, indent + marker, inner))
        return "\n".join(written)

    def _item_blocks(self, part: Paragraph) -> Iterator[str]:
        if lines := self.lines.block(part.content):
            yield "\n".join(lines)
        for picture in part.pictures:
            yield from self._image(picture)


@dataclass(frozen=True)
class _Open:
    """An item that others can follow or be nested in."""

    level: int
    indent: str
    inner: str
    number: int | None
    sign: str


def _goes_on(last: _Open | None, number: int | None, sign: str) -> bool:
    """Whether an item needs no blank line before it: it goes on, or begins a list at 1."""
    if last is None:
        return number in {None, 1}
    return (last.number is None) == (number is None) and last.sign == sign


def _sign(last: _Open | None, number: int | None) -> str:
    """Return what stands after a number: another sign begins another list."""
    if number is None or last is None or last.number is None:
        return "."
    if number == last.number + 1:
        return last.sign
    return ")" if last.sign == "." else "."


def _is_item(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.item is not None


def _no_heading(part: Part) -> Part:
    """Return what stands in a cell: headings are none there."""
    return Paragraph(part.content) if isinstance(part, Paragraph) and part.is_heading else part


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    rest = [f"{others}{line}" if line else "" for line in lines[1:]]
    return "\n".join([first + lines[0], *rest])
