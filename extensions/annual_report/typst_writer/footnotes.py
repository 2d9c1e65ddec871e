"""Footnotes: at the foot of the page, or under the table whose header refers to them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.typst_writer.attributes import attribute, ids_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.syntax import string

if TYPE_CHECKING:
    from docutils.nodes import Element


class FootnoteMixin(TranslatorBase):
    """Each note stands once; a further reference to it repeats its mark."""

    def _footnote(self, identifier: str) -> nodes.footnote | None:
        if self._footnotes is None:
            self._footnotes = {
                str(found): footnote
                for footnote in self.document.findall(nodes.footnote)
                for found in ids_of(footnote)
            }
        return self._footnotes.get(identifier)

    _footnotes: dict[str, nodes.footnote] | None = None

    @property
    def _table_notes(self) -> dict[str, nodes.footnote]:
        if not hasattr(self, "_noted"):
            self._noted: dict[str, nodes.footnote] = {}
        return self._noted

    def visit_footnote_reference(self, node: Element) -> None:
        """Set the note at the foot of the page at its first reference, else refer to it."""
        identifier = str(attribute(node, "refid", ""))
        label = self._note_label(identifier)
        footnote = self._footnote(identifier)
        if footnote is None:
            self.open_inline("superscript")
            return
        if label in self._table_notes:
            self._table_note_mark(label)
        elif label in self.fragment.labels:
            self.call("footnote-again", label)
        elif self.in_header:
            self._table_notes[label] = footnote
            self._table_note_mark(label)
        else:
            self.fragment.labels.add(label)
            self.emit(f"footnote-mark({string(label)}, {{\n")
            self._note_content(footnote)
            self._after_space = False
            self.emit("});\n")
        raise nodes.SkipNode

    def _note_label(self, identifier: str) -> str:
        """Return the label of a note, apart from those of places that have its id by fault."""
        return self.label(f"note/{identifier}")

    def _note_content(self, footnote: nodes.footnote) -> None:
        """Emit what a note says; its first paragraph follows the mark."""
        self._after_space = True
        children = [c for c in footnote.children if not isinstance(c, nodes.label)]
        for index, child in enumerate(children):
            if index == 0 and isinstance(child, nodes.paragraph):
                for inline in child.children:
                    inline.walkabout(self)
            else:
                child.walkabout(self)

    # A header is repeated on every page its table covers, and what is repeated can hold no
    # notes: those of a header stand under the table, marked with letters.

    def _table_note_mark(self, label: str) -> None:
        letter = chr(ord("a") + list(self._table_notes).index(label) % 26)
        self.fragment.references.add(label)
        self.emit(f"cross-reference({string(label)}, {{superscript({{{string(letter)};}});}});")

    def set_table_notes(self) -> None:
        """Emit the notes of a table's header, under the table."""
        for index, (label, footnote) in enumerate(self._table_notes.items()):
            if label not in self.fragment.labels:
                self.fragment.labels.add(label)
                mark = chr(ord("a") + index % 26)
                self.open_call("table-note", footnote, label=label, mark=mark)
                self._note_content(footnote)
                self.close_call()

    def depart_footnote_reference(self, node: Element) -> None:
        """End the mark of a footnote that has no text."""
        self.close_inline()

    def visit_footnote(self, node: Element) -> None:
        """Leave out a footnote that is set where it is referred to; else keep it here."""
        if self._referred & set(ids_of(node)):
            raise nodes.SkipNode
        self.anchors(node)
        self.open_call("unreferenced-note", node)

    @cached_property
    def _referred(self) -> set[str]:
        """The ids that footnote references refer to, wherever they stand."""
        references = self.document.findall(nodes.footnote_reference)
        return {str(attribute(reference, "refid", "")) for reference in references}

    def depart_footnote(self, node: Element) -> None:
        """End a footnote."""
        self.close_call()

    def depart_document(self, node: nodes.document) -> None:
        """Keep the notes whose only reference was not set, such as that of the cover's title."""
        for footnote in node.findall(nodes.footnote):
            found = self._referred & set(ids_of(footnote))
            if found and not self.fragment.labels & {self._note_label(each) for each in found}:
                self.open_call("unreferenced-note", footnote)
                self._note_content(footnote)
                self.close_call()
        super().depart_document(node)

    def visit_label(self, node: Element) -> None:
        """Leave it out: the mark is set with its footnote or citation."""
        raise nodes.SkipNode
