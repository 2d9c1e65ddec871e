"""The directive ``annual-report-command`` of the handbook: what the command line says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from annual_report import diagnostics

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class CommandReference(SphinxDirective):
    """``{annual-report-command} handling record``: usage, purpose, arguments and options."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a block of the usage, a paragraph and a table."""
        from annual_report.command_texts import (  # noqa: PLC0415 - only a handbook needs the command line
            command_text,
        )

        try:
            return self.parse_text_to_nodes(command_text(self.arguments[0]))
        except LookupError as error:
            place = (self.env.docname, self.lineno)
            diagnostics.warn(diagnostics.Warnings.DIRECTIVE, str(error), location=place)
            return []


class ExitCodesReference(SphinxDirective):
    """``{annual-report-exit-codes}``: what scripts can tell from the end of a command."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the codes."""
        from annual_report.command_texts import (  # noqa: PLC0415 - only a handbook needs the command line
            exit_codes_text,
        )

        return self.parse_text_to_nodes(exit_codes_text())


def setup_reference_commands(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("annual-report-command", CommandReference)
    app.add_directive("annual-report-exit-codes", ExitCodesReference)
