"""The item as a docutils document of standard nodes, which any writer can set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document

from annual_report.agenda.content import Block, Heading, ItemList, Run
from annual_report.agenda.layout import laid_out
from annual_report.typst_writer.references import DOCUMENT_SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.agenda.item import Item


def item_document(item: Item, *, heading: str = "") -> nodes.document:
    """Return a document whose title is the item's, with a section for each heading below.

    With a ``heading`` they are sections of one section of that name. Places of the project are
    references as the Typst writer knows them.
    """
    document = new_document("")
    opened: list[nodes.Element] = [document]
    for block in _under(item, heading):
        if isinstance(block, Heading):
            del opened[block.level :]
            section = nodes.section("", nodes.title("", block.text))
            opened[-1] += section
            opened.append(section)
        else:
            opened[-1] += _node(block)
    return document


def _under(item: Item, heading: str) -> Iterator[Block]:
    """Yield the blocks of an item, those after its title under a heading if there is one."""
    title, *rest = laid_out(item)
    yield title
    if heading:
        yield Heading(heading, 2)
    for block in rest:
        if heading and isinstance(block, Heading):
            yield replace(block, level=block.level + 1)
        else:
            yield block


def _node(block: Block) -> nodes.Element:
    if isinstance(block, ItemList):
        items = [nodes.list_item("", *map(_node, item)) for item in block.items]
        if block.ordered:
            return nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
        return nodes.bullet_list("", *items)
    if isinstance(block, Heading):
        raise TypeError("a heading cannot stand inside a list")
    if len(block.lines) == 1:
        return nodes.paragraph("", "", *map(_run, block.lines[0]))
    lines = [nodes.line("", "", *map(_run, line)) for line in block.lines]
    return nodes.line_block("", *lines)


def _run(run: Run) -> nodes.Node:
    node: nodes.Node = nodes.Text(run.text)
    if run.emphasis:
        node = nodes.emphasis("", "", node)
    if run.strong:
        node = nodes.strong("", "", node)
    if not any(char.isprintable() and not char.isspace() for char in run.text):
        return node  # a link that shows nothing can be neither seen nor heard
    if run.link:
        node = nodes.reference("", "", node, refuri=run.link)
    elif run.target:
        node = nodes.reference("", "", node, refuri=DOCUMENT_SCHEME + run.target, internal=True)
    return node
