"""What the command line says of itself, as MyST: for the handbook's reference."""

from __future__ import annotations

import re

import click

from annual_report.cli.errors import ExitCode
from annual_report.cli.program import program
from annual_report.cli.translated import Argument, Group, signature, usage
from annual_report.data.wording import did_you_mean, quoted
from annual_report.i18n import message
from annual_report.reference import docstrings, table

LANGUAGE = "en"
"""Reference pages are in English."""

_CODE = re.compile(r"--[a-z-]+|\b\w+/[\w./]*\w")
"""Options and files in the text of a command's help."""


def command_text(names: str) -> str:
    """Return a block of the usage of a command, its purpose and a table of what it takes.

    ``names`` is the command as it is written, without the program: ``handling record``. Raises
    :class:`LookupError`, with what is wrong, when there is no such command.
    """
    context = click.Context(program, info_name=program.name)
    for name in names.split():
        group = context.command
        found = group.get_command(context, name) if isinstance(group, Group) else None
        if found is None:
            known = list(group.places) if isinstance(group, Group) else []
            raise LookupError(f"{quoted(name)} is not a command{did_you_mean(name, known)}")
        context = click.Context(found, info_name=name, parent=context)
    return _told(context)


def exit_codes_text() -> str:
    """Return a table of the codes that commands end with."""
    rows = [[f"`{code:d}`", meaning] for code, meaning in docstrings(ExitCode)]
    return table(["Code", "Meaning"], rows)


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
