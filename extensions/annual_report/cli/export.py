"""``annual-report export``: its arguments and options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import json_option, later, project_option, year_argument
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

export = Command(
    "export",
    callback=later("export_run", "export_tables"),
    help=msgid(
        "Write the tables of a year as a spreadsheet (XLSX) that others fill in; "
        "annual-report import reads it back."
    ),
    params=[
        year_argument(),
        click.Option(
            ["-t", "--tables"],
            metavar="NAMES",
            help=msgid("objectives, projects, finances, or several with commas; by default all."),
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=msgid("The file to write; by default _build/export/YEAR.xlsx of the project."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report export``."""
