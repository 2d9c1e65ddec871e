"""Raw content: Typst as it is, and what the HTML says that authors write into Markdown."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.html_tree import VOID, Item, lone_tag, parse
from annual_report.typst_writer.syntax import Code, arguments, string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element

PHRASES = {
    "b": "strong-text",
    "strong": "strong-text",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "sub": "subscript",
    "sup": "superscript",
    "code": "literal",
    "samp": "literal",
    "tt": "literal",
    "kbd": "keys",
    "del": "deleted",
    "s": "deleted",
    "strike": "deleted",
    "ins": "inserted",
    "u": "inserted",
    "mark": "marked",
    "small": "small-text",
    "q": "quoted",
    "span": "span",
    "abbr": "abbreviation",
    "a": "external-link",
    "bdi": "span",
    "font": "span",
    "label": "span",
    "time": "span",
}
"""The elements within a line, with the template functions that set them."""

LINE = frozenset({*PHRASES, "br", "wbr", "img", "input"})
SILENT = frozenset({"script", "style", "template", "head", "link", "meta", "title", "noscript"})
"""The elements that show nothing of themselves."""
UNSHOWABLE = frozenset(
    {"iframe", "video", "audio", "object", "embed", "canvas", "svg", "math"}
    | {"select", "textarea", "button"}
)
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "legend", "dt"})
TEXTS = frozenset({"p", "dd", "figcaption", "address", "center"})
SAFE_SCHEMES = ("https://", "http://", "mailto:")
MOST_COLUMNS = 200
"""Columns of a table that is written in HTML."""


_NUMBER = re.compile("[0-9]{1,6}")


def is_of_markdown(node: Element) -> bool:
    """Whether a block of HTML was written into Markdown, and not into a directive ``raw``.

    The directive says that its content is for HTML alone. MyST keeps the line end of a block.
    """
    return node.astext().endswith("\n")


class RawMixin(TranslatorBase):
    """Raw nodes of every format."""

    _raw_tables = 0

    def visit_raw(self, node: Element) -> None:
        """Take Typst as it is, and the texts of HTML in Markdown; leave out other formats."""
        formats = str(attribute(node, "format", "")).split()
        if "typst" in formats:
            self.note_origin(node)
            self.call("raw-typst", node.astext())
            self._after_space = False
        elif "html" in formats and isinstance(node.parent, nodes.TextElement):
            self._phrase(node)
        elif "html" in formats and is_of_markdown(node):
            self.note_origin(node)
            self._blocks(parse(node.astext()).children, node)
        raise nodes.SkipNode

    # Within a line, each tag is a node of its own, its content between two of them.

    @cached_property
    def _ends(self) -> set[int]:
        return set()

    def _phrase(self, node: Element) -> None:
        lone = lone_tag(node.astext())
        if lone is None:
            self._inlines(parse(node.astext()).children, node)
        elif lone[1]:
            if id(node) in self._ends:
                self.close_inline()
        else:
            (item,) = parse(node.astext()).children
            end = self._end_of(node, lone[0]) if lone[0] in PHRASES else None
            if isinstance(item, Item) and end is not None:
                self._ends.add(id(end))
                self._open_phrase(item)
            elif lone[0] not in PHRASES:
                self._inlines([item], node)

    @staticmethod
    def _end_of(start: Element, tag: str) -> Element | None:
        """Return the end tag among the siblings of a start tag."""
        depth = 0
        siblings = start.parent.children
        for node in siblings[siblings.index(start) :]:
            if not isinstance(node, nodes.raw) or "html" not in str(node.get("format")).split():
                continue
            lone = lone_tag(node.astext())
            if lone is not None and lone[0] == tag:
                depth += -1 if lone[1] else 1
                if depth == 0:
                    return node
        return None

    def _open_phrase(self, item: Item) -> None:
        function = PHRASES[item.tag]
        address = item.attributes.get("href", "")
        if function == "external-link":
            if address.startswith(SAFE_SCHEMES):
                self.emit(f"external-link({string(address)}, {{")
                return
            function = "span"
        named = {
            "explanation": item.attributes.get("title") if item.tag == "abbr" else None,
            "lang": item.attributes.get("lang") if function == "span" else None,
        }
        self.open_inline(function, **named)

    def _inlines(self, items: Iterable[Item | str], node: Element) -> None:
        for item in items:
            if isinstance(item, str):
                self.text(item)
            elif item.tag in UNSHOWABLE:
                self._left_out(item, node)
            elif item.tag in PHRASES:
                self._open_phrase(item)
                self._inlines(item.children, node)
                self.close_inline()
            elif item.tag in VOID:
                self._void(item)
            elif item.tag not in SILENT:
                self._inlines(item.children, node)

    def _void(self, item: Item) -> None:
        if item.tag == "br":
            self.emit("linebreak();\n")
            self._after_space = True
        elif item.tag == "wbr":
            self.text("\u200b")
        elif item.tag == "img":
            self.text(item.attributes.get("alt", ""))
        elif item.tag == "input" and item.attributes.get("type") == "checkbox":
            self.emit(f"checkbox(checked: {str('checked' in item.attributes).lower()});")
            self._after_space = False

    def _left_out(self, item: Item, node: Element) -> None:
        self.warn(
            Warnings.UNSUPPORTED,
            f"the element <{item.tag}> is left out of the PDF; say in the text what it shows",
            node,
        )

    # Blocks

    def _blocks(self, items: Iterable[Item | str], node: Element) -> None:
        """Emit blocks; texts between them are paragraphs."""
        line: list[Item | str] = []
        for item in items:
            if isinstance(item, str) or item.tag in LINE:
                line.append(item)
                continue
            self._flow("paragraph", line, node)
            line = []
            self._block(item, node)
        self._flow("paragraph", line, node)

    def _flow(
        self, function: str, items: list[Item | str], node: Element, lang: str | None = None
    ) -> None:
        if any(isinstance(item, Item) or item.strip() for item in items):
            self.open_call(function, lang=lang)
            self._inlines(items, node)
            self.close_call()

    def _block(self, item: Item, node: Element) -> None:
        if item.tag in SILENT:
            return
        if item.tag in UNSHOWABLE:
            self._left_out(item, node)
        elif item.tag in TITLES:
            self._flow("block-title", item.children, node)
        elif item.tag in TEXTS and not item.all("p", "div", "ul", "ol", "table", "blockquote"):
            self._flow("paragraph", item.children, node, lang=item.attributes.get("lang"))
        elif item.tag in ("ul", "ol"):
            self._list(item, node)
        elif item.tag == "blockquote":
            self.open_call("quotation")
            self._blocks(item.children, node)
            self.close_call()
        elif item.tag == "pre":
            self.call("code-block", item.text().strip("\n"))
        elif item.tag == "hr":
            self.call("transition")
        elif item.tag == "table":
            self._table(item, node)
        else:
            self._blocks(item.children, node)

    def _list(self, item: Item, node: Element) -> None:
        named: dict[str, object] = {"tight": True}
        start = item.attributes.get("start", "")
        if item.tag == "ol" and _NUMBER.fullmatch(start):
            named["start"] = int(start)
        function = "numbered-list" if item.tag == "ol" else "bullet-list"
        self.emit(f"{function}({arguments(named)}")
        for child in item.children:
            if isinstance(child, Item):
                self.emit("{\n")
                self._after_space = True
                self._blocks(child.children if child.tag == "li" else [child], node)
                self.emit("}, ")
        self.emit(");\n")

    def _table(self, item: Item, node: Element) -> None:
        rows = [row for row in item.all("tr") if row.all("td", "th")]
        if not rows:
            return
        heads = 0
        while heads < len(rows) and not rows[heads].all("td"):
            heads += 1
        widths = [sum(_span(cell, "colspan") for cell in row.all("td", "th")) for row in rows]
        if max(widths) > MOST_COLUMNS:
            self._left_out(item, node)
            return
        for caption in item.all("caption"):
            self._block(caption, node)
        self._raw_tables += 1
        named = {
            "columns": [Code("auto")] * max(widths),
            "header-rows": heads,
            "start": self.label(f"raw-table/{self._raw_tables}"),
        }
        self.emit(f"data-table({arguments(named)}(\n")
        for at, row in enumerate(rows):
            self.emit("(")
            for cell in row.all("td", "th"):
                rowspan = min(_span(cell, "rowspan"), len(rows) - at)
                spans = {"colspan": _span(cell, "colspan"), "rowspan": rowspan}
                self.emit(f"({arguments(spans)}body: {{\n")
                self._blocks(cell.children, node)
                self.emit("}), ")
            self.emit("),\n")
        self.emit("));\n")


def _span(cell: Item, name: str) -> int:
    given = cell.attributes.get(name, "")
    return max(1, int(given)) if _NUMBER.fullmatch(given) else 1
