"""The item as HTML: headings, paragraphs, lists and links, as any system takes when pasted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph, Run
from annual_report.agenda.layout import characters, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.agenda.item import Item


def html(item: Item) -> bytes:
    """Return the item as a complete document in UTF-8, without tables, classes or styles."""
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(item.language)}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f"<title>{escape(characters(item.title))}</title>\n"
        "</head>\n"
        "<body>\n"
        f"{markup(laid_out(item))}"
        "</body>\n"
        "</html>\n"
    ).encode()


def markup(blocks: Iterable[Block]) -> str:
    """Return blocks as HTML, one a line; everything of theirs is text in it."""
    return "".join(f"{_block(block)}\n" for block in blocks)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_inline(block)}</p>"
    return _list(block)


def _list(block: ItemList) -> str:
    name = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{_item(item)}</li>\n" for item in block.items)
    return f"<{name}>\n{items}</{name}>"


def _item(blocks: tuple[Block, ...]) -> str:
    """Return what an item holds; one paragraph alone needs no element of its own."""
    first, *rest = blocks
    if isinstance(first, Paragraph) and not any(isinstance(inner, Paragraph) for inner in rest):
        return "\n".join([_inline(first), *map(_block, rest)])
    return "\n".join(map(_block, blocks))


def _inline(block: Paragraph) -> str:
    return "<br>\n".join("".join(map(_run, line)) for line in block.lines)


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
