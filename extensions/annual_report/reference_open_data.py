"""The directive of the handbook's page on open data: what its tables hold.

``annual-report-tables`` writes Markdown in English, so it works in MyST documents only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from annual_report.data.model import Archive
from annual_report.open_data.tables import TABLES, Words

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from annual_report.open_data.tables import Column


class TablesReference(SphinxDirective):
    """``{annual-report-tables}``: every table of the open data with its columns."""

    def run(self) -> list[nodes.Node]:
        """Return a paragraph and a table of columns for each, in the order of the files."""
        words = Words("en", Archive())
        blocks = []
        for table in TABLES:
            columns = table.columns(words)
            key = ", ".join(f"`{name}`" for name in table.key)
            note = f" Key: {key}." if key else ""
            blocks.append(f"**`{table.name}`** – {table.meaning}.{note}\n\n{_table(columns)}")
        return self.parse_text_to_nodes("\n".join(blocks))


def _table(columns: tuple[Column[object], ...]) -> str:
    lines = ["~~~{list-table}", ":header-rows: 1", "", "* - Column", "  - Holds", "  - Meaning"]
    for column in columns:
        holds = f"list: {column.datatype}" if column.is_list else column.datatype
        meaning = f"computed: {column.meaning}" if column.is_computed else column.meaning
        lines += [f"* - `{column.name}`", f"  - {holds}", f"  - {meaning}"]
    return "\n".join([*lines, "~~~", ""])


def setup_reference_open_data(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("annual-report-tables", TablesReference)
