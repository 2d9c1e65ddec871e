"""``annual-report translations``: its arguments and options."""

from __future__ import annotations

from annual_report.cli.parameters import YearType, json_option, later, project_option
from annual_report.cli.translated import Argument, Command
from annual_report.i18n import msgid

translations = Command(
    "translations",
    callback=later("translations_run", "tell_untranslated"),
    help=msgid(
        "List texts of the data and documents that are not there in each language of a report. "
        "Without YEAR, of all years."
    ),
    params=[
        Argument(
            ["year"],
            type=YearType(),
            required=False,
            metavar="[YEAR]",
            help=msgid("The reporting year."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report translations``."""
