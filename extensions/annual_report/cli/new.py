"""``annual-report new``: its arguments and options."""

from __future__ import annotations

import click

from annual_report.cli.parameters import (
    YearType,
    json_option,
    later,
    project_option,
    year_argument,
)
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

new = Command(
    "new",
    callback=later("new_run", "make_year"),
    help=msgid(
        "Make the next year from the last: what goes on, to be filled. Of the year before nothing "
        "is changed, and none of its text is taken over."
    ),
    params=[
        year_argument(),
        click.Option(
            ["--from", "last"],
            type=YearType(),
            metavar="YEAR",
            help=msgid("The year it is made from; by default the nearest one before."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report new``."""
