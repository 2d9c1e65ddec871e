"""The outline of a document, from its doctree as a writer gets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from annual_report.language import page_language
from annual_report.nodes import chart
from annual_report.sphinx_words import ADMONITIONS, NUMBERED, gettext_of
from annual_report.typst_writer.attributes import words_of
from annual_report.typst_writer.references import DOCUMENT_SCHEME
from tests.outline import Outline, Outliner, Run

UNSEEN = (
    nodes.comment,
    nodes.target,
    nodes.transition,
    nodes.substitution_definition,
    nodes.footnote,
    nodes.label,
    nodes.system_message,
    nodes.meta,
    addnodes.index,
    addnodes.toctree,
    addnodes.highlightlang,
)
"""What shows nothing where it stands. Footnotes are read where they are referred to, labels
with their notes and entries."""


_OF_MYST = re.compile(r"</?s>|<br />|<input [^<>]*checkbox[^<>]*>")


def outline_of_doctree(
    doctree: nodes.document, docname: str, env: BuildEnvironment, language: str
) -> Outline:
    """Return the outline of a document that was resolved for the PDF.

    ``language`` is that of the document.
    """
    reader = _Reader(doctree, docname, env)
    reader.blocks(doctree.children, language)
    return tuple(reader.lines)


def _pdf_of(docname: str) -> str:
    """Return the folder whose documents are in one PDF: a year's, or the handbook's."""
    first, _, rest = docname.partition("/")
    return f"{first}/{rest.partition('/')[0]}" if first == "reports" else first


def has_raw_content(doctree: nodes.document) -> bool:
    """Whether a document holds content that docutils does not look into.

    Tags by which MyST writes struck text, line breaks and boxes to tick are none.
    """
    return any(not _OF_MYST.fullmatch(raw.astext().strip()) for raw in doctree.findall(nodes.raw))


def _language(node: nodes.Element, inherited: str) -> str:
    if lang := node.get("lang"):
        return str(lang)
    marks = [name for name in node.get("classes", ()) if name.startswith("language-")]
    return marks[0].removeprefix("language-") if marks else inherited


class _Reader(Outliner):
    def __init__(self, doctree: nodes.document, docname: str, env: BuildEnvironment) -> None:
        super().__init__(str(env.config.language))
        self.env = env
        self.docname = docname
        self.level = 0
        self.footnotes = {
            name: note for note in doctree.findall(nodes.footnote) for name in note["ids"]
        }
        self.ids = {name for node in doctree.findall(nodes.Element) for name in node["ids"]}
        self.seen: set[str] = set()

    def blocks(self, children: Iterable[nodes.Node], lang: str) -> None:
        """Add blocks; texts between them are paragraphs."""
        line: list[nodes.Node] = []
        entries: list[nodes.citation] = []
        for child in children:
            if isinstance(child, UNSEEN):
                continue
            if isinstance(child, (nodes.Text, nodes.Inline, nodes.image)):
                line.append(child)
                continue
            self.text("paragraph", line, lang)
            line = []
            if isinstance(child, nodes.citation):
                entries.append(child)
                continue
            self.bibliography(entries, lang)
            entries = []
            self.block(child, _language(child, lang))
        self.text("paragraph", line, lang)
        self.bibliography(entries, lang)

    def block(self, node: nodes.Element, lang: str) -> None:
        """Add a block, by the method named after its class or the nearest of its bases."""
        for base in type(node).__mro__:
            method = getattr(self, f"add_{base.__name__}", None)
            if method is not None:
                method(node, lang)
                return
        self.blocks(node.children, lang)

    # Texts

    def text(self, kind: str, children: Iterable[nodes.Node], lang: str, before: str = "") -> None:
        """Add a text, and after it the links, notes, pictures and formulas in it."""
        runs: list[Run] = [(lang, before)]
        inner: list[nodes.Element] = []
        for child in children:
            self._inline(child, lang, runs, inner)
        self.text_line(kind, runs)
        with self.inside():
            for node in inner:
                self._in_text(node, lang)

    def _inline(
        self, node: nodes.Node, lang: str, runs: list[Run], inner: list[nodes.Element]
    ) -> None:
        if isinstance(node, nodes.Text):
            runs.append((lang, node.astext()))
        elif isinstance(node, nodes.image) and not self.can_be_shown(node):
            runs.append((lang, str(node.get("alt", ""))))
        elif isinstance(
            node, (nodes.footnote_reference, nodes.image, nodes.math, nodes.math_block)
        ):
            inner.append(node)
        elif isinstance(node, nodes.Element) and not isinstance(node, (nodes.raw, addnodes.index)):
            if isinstance(node, nodes.reference) and self.leads_somewhere(node):
                inner.append(node)
            own = _language(node, lang)
            for child in node.children:
                self._inline(child, own, runs, inner)
            if isinstance(node, addnodes.download_reference):
                name = PurePosixPath(str(node.get("filename", node["reftarget"]))).name
                runs.append((own, "" if name in node.astext() else f" ({name})"))
            if isinstance(node, nodes.abbreviation):
                self._explain(node, own, runs)

    def _explain(self, node: nodes.abbreviation, lang: str, runs: list[Run]) -> None:
        explanation = str(node.get("explanation", ""))
        name = f"{node.astext()} ({explanation})"
        if explanation and name not in self.seen:
            self.seen.add(name)
            runs.append((lang, f" ({explanation})"))

    def _in_text(self, node: nodes.Element, lang: str) -> None:
        if isinstance(node, nodes.image):
            self.line("picture", str(node.get("alt", "")))
        elif isinstance(node, (nodes.math, nodes.math_block)):
            self.line("formula", str(node.get("alt", "")) or node.astext())
        elif isinstance(node, nodes.reference):
            self.line("link", node.astext())
        elif (name := str(node.get("refid"))) in self.footnotes and name not in self.seen:
            self.seen.add(name)
            self.line("note")
            with self.inside():
                self.blocks(self.footnotes[name].children, lang)

    def can_be_shown(self, image: nodes.image) -> bool:
        """Whether the file of an image is there; one that is not is named by its text."""
        return (Path(self.env.srcdir) / str(image.get("uri", ""))).is_file()

    def leads_somewhere(self, node: nodes.reference) -> bool:
        """Whether a reference leads to an address or to a place in the same PDF."""
        uri = str(node.get("refuri", ""))
        if node.get("refid") or uri.startswith("#"):
            return (node.get("refid") or uri[1:]) in self.ids
        if uri.startswith(DOCUMENT_SCHEME):
            return _pdf_of(uri.removeprefix(DOCUMENT_SCHEME)) == _pdf_of(self.docname)
        return uri.startswith("mailto:") or "://" in uri

    # Numbers

    def _section_number(self, section: nodes.Element) -> str:
        numbers = self.env.toc_secnumbers.get(self.docname, {})
        first = isinstance(section.parent, nodes.document)
        names = ("",) if first else tuple(f"#{name}" for name in section["ids"])
        found = next((numbers[name] for name in names if name in numbers), ())
        return ".".join(map(str, found)) + " " if found else ""

    def _figure_number(self, node: nodes.Element, kind: str) -> str:
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        found = next((numbers[name] for name in node["ids"] if name in numbers), None)
        if not self.env.config.numfig or found is None:
            return ""
        form = self.env.config.numfig_format[kind]
        language = page_language(self.env, self.docname)
        if language != str(self.env.config.language):
            form = gettext_of(language)(NUMBERED[kind])
        return form % ".".join(map(str, found)) + ". "

    def _equation_number(self, node: nodes.math_block) -> str:
        config = self.env.config
        if not (config.math_numfig and config.numfig):
            return str(node["number"])
        numbers = self.env.toc_fignumbers.get(self.docname, {}).get("displaymath", {})
        found = next((numbers[name] for name in node["ids"] if name in numbers), ())
        return ".".join(map(str, found))

    # Blocks

    def add_section(self, node: nodes.section, lang: str) -> None:
        has_words = any(words_of(t).strip() for t in node.children if isinstance(t, nodes.title))
        self.level += has_words
        self.blocks(node.children, lang)
        self.level -= has_words

    def add_title(self, node: nodes.title, lang: str) -> None:
        if isinstance(node.parent, nodes.section):
            number = self._section_number(node.parent)
            self.text(f"heading {min(self.level, 6)}", node.children, lang, number)
        else:
            self.text("paragraph", node.children, lang)

    def add_attribution(self, node: nodes.attribution, lang: str) -> None:
        self.text("paragraph", node.children, lang, "— ")

    def add_block_quote(self, node: nodes.block_quote, lang: str) -> None:
        self.line("quotation")
        with self.inside():
            self.blocks(node.children, lang)

    def add_literal_block(self, node: nodes.literal_block, lang: str) -> None:
        text, start = node.astext(), node.get("highlight_args", {}).get("linenostart", 1)
        if node.get("linenos"):
            lines = enumerate(text.removesuffix("\n").split("\n"), start)
            text = "\n".join(f"{number} {line}" for number, line in lines)
        self.line("code", text)

    add_doctest_block = add_literal_block

    def add_Admonition(self, node: nodes.Element, lang: str) -> None:  # noqa: N802 - named after the class
        if type(node) in ADMONITIONS:
            self.text("paragraph", [], lang, gettext_of(lang)(ADMONITIONS[type(node)]))
        self.blocks(node.children, lang)

    def add_container(self, node: nodes.container, lang: str) -> None:
        code = bool(node.get("literal_block"))
        captions = [c for c in node.children if code and isinstance(c, nodes.caption)]
        for caption in captions:
            number = self._figure_number(node, "code-block")
            self.text("caption", caption.children, lang, number)
        self.blocks((child for child in node.children if child not in captions), lang)

    def add_math_block(self, node: nodes.math_block, lang: str) -> None:
        self.text("paragraph", [node], lang)
        if node.get("number"):
            self.text("paragraph", [], lang, f"({self._equation_number(node)})")

    def add_chart(self, node: chart, _lang: str) -> None:
        with self.inside():
            self.line("picture", node.astext())

    def add_figure(self, node: nodes.figure, lang: str) -> None:
        for caption in node.children:
            if isinstance(caption, nodes.caption):
                self.text("caption", caption.children, lang, self._figure_number(node, "figure"))
        self.blocks((c for c in node.children if not isinstance(c, nodes.caption)), lang)

    def add_line_block(self, node: nodes.line_block, lang: str) -> None:
        lines = [child for line in node.findall(nodes.line) for child in line.children]
        self.text("paragraph", lines, lang)

    def add_TextElement(self, node: nodes.TextElement, lang: str) -> None:  # noqa: N802 - named after the class
        self.text("paragraph", node.children, lang)

    # Lists

    def bibliography(self, entries: list[nodes.citation], lang: str) -> None:
        """Add entries of a bibliography that follow each other, as a list."""
        if entries:
            self.line(f"list of {len(entries)}")
        with self.inside():
            for entry in entries:
                self.line("item", f"[{entry.next_node(nodes.label).astext()}]")
                with self.inside():
                    self.blocks(entry.children, _language(entry, lang))

    def add_bullet_list(self, node: nodes.bullet_list, lang: str) -> None:
        self._list(node, lang, map(_box, node.children))

    def add_enumerated_list(self, node: nodes.enumerated_list, lang: str) -> None:
        self._list(node, lang, _marks(node))

    def _list(self, node: nodes.Element, lang: str, marks: Iterator[str]) -> None:
        self.line(f"list of {len(node.children)}")
        with self.inside():
            for item, mark in zip(node.children, marks, strict=False):
                self.line("item", mark)
                with self.inside():
                    self.blocks(item.children, _language(item, lang))

    def add_definition_list(self, node: nodes.Element, lang: str) -> None:
        self.line("terms")
        with self.inside():
            for item in node.children:
                self._terms(item, lang)

    add_field_list = add_option_list = add_definition_list

    def _terms(self, item: nodes.Element, lang: str) -> None:
        *names, body = item.children
        pieces: list[nodes.Node] = []
        for name in names:
            if isinstance(name, nodes.classifier):
                pieces.append(nodes.Text(" : "))
            elif pieces:
                pieces.append(nodes.Text(", "))
            if isinstance(name, nodes.option_group):
                pieces.append(nodes.Text(name.astext()))
            else:
                pieces += name.children
            if isinstance(name, nodes.field_name):
                pieces.append(nodes.Text(":"))
        self.text("term", pieces, lang)
        with self.inside():
            self.blocks(body.children, lang)

    # Tables

    def add_table(self, node: nodes.table, lang: str) -> None:
        self.line("table")
        with self.inside():
            for title in node.children:
                if isinstance(title, nodes.title):
                    number = self._figure_number(node, "table")
                    self.text("caption", title.children, lang, number)
            for row in node.findall(nodes.row):
                if _table_of(row) is node:
                    self._row(row, lang)

    def _row(self, row: nodes.row, lang: str) -> None:
        self.line("row")
        with self.inside():
            for cell in row.children:
                kind = "header cell" if isinstance(row.parent, nodes.thead) else "cell"
                spans = (cell.get("morecols", 0) + 1, cell.get("morerows", 0) + 1)
                self.line(kind, "" if spans == (1, 1) else f"{spans[0]} by {spans[1]}")
                with self.inside():
                    self.blocks(cell.children, _language(cell, lang))


def _table_of(row: nodes.row) -> nodes.Node:
    return row.parent.parent.parent


def _box(item: nodes.list_item) -> str:
    """Return the box to tick of an item, which stands in the place of its bullet."""
    for raw in item.findall(nodes.raw):
        if "checkbox" in raw.astext() and raw.parent.parent is item:
            return "☑" if "checked" in raw.astext() else "☐"
    return ""


def _marks(node: nodes.enumerated_list) -> Iterator[str]:
    kind = node.get("enumtype", "arabic")
    for number in range(node.get("start", 1), node.get("start", 1) + len(node.children)):
        mark = str(number)
        if kind.endswith("alpha"):
            mark = chr(ord("a") + number - 1)
        elif kind.endswith("roman"):
            mark = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")[number]
        mark = mark.upper() if kind.startswith("upper") else mark
        yield f"{node.get('prefix', '')}{mark}{node.get('suffix', '.')}"
