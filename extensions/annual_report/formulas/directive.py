"""The directive ``math`` with an alternative text, and what is told of formulas when read.

PDF/UA-1 and WCAG 2.2 (1.1.1) want an alternative of every formula. Of one within a line its
LaTeX serves, of one of its own the option ``alt`` says in words what it says in signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.directives.patches import MathDirective

from annual_report.diagnostics import Warnings, warn
from annual_report.formulas.latex import read_node
from annual_report.formulas.tree import FormulaError

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec


class AlternativeMathDirective(MathDirective):
    """``{math}``: a formula of its own. ``:alt:`` says it in words."""

    option_spec: ClassVar[OptionSpec] = {**MathDirective.option_spec, "alt": directives.unchanged}

    def run(self) -> list[Node]:
        """Return what Sphinx's directive returns; the formula bears its text as ``alt``."""
        made = super().run()
        alt = " ".join(self.options.get("alt", "").split())
        if alt:
            for node in made:
                if isinstance(node, nodes.math_block):
                    node["alt"] = alt
        return made


def check(_app: Sphinx, doctree: nodes.document) -> None:
    """Warn of the formulas of a document that cannot be read, and of those without a text."""
    for node in [*doctree.findall(nodes.math), *doctree.findall(nodes.math_block)]:
        place: Node | None = node
        while place is not None and not place.line:
            place = place.parent
        try:
            read_node(node)
        except FormulaError as error:
            message = f"the formula cannot be read ({error}); it is shown as it is written"
            warn(Warnings.UNSUPPORTED, message, location=place or node)
        if isinstance(node, nodes.math_block) and not node.get("alt"):
            warn(
                Warnings.ACCESSIBILITY,
                "the formula has no alternative text; say in words what it says, with the "
                "option alt of the directive math",
                location=place or node,
            )


def setup_formulas(app: Sphinx) -> None:
    """Register the directive, and check every document when it has been read."""
    app.add_directive("math", AlternativeMathDirective, override=True)
    app.connect("doctree-read", check)
