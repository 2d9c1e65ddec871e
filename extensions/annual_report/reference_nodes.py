"""The directive ``annual-report-nodes``: how the PDF sets each node, from the writer's own words.

Its argument is ``docutils``, ``sphinx``, ``sphinx-design`` or ``extensions``. It writes Markdown
in English, the language of the handbook's reference, so it works in MyST documents only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from annual_report.typst_writer import coverage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx

GROUPS = ("docutils", "sphinx", "sphinx-design", "extensions")


def rows(group: str) -> list[tuple[str, str]]:
    """Return the nodes of a group, each with how it is set."""
    if group == "docutils":
        return list(coverage.described(coverage.classes_of_docutils()))
    if group == "sphinx":
        return list(coverage.described(coverage.classes_of_sphinx()))
    if group == "sphinx-design":
        components = coverage.described_components()
        return [*components, *coverage.described_by_name(coverage.DESIGN)]
    return list(coverage.described_by_name(coverage.EXTENSIONS))


class NodesReference(SphinxDirective):
    """``{annual-report-nodes} sphinx``: the nodes of a group in a table."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a table: node, how it is set."""
        group = directives.choice(self.arguments[0], GROUPS)
        return self.parse_text_to_nodes(_table(rows(group)))


def _table(items: Iterable[tuple[str, str]]) -> str:
    lines = ["~~~{list-table}", ":header-rows: 1", ":widths: 30 70", "", "* - Node"]
    lines.append("  - How it is set")
    for name, words in items:
        lines += [f"* - `{name}`", f"  - {words.replace('``', '`')}"]
    return "\n".join([*lines, "~~~", ""])


def setup_reference_nodes(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("annual-report-nodes", NodesReference)
