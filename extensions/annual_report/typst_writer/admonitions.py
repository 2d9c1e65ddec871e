"""Admonitions and notes on versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.sphinx_words import ADMONITIONS, title_of
from annual_report.typst_writer.attributes import attribute, classes_of, language_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.syntax import arguments

if TYPE_CHECKING:
    from docutils.nodes import Element

_TITLES = {kind.__name__: text for kind, text in ADMONITIONS.items()}
KINDS = frozenset(_TITLES)
"""The kinds of admonitions that have a look of their own."""

_SEVERITY = {1: "note", 2: "warning", 3: "error", 4: "error"}
"""What the levels of docutils' messages are called in words."""


class AdmonitionMixin(TranslatorBase):
    """Admonitions: their kind decides the look, a title always says it in words.

    An admonition without a word of its own for its kind gets Sphinx's, in the language of
    the page.
    """

    def _open_admonition(
        self, node: Element, kind: str, label: str | None, language: str = ""
    ) -> None:
        self.anchors(node)
        self.note_origin(node)
        named = {"kind": kind, "lang": language_of(node)}
        self.emit(f"admonition({arguments(named)}title: {{\n")
        self._after_space = True
        title = node.children[0] if node.children else None
        if label is not None:
            is_said = bool(language) and not language_of(node)
            if is_said:  # by a part around the box
                self.open_inline("span", lang=language)
            self.text(label)
            if is_said:
                self.close_inline()
        elif isinstance(title, nodes.title):
            self.anchors(title)
            for child in title.children:
                child.walkabout(self)
        self.next_content()

    def visit_admonition(self, node: Element) -> None:
        """Set a box under the author's title; a class that names a kind gives its colour."""
        kinds = [name for name in classes_of(node) if name in KINDS]
        self._open_admonition(node, kinds[0] if kinds else "note", None)

    def depart_admonition(self, node: Element) -> None:
        """End an admonition."""
        self.close_call()

    # docutils' name of the category, so that those of other extensions are boxes as well.
    visit_Admonition = visit_admonition  # noqa: N815 - named after the category
    depart_Admonition = depart_admonition  # noqa: N815 - named after the category

    def _visit_named(self, node: Element) -> None:
        """Set a box under the word for its kind, in the language of the page or part."""
        title, language = title_of(node, self.language)
        self._open_admonition(node, type(node).__name__, title, language)

    visit_note = visit_warning = visit_tip = visit_important = visit_hint = _visit_named
    visit_attention = visit_caution = visit_danger = visit_error = visit_seealso = _visit_named
    depart_note = depart_warning = depart_tip = depart_important = depart_admonition
    depart_hint = depart_attention = depart_caution = depart_danger = depart_admonition
    depart_error = depart_seealso = depart_admonition

    def visit_todo_node(self, node: Element) -> None:
        """Set a task as a box, where the project includes them."""
        if not self.config.todo_include_todos:
            raise nodes.SkipNode
        self._open_admonition(node, "note", None)

    depart_todo_node = depart_admonition

    def visit_system_message(self, node: Element) -> None:
        """Set a message of docutils as a box, where the project keeps them (``keep_warnings``)."""
        kind = _SEVERITY.get(int(attribute(node, "level", 1)), "note")
        self._open_admonition(node, kind, self.word(_TITLES[kind]))

    depart_system_message = depart_admonition

    def visit_versionmodified(self, node: Element) -> None:
        """Set a note on a version beside a bar."""
        self.anchors(node)
        self.open_call("version-note", node)

    def depart_versionmodified(self, node: Element) -> None:
        """End a note on a version."""
        self.close_call()
