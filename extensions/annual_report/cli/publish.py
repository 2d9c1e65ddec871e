"""``annual-report publish``, ``verify`` and ``errata``: their arguments and options."""

from __future__ import annotations

import click

from annual_report.cli.parameters import (
    DayType,
    YearType,
    json_option,
    later,
    project_option,
    year_argument,
)
from annual_report.cli.translated import Argument, Command
from annual_report.i18n import msgid

publish = Command(
    "publish",
    callback=later("publish_run", "publish_year"),
    help=msgid(
        "Publish a year's report for good: check its data and handling, build the site, look at "
        "the PDF, and lock the year's files and PDF."
    ),
    params=[
        year_argument(),
        click.Option(
            ["--date"],
            type=DayType(),
            metavar="DATE",
            help=msgid("The day of publishing; by default today."),
        ),
        click.Option(
            ["--handled-by"],
            metavar="KINDS",
            help=msgid(
                "The kinds of bodies that must have handled the report, with commas, or none; "
                "by default steering_group."
            ),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report publish``."""

verify = Command(
    "verify",
    callback=later("verify_run", "verify_years"),
    help=msgid(
        "Say whether published years are still what was published, file by file. Without YEAR, "
        "all of them."
    ),
    params=[
        Argument(
            ["years"],
            type=YearType(),
            nargs=-1,
            metavar="[YEAR…]",
            help=msgid("The reporting years."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report verify``."""

errata = Command(
    "errata",
    callback=later("errata_run", "add_erratum"),
    help=msgid(
        "Add a dated correction to a report. The site shows it on the year's first page; "
        "a published PDF stays as it is."
    ),
    params=[
        year_argument(),
        click.Option(
            ["--text"],
            required=True,
            metavar="TEXT",
            help=msgid("What is corrected, in the language of the report."),
        ),
        click.Option(
            ["--date"],
            type=DayType(),
            metavar="DATE",
            help=msgid("The day of the correction; by default today."),
        ),
        click.Option(
            ["--document"],
            metavar="NAME",
            help=msgid("The document that is corrected, by its file's name: talous."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report errata``."""
