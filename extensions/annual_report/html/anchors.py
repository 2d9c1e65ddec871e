"""The anchors of objectives, projects and surveys, each with a link to copy.

The link is always there, for who has no mouse to hover with. Its sign is drawn by the style
sheet, so that the text of a page stays what the writer wrote.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.i18n import message
from annual_report.language import page_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

ANCHOR = "report-anchor"
"""The class of the anchors."""


def visit_target(self: HTML5Translator, node: nodes.target) -> None:
    """Begin a target."""
    type(self).visit_target(self, node)


def depart_target(self: HTML5Translator, node: nodes.target) -> None:
    """End a target; after an anchor stands its link."""
    type(self).depart_target(self, node)
    if ANCHOR in node["classes"]:
        name = message(page_language(self.builder.env, self.docnames[-1]), "Permanent link")
        self.body.append(
            f'<a class="report-permalink" href="#{escape(node["ids"][0])}" '
            f'aria-label="{escape(name)}" title="{escape(name)}"></a>'
        )


def setup_anchors(app: Sphinx) -> None:
    """Give the anchors of every site their links."""
    app.add_node(nodes.target, override=True, html=(visit_target, depart_target))
