"""Tables that fit a phone: each scrolls sideways in a labelled region a keyboard can reach.

A region that scrolls must be focusable (WCAG 2.2, 2.1.1), and what is focusable needs a
name (4.1.2): the table's caption, or the heading of the section it stands in.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.html.filters import before_table, setup_filters
from annual_report.i18n import message
from annual_report.language import page_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

THEME_CONTAINER = '<div class="pst-scrollable-table-container">'
"""What the theme wraps a table in: scrollable, without a name, out of reach of the keyboard."""


def _name(self: HTML5Translator, node: nodes.table) -> str:
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    if titles:
        return titles[0].astext()
    section: nodes.Node | None = node
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    heading = section.next_node(nodes.title) if section is not None else None
    language = page_language(self.builder.env, self.docnames[-1])
    table = message(language, "Table")
    return f"{table}: {heading.astext()}" if heading is not None else table


def _unique(self: HTML5Translator, name: str) -> str:
    """Return a name that no earlier region of the page has: landmarks are told apart by it."""
    taken: dict[str, int] = self.__dict__.setdefault("report_regions", {})
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name} ({taken[name]})"


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Begin a table in its region, in place of the theme's container if there is one."""
    place = len(self.body)
    type(self).visit_table(self, node)
    region = (
        '<div class="report-table" role="region" tabindex="0" '
        f'aria-label="{escape(_unique(self, _name(self, node)))}">'
    )
    node["report_closes_region"] = self.body[place] != THEME_CONTAINER
    if node["report_closes_region"]:
        self.body.insert(place, region)
    else:
        self.body[place] = region
    self.body[place] = before_table(self, node) + self.body[place]


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """End a table and its region."""
    type(self).depart_table(self, node)
    if node["report_closes_region"]:
        self.body.append("</div>\n")


def setup_tables(app: Sphinx) -> None:
    """Wrap the tables of every HTML builder."""
    app.add_node(nodes.table, override=True, html=(visit_table, depart_table))
    setup_filters(app)
