"""The titles of admonitions in the language of the page, in our words.

Sphinx takes them from its own catalog in the project's language; its Finnish one calls a
note "Muista" (remember).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from annual_report.html.texts import gettext_of
from annual_report.language import page_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

MESSAGES: dict[type[nodes.Element], str] = {
    nodes.attention: "Attention",
    nodes.caution: "Caution",
    nodes.danger: "Danger",
    nodes.error: "Error",
    nodes.hint: "Hint",
    nodes.important: "Important",
    nodes.note: "Note",
    addnodes.seealso: "See also",
    nodes.tip: "Tip",
    nodes.warning: "Warning",
}
"""The kinds of admonitions that Sphinx gives a title, with the message ids of the titles."""


def visit_admonition(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin an admonition as the writer does, with our title."""
    name = type(node).__name__
    self.visit_admonition(node, name)
    title = node[0]
    if isinstance(title, nodes.title) and title.astext() == str(admonitionlabels[name]):
        language = page_language(self.builder.env, self.docnames[-1])
        node[0] = nodes.title("", gettext_of(language)(MESSAGES[type(node)]))


def depart_admonition(self: HTML5Translator, node: nodes.Element) -> None:
    """End an admonition."""
    self.depart_admonition(node)


def setup_admonitions(app: Sphinx) -> None:
    """Title the admonitions of every HTML builder."""
    for kind in MESSAGES:
        app.add_node(kind, override=True, html=(visit_admonition, depart_admonition))
