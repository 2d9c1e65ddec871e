"""From the doctree of a year's ``agenda.md`` to plain content, part by part.

A table becomes a list, one item a row: its first cell, then the others after their headings. An
image becomes its alternative text. What has no plain form is told, and its text is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph, Run
from annual_report.agenda.nodes import agenda_part, agenda_word
from annual_report.diagnostics import Warnings, warn
from annual_report.typst_writer.references import DOCUMENT_SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_INVISIBLE = (
    nodes.comment,
    nodes.target,
    nodes.substitution_definition,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)


@dataclass(frozen=True, slots=True)
class AgendaContent:
    """What a year's ``agenda.md`` says: the title of the matter, and its parts in their order."""

    title: str
    parts: Mapping[str, tuple[Block, ...]]


def read_content(doctree: nodes.document) -> AgendaContent:
    """Return the content of a doctree whose references have been resolved.

    Parts are the bodies of ``{agenda-part}`` directives by their names; what stands outside of
    them is the part ``text``, in front of or between them in the order of the document.
    """
    title = next(doctree.findall(nodes.title), None)
    parts: dict[str, list[Block]] = {}
    _gather(doctree.children, parts, 0)
    kept = {name: tuple(blocks) for name, blocks in parts.items() if blocks}
    return AgendaContent(title=title.astext() if title is not None else "", parts=kept)


def _gather(children: Iterable[nodes.Node], parts: dict[str, list[Block]], level: int) -> None:
    for node in children:
        if isinstance(node, nodes.section):
            inner = [child for child in node.children if not isinstance(child, nodes.title)]
            heading = next((c for c in node.children if isinstance(c, nodes.title)), None)
            if heading is not None and level > 0:
                parts.setdefault("text", []).append(Heading(heading.astext(), level))
            _gather(inner, parts, level + 1)
        elif isinstance(node, agenda_part):
            parts.setdefault(node["name"], []).extend(_blocks(node.children))
        else:
            parts.setdefault("text", []).extend(_blocks([node]))


def _blocks(children: Iterable[nodes.Node]) -> Iterator[Block]:
    for node in children:
        if isinstance(node, _INVISIBLE) or not isinstance(node, nodes.Element):
            continue
        read = next((read for kind, read in _READERS if isinstance(node, kind)), _inside)
        yield from read(node)


def _inside(node: nodes.Element) -> Iterator[Block]:
    return _blocks(node.children)


def _paragraph(node: nodes.Element) -> Iterator[Block]:
    runs = _runs(node)
    if any(run.text.strip() or run.placeholder for run in runs):
        yield Paragraph(_lines(runs))


def _list(node: nodes.Element) -> Iterator[Block]:
    items = tuple(tuple(_blocks(item.children)) for item in node.children)
    kept = tuple(item for item in items if item)
    yield ItemList(kept, isinstance(node, nodes.enumerated_list))


def _section(node: nodes.Element) -> Iterator[Block]:
    for child in node.children:
        if isinstance(child, nodes.title):
            yield Heading(child.astext(), 1)
        else:
            yield from _blocks([child])


def _image(node: nodes.Element) -> Iterator[Block]:
    warn(
        Warnings.UNSUPPORTED,
        "an agenda item holds no images; the alternative text is written in its place",
        location=node,
    )
    if text := node.get("alt"):
        yield Paragraph(((Run(text=text),),))


def _table(table: nodes.Element) -> Iterator[Block]:
    if (title := next(table.findall(nodes.title), None)) is not None:
        yield Paragraph((tuple(_runs(title)),))
    head = [cell for part in table.findall(nodes.thead) for cell in _cells(part)]
    rows = [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]
    items = [(Paragraph(((Run(text=_told(head, _cells(row))),),)),) for row in rows]
    yield ItemList(tuple(items))


def _cells(part: nodes.Element) -> list[str]:
    return [" ".join(entry.astext().split()) for entry in part.findall(nodes.entry)]


def _told(head: list[str], cells: list[str]) -> str:
    """Return a row in words; one that spans from above has fewer cells than there are headings."""
    names = head[len(head) - len(cells) :] if len(cells) <= len(head) else [""] * len(cells)
    told = [
        f"{name}: {cell}" if name and position else cell
        for position, (name, cell) in enumerate(zip(names, cells, strict=True))
        if cell
    ]
    return "; ".join(told)


_READERS: tuple[
    tuple[type[nodes.Element] | tuple[type[nodes.Element], ...], Callable[..., Iterator[Block]]],
    ...,
] = (
    ((nodes.bullet_list, nodes.enumerated_list), _list),
    (nodes.table, _table),
    (nodes.image, _image),
    (nodes.section, _section),
    (nodes.TextElement, _paragraph),
)


def _runs(node: nodes.Node, style: Run | None = None) -> list[Run]:
    style = style or Run(text="")
    found: list[Run] = []
    for child in node.children:
        if isinstance(child, nodes.Text):
            found.append(replace(style, text=str(child)))
        elif isinstance(child, agenda_word):
            found.append(Run(text=child.astext(), placeholder=child["name"]))
        elif isinstance(child, nodes.strong):
            found += _runs(child, replace(style, strong=True))
        elif isinstance(child, nodes.emphasis):
            found += _runs(child, replace(style, emphasis=True))
        elif isinstance(child, nodes.reference):
            found += _runs(child, _linked(style, child.get("refuri", "")))
        elif isinstance(child, nodes.image):
            found.append(replace(style, text=child.get("alt", "")))
        elif isinstance(child, (nodes.footnote_reference, *_INVISIBLE)):
            continue
        else:
            found += _runs(child, style)
    return _joined(found)


def _linked(style: Run, address: str) -> Run:
    if "://" in address or address.startswith("mailto:"):
        return replace(style, link=address)
    if address.startswith(DOCUMENT_SCHEME):
        return replace(style, target=address.removeprefix(DOCUMENT_SCHEME))
    return style


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of the same style put together."""
    found: list[Run] = []
    for style, same in groupby(runs, key=lambda run: replace(run, text="")):
        if style.placeholder:
            found += same
        else:
            found.append(replace(style, text="".join(run.text for run in same)))
    return found


def _lines(runs: Iterable[Run]) -> tuple[tuple[Run, ...], ...]:
    """Return runs on one line: line breaks of the source are blanks."""
    return (tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs),)
