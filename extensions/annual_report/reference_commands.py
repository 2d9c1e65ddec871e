"""The directive ``annual-report-command`` of the handbook: what the command line says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from sphinx.util.docutils import SphinxDirective

from annual_report import diagnostics
from annual_report.cli.errors import ExitCode
from annual_report.cli.program import program
from annual_report.cli.translated import Argument, Group, signature, usage
from annual_report.data.wording import did_you_mean, quoted
from annual_report.i18n import message
from annual_report.reference import docstrings, table

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

LANGUAGE = "en"
"""Reference pages are in English."""

_CODE = re.compile(r"--[a-z-]+|\b\w+/[\w./]*\w")
"""Options and files in the text of a command's help."""


class CommandReference(SphinxDirective):
    """``{annual-report-command} handling record``: usage, purpose, arguments and options."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a block of the usage, a paragraph and a table."""
        context = click.Context(program, info_name=program.name)
        for name in self.arguments[0].split():
            group = context.command
            found = group.get_command(context, name) if isinstance(group, Group) else None
            if found is None:
                known = list(group.places) if isinstance(group, Group) else []
                text = f"{quoted(name)} is not a command{did_you_mean(name, known)}"
                place = (self.env.docname, self.lineno)
                diagnostics.warn(diagnostics.Warnings.DIRECTIVE, text, location=place)
                return []
            context = click.Context(found, info_name=name, parent=context)
        return self.parse_text_to_nodes(_told(context))


class ExitCodesReference(SphinxDirective):
    """``{annual-report-exit-codes}``: what scripts can tell from the end of a command."""

    def run(self) -> list[nodes.Node]:
        """Return a table of the codes."""
        rows = [[f"`{code:d}`", meaning] for code, meaning in docstrings(ExitCode)]
        return self.parse_text_to_nodes(table(["Code", "Meaning"], rows))


def _told(context: click.Context) -> str:
    command = context.command
    rows = []
    for item in command.params:
        if isinstance(item, Argument):
            rows.append([f"`{item.make_metavar(context)}`", message(LANGUAGE, item.help or "")])
        elif isinstance(item, click.Option):
            rows.append([f"`{signature(item, context)}`", message(LANGUAGE, item.help or "")])
    purpose = _CODE.sub(r"`\g<0>`", message(LANGUAGE, command.help or ""))
    usage_block = f"~~~text\n{context.command_path} {usage(context)}\n~~~"
    return "\n\n".join([usage_block, purpose, table(["Argument", "Meaning"], rows)])


def setup_reference_commands(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("annual-report-command", CommandReference)
    app.add_directive("annual-report-exit-codes", ExitCodesReference)
