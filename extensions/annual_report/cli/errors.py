"""What ends a command without its work done, and the exit codes."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Self

import click

from annual_report.cli.words import told_here

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """What scripts can tell from the end of a command."""

    OK = 0
    """The work is done, or there is nothing to do."""
    FAULTS = 1
    """The data, the contents or the project have faults, which were told; nothing was written."""
    WRONG_USE = 2
    """The command was called wrongly: an unknown option, year, municipality; nothing was done."""


class CommandError(Exception):
    """Faults that a user is told, one line each: ``file:line: field: found; what is right``."""

    code = ExitCode.FAULTS

    def __init__(self, lines: str | Iterable[object]) -> None:
        self.lines = [told_here(line) for line in ([lines] if isinstance(lines, str) else lines)]
        super().__init__("\n".join(self.lines))


class WrongUseError(CommandError):
    """The command was called wrongly."""

    code = ExitCode.WRONG_USE

    @classmethod
    def at(cls, option: str, text: str) -> Self:
        """Return the problem of an option: the command stands where others have the file."""
        context = click.get_current_context(silent=True)
        path = context.command_path if context else "annual-report"
        return cls(f"{path}: {option}: {text}")
