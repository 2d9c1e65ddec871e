"""The titles of admonitions in the language of the page, in our words.

Sphinx takes them from its own catalog in the project's language; its Finnish one calls a
note "Muista" (remember).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from annual_report.language import page_language
from annual_report.sphinx_words import ADMONITIONS, title_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_admonition(self: HTML5Translator, node: nodes.Element) -> None:
    """Begin an admonition as the writer does, with our title."""
    name = type(node).__name__
    self.visit_admonition(node, name)
    title = node[0]
    if isinstance(title, nodes.title) and title.astext() == str(admonitionlabels[name]):
        language = page_language(self.builder.env, self.docnames[-1])
        node[0] = nodes.title("", title_of(node, language)[0])


def depart_admonition(self: HTML5Translator, node: nodes.Element) -> None:
    """End an admonition."""
    self.depart_admonition(node)


def setup_admonitions(app: Sphinx) -> None:
    """Title the admonitions of every HTML builder."""
    for kind in ADMONITIONS:
        app.add_node(kind, override=True, html=(visit_admonition, depart_admonition))
