"""Formulas as MathML, which browsers and screen readers read without a script.

Sphinx's own renderer for HTML loads MathJax from another host. The tree is the same that
the PDF is set from.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from annual_report.formulas.latex import read_node
from annual_report.formulas.tree import FormulaError, width

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

RENDERER = "report_mathml"
"""The name of the renderer, for ``html_math_renderer``. It is the default when loaded."""
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
NARROW = 30
"""Characters of a formula that fit the line of a phone."""
_TABLE_ATTRIBUTES = ("columnalign", "columnlines", "rowlines", "rowspacing")
_LINE = "1px solid currentcolor"
_RULES = {"‾": "top", "_": "bottom"}
_STYLES = {"bold": "font-weight: bold", "italic": "font-style: italic"}


def mathml(formula: Element, alt: str = "") -> str:
    """Return a formula as MathML Core; what browsers know only as style is style.

    ``alt`` is what its author wrote for those who do not see it.
    """
    element = copy.deepcopy(formula)
    element.set("xmlns", NAMESPACE)
    if alt:
        element.set("aria-label", alt)
    for item in element.iter():
        name = item.attrib.pop("class", "")
        if item.tag == "mtable":
            _style_table(item, paired=name == "aligned")
        elif item.tag == "menclose":
            item.tag = "mrow"
            item.attrib = {"style": f"border: {_LINE}; padding: 0.2em"}
        elif item.tag in ("mover", "munder") and item[1].text in _RULES:
            _rule(item)
        elif name in _STYLES:
            item.set("style", _STYLES[name])
    return tostring(element, encoding="unicode", short_empty_elements=False)


def _rule(element: Element) -> None:
    """Draw a line over or under a part of a formula: few fonts have one that grows.

    The sign of the line stays, unseen, for those who hear the formula.
    """
    base, sign = element
    side = _RULES[sign.text or ""]
    base_in_row = Element("mrow", style=f"border-{side}: {_LINE}; padding-{side}: 0.1em")
    base_in_row.append(base)
    element[0] = base_in_row
    sign.set("style", "font-size: 0")


def _style_table(table: Element, *, paired: bool) -> None:
    told = {name: table.attrib.pop(name, "").split() for name in _TABLE_ATTRIBUTES}
    columns, spacing = told["columnalign"], told["rowspacing"]
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            styles = []
            if column < len(columns) and columns[column] != "center":
                side = columns[column]
                # The second is what Chromium heeds within a formula, the first what others do.
                styles.append(f"text-align: {side}; text-align: -webkit-{side}")
            if paired:  # a relation stands at the edge of its cell, with its own room
                styles.append(f"padding-inline: {'0' if column % 2 or not column else '2em 0'}")
            if column and told["columnlines"][column - 1 : column] == ["solid"]:
                styles.append(f"border-inline-start: {_LINE}")
            if row and told["rowlines"][row - 1 : row] == ["solid"]:
                styles.append(f"border-block-start: {_LINE}")
            if spacing:
                styles.append("padding: 0.1em 0.2em")
            if styles:
                cell.set("style", "; ".join(styles))


def _formula(self: HTML5Translator, node: nodes.math | nodes.math_block) -> str:
    try:
        return mathml(read_node(node), node.get("alt", ""))
    except FormulaError:  # told when the document was read
        return f"<code>{self.encode(node.astext())}</code>"


def _is_wide(node: nodes.math_block) -> bool:
    try:
        return width(read_node(node)) > NARROW
    except FormulaError:
        return len(node.astext()) > NARROW


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(_formula(self, node))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula of its own, with its number if it has one."""
    self.body.append(self.starttag(node, "div", CLASS="report-formula"))
    reach = ""
    if _is_wide(node):
        # What may scroll must be within reach of the keyboard, and have a name (WCAG 2.1.1).
        name = node.get("alt") or " ".join(node.astext().split())
        reach = f' tabindex="0" role="group" aria-label="{self.attval(name)}"'
    self.body.append(f"<div{reach}>{_formula(self, node)}</div>\n")
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({self.encode(number)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup_math(app: Sphinx) -> None:
    """Register the renderer; being the only one beside MathJax, Sphinx prefers it."""
    app.add_html_math_renderer(RENDERER, (visit_math, None), (visit_math_block, None))
