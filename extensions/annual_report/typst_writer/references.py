"""Links, cross-references, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TOP, TranslatorBase
from annual_report.typst_writer.syntax import string

if TYPE_CHECKING:
    from docutils.nodes import Element

DOCUMENT_SCHEME = "%"
"""What the builder's URIs of documents begin with: ``%docname#id``."""


class ReferenceMixin(TranslatorBase):
    """References become links to labels, links to addresses, or plain text."""

    def visit_reference(self, node: Element) -> None:
        """Begin a link."""
        self.anchors(node)
        uri = str(attribute(node, "refuri", ""))
        if attribute(node, "refid"):
            self._open_internal(self.label(str(node["refid"])))
        elif uri.startswith(DOCUMENT_SCHEME):
            self._open_document(*self._parts(uri))
        elif uri.startswith("#"):
            self._open_internal(self.label(uri[1:]))
        elif "://" in uri or uri.startswith("mailto:"):
            self.emit(f"external-link({string(uri)}, {{")
        else:
            self.emit("span({")

    def depart_reference(self, node: Element) -> None:
        """End a link."""
        self.close_inline()

    visit_number_reference = visit_reference
    depart_number_reference = depart_reference

    @staticmethod
    def _parts(uri: str) -> tuple[str, str]:
        docname, _, identifier = uri.removeprefix(DOCUMENT_SCHEME).partition("#")
        return docname, identifier

    def _open_internal(self, label: str) -> None:
        self.fragment.references.add(label)
        self.emit(f"cross-reference({string(label)}, {{")

    def _open_document(self, docname: str, identifier: str) -> None:
        if docname in self.links.documents:
            self._open_internal(self.label(identifier or TOP, docname))
            return
        address = self.links.public_address(docname, identifier)
        if address:
            self.emit(f"external-link({string(address)}, {{")
        else:
            self.emit("span({")

    def visit_pending_xref(self, node: Element) -> None:
        """Keep the text of a reference that was not resolved; Sphinx has said so."""
        self.emit("span({")

    def depart_pending_xref(self, node: Element) -> None:
        """End the text."""
        self.close_inline()

    visit_download_reference = visit_pending_xref
    depart_download_reference = depart_pending_xref
    visit_manpage = visit_pending_xref
    depart_manpage = depart_pending_xref

    # Citations

    def visit_citation(self, node: Element) -> None:
        """Set an entry of a bibliography, with its label."""
        label = self.label_of(node)
        mark = next((c.astext() for c in node.children if isinstance(c, nodes.label)), "")
        self.open_call("citation-entry", node, label=label, mark=mark)
        paragraphs = [c for c in node.children if not isinstance(c, nodes.label)]
        if len(paragraphs) == 1 and isinstance(paragraphs[0], nodes.paragraph):
            for child in cast("Element", paragraphs[0]).children:
                child.walkabout(self)
            self.close_call()
            raise nodes.SkipNode

    def depart_citation(self, node: Element) -> None:
        """End an entry."""
        self.close_call()

    def visit_citation_reference(self, node: Element) -> None:
        """Refer to an entry of a bibliography."""
        self._open_internal(self.label(str(attribute(node, "refid", ""))))
        self.text("[")

    def depart_citation_reference(self, node: Element) -> None:
        """End a reference to an entry."""
        self.text("]")
        self.close_inline()
