"""``annual-report build``: its options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import json_option, later, project_option
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

build = Command(
    "build",
    callback=later("build_run", "build_site"),
    help=msgid(
        "Build the site and its PDFs, as sphinx-build -b html does. What has not changed since "
        "the last build is not made again, and all its faults are told all the same."
    ),
    params=[
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=msgid("The folder of the site; by default _build/html."),
        ),
        click.Option(
            ["--strict"],
            is_flag=True,
            help=msgid("End with exit code 1 if there is any warning."),
        ),
        click.Option(
            ["--fresh"],
            is_flag=True,
            help=msgid("Read all files again, also those that have not changed."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report build``."""
