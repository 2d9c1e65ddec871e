"""Click in the language of the locale: help, and what is said of wrong use."""

from __future__ import annotations

import importlib
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import click
from rich import box
from rich.table import Table

from annual_report.cli.errors import CommandError, ExitCode, WrongUseError
from annual_report.cli.output import show, tell, tell_faults
from annual_report.cli.words import say, told_here, unknown
from annual_report.data.wording import quoted
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")
_INTERRUPTED = 130  # what shells give a command that was ended by the keyboard


class Argument(click.Argument):
    """An argument that says what it is; ``help`` is a message id."""

    def __init__(self, *args: Any, help: str = "", **attributes: Any) -> None:  # noqa: A002 - as of options
        super().__init__(*args, **attributes)
        self.help = help


class Command(click.Command):
    """A command whose help texts are message ids."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, which writes :func:`write_help`."""
        names = self.get_help_option_names(ctx)
        return click.Option(
            names,
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help=msgid("Show this help."),
            callback=_help,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and tell of arguments that are too many in the user's language."""
        if isinstance(self, click.Group):
            if not args:
                write_help(ctx)
                ctx.exit(ExitCode.WRONG_USE)
            return super().parse_args(ctx, args)
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # Click's parser does not always know it
            raise
        if rest and not ctx.resilient_parsing:
            text = say("{word} is one argument too many", word=quoted(rest[0]))
            raise WrongUseError(f"{ctx.command_path}: {text}")
        return rest


@dataclass(frozen=True)
class Place:
    """Where a command is: its module below ``annual_report.cli``, its name there, its help."""

    module: str
    name: str
    help: str


class Group(Command, click.Group):
    """Commands that are loaded when they are asked for."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of the commands, in the order of their table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Load a command."""
        place = self.places.get(cmd_name)
        if place is None:
            return None
        module = importlib.import_module(f"annual_report.cli.{place.module}")
        command: click.Command = getattr(module, place.name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or tell which is nearest."""
        if args and args[0] not in self.places and not args[0].startswith("-"):
            text = unknown(args[0], list(self.places), msgid("{word} is not a command"))
            raise WrongUseError(f"{ctx.command_path}: {text}")
        return super().resolve_command(ctx, args)


class Program(Group):
    """The whole command line: tells what went wrong, and exits with a code."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run with arguments, those of the process if none are given, and exit."""
        extra |= {"standalone_mode": False, "prog_name": self.name}
        try:
            code = super().main(*args, **extra)
        except CommandError as problem:
            tell_faults(problem.lines)
            sys.exit(problem.code)
        except click.UsageError as error:
            name = error.ctx.command_path if error.ctx else self.name
            tell_faults([f"{name}: {_told(error)}"])
            sys.exit(ExitCode.WRONG_USE)
        except click.ClickException as error:
            tell_faults([error.format_message()])
            sys.exit(ExitCode.FAULTS)
        except OSError as error:  # of the output itself: a full disk; a closed pipe is Click's
            told = say("the output cannot be written: {reason}", reason=told_here(error))
            tell_faults([f"{self.name}: {told}"])
            sys.exit(ExitCode.FAULTS)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(_INTERRUPTED)
        sys.exit(code if isinstance(code, int) else ExitCode.OK)


def _told(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        names = [*(error.possibilities or ())]
        return unknown(error.option_name, names, msgid("{word} is not an option"))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return say("{name} is missing", name=_name(error.param))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name(error.param)}: {error.message}"
    if isinstance(error, click.BadOptionUsage):
        return say("{name} needs a value", name=error.option_name)
    return error.message


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return named_here(parameter.make_metavar(click.Context(click.Command(None))))


def _help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - Click's signature
    if value and not ctx.resilient_parsing:
        write_help(ctx)
        ctx.exit()


def write_help(ctx: click.Context) -> None:
    """Write what a command is for, and its arguments, options and commands."""
    command = ctx.command
    tell(say("Usage: {usage}", usage=f"{ctx.command_path} {named_here(usage(ctx))}"))
    if command.help:
        tell()
        tell(say(command.help))
    arguments = [
        [named_here(item.make_metavar(ctx)), say(item.help)]
        for item in command.params
        if isinstance(item, Argument) and item.help
    ]
    options = [
        [named_here(signature(item, ctx)), say(item.help or "")]
        for item in command.get_params(ctx)
        if isinstance(item, click.Option) and not item.hidden
    ]
    commands = (
        [[name, say(place.help)] for name, place in command.places.items()]
        if isinstance(command, Group)
        else []
    )
    for title, rows in (
        (say("Arguments"), arguments),
        (say("Commands"), commands),
        (say("Options"), options),
    ):
        if rows:
            tell()
            tell(f"{title}:", style="bold")
            _rows(rows)


def usage(ctx: click.Context) -> str:
    """Return what stands after the name of a command in its usage."""
    command = ctx.command
    parts = [item.make_metavar(ctx) for item in command.params if isinstance(item, click.Argument)]
    if isinstance(command, Group):
        return " ".join([say("COMMAND"), *parts, "…"])
    return " ".join([*parts, "[{}]".format(say("OPTIONS"))])


def signature(option: click.Option, ctx: click.Context) -> str:
    """Return the names of an option with its value: ``-m, --municipality NAME``."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def named_here(signature: str) -> str:
    """Return arguments with their placeholders in the user's language: ``[VUOSI]``."""
    return _PLACEHOLDER.sub(lambda found: say(found[0], context="argument"), signature)


def _rows(rows: Sequence[Sequence[str]]) -> None:
    table = Table(box=box.SIMPLE, show_header=False, show_edge=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, meaning in rows:
        table.add_row(f"  {name}", meaning)
    show(table)
