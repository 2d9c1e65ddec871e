"""An item as one run of blocks with headings in levels, for the outputs that have headings.

The title is level 1. Each handling has its own heading, the line that names body and meeting, and
the municipality's headings stand below it: without that, who goes from heading to heading could
not tell which handling "Valmistelija" belongs to. Where a profile has no such line, or has it
later, what comes before it stands right below the title. So no level is ever skipped.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph, Run
from annual_report.data.enums import AgendaPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annual_report.agenda.item import Item, Section

DEEPEST = 6
"""The deepest level of a heading that HTML has."""

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (section 2.2), and so cannot stand in HTML or DOCX."""

_SCHEMES = ("http://", "https://", "mailto:")


def characters(text: str) -> str:
    """Return a text with U+FFFD for what no document can hold (controls, half characters)."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def laid_out(item: Item) -> tuple[Block, ...]:
    """Return the blocks of an item: its title, then handling by handling.

    Headings stand only at the top, not inside lists, and their ``level`` is that of the document,
    from 1. Links are only those to the web and to addresses of e-mail.
    """
    blocks: list[Block] = [Heading(characters(item.title), 1)]
    for handling in item.handlings:
        base = 1
        for section in handling.sections:
            placed = list(_section(section, base))
            if section.part is AgendaPart.MEETING and placed and isinstance(placed[0], Heading):
                base = placed[0].level
            blocks += placed
    return tuple(_without_gaps(blocks))


def laid_out_section(section: Section) -> tuple[Block, ...]:
    """Return the blocks of one section without its heading, as :func:`laid_out` has them."""
    return tuple(_without_gaps(map(_clean, section.blocks)))


def _section(section: Section, base: int) -> Iterator[Block]:
    """Yield the blocks of a section whose heading stands one level below ``base``."""
    body = [_clean(block) for block in section.blocks]
    heading = characters(section.heading)
    first = body[0] if body else None
    names_meeting = section.part is AgendaPart.MEETING and (section.run_in or not heading)
    if names_meeting and isinstance(first, Paragraph):
        line, *lines = first.lines
        yield Heading(f"{heading} {''.join(run.text for run in line)}".strip(), base + 1)
        body = [Paragraph(tuple(lines)), *body[1:]] if lines else body[1:]
    elif heading and section.run_in and isinstance(first, Paragraph):
        line, *lines = first.lines
        run_in = (Run(text=heading, strong=True), Run(text=" "), *line)
        body = [Paragraph((run_in, *lines)), *body[1:]]
    elif heading:
        yield Heading(heading, base + 1)
        base += 1
    for block in body:
        yield replace(block, level=base + block.level) if isinstance(block, Heading) else block


def _clean(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=characters(block.text))
    if isinstance(block, Paragraph):
        return Paragraph(tuple(tuple(map(_clean_run, line)) for line in block.lines))
    items = tuple(
        tuple(_strong(inner) if isinstance(inner, Heading) else _clean(inner) for inner in item)
        for item in block.items
    )
    return ItemList(items, block.ordered)


def _clean_run(run: Run) -> Run:
    link = characters(run.link)
    known = link.casefold().startswith(_SCHEMES)
    return replace(run, text=characters(run.text), link=link if known else "")


def _strong(heading: Heading) -> Paragraph:
    return Paragraph(((Run(text=characters(heading.text), strong=True),),))


def _without_gaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose headings go down by one level at most."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level, last + 1, DEEPEST)
            yield replace(block, level=last)
        else:
            yield block
