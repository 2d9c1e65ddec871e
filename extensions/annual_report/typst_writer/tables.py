"""Tables: header rows, spans, column widths, captions, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, classes_of, is_on_its_side
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.columns import (
    LONG_NAME,
    TALL_ROW,
    layout,
    measure,
)
from annual_report.typst_writer.syntax import Code, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element

NUMBER_CLASS = "report-number"
"""Class of a cell (entry) whose content is a figure: aligned right."""

PLAIN = (nodes.entry, nodes.paragraph, nodes.Text, nodes.strong, nodes.emphasis)
"""What a header cell of words alone consists of."""


class TableMixin(TranslatorBase):
    """Tables and their parts."""

    _table_count = 0
    _row_is_tall = False

    def visit_table(self, node: Element) -> None:
        """Set a table; its caption comes first, as its first child."""
        groups = [child for child in node.children if isinstance(child, nodes.tgroup)]
        label = self.label_of(node)
        self._table_count += 1
        self.note_origin(node)
        self.emit("data-table(")
        named: dict[str, object] = {
            "label": label,
            "start": self.label(f"table/{self._table_count}"),
            "number": self.figure_number(node, "table"),
            "classes": [
                name for name in classes_of(node) if name != "landscape" or is_on_its_side(node)
            ],
        }
        if groups:
            shape = measure(groups[0])
            named["columns"], named["hyphens"] = layout(node, shape)
            named["crowding"] = Code(f"{max(shape.crowding, 1):.2f}")
            named["keep"] = shape.fits_one_page
            heads = [child for child in groups[0].children if isinstance(child, nodes.thead)]
            named["header-rows"] = len(heads[0].children) if heads else 0
            named["strong-stub"] = shape.longest_name <= LONG_NAME
            self._row_heights.append(iter(shape.lines))
        else:
            self._row_heights.append(iter(()))
        for name, item in named.items():
            self.emit(f"{name}: {value(item)}, ")
        titles = [child for child in node.children if isinstance(child, nodes.title)]
        if titles:
            self.anchors(titles[0])
            self.emit("caption: {\n")
            self._after_space = True
            for child in titles[0].children:
                child.walkabout(self)
            self.emit("}, ")
        self._tables.append(node)
        self.emit("(\n")

    def depart_table(self, node: Element) -> None:
        """End a table."""
        self._tables.pop()
        self._row_heights.pop()
        self.emit("));\n")
        self.set_table_notes()

    @property
    def _row_heights(self) -> list[Iterator[float]]:
        if not hasattr(self, "_height_stack"):
            self._height_stack: list[Iterator[float]] = []
        return self._height_stack

    @property
    def _tables(self) -> list[Element]:
        if not hasattr(self, "_table_stack"):
            self._table_stack: list[Element] = []
        return self._table_stack

    def visit_tgroup(self, node: Element) -> None:
        """Set the rows."""

    def depart_tgroup(self, node: Element) -> None:
        """End the rows."""

    def visit_colspec(self, node: Element) -> None:
        """Leave it out: the widths were taken with the table."""
        raise nodes.SkipNode

    visit_tabular_col_spec = visit_colspec

    def visit_thead(self, node: Element) -> None:
        """Set the header rows, again on every page of the table."""
        self.in_header += 1

    def depart_thead(self, node: Element) -> None:
        """End the header rows."""
        self.in_header -= 1

    def visit_tbody(self, node: Element) -> None:
        """Set the rows of the body."""

    def depart_tbody(self, node: Element) -> None:
        """End the body."""

    def visit_row(self, node: Element) -> None:
        """Set a row; one that could be as tall as a page may be split."""
        self._row_is_tall = next(self._row_heights[-1], 0.0) > TALL_ROW
        self.emit("(")

    def depart_row(self, node: Element) -> None:
        """End a row."""
        self.emit("),\n")

    def visit_entry(self, node: Element) -> None:
        """Set a cell; a cell of one paragraph holds its text."""
        column = self._column_of(node)
        table = self._tables[-1]
        stub = column < int(attribute(table, "stub-columns", 0)) or self._is_stub(node, column)
        named: dict[str, object] = {}
        if self._row_is_tall:
            named["breakable"] = True
        if attribute(node, "morecols"):
            named["colspan"] = int(node["morecols"]) + 1
        if attribute(node, "morerows"):
            named["rowspan"] = int(node["morerows"]) + 1
        if NUMBER_CLASS in classes_of(node) or "text-right" in classes_of(node):
            named["align"] = "right"
        elif "text-center" in classes_of(node):
            named["align"] = "center"
        if stub and not self.in_header:
            named["stub"] = True
        named |= self._plainness(node)
        self.emit("(")
        for name, item in named.items():
            self.emit(f"{name}: {value(item)}, ")
        self.emit("body: {\n")
        self._after_space = True
        self.anchors(node)
        paragraphs = [child for child in node.children if isinstance(child, nodes.paragraph)]
        if len(paragraphs) == 1 == len(node.children) and not classes_of(paragraphs[0]):
            self.anchors(paragraphs[0])
            for child in paragraphs[0].children:
                child.walkabout(self)
            self.depart_entry(node)
            raise nodes.SkipNode

    def depart_entry(self, node: Element) -> None:
        """End a cell."""
        self.emit("}), ")

    def _plainness(self, node: Element) -> dict[str, object]:
        """Return what says of a header cell that it holds words alone."""
        is_plain = self.in_header and all(isinstance(part, PLAIN) for part in node.findall())
        return {"plain": True} if is_plain else {}

    @staticmethod
    def _column_of(entry: Element) -> int:
        siblings = entry.parent.children
        before = siblings[: siblings.index(entry)]
        spanned = int(entry.parent.get("offset", 0))  # by the row above
        return spanned + sum(int(cast("Element", cell).get("morecols", 0)) + 1 for cell in before)

    @staticmethod
    def _is_stub(entry: Element, column: int) -> bool:
        group = entry.parent.parent.parent
        specs = [child for child in group.children if isinstance(child, nodes.colspec)]
        return column < len(specs) and bool(specs[column].get("stub"))
