"""Links, cross-references, citations."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from annual_report.sphinx_words import NUMBERED
from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TOP, TranslatorBase
from annual_report.typst_writer.syntax import arguments, string

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

DOCUMENT_SCHEME = "%"
"""What the builder's URIs of documents begin with: ``%docname#id``."""

_NO_PAGES = (nodes.entry, nodes.footnote, nodes.citation, nodes.title, nodes.caption, nodes.term)
"""Where a reference stands without the page it leads to: there is no room for it."""


class ReferenceMixin(TranslatorBase):
    """References become links to labels, links to addresses, or plain text."""

    def visit_reference(self, node: Element) -> None:
        """Set a link to its place in the PDF, else to an address, else its text alone."""
        self.anchors(node)
        uri = str(attribute(node, "refuri", ""))
        page = self._tells_page(node)
        cites = self.links.page_references and "bibtex-citation" in classes_of(node.parent)
        if attribute(node, "refid"):
            self._open_internal(self.label(str(node["refid"])), page=page, cites=cites)
        elif uri.startswith(DOCUMENT_SCHEME):
            self._open_document(*self._parts(uri), page=page, cites=cites)
        elif uri.startswith("#"):
            self._open_internal(self.label(uri[1:]), page=page, cites=cites)
        elif "://" in uri or uri.startswith("mailto:"):
            self.emit(f"external-link({string(uri)}, {{")
        else:
            self.emit("span({")

    def depart_reference(self, node: Element) -> None:
        """End a link."""
        self.close_inline()

    def visit_number_reference(self, node: Element) -> None:
        """Set a link to what has a number, its word in the language of the page."""
        for kind, said in self.config.numfig_format.items():
            before, _, after = str(said).partition("%s")
            text = node.astext()
            if attribute(node, "title") == said and kind in NUMBERED:
                number = text.removeprefix(before).removesuffix(after)
                node.children = [nodes.Text(self.number_format(kind) % number)]
        self.visit_reference(node)

    depart_number_reference = depart_reference

    @staticmethod
    def _parts(uri: str) -> tuple[str, str]:
        docname, _, identifier = uri.removeprefix(DOCUMENT_SCHEME).partition("#")
        return docname, identifier

    def _tells_page(self, node: Element) -> bool:
        """Whether a reference is in running text, where a reader of paper wants the page."""
        if not self.links.page_references:
            return False
        current, in_paragraph = node.parent, False
        while current is not None:
            if isinstance(current, _NO_PAGES) or "bibtex-citation" in classes_of(current):
                return False
            in_paragraph = in_paragraph or isinstance(current, nodes.paragraph)
            current = current.parent
        return in_paragraph

    def _open_internal(self, label: str, *, page: bool = False, cites: bool = False) -> None:
        self.fragment.references.add(label)
        if cites:
            self.emit(f"cited({string(label)});")
        named = "page: true, " if page else ""
        self.emit(f"cross-reference({named}{string(label)}, {{")

    def _open_document(self, docname: str, identifier: str, **marks: bool) -> None:
        if docname in self.links.documents:
            self._open_internal(self.label(identifier or TOP, docname), **marks)
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

    def visit_download_reference(self, node: Element) -> None:
        """Name the file to download, and link it where the site has an address."""
        name = PurePosixPath(str(attribute(node, "filename", attribute(node, "reftarget", ""))))
        self._downloaded = name.name if name.name not in node.astext() else ""
        base = str(self.config.html_baseurl or "").rstrip("/")
        address = str(attribute(node, "refuri", ""))
        if not address and base and attribute(node, "filename"):
            address = f"{base}/_downloads/{quote(str(node['filename']))}"
        self.anchors(node)
        self.emit(f"external-link({string(address)}, {{" if "://" in address else "span({")

    _downloaded = ""

    def depart_download_reference(self, node: Element) -> None:
        """End the link, with the name of the file unless the text has it."""
        self.close_inline()
        if self._downloaded:
            self.text(f" ({self._downloaded})")

    # Citations

    def visit_citation(self, node: Element) -> None:
        """Set an entry of a bibliography under its mark; entries that follow are one list."""
        if not isinstance(_sibling(node, -1), nodes.citation):
            self.note_origin(node)
            self.emit("citation-list(")
        mark = next((c.astext() for c in node.children if isinstance(c, nodes.label)), "")
        self.emit(f"({arguments({'label': self.label_of(node), 'mark': mark})}body: {{\n")
        self._after_space = True
        paragraphs = [child for child in node.children if isinstance(child, nodes.paragraph)]
        self.bare = paragraphs[0] if paragraphs else None

    def depart_citation(self, node: Element) -> None:
        """End an entry."""
        self.emit("}), ")
        if not isinstance(_sibling(node, 1), nodes.citation):
            self.emit(");\n")

    def visit_citation_reference(self, node: Element) -> None:
        """Set a link to an entry of a bibliography, its mark in brackets."""
        self._open_internal(self.label(str(attribute(node, "refid", ""))))
        self.text("[")

    def depart_citation_reference(self, node: Element) -> None:
        """End a reference to an entry."""
        self.text("]")
        self.close_inline()


def _sibling(node: Element, step: int) -> Node | None:
    """Return the node before or after another in its parent."""
    siblings = node.parent.children
    index = siblings.index(node) + step
    return siblings[index] if 0 <= index < len(siblings) else None
