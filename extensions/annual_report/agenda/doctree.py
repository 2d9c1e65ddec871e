"""The item as a docutils document of standard nodes, which any writer can set.

A handling is a section under the line that names its meeting; a part with a heading is a section
in it, and one whose heading runs in begins with it in bold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import new_document

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph, Run
from annual_report.data.enums import AgendaPart
from annual_report.typst_writer.references import DOCUMENT_SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annual_report.agenda.item import Handling, Item, Section


def item_document(item: Item, *, heading: str = "") -> nodes.document:
    """Return a document whose title is the item's and whose sections are its handlings.

    With a ``heading`` they are sections of a section of that name. Places of the project are
    references as the Typst writer knows them.
    """
    document = new_document("")
    sections = _Sections(document)
    sections.begin(1, item.title)
    level = 2
    if heading:
        sections.begin(level, heading)
        level += 1
    for handling in item.handlings:
        _handling(handling, sections, level)
    return document


class _Sections:
    """Takes headings with their levels, and nodes; nests the sections, skipping no level."""

    def __init__(self, document: nodes.document) -> None:
        self._open: list[nodes.Element] = [document]

    def begin(self, level: int, title: str, identifier: str = "") -> None:
        """Begin a section; levels count from one."""
        del self._open[max(level, 1) :]
        section = nodes.section("", nodes.title("", title))
        if identifier:
            section["ids"].append(identifier)
        self._open[-1] += section
        self._open.append(section)

    def add(self, *children: nodes.Node) -> None:
        """Add nodes to the section begun last."""
        self._open[-1].extend(children)


def _handling(handling: Handling, sections: _Sections, level: int) -> None:
    parts = list(handling.sections)
    first = parts[0] if parts else None
    if first and first.part is AgendaPart.MEETING and not first.heading and first.blocks:
        name, rest = _first_line(first.blocks)
        sections.begin(level, name, f"handling-{handling.number}")
        _set(rest, sections, level)
        parts = parts[1:]
        level += 1
    for part in parts:
        _part(part, sections, level)


def _first_line(blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return the first line of some blocks, and what is left of them."""
    first = blocks[0]
    if not isinstance(first, Paragraph):
        return "", tuple(blocks)
    rest = (Paragraph(first.lines[1:]),) if first.lines[1:] else ()
    return "".join(run.text for run in first.lines[0]), (*rest, *blocks[1:])


def _part(part: Section, sections: _Sections, level: int) -> None:
    blocks = part.blocks
    first = blocks[0] if blocks else None
    if part.heading and part.run_in and isinstance(first, Paragraph):
        lead = (Run(text=part.heading, strong=True), Run(text=" "))
        lines = ((*lead, *first.lines[0]), *first.lines[1:])
        blocks = (Paragraph(lines), *blocks[1:])
    elif part.heading:
        sections.begin(level, part.heading)
        level += 1
    _set(blocks, sections, level)


def _set(blocks: Iterable[Block], sections: _Sections, level: int) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            sections.begin(level + block.level - 1, block.text)
        else:
            sections.add(_node(block))


def _node(block: Block) -> nodes.Element:
    if isinstance(block, ItemList):
        items = [nodes.list_item("", *map(_node, item)) for item in block.items]
        if block.ordered:
            return nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")
        return nodes.bullet_list("", *items)
    if isinstance(block, Heading):  # in an item of a list, where no section can begin
        return nodes.paragraph("", "", nodes.strong("", block.text))
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
    if run.link:
        node = nodes.reference("", "", node, refuri=run.link)
    elif run.target:
        node = nodes.reference("", "", node, refuri=DOCUMENT_SCHEME + run.target, internal=True)
    return node
