"""``annual-report schema``: its options."""

from __future__ import annotations

import click

from annual_report.cli.parameters import json_option, later, project_option
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

schema = Command(
    "schema",
    callback=later("schema_run", "write_schemas"),
    help=msgid(
        "Write what lets editors complete and check data files: their JSON Schemas into .schemas, "
        "and snippets of the directives for VS Code into .vscode."
    ),
    params=[
        click.Option(
            ["--mark"],
            is_flag=True,
            help=msgid("Name the schema in the first line of each data file that names none."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report schema``."""
