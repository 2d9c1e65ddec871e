"""The list of sources as a list: docutils gives its items a role that ARIA has given up.

``doc-biblioentry`` is deprecated in DPUB-ARIA 1.1, and an element of the role ``list`` must
hold list items (WCAG 2.2, 1.3.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

DEPRECATED, ROLE = 'role="doc-biblioentry"', 'role="listitem"'


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Begin an entry as the writer does, with the role of a list item."""
    type(self).visit_citation(self, node)
    self.body[-1] = self.body[-1].replace(DEPRECATED, ROLE)


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """End an entry."""
    type(self).depart_citation(self, node)


def setup_sources(app: Sphinx) -> None:
    """Mend the lists of sources of every HTML builder."""
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
