"""The plain content of an agenda item: what every case-management system can take.

Paragraphs and lists of text with links and emphasis, and nothing else: no tables, no images, no
classes. Each output writes this tree, so that all of them say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from annual_report.formatting import capitalized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text. ``placeholder`` is the name of a word that the profile gives.

    ``link`` is an address outside of the project; ``target`` a place in it, as
    ``reports/2023/hankkeet#id``, which only what holds the report too can lead to.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    target: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: lines of runs; most have one line."""

    lines: tuple[tuple[Run, ...], ...]

    @property
    def text(self) -> str:
        """The paragraph as plain text, a line break between its lines."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, with numbers when ``ordered``."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the content; ``level`` counts from one."""

    text: str
    level: int = 1


Block: TypeAlias = Paragraph | ItemList | Heading


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain text; a line break of the text is one of the paragraph."""
    return Paragraph(tuple((Run(text=line),) for line in text.split("\n")))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, which are parted by empty lines."""
    return tuple(paragraph(part.strip()) for part in text.split("\n\n") if part.strip())


def filled(blocks: Sequence[Block], words: Mapping[str, str]) -> tuple[Block, ...]:
    """Return blocks with the words of a profile in place of the placeholders.

    A word that begins a line begins with a capital.
    """

    def run(position: int, item: Run) -> Run:
        if not item.placeholder:
            return item
        text = words.get(item.placeholder, item.text)
        return replace(item, text=text if position else capitalized(text), placeholder="")

    def block(item: Block) -> Block:
        if isinstance(item, Paragraph):
            return Paragraph(
                tuple(tuple(run(*numbered) for numbered in enumerate(line)) for line in item.lines)
            )
        if isinstance(item, ItemList):
            return ItemList(tuple(filled(inner, words) for inner in item.items), item.ordered)
        return item

    return tuple(map(block, blocks))
