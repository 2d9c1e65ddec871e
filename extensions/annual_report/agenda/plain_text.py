"""The item as plain text, to be pasted into a form.

No markup: a heading is a line of its own (or stands at the beginning of the line, where the
profile says so), lists have dashes, and lines are not wrapped: the form does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annual_report.agenda.item import Item, Section


def plain_text(item: Item) -> str:
    """Return the item as text, its title first, with one line a paragraph."""
    sections = [section for handling in item.handlings for section in handling.sections]
    parts = [item.title, *filter(None, map(_section, sections))]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    body = list(_texts(section.blocks))
    if not section.heading:
        return "\n\n".join(body)
    if section.run_in and body:
        return "\n\n".join([f"{section.heading} {body[0]}", *body[1:]])
    return "\n\n".join([section.heading, *body])


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ItemList):
            yield "\n".join(_items(block, ""))
        elif isinstance(block, (Heading, Paragraph)):
            yield block.text


def _items(block: ItemList, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        first = True
        for inner in item:
            if isinstance(inner, ItemList):
                yield from _items(inner, indent + "  ")
            else:
                text = inner.text.replace("\n", f"\n{indent}  ")
                yield f"{indent}{mark if first else '  '}{text}"
            first = False
