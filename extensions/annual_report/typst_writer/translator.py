"""The translator: a resolved doctree of one document to a fragment of Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.typst_writer.admonitions import AdmonitionMixin
from annual_report.typst_writer.blocks import BlockMixin
from annual_report.typst_writer.code import CodeMixin
from annual_report.typst_writer.descriptions import DescriptionMixin
from annual_report.typst_writer.design import DesignMixin
from annual_report.typst_writer.footnotes import FootnoteMixin
from annual_report.typst_writer.inline import InlineMixin
from annual_report.typst_writer.lists import ListMixin
from annual_report.typst_writer.math import MathMixin
from annual_report.typst_writer.media import MediaMixin
from annual_report.typst_writer.raw import RawMixin
from annual_report.typst_writer.references import ReferenceMixin
from annual_report.typst_writer.tables import TableMixin

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder

    from annual_report.typst_writer.fragment import Fragment, Links


class TypstTranslator(
    DesignMixin,
    InlineMixin,
    RawMixin,
    ListMixin,
    TableMixin,
    MathMixin,
    MediaMixin,
    AdmonitionMixin,
    CodeMixin,
    DescriptionMixin,
    FootnoteMixin,
    ReferenceMixin,
    BlockMixin,
):
    """Visits the nodes of one document; each family of nodes has a mixin of its own.

    ``depth`` is the level of the document's first heading: one for a chapter, zero for the
    document whose title is on the cover.
    """

    def visit_document(self, node: nodes.document) -> None:
        """Set the document, and check the depth of its headings."""
        self.check_heading_order(node)


def translate(
    doctree: nodes.document, builder: Builder, docname: str, depth: int, links: Links
) -> Fragment:
    """Return the fragment of a doctree whose references were resolved for ``builder``."""
    translator = builder.create_translator(doctree, builder, docname, depth, links)
    if not isinstance(translator, TypstTranslator):
        raise TypeError(f"{type(translator).__name__} is no translator to Typst")
    doctree.walkabout(translator)
    return translator.fragment
