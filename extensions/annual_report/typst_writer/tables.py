"""Tables: header rows, spans, column widths, captions, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.columns import (
    TALL_ROW,
    column_widths,
    crowding,
    fits_one_page,
    row_lines,
)
from annual_report.typst_writer.syntax import Code, value

if TYPE_CHECKING:
    from docutils.nodes import Element

NUMBER_CLASS = "report-number"
"""Class of a cell (entry) whose content is a figure: aligned right."""

_LONG_NAME = 40
"""Characters beyond which the first cell of a row is set as text, not as a name."""


def _has_short_names(group: nodes.tgroup) -> bool:
    """Whether the first cells of the rows are names rather than sentences."""
    rows = [row for row in group.findall(nodes.row) if row.children]
    return max((len(row.children[0].astext()) for row in rows), default=0) <= _LONG_NAME


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
            "classes": classes_of(node),
        }
        if groups:
            named["columns"] = column_widths(node, groups[0])
            named["crowding"] = Code(f"{max(crowding(groups[0]), 1):.2f}")
            named["keep"] = fits_one_page(groups[0])
            heads = [child for child in groups[0].children if isinstance(child, nodes.thead)]
            named["header-rows"] = len(heads[0].children) if heads else 0
            named["strong-stub"] = _has_short_names(groups[0])
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
        self.emit("));\n")
        self.set_table_notes()

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
        group = node.parent.parent
        count = sum(isinstance(child, nodes.colspec) for child in group.children)
        self._row_is_tall = row_lines(cast("nodes.row", node), count) > TALL_ROW
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

    @staticmethod
    def _column_of(entry: Element) -> int:
        siblings = entry.parent.children
        before = siblings[: siblings.index(entry)]
        return sum(int(cast("Element", cell).get("morecols", 0)) + 1 for cell in before)

    @staticmethod
    def _is_stub(entry: Element, column: int) -> bool:
        group = entry.parent.parent.parent
        specs = [child for child in group.children if isinstance(child, nodes.colspec)]
        return column < len(specs) and bool(specs[column].get("stub"))
