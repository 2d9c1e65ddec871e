"""``annual-report check``: its arguments and options."""

from __future__ import annotations

import click

from annual_report.cli.parameters import (
    YearType,
    json_option,
    later,
    project_option,
    today_option,
)
from annual_report.cli.translated import Argument, Command
from annual_report.i18n import msgid

check = Command(
    "check",
    callback=later("check_run", "check_years"),
    help=msgid(
        "Tell what a build would complain of in data and documents, and what is still missing for "
        "publishing, without building. Without YEAR, of all years."
    ),
    params=[
        Argument(
            ["year"],
            type=YearType(),
            required=False,
            metavar="[YEAR]",
            help=msgid("The reporting year."),
        ),
        click.Option(
            ["--strict"],
            is_flag=True,
            help=msgid("Exit with 1 also where something is only missing for publishing."),
        ),
        today_option(),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report check``."""
