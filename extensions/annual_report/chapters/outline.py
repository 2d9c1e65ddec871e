"""The headings of a chapter: one title, levels without gaps below it; captions in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from annual_report.chapters.blocks import Paragraph, Picture, Span, Table, joined
from annual_report.chapters.styles import Kind
from annual_report.chapters.told import Note, NoteKind
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.chapters.blocks import Block, Document, Inline

DEEPEST = 6
_NUMBER = re.compile(
    r"\s*(?:kuva|kuvio|bild|figur|figure|taulukko|tabell|table)\s+\d+\s*[.:–-]?\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Figure:
    """An image with the caption that stood beside it."""

    picture: Picture
    caption: Paragraph


@dataclass(frozen=True)
class Captioned:
    """A table with the caption that stood beside it."""

    table: Table
    caption: Paragraph


Part = Paragraph | Table | Figure | Captioned


def with_one_title(document: Document, name: str) -> tuple[list[Block], list[Note]]:
    """Return the blocks so that they begin with the only heading of level 1.

    A first heading above all the others is it. Else the title of the document's properties is,
    or its name, and all headings go one level down.
    """
    blocks = [*document.blocks]
    notes: list[Note] = []
    headings = [item for item in blocks if _is_heading(item)]
    levels = [item.style.level for item in headings]
    if levels and levels[0] == min(levels) and levels.count(levels[0]) == 1:
        title = headings[0]
        blocks.remove(title)
    else:
        text = document.title or name
        title = Paragraph((Span(text),)).with_level(1)
        told = msgid("the document has no title above all headings; the chapter is called {title}")
        notes.append(Note(NoteKind.CHANGED, told, {"title": text}))
    found: list[Block] = [title.with_level(1)]
    above: list[int] = []
    for item in blocks:
        if not _is_heading(item):
            found.append(item)
            continue
        level = item.style.level
        above = [other for other in above if other < level]
        if above and level > above[-1] + 1:
            told = msgid("a level of headings was skipped; the heading is one level below the last")
            notes.append(Note(NoteKind.CHANGED, told, place=item.place))
        above.append(level)
        found.append(item.with_level(min(len(above) + 1, DEEPEST)))
    return found, notes


def with_captions(blocks: list[Block]) -> tuple[list[Part], list[Note]]:
    """Return the blocks with each caption at its image or table."""
    parts: list[Part] = []
    told = False
    at = 0
    while at < len(blocks):
        item = blocks[at]
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        last = parts[-1] if parts else None
        if not (isinstance(item, Paragraph) and item.style.kind is Kind.CAPTION):
            parts.append(item)
            at += 1
            continue
        caption, numbered = _without_number(item)
        at += 1
        if isinstance(last, Paragraph) and not last.text and len(last.pictures) == 1:
            parts[-1] = Figure(last.pictures[0], caption)
        elif item.pictures and item.text:
            parts.append(Figure(item.pictures[0], caption))
        elif isinstance(after, Table):
            parts.append(Captioned(after, caption))
            at += 1
        elif isinstance(last, Table):
            parts[-1] = Captioned(last, caption)
        else:
            parts.append(item)
            continue
        told = told or numbered
    text = msgid("the numbers of captions were left out; the report counts its figures and tables")
    return parts, [Note(NoteKind.CHANGED, text)] if told else []


def _is_heading(item: Block) -> TypeGuard[Paragraph]:
    return isinstance(item, Paragraph) and item.is_heading and bool(item.text)


def _without_number(item: Paragraph) -> tuple[Paragraph, bool]:
    """Return a caption without what stands in it as its number."""
    content = [part for part in item.content if not isinstance(part, Picture)]
    found = _NUMBER.match("".join(part.text for part in content if isinstance(part, Span)))
    left = found.end() if found else 0
    kept: list[Inline] = []
    for part in content:
        if isinstance(part, Span) and left:
            cut, left = part.text[left:], max(left - len(part.text), 0)
            if cut:
                kept.append(replace(part, text=cut))
        else:
            kept.append(part)
    return replace(item, content=joined(kept)), found is not None
