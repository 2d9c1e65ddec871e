"""Descriptions of objects (functions, classes, options, …) and of grammars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TranslatorBase

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

_SEPARATOR = ", "


class DescriptionMixin(TranslatorBase):
    """Signatures as terms, what they do as definitions."""

    def visit_desc(self, node: Element) -> None:
        """Set a list of terms: the signatures of the object, then its description."""
        self.anchors(node)
        self.note_origin(node)
        self.emit("object-description(signatures: (")

    def depart_desc(self, node: Element) -> None:
        """End a description."""
        self.emit(");\n")

    def visit_desc_signature(self, node: Element) -> None:
        """Set a signature in the face of code."""
        self.emit("{\n")
        self.anchors(node)
        self._preserve_space += 1

    def depart_desc_signature(self, node: Element) -> None:
        """End a signature; the description begins after the last one."""
        self._preserve_space -= 1
        self.emit("}, ")

    def visit_desc_signature_line(self, node: Element) -> None:
        """Set a line of a signature of several lines."""
        if node.parent.index(node):
            self.emit("linebreak();\n")

    def depart_desc_signature_line(self, node: Element) -> None:
        """Nothing to end."""

    def visit_desc_content(self, node: Element) -> None:
        """Set what the object is and does, indented under its signatures."""
        self.emit("), {\n")
        self._after_space = True
        self.set_bare(node)

    def depart_desc_content(self, node: Element) -> None:
        """End what an object does."""
        self.emit("}")

    def visit_desc_inline(self, node: Element) -> None:
        """Set a piece of a signature within text in the face of code."""
        self.anchors(node)
        self._preserve_space += 1
        self.open_inline("literal")

    def depart_desc_inline(self, node: Element) -> None:
        """End a piece of a signature."""
        self._preserve_space -= 1
        self._after_space = False
        self.close_inline()

    def visit_desc_name(self, node: Element) -> None:
        """Set the name of the object in bold."""
        self.open_inline("signature-name")

    def depart_desc_name(self, node: Element) -> None:
        """End the name."""
        self.close_inline()

    def visit_desc_addname(self, node: Element) -> None:
        """Set what stands before the name as it is."""

    def depart_desc_addname(self, node: Element) -> None:
        """Nothing to end."""

    visit_desc_type = visit_desc_addname
    depart_desc_type = depart_desc_addname

    def visit_desc_annotation(self, node: Element) -> None:
        """Set a word of the language, such as ``class``, in italics."""
        self.open_inline("emphasis")

    def depart_desc_annotation(self, node: Element) -> None:
        """End a word of the language."""
        self.close_inline()

    def visit_desc_returns(self, node: Element) -> None:
        """Set what is returned, after an arrow."""
        self.text(" → ")

    def depart_desc_returns(self, node: Element) -> None:
        """Nothing to end."""

    def visit_desc_sig_element(self, node: Element) -> None:
        """Set a piece of code as it is."""

    def depart_desc_sig_element(self, node: Element) -> None:
        """Nothing to end."""

    # Parameters. A separator follows its parameter while required ones are still to come,
    # else it goes before: foo([a, ]b, c[, d]).

    def visit_desc_parameterlist(self, node: Element) -> None:
        """Set the parameters in parentheses, those that may be left out in brackets."""
        self._open_parameters(node, "(")

    def depart_desc_parameterlist(self, node: Element) -> None:
        """Close the parentheses."""
        self._close_parameters(node, ")")

    def visit_desc_type_parameter_list(self, node: Element) -> None:
        """Set the parameters of a type in brackets."""
        self._open_parameters(node, "[")

    def depart_desc_type_parameter_list(self, node: Element) -> None:
        """Close the brackets."""
        self._close_parameters(node, "]")

    def _open_parameters(self, node: Element, bracket: str) -> None:
        self.text(bracket)
        self._first_parameter = True
        self._optional_depth = 0
        self._line_each = bool(attribute(node, "multi_line_parameter_list"))
        self._required_left = sum(map(_is_parameter, node.children))

    def _close_parameters(self, node: Element, bracket: str) -> None:
        if self._line_each:
            if attribute(node, "multi_line_trailing_comma"):
                self.text(",")
            self.emit("linebreak();\n")
            self._line_each = False
        self.text(bracket)

    _first_parameter = True
    _optional_depth = 0
    _line_each = False
    _required_left = 0

    def _separate(self) -> None:
        self.text(_SEPARATOR.rstrip() if self._line_each else _SEPARATOR)

    def visit_desc_parameter(self, node: Element) -> None:
        """Set a parameter in italics, on a line of its own where the project asks for it."""
        if self._first_parameter:
            self._first_parameter = False
        elif not self._required_left:
            self._separate()
        if self._line_each:
            self.emit("linebreak();\n")
            self.text("    ")
        if not self._optional_depth:
            self._required_left -= 1
        self.open_inline("emphasis")

    def depart_desc_parameter(self, node: Element) -> None:
        """End a parameter."""
        self.close_inline()
        if self._required_left > 0:
            self._separate()

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter

    def visit_desc_optional(self, node: Element) -> None:
        """Set what may be left out in brackets."""
        self._optional_depth += 1
        self.text("[")

    def depart_desc_optional(self, node: Element) -> None:
        """Close the brackets."""
        self._optional_depth -= 1
        self.text("]")

    # Grammars

    def visit_productionlist(self, node: Element) -> None:
        """Set the rules of a grammar as lines of code."""
        self.anchors(node)
        self.open_call("preformatted", node)
        self._preserve_space += 1

    def depart_productionlist(self, node: Element) -> None:
        """End the rules."""
        self._preserve_space -= 1
        self.close_call()

    def visit_production(self, node: Element) -> None:
        """Set a rule of a grammar; its name is in bold."""
        last = node.children[-1] if node.children else None
        if node is node.parent.children[-1] and last is not None and last.astext() == "\n":
            node.children.pop()

    def depart_production(self, node: Element) -> None:
        """Nothing to end."""


def _is_parameter(node: Node) -> bool:
    return isinstance(node, (addnodes.desc_parameter, addnodes.desc_type_parameter))
