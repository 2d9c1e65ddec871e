"""Sections, paragraphs and other blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.typst_writer.attributes import (
    attribute,
    classes_of,
    ids_of,
    is_on_its_side,
    language_of,
    words_of,
)
from annual_report.typst_writer.base import TOP, TranslatorBase
from annual_report.typst_writer.columns import measure
from annual_report.typst_writer.media import is_picture
from annual_report.typst_writer.syntax import string, value

if TYPE_CHECKING:
    from docutils.nodes import Element

SHORT_NOTES = 900
"""Characters of notes that are kept with their table."""
MAX_LEVEL = 6
"""The deepest heading level of PDF 1.7's standard structure types (H1 to H6)."""


def is_table_with_notes(container: Element) -> bool:
    """Whether a container holds one table short enough for a page, and short paragraphs."""
    children = [child for child in container.children if not isinstance(child, nodes.comment)]
    tables = [child for child in children if isinstance(child, nodes.table)]
    notes = [child for child in children if isinstance(child, nodes.paragraph)]
    if len(tables) != 1 or len(tables) + len(notes) != len(children):
        return False
    groups = [child for child in tables[0].children if isinstance(child, nodes.tgroup)]
    return (
        all(measure(group).fits_one_page for group in groups)
        and not is_on_its_side(tables[0])
        and sum(len(note.astext()) for note in notes) <= SHORT_NOTES
    )


def has_heading(section: Element) -> bool:
    """Whether a section has a title that says something."""
    titles = [child for child in section.children if isinstance(child, nodes.title)]
    return any(words_of(title).strip() for title in titles)


class BlockMixin(TranslatorBase):
    """Sections and headings, paragraphs, quotations, containers, toctrees."""

    _section_depth = 0

    @property
    def heading_level(self) -> int:
        """The level of a heading here, from one; zero is the title of the document."""
        return self.first_depth + self._section_depth - 1

    def visit_section(self, node: Element) -> None:
        """Set a section; its heading is the title's. One without words makes no level."""
        self._section_depth += has_heading(node)

    def depart_section(self, node: Element) -> None:
        """End a section."""
        self._section_depth -= has_heading(node)

    def visit_title(self, node: Element) -> None:
        """Set the heading of a section, or the title of a topic, sidebar, table."""
        section = node.parent
        if isinstance(section, (nodes.table, nodes.Admonition)):
            raise nodes.SkipNode  # set with its table or admonition
        if not isinstance(section, nodes.section):
            self.open_call("block-title", node)
            return
        level = self.heading_level
        label = self.label_of(section, node)
        if label and isinstance(section.parent, nodes.document):
            # What leads to a document leads to its first heading.
            self.fragment.aliases.setdefault(self.label(TOP), label)
        if level < 1:
            # The title of the whole document stands on the cover, set from its data.
            self.emit(f"anchor({value(label)});\n")
            raise nodes.SkipNode
        if not has_heading(section):
            # PDF/UA-1 refuses it; it was told when the sources were read.
            self.emit(f"anchor({value(label)});\n")
            raise nodes.SkipNode
        self.open_call(
            "section-heading",
            node,
            level=min(level, MAX_LEVEL),
            number=self.section_number(section),
            label=label,
        )
        texts = (
            text for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw)
        )
        if not any(text.strip() for text in texts):
            # Pictures alone are no heading to the compiler: their words are.
            self.text(words_of(node))
            self.close_call()
            raise nodes.SkipNode

    def depart_title(self, node: Element) -> None:
        """End a heading."""
        self.close_call()

    def section_number(self, section: Element) -> str | None:
        """Return the number that Sphinx gives a section (toctree ``:numbered:``), if any."""
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        is_first = section.parent is None or isinstance(section.parent, nodes.document)
        for anchor in ("",) if is_first else tuple(f"#{i}" for i in ids_of(section)):
            if anchor in numbers:
                return ".".join(map(str, numbers[anchor]))
        return None

    def visit_subtitle(self, node: Element) -> None:
        """Set a subtitle as a paragraph of its own."""
        self.anchors(node)
        aside = isinstance(node.parent, nodes.sidebar)
        self.open_call("sidebar-subtitle" if aside else "subtitle", node)

    def depart_subtitle(self, node: Element) -> None:
        """End a subtitle."""
        self.close_call()

    def visit_paragraph(self, node: Element) -> None:
        """Set a paragraph; one that is only an image is that image."""
        self.anchors(node)
        if node is self.bare or is_picture(node):
            self.note_origin(node)
            return
        self.open_call(
            "paragraph",
            node,
            classes=classes_of(node) or None,
            lang=language_of(node),
        )

    def depart_paragraph(self, node: Element) -> None:
        """End a paragraph."""
        if node is self.bare:
            self.bare = None
            if node.parent.children[-1] is not node:
                self.emit("parbreak();\n")
            self._after_space = True
        elif not is_picture(node):
            self.close_call()

    visit_compact_paragraph = visit_paragraph
    depart_compact_paragraph = depart_paragraph

    def visit_rubric(self, node: Element) -> None:
        """Set an informal heading; it is no part of the outline."""
        self.anchors(node)
        self.open_call("rubric", node)

    def depart_rubric(self, node: Element) -> None:
        """End an informal heading."""
        self.close_call()

    def visit_centered(self, node: Element) -> None:
        """Set a centred line."""
        self.open_call("centered", node)

    def depart_centered(self, node: Element) -> None:
        """End a centred line."""
        self.close_call()

    def visit_container(self, node: Element) -> None:
        """Set a container; the template decides what its classes mean.

        A short table and the notes under it stay on one page. What holds a table with a page
        of its own is set as parts of the text: no page begins inside of a block.
        """
        self.anchors(node)
        if any(map(is_on_its_side, node.findall(nodes.table))):
            return
        self.open_call(
            "container",
            node,
            keep=is_table_with_notes(node) or None,
            classes=classes_of(node) or None,
            lang=language_of(node),
        )

    def depart_container(self, node: Element) -> None:
        """End a container."""
        if not any(map(is_on_its_side, node.findall(nodes.table))):
            self.close_call()

    visit_acks = visit_container
    depart_acks = depart_container

    def visit_compound(self, node: Element) -> None:
        """Set what it holds as parts of the text."""
        self.anchors(node)

    def depart_compound(self, node: Element) -> None:
        """Nothing to end."""

    def visit_toctree(self, node: Element) -> None:
        """Set the documents of a toctree here; its caption stands in the contents.

        Links to elsewhere are a list, unless the toctree is hidden.
        """
        docnames = tuple(str(name) for name in attribute(node, "includefiles", ()))
        caption = attribute(node, "caption")
        links = [
            (title, target)
            for title, target in attribute(node, "entries", ())
            if "://" in target or target.startswith("mailto:")
        ]
        if links and not attribute(node, "hidden"):
            if caption and not docnames:
                self.open_call("rubric", node)
                self.text(caption)
                self.close_call()
            self.emit("bullet-list(tight: true, ")
            for title, target in links:
                self.emit(f"{{external-link({string(target)}, {{{string(title or target)};}});}}, ")
            self.emit(");\n")
        if docnames:
            if self.first_depth == 0 and not self.fragment.inclusions:
                self.call("before-chapters")
            if caption:
                self.call("contents-caption", str(caption))
            self.include(docnames, self.heading_level + 1 if self.first_depth else 1)
        raise nodes.SkipNode

    def visit_block_quote(self, node: Element) -> None:
        """Set a quotation; its attribution comes last."""
        self.anchors(node)
        classes = classes_of(node) or None
        self.open_call("quotation", node, classes=classes, lang=language_of(node))

    def depart_block_quote(self, node: Element) -> None:
        """End a quotation."""
        self.close_call()

    def visit_attribution(self, node: Element) -> None:
        """Set the attribution of a quotation."""
        self.open_call("attribution", node)

    def depart_attribution(self, node: Element) -> None:
        """End an attribution."""
        self.close_call()

    def visit_line_block(self, node: Element) -> None:
        """Set a block of lines; a block within is indented."""
        if isinstance(node.parent, nodes.line_block):
            self._line_depth += 1
            return
        self.anchors(node)
        self.note_origin(node)
        self.emit("line-block(")

    def depart_line_block(self, node: Element) -> None:
        """End a block of lines."""
        if isinstance(node.parent, nodes.line_block):
            self._line_depth -= 1
        else:
            self.emit(");\n")

    _line_depth = 0

    def visit_line(self, node: Element) -> None:
        """Set a line."""
        self.emit("{\n")
        if self._line_depth:
            self.call("line-indent", self._line_depth)
        self.anchors(node)
        self._after_space = True

    def depart_line(self, node: Element) -> None:
        """End a line."""
        self.emit("}, ")

    def visit_transition(self, node: Element) -> None:
        """Set a transition, but not the one before footnotes: they stand on their pages."""
        if "footnotes" not in classes_of(node):
            self.call("transition")
        raise nodes.SkipNode

    def visit_topic(self, node: Element) -> None:
        """Set a topic, with its title; a topic of contents is left out."""
        if "contents" in classes_of(node):
            raise nodes.SkipNode
        self.anchors(node)
        self.open_call("topic", node, classes=classes_of(node) or None)

    def depart_topic(self, node: Element) -> None:
        """End a topic."""
        self.close_call()

    def visit_sidebar(self, node: Element) -> None:
        """Set what stands beside the text in HTML as a box in the text."""
        self.anchors(node)
        self.open_call("sidebar", node, classes=classes_of(node) or None)

    depart_sidebar = depart_topic

    def visit_only(self, node: Element) -> None:
        """Set what it holds, where its tags fit: the format is ``typst``."""

    def depart_only(self, node: Element) -> None:
        """Nothing to end."""

    def visit_start_of_file(self, node: Element) -> None:
        """Set what it holds."""

    def depart_start_of_file(self, node: Element) -> None:
        """Nothing to end."""

    def check_heading_order(self, document: nodes.document) -> None:
        """Warn of a section deeper than PDF 1.7 knows headings."""
        for section in document.findall(nodes.section):
            depth, parent = 0, section
            while isinstance(parent, nodes.section):
                depth += 1
                parent = cast("nodes.section", parent.parent)
            if self.first_depth + depth - 1 > MAX_LEVEL:
                self.warn(
                    Warnings.ACCESSIBILITY,
                    f"a heading deeper than {MAX_LEVEL} levels; it is set at level {MAX_LEVEL}",
                    section,
                )
