"""The directive ``annual-report-example``: its content as it is written, and what comes of it.

It is for the handbook's guide: an example that is shown is an example that has been built, on
the page and in the PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLASS = "report-example"


class Example(SphinxDirective):
    """``{annual-report-example}``: Markdown, then the same set as a page would set it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the source as code, and the result in a container."""
        self.assert_has_content()
        text = "\n".join(self.content)
        source = nodes.literal_block(text, text, language="markdown")
        self.set_source_info(source)
        result = nodes.container("", *self.parse_content_to_nodes(), classes=[f"{CLASS}__result"])
        return [nodes.container("", source, result, classes=[CLASS])]


def setup_reference_examples(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("annual-report-example", Example)
