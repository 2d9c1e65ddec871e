"""The ground of the translator: emitting Typst code, sources of lines, labels.

The writer emits Typst in code mode: calls of template functions, one a kind of node, with
their content in code blocks (``{ … }``). White space between calls has no meaning there,
and texts are string literals, so that nothing an author writes can become code.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from annual_report.diagnostics import Warnings, warn
from annual_report.sphinx_words import NUMBERED, gettext_of
from annual_report.typst_writer.attributes import classes_of, ids_of, language_of, place_of
from annual_report.typst_writer.fragment import Fragment, Inclusion, Links, Origin
from annual_report.typst_writer.syntax import arguments, array, string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node
    from sphinx.builders import Builder

TOP = "top"
"""The id by which a document as a whole is linked to."""

_SPACE = re.compile(r"[ \t\r\n\f\v]+")


class TranslatorBase(SphinxTranslator):
    """Emits code, keeps track of white space, labels and origins.

    ``self.fragment`` is what the translation results in.
    """

    docname: str
    fragment: Fragment
    in_header = 0
    """How many table headers surround the node that is visited."""

    def __init__(
        self, document: nodes.document, builder: Builder, docname: str, depth: int, links: Links
    ) -> None:
        super().__init__(document, builder)
        self.docname = docname
        self.links = links
        self.language = links.language_of(docname)
        self.word = gettext_of(self.language)
        self.fragment = Fragment(docname)
        self.first_depth = depth
        self._buffer: list[str] = []
        self._line = 1
        self._after_space = True
        self._preserve_space = 0
        self.bare: Node | None = None

    # Emitting

    def emit(self, code: str) -> None:
        """Append code as it is."""
        self._buffer.append(code)
        self._line += code.count("\n")

    def open_call(self, function: str, node: Node | None = None, **named: object) -> None:
        """Begin a call whose content follows in a code block: ``function(name: value, {``."""
        if node is not None:
            self.note_origin(node)
        self.emit(f"{function}({arguments(self._named(named))}{{\n")
        self._after_space = True

    def close_call(self, **named: object) -> None:
        """End a call begun by :meth:`open_call`, with further named arguments."""
        self.emit("}" + self._tail(named) + ")\n")
        self._after_space = True

    def open_inline(self, function: str, **named: object) -> None:
        """Begin an inline call; the white space around it is the paragraph's."""
        self.emit(f"{function}({arguments(self._named(named))}{{")

    def close_inline(self) -> None:
        """End an inline call."""
        self.emit("});")

    def set_bare(self, node: Element) -> None:
        """Let the first paragraph of a node be set as text of what surrounds it."""
        first = next(iter(node.children), None)
        plain = (
            isinstance(first, nodes.paragraph) and not classes_of(first) and not language_of(first)
        )
        self.bare = first if plain else None

    def next_content(self) -> None:
        """End one content argument and begin the next."""
        self.emit("}, {\n")
        self._after_space = True

    def call(self, function: str, *positional: object, **named: object) -> None:
        """Emit a whole call without content."""
        values = array(positional)[1:-1]
        self.emit(f"{function}({values}{arguments(self._named(named))});\n")

    @staticmethod
    def _named(named: dict[str, object]) -> dict[str, object]:
        return {name.replace("_", "-"): value for name, value in named.items()}

    def _tail(self, named: dict[str, object]) -> str:
        code = arguments(self._named(named))
        return f", {code}" if code else ""

    def text(self, text: str) -> None:
        """Emit a text; white space collapses as it does in HTML.

        A letter and its marks are one character where there is one, which a font is more
        likely to have. Typst has no tabs in texts: where space is preserved, four spaces
        stand for one.
        """
        text = unicodedata.normalize("NFC", text)
        if self._preserve_space:
            text = text.replace("\t", "    ")
        else:
            text = _SPACE.sub(" ", text)
            if self._after_space and text.startswith(" "):
                text = text[1:]
        if text:
            self._after_space = text.endswith(" ")
            self.emit(string(text) + ";")

    # Origins and faults

    def note_origin(self, node: Node) -> None:
        """Remember which source line the next line of code comes from."""
        source, line = place_of(node)
        if source:
            self.fragment.origins.append(Origin(self._line, source, line))

    def warn(self, kind: Warnings, message: str, node: Node) -> None:
        """Give a warning located at a node."""
        source, line = place_of(node)
        warn(kind, message, location=f"{source}:{line}" if source and line else node)

    # Other documents

    def include(self, docnames: Iterable[str], depth: int) -> None:
        """Set other documents here, their first headings at level ``depth``."""
        for docname in docnames:
            self.fragment.inclusions.append(Inclusion(docname, depth))
            self.emit(f"include {string(document_file(docname))};\n")

    # Labels

    def label(self, identifier: str, docname: str | None = None) -> str:
        """Return the label of an id, unique in the whole PDF."""
        return f"{docname or self.docname}#{identifier}"

    def label_of(self, *elements: Element) -> str | None:
        """Return and note the label of some nodes that are one place, if they have ids.

        The first id gives the label; the others become its aliases.
        """
        names = [self.label(identifier) for node in elements for identifier in ids_of(node)]
        new = [name for name in names if name not in self.fragment.labels]
        if not new:
            return None
        self.fragment.labels.add(new[0])
        self.fragment.aliases |= dict.fromkeys(new[1:], new[0])
        return new[0]

    def anchors(self, node: Element) -> None:
        """Emit an anchor for a node that has ids but no element to label."""
        if name := self.label_of(node):
            self.emit(f"anchor({string(name)});")

    # Numbers and notes

    def figure_number(self, node: Element, kind: str) -> str | None:
        """Return the numbered name of a figure or table (``Taulukko 2``), as in HTML."""
        env = self.builder.env
        if not env.config.numfig:
            return None
        numbers = env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for identifier in ids_of(node):
            if identifier in numbers:
                return self.number_format(kind) % ".".join(map(str, numbers[identifier]))
        return None

    def number_format(self, kind: str) -> str:
        """Return ``numfig_format`` where the page is in the language of the project."""
        if self.language == str(self.config.language).partition("_")[0]:
            return str(self.config.numfig_format.get(kind, "%s"))
        return self.word(NUMBERED[kind])

    def set_table_notes(self) -> None:
        """Emit the notes that belong under a table. The footnotes have some."""

    # Fallbacks

    def visit_document(self, node: nodes.document) -> None:
        """Set the document."""

    def depart_document(self, node: nodes.document) -> None:
        """End the document."""
        self.fragment.code = "".join(self._buffer)

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - named after the node
        """Set a text; white space collapses as it does in HTML, but not in code."""
        self.text(node.astext())

    def depart_Text(self, node: nodes.Text) -> None:  # noqa: N802 - named after the node
        """Nothing to end."""

    def unknown_visit(self, node: Node) -> None:
        """Keep the text of a node nobody knows, and say so."""
        self.warn(
            Warnings.UNKNOWN_NODE,
            f'the PDF does not know the node "{type(node).__name__}"; its text is kept',
            node,
        )
        if isinstance(node, nodes.Element):
            self.anchors(node)

    def unknown_departure(self, node: Node) -> None:
        """Nothing to end."""

    def skip(self, node: Node) -> None:
        """Leave a node and its content out."""
        raise nodes.SkipNode


def document_file(docname: str) -> str:
    """Return the name of a document's file in the Typst project."""
    return f"/{docname}.typ"
