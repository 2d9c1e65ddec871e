"""Lists of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.html_tree import parse
from annual_report.typst_writer.syntax import arguments

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


def is_tight(node: Element) -> bool:
    """Whether each item is one paragraph, perhaps with a list: no space between items."""
    for item in node.children:
        if not isinstance(item, nodes.Element):
            continue
        blocks = [c for c in item.children if not isinstance(c, (nodes.comment, nodes.target))]
        first, rest = blocks[:1], blocks[1:]
        if first and not isinstance(first[0], (nodes.paragraph, nodes.Sequential)):
            return False
        if not all(isinstance(block, (nodes.bullet_list, nodes.enumerated_list)) for block in rest):
            return False
    return True


def taken_check(item: Node) -> bool | None:
    """Take the check box out of an item of a list of tasks; return whether it is checked.

    MyST writes it as HTML before the text. ``None`` is for an item that is no task.
    """
    first = item.children[0] if item.children else None
    box = first.children[0] if first is not None and first.children else None
    if not isinstance(box, nodes.raw) or "task-list-item-checkbox" not in box.astext():
        return None
    box.parent.remove(box)
    return "checked" in parse(box.astext()).all("input")[0].attributes


class ListMixin(TranslatorBase):
    """Bullet, numbered, definition, field and option lists."""

    def visit_bullet_list(self, node: Element) -> None:
        """Set a bullet list; tasks have check boxes in the place of bullets."""
        self.anchors(node)
        self.note_origin(node)
        named: dict[str, object] = {"tight": is_tight(node)}
        if "contains-task-list" in classes_of(node):
            named["checked"] = [taken_check(item) for item in node.children]
            self.emit(f"task-list({arguments(named)}")
        else:
            self.emit(f"bullet-list({arguments(named)}")

    def depart_bullet_list(self, node: Element) -> None:
        """End a bullet list."""
        self.emit(");\n")

    def visit_enumerated_list(self, node: Element) -> None:
        """Set a numbered list in the author's style and from the author's start."""
        self.anchors(node)
        self.note_origin(node)
        named = {
            "tight": is_tight(node),
            "start": int(attribute(node, "start", 1)),
            "style": attribute(node, "enumtype", "arabic"),
            "prefix": attribute(node, "prefix", ""),
            "suffix": attribute(node, "suffix", "."),
        }
        self.emit(f"numbered-list({arguments(named)}")

    def depart_enumerated_list(self, node: Element) -> None:
        """End a numbered list."""
        self.emit(");\n")

    def visit_list_item(self, node: Element) -> None:
        """Set an item of a list."""
        self.emit("{\n")
        self.anchors(node)
        self._after_space = True

    def depart_list_item(self, node: Element) -> None:
        """End an item."""
        self.emit("}, ")

    def visit_definition_list(self, node: Element) -> None:
        """Set a list of terms with their definitions."""
        self.anchors(node)
        self.note_origin(node)
        self.emit("definition-list(")

    def depart_definition_list(self, node: Element) -> None:
        """End a list of terms."""
        self.emit(");\n")

    def visit_definition_list_item(self, node: Element) -> None:
        """Set the terms of an item in bold, its definitions indented below."""
        self.emit("(terms: (")
        self._terms_open = True

    def depart_definition_list_item(self, node: Element) -> None:
        """End an item."""
        if self._terms_open:
            self.emit("), definition: {}")
            self._terms_open = False
        else:
            self.emit("}")
        self.emit("), ")

    _terms_open = False

    def visit_term(self, node: Element) -> None:
        """Set a term in bold."""
        self.emit("{\n")
        self._after_space = True
        self.anchors(node)

    def depart_term(self, node: Element) -> None:
        """End a term, unless classifiers follow in it."""
        following = node.next_node(nodes.classifier, descend=False, siblings=True)
        if following is None or following.parent is not node.parent:
            self.emit("}, ")

    def visit_classifier(self, node: Element) -> None:
        """Set a classifier after its term."""
        self.open_inline("classifier")
        self._after_space = True

    def depart_classifier(self, node: Element) -> None:
        """End a classifier, and the term with the last of them."""
        self.close_inline()
        siblings = node.parent.children
        following = siblings[siblings.index(node) + 1 :]
        if not following or not isinstance(following[0], nodes.classifier):
            self.emit("}, ")

    def visit_definition(self, node: Element) -> None:
        """Set a definition; several of one item follow each other."""
        if self._terms_open:
            self.emit("), definition: {\n")
            self._terms_open = False
        self._after_space = True
        # One paragraph with its term, so that a page never ends between the two.
        self.set_bare(node)

    def depart_definition(self, node: Element) -> None:
        """A definition ends with its item."""

    def visit_glossary(self, node: Element) -> None:
        """Set the list of terms that it holds."""

    def depart_glossary(self, node: Element) -> None:
        """Nothing to end."""

    def visit_field_list(self, node: Element) -> None:
        """Set a list of fields, each with its name in bold before its body."""
        self.anchors(node)
        self.note_origin(node)
        self.emit("field-list(")

    def depart_field_list(self, node: Element) -> None:
        """End a list of fields."""
        self.emit(");\n")

    def visit_field(self, node: Element) -> None:
        """Set a field: its name, then its body."""
        self.emit("(name: ")

    def depart_field(self, node: Element) -> None:
        """End a field."""
        self.emit("), ")

    def visit_field_name(self, node: Element) -> None:
        """Set the name of a field."""
        self.emit("{\n")
        self._after_space = True

    def depart_field_name(self, node: Element) -> None:
        """End the name of a field."""
        self.emit("}, body: ")

    def visit_field_body(self, node: Element) -> None:
        """Set the body of a field; its first paragraph follows the name."""
        self.emit("{\n")
        self._after_space = True
        self.set_bare(node)

    def depart_field_body(self, node: Element) -> None:
        """End the body of a field."""
        self.emit("}")

    def visit_option_list(self, node: Element) -> None:
        """Set command-line options as a list of terms."""
        self.visit_definition_list(node)

    def depart_option_list(self, node: Element) -> None:
        """End a list of options."""
        self.depart_definition_list(node)

    def visit_option_list_item(self, node: Element) -> None:
        """Set the forms of an option, then what it does."""
        self.visit_definition_list_item(node)

    def depart_option_list_item(self, node: Element) -> None:
        """End an option."""
        self.depart_definition_list_item(node)

    def visit_option_group(self, node: Element) -> None:
        """Set the forms of an option in the face of code."""
        self.emit("{\n")
        self.open_inline("literal")
        self._preserve_space += 1

    def depart_option_group(self, node: Element) -> None:
        """End the forms of an option."""
        self._preserve_space -= 1
        self.close_inline()
        self.emit("}, ")

    def visit_option(self, node: Element) -> None:
        """Set one form of an option; commas part the forms."""
        if node.parent.index(node):
            self.text(", ")

    def depart_option(self, node: Element) -> None:
        """Nothing to end."""

    def visit_option_string(self, node: Element) -> None:
        """Set the name of an option as it is."""

    def depart_option_string(self, node: Element) -> None:
        """Nothing to end."""

    def visit_option_argument(self, node: Element) -> None:
        """Set the argument of an option after its delimiter."""
        self.text(str(attribute(node, "delimiter", " ")))

    def depart_option_argument(self, node: Element) -> None:
        """Nothing to end."""

    def visit_description(self, node: Element) -> None:
        """Set what an option does."""
        self.visit_definition(node)

    def depart_description(self, node: Element) -> None:
        """Nothing to end."""

    def visit_hlist(self, node: Element) -> None:
        """Set a list in columns."""
        self.anchors(node)
        self.note_origin(node)
        self.emit("columns-list(")

    def depart_hlist(self, node: Element) -> None:
        """End a list in columns."""
        self.emit(");\n")

    def visit_hlistcol(self, node: Element) -> None:
        """Set a column; it holds a list of its own."""
        self.emit("{\n")

    def depart_hlistcol(self, node: Element) -> None:
        """End a column."""
        self.emit("}, ")
