"""``annual-report agenda``: its arguments and options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import (
    NumberType,
    json_option,
    later,
    project_option,
    year_argument,
)
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

agenda = Command(
    "agenda",
    callback=later("agenda_run", "write_agenda"),
    help=msgid(
        "Write the agenda item of a year's report for each municipality: as text to be pasted, "
        "and as files. Without --municipality, for all of them."
    ),
    params=[
        year_argument(),
        click.Option(
            ["-m", "--municipality", "municipalities"],
            multiple=True,
            metavar="NAME",
            help=msgid("A municipality by its id, code or name; can be given several times."),
        ),
        click.Option(
            ["--stage"],
            type=NumberType(),
            metavar="N",
            help=msgid("Which handling the item is for, counted from 1; by default the next."),
        ),
        click.Option(
            ["-f", "--format", "formats"],
            multiple=True,
            metavar="FORMAT",
            help=msgid("text, html, docx, json or pdf, or several with commas; by default all."),
        ),
        click.Option(
            ["--packet"],
            is_flag=True,
            help=msgid("Write the packet as well: the item and the report in one PDF."),
        ),
        click.Option(
            ["--chapters"],
            metavar="NAMES",
            help=msgid("The chapters of the packet, by their files' names with commas."),
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=msgid("The folder to write to, outside the site; by default _build/agenda."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report agenda``."""
