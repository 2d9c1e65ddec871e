"""Admonitions and version notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from annual_report.typst_writer.attributes import classes_of
from annual_report.typst_writer.base import TranslatorBase

if TYPE_CHECKING:
    from docutils.nodes import Element


class AdmonitionMixin(TranslatorBase):
    """Admonitions: their kind decides the look, a title always says it in words."""

    def _begin(self, node: Element, kind: str, label: str | None) -> None:
        self.anchors(node)
        self.note_origin(node)
        self.emit(f'admonition(kind: "{kind}", title: {{\n')
        self._after_space = True
        if label is not None:
            self.text(label)
            self.next_content()

    def visit_admonition(self, node: Element) -> None:
        """Begin an admonition with a title of its own, its first child."""
        classes = [name for name in classes_of(node) if name in KINDS]
        self._begin(node, classes[0] if classes else "note", None)
        if node.children and isinstance(node.children[0], nodes.title):
            for child in node.children[0].children:
                child.walkabout(self)
            node.children[0].children = []
        self.next_content()

    def depart_admonition(self, node: Element) -> None:
        """End an admonition."""
        self.close_call()

    def _visit_named(self, node: Element) -> None:
        kind = type(node).__name__
        self._begin(node, kind, str(admonitionlabels[kind]))

    visit_note = visit_warning = visit_tip = visit_important = visit_hint = _visit_named
    visit_attention = visit_caution = visit_danger = visit_error = visit_seealso = _visit_named
    depart_note = depart_warning = depart_tip = depart_important = depart_admonition
    depart_hint = depart_attention = depart_caution = depart_danger = depart_admonition
    depart_error = depart_seealso = depart_admonition

    def visit_versionmodified(self, node: Element) -> None:
        """Set a note of a version; its text begins with the words for it."""
        self.open_call("container", node, classes=("versionmodified",))

    def depart_versionmodified(self, node: Element) -> None:
        """End a note of a version."""
        self.close_call()


KINDS = (
    "note",
    "warning",
    "tip",
    "important",
    "hint",
    "attention",
    "caution",
    "danger",
    "error",
    "seealso",
)
"""The kinds of admonitions that docutils and Sphinx name."""
