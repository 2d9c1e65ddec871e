"""``annual-report handling``: its commands with their arguments and options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import (
    DateType,
    json_option,
    later,
    project_option,
    today_option,
    year_argument,
)
from annual_report.cli.translated import Command, Group, Place
from annual_report.i18n import msgid

handling = Group(
    "handling",
    help=msgid("Record who has handled a year's report, and list it."),
    places={
        "record": Place(
            "handling", "record", msgid("Record a meeting, its section and what was decided.")
        ),
        "list": Place(
            "handling", "listing", msgid("List who has handled the report, and who has not yet.")
        ),
    },
)
"""The command ``annual-report handling``."""

record = Command(
    "record",
    callback=later("recording", "record_handling"),
    help=msgid(
        "Record in data/handling.yaml that a body has handled the report, or will. The stage with "
        "the same date, or the one still without a section, is completed; else one is added."
    ),
    params=[
        year_argument(),
        click.Option(
            ["-m", "--municipality"],
            metavar="NAME",
            help=msgid("The municipality by its id, code or name."),
        ),
        click.Option(
            ["--steering-group"],
            is_flag=True,
            help=msgid("The steering group of the network, in place of a municipality."),
        ),
        click.Option(
            ["--date"],
            required=True,
            type=DateType(),
            metavar="DATE",
            help=msgid("The date of the meeting: 2024-04-17 or 17.4.2024."),
        ),
        click.Option(["--section"], metavar="N", help=msgid("The section of the minutes: 24.")),
        click.Option(
            ["--decision"],
            metavar="WORD",
            help=msgid(
                "What was decided, in any language: noted, approved, forwarded, tabled, returned, "
                "amended."
            ),
        ),
        click.Option(["--text"], metavar="TEXT", help=msgid("The decision as it is worded.")),
        click.Option(
            ["--body"],
            metavar="NAME",
            help=msgid(
                "The body; by default the one of the municipality's profile, or the network's "
                "steering group."
            ),
        ),
        click.Option(
            ["--record-number"], metavar="TEXT", help=msgid("The record number of the matter.")
        ),
        click.Option(
            ["--stage"],
            metavar="ID",
            help=msgid("The id of the stage to complete, where several could be meant."),
        ),
        today_option(),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report handling record``."""

listing = Command(
    "list",
    callback=later("listing", "list_handling"),
    help=msgid(
        "List the way of a year's report through the municipalities: who has handled it, the "
        "meetings ahead, and who has not yet handled it."
    ),
    params=[
        year_argument(),
        click.Option(
            ["--ics"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=msgid("Write the meetings ahead and the reminders as a calendar (iCalendar)."),
        ),
        today_option(),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report handling list``."""
