"""Inline markup."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, classes_of, language_of
from annual_report.typst_writer.base import TranslatorBase

if TYPE_CHECKING:
    from docutils.nodes import Element


class InlineMixin(TranslatorBase):
    """Emphasis, literals, sub- and superscripts and other inline roles."""

    def _open(self, function: str, node: Element, **named: object) -> None:
        self.anchors(node)
        self.open_inline(function, **named)

    def visit_emphasis(self, node: Element) -> None:
        """Set emphasised text."""
        self._open("emphasis", node)

    def depart_emphasis(self, node: Element) -> None:
        """End emphasised text."""
        self.close_inline()

    visit_title_reference = visit_emphasis
    depart_title_reference = depart_emphasis
    visit_literal_emphasis = visit_emphasis
    depart_literal_emphasis = depart_emphasis
    visit_manpage = visit_emphasis
    depart_manpage = depart_emphasis

    def visit_strong(self, node: Element) -> None:
        """Set strong text."""
        self._open("strong-text", node)

    def depart_strong(self, node: Element) -> None:
        """End strong text."""
        self.close_inline()

    visit_literal_strong = visit_strong
    depart_literal_strong = depart_strong

    def visit_literal(self, node: Element) -> None:
        """Set literal text, spaces as they are; keys to press are drawn as keys."""
        function = "keys" if "kbd" in classes_of(node) else "literal"
        if self._preserve_space:
            function = "span"  # what surrounds it is in the face of code
        self._preserve_space += 1
        self._open(function, node)

    def depart_literal(self, node: Element) -> None:
        """End literal text."""
        self._preserve_space -= 1
        self._after_space = False
        self.close_inline()

    def visit_subscript(self, node: Element) -> None:
        """Set a subscript."""
        self._open("subscript", node)

    def depart_subscript(self, node: Element) -> None:
        """End a subscript."""
        self.close_inline()

    def visit_superscript(self, node: Element) -> None:
        """Set a superscript."""
        self._open("superscript", node)

    def depart_superscript(self, node: Element) -> None:
        """End a superscript."""
        self.close_inline()

    def visit_abbreviation(self, node: Element) -> None:
        """Set an abbreviation; what it stands for follows where a document first has it."""
        explanation = str(attribute(node, "explanation", ""))
        known = (node.astext(), explanation)
        new = explanation and known not in self._explained and not self._preserve_space
        if new:
            self._explained.add(known)
        self._open("abbreviation", node, explanation=explanation if new else None)

    @cached_property
    def _explained(self) -> set[tuple[str, str]]:
        return set()

    def depart_abbreviation(self, node: Element) -> None:
        """End an abbreviation."""
        self.close_inline()

    visit_acronym = visit_abbreviation
    depart_acronym = depart_abbreviation

    def visit_inline(self, node: Element) -> None:
        """Set a span, with its classes and its language."""
        self._open(
            "span",
            node,
            classes=classes_of(node) or None,
            lang=language_of(node),
        )

    def depart_inline(self, node: Element) -> None:
        """End a span."""
        self.close_inline()

    visit_generated = visit_inline
    depart_generated = depart_inline

    def visit_problematic(self, node: Element) -> None:
        """Keep the text of markup that docutils has complained of."""
        self._open("span", node)

    def depart_problematic(self, node: Element) -> None:
        """End the text."""
        self.close_inline()

    def visit_target(self, node: Element) -> None:
        """Set the anchor of a target."""
        self.anchors(node)

    def depart_target(self, node: Element) -> None:
        """Nothing to end."""

    def visit_index(self, node: Element) -> None:
        """Leave index entries out: the PDF is searched by its text."""
        raise nodes.SkipNode

    def visit_comment(self, node: Element) -> None:
        """Leave comments out."""
        raise nodes.SkipNode

    def visit_substitution_definition(self, node: Element) -> None:
        """Leave it out: its text stands where it is used."""
        raise nodes.SkipNode

    def visit_meta(self, node: Element) -> None:
        """Leave it out: it is meant for the head of an HTML page."""
        raise nodes.SkipNode

    def visit_decoration(self, node: Element) -> None:
        """Leave out the header and footer of a document: the pages have their own."""
        raise nodes.SkipNode

    def visit_autosummary_table(self, node: Element) -> None:
        """Set the table of summaries that it holds."""

    def depart_autosummary_table(self, node: Element) -> None:
        """Nothing to end."""
