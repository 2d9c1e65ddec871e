"""The options of ``annual-report import`` for spreadsheets (.xlsx, .ods, .csv)."""

from __future__ import annotations

import click

from annual_report.i18n import msgid


def sheet_options() -> list[click.Option]:
    """Return the options, whose values :func:`annual_report.cli.sheet_run.import_sheets` takes."""
    return [
        click.Option(
            ["-t", "--table"],
            metavar="NAME",
            help=msgid(
                "Which table it is: objectives, projects or finances. By default the name of the "
                "sheet tells, or its columns."
            ),
        ),
        click.Option(
            ["-n", "--dry-run"], is_flag=True, help=msgid("Show what would change; write nothing.")
        ),
    ]
