"""A document as it is written out: paragraphs of spans, lists, tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annual_report.chapters.styles import Kind, Style

if TYPE_CHECKING:
    from annual_report.chapters.numbering import Item
    from annual_report.chapters.told import Place


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look, with the address that it links to (``#name`` inside the document)."""

    text: str
    bold: bool = False
    italic: bool = False
    script: str = ""
    """``sup`` or ``sub`` for raised or lowered text."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The reference to a footnote, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the document, by its number (from 1)."""

    number: int


Inline = Span | Break | NoteMark | Picture


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: what it is, its content, its place in a list, the names that link to it."""

    content: tuple[Inline, ...]
    style: Style = field(default_factory=Style)
    item: Item | None = None
    names: tuple[str, ...] = ()
    place: Place | None = None

    @property
    def text(self) -> str:
        """Its text alone."""
        return "".join(item.text for item in self.content if isinstance(item, Span)).strip()

    @property
    def pictures(self) -> list[Picture]:
        """Its images."""
        return [item for item in self.content if isinstance(item, Picture)]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.style.kind is Kind.HEADING

    def with_level(self, level: int) -> Paragraph:
        """Return it as a heading of a level."""
        return replace(self, style=Style(Kind.HEADING, level))


Cell = tuple["Block", ...]


@dataclass(frozen=True)
class Table:
    """A table: rows of cells, all of the same number, the first of them headers."""

    rows: tuple[tuple[Cell, ...], ...]
    headers: int


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """What was read: the blocks, the footnotes by number, the title of its properties."""

    blocks: tuple[Block, ...]
    notes: dict[int, tuple[Block, ...]]
    title: str = ""


def joined(content: list[Inline]) -> tuple[Inline, ...]:
    """Return the content with neighbouring spans of the same look as one."""
    found: list[Inline] = []
    for item in content:
        last = found[-1] if found else None
        if (
            isinstance(item, Span)
            and isinstance(last, Span)
            and replace(item, text="") == (replace(last, text=""))
        ):
            found[-1] = replace(last, text=last.text + item.text)
        else:
            found.append(item)
    return tuple(found)
