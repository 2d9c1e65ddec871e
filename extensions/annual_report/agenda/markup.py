"""The directive and the role of a year's ``agenda.md``.

``{agenda-part} name`` holds a part of the content; ``{agenda}`body_word``` stands for the
municipality's own word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective, SphinxRole

from annual_report.agenda.nodes import agenda_part, agenda_word
from annual_report.data.profiles import PLACEHOLDERS
from annual_report.data.wording import did_you_mean, quoted
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class AgendaPartDirective(SphinxDirective):
    """Hold a part of the agenda item's content, which profiles name."""

    has_content = True
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part."""
        part = agenda_part("", name=self.arguments[0].strip())
        self.set_source_info(part)
        part += self.parse_content_to_nodes()
        return [part]


class AgendaRole(SphinxRole):
    """Stand for a word of the municipality, e.g. what its body is called."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the placeholder."""
        name = self.text.strip()
        if name not in PLACEHOLDERS:
            warn(
                Warnings.DIRECTIVE,
                f"agenda: {quoted(name)} stands for nothing{did_you_mean(name, PLACEHOLDERS)}",
                location=self.get_location(),
            )
        return [agenda_word("", f"[{name}]", name=name)], []


def setup_agenda_markup(app: Sphinx) -> None:
    """Register the nodes, the directive and the role."""
    app.add_node(agenda_part)
    app.add_node(agenda_word)
    app.add_directive("agenda-part", AgendaPartDirective)
    app.add_role("agenda", AgendaRole())
