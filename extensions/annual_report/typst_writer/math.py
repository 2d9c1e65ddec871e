"""Formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.formulas.latex import read_node
from annual_report.formulas.tree import FormulaError, width
from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.mathml import breaks, math_code
from annual_report.typst_writer.syntax import Code, string

if TYPE_CHECKING:
    from docutils.nodes import Element

WIDEST = 130
"""Letters of a formula that fit the width of a page when it is made smaller by half."""


class MathMixin(TranslatorBase):
    """Formulas within lines and of their own, with their numbers and alternative texts."""

    def visit_math(self, node: Element) -> None:
        """Set a formula within a line; its LaTeX is what is read out."""
        self.anchors(node)
        try:
            code = math_code(read_node(node))
        except FormulaError:  # told when the document was read
            self.emit(f"formula-source({string(node.astext())});")
        else:
            self.emit(f"formula(${code}$, alt: {string(_alternative(node))});")
        self._after_space = False
        raise nodes.SkipNode

    def visit_math_block(self, node: Element) -> None:
        """Set a formula of its own, its number beside it."""
        self.note_origin(node)
        # A number without a label of an author has a label made at random, which nobody knows.
        label = None if "amsmath" in classes_of(node) else self.label_of(node)
        try:
            formula = read_node(node)
        except FormulaError:  # told when the document was read
            self.call(
                "formula-source-block",
                node.astext(),
                number=self.equation_number(node),
                label=label,
            )
        else:
            if not breaks(formula) and width(formula) > WIDEST:
                message = "the formula is too wide for a page, and set small; break it into lines"
                self.warn(Warnings.UNSUPPORTED, message, node)
            self.call(
                "formula-block",
                Code(f"${math_code(formula)}$"),
                alt=_alternative(node),
                number=self.equation_number(node),
                label=label,
                breaks=breaks(formula) or None,
            )
        self._after_space = True
        raise nodes.SkipNode

    def equation_number(self, node: Element) -> str | None:
        """Return the number of a formula, as in HTML."""
        number = attribute(node, "number")
        if number is None:
            return None
        config = self.builder.env.config
        if not (config.math_numfig and config.numfig):
            return str(number)
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        for identifier in node["ids"]:
            if identifier in numbers:
                parts = ".".join(map(str, numbers[identifier]))
                return str(config.math_numsep).join(parts.rsplit(".", 1))
        return None


def _alternative(node: Element) -> str:
    """Return what is read out for a formula: its author's words, or else its LaTeX."""
    return str(attribute(node, "alt", "")) or " ".join(node.astext().split())
