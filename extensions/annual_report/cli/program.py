"""The table of commands. A new command has its module and a line here."""

from __future__ import annotations

import click

from annual_report import __version__
from annual_report.cli.output import tell
from annual_report.cli.translated import Place, Program
from annual_report.i18n import msgid

COMMANDS = {
    "init": Place("init", "init", msgid("Make a new archive, ready to be built.")),
    "new": Place("new", "new", msgid("Make the next year from the last.")),
    "diff": Place("diff", "diff", msgid("Tell what changed from one year to another.")),
    "build": Place("build", "build", msgid("Build the site and its PDFs.")),
    "schema": Place(
        "schema", "schema", msgid("Write JSON Schemas of the data files and snippets for editors.")
    ),
    "serve": Place("serve", "serve", msgid("Show the site, and let it follow what is saved.")),
    "agenda": Place("agenda", "agenda", msgid("Write the agenda items of a year's report.")),
    "handling": Place(
        "handling", "handling", msgid("Record who has handled a year's report, and list it.")
    ),
    "import": Place(
        "import_command", "import_command", msgid("Take in what others wrote elsewhere.")
    ),
    "export": Place("export", "export", msgid("Write the tables of a year as a spreadsheet.")),
    "translations": Place(
        "translations", "translations", msgid("List what is not there in each language.")
    ),
    "check": Place("check", "check", msgid("Tell what is at fault or missing, without building.")),
    "publish": Place("publish", "publish", msgid("Publish a year's report for good, and lock it.")),
    "verify": Place(
        "publish", "verify", msgid("Say whether published years are still what was published.")
    ),
    "errata": Place("publish", "errata", msgid("Add a dated correction to a report.")),
}
"""Every command by its name."""


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - Click's signature
    if value and not ctx.resilient_parsing:
        tell(f"annual-report {__version__}")
        ctx.exit()


program = Program(
    "annual-report",
    places=COMMANDS,
    help=msgid("Annual reports of a network of municipalities, from data to committees."),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=msgid("Show the version."),
        )
    ],
)
"""The command ``annual-report``."""
