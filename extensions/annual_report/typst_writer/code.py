"""Blocks of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TranslatorBase

if TYPE_CHECKING:
    from docutils.nodes import Element


class CodeMixin(TranslatorBase):
    """Literal blocks, doctests, code with captions and line numbers."""

    def visit_literal_block(self, node: Element) -> None:
        """Set a block of code as it was written."""
        self.anchors(node)
        self.note_origin(node)
        start = attribute(node, "highlight_args", {}).get("linenostart", 1)
        self.call(
            "code-block",
            node.astext(),
            lang=str(attribute(node, "language", "")) or None,
            first_line=int(start) if attribute(node, "linenos") else None,
        )
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def visit_highlightlang(self, node: Element) -> None:
        """The language of code was taken up when the document was read."""
        raise nodes.SkipNode
