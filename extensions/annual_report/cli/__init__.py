"""``annual-report``: the command line, for those who are not programmers.

Each command says what it did and what comes next. :mod:`annual_report.cli.program` has the table
of commands; a command's module is loaded when it is asked for, so that help comes at once.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line with the arguments of the process, and exit."""
    from annual_report.cli.program import program  # noqa: PLC0415 - the package stays light

    program()
