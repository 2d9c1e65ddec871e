"""``annual-report diff``: its arguments and options."""

from __future__ import annotations

import click

from annual_report.cli.parameters import YearType, json_option, later, project_option
from annual_report.cli.translated import Argument, Command
from annual_report.i18n import msgid

diff = Command(
    "diff",
    callback=later("diff_run", "tell_changes"),
    help=msgid(
        "Tell what changed from one year to another: objectives, projects, members and surveys."
    ),
    params=[
        Argument(["before"], type=YearType(), metavar="BEFORE", help=msgid("The earlier year.")),
        Argument(["now"], type=YearType(), metavar="NOW", help=msgid("The later year.")),
        click.Option(
            ["-f", "--format", "format_name"],
            metavar="FORMAT",
            help=msgid("text, markdown or json; by default text."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report diff``."""
