"""Formulas as MathML, which browsers and screen readers read without a script.

Sphinx's own renderer for HTML loads MathJax from another host. Formulas are rare in an
annual report, and docutils turns LaTeX into MathML itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError, latex2mathml
from sphinx.locale import _

from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

RENDERER = "report_mathml"
"""The name of the renderer, for ``html_math_renderer``. It is the default when loaded."""


def _mathml(self: HTML5Translator, node: nodes.math | nodes.math_block, *, block: bool) -> str:
    latex = node.astext()
    try:
        return latex2mathml.tex2mathml(latex, as_block=block)
    except MathError as error:
        message = f"the formula cannot be read ({error}); it is shown as it is written"
        warn(Warnings.UNSUPPORTED, message, location=node)
        return f"<code>{self.encode(latex)}</code>"


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(_mathml(self, node, block=False))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula of its own, with its number if it has one."""
    self.body.append(self.starttag(node, "div", CLASS="report-formula"))
    self.body.append(_mathml(self, node, block=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({self.encode(str(node["number"]))})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup_math(app: Sphinx) -> None:
    """Register the renderer; being the only one beside MathJax, Sphinx prefers it."""
    app.add_html_math_renderer(RENDERER, (visit_math, None), (visit_math_block, None))
