"""``annual-report serve``: its options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import later, project_option
from annual_report.cli.translated import Command
from annual_report.i18n import msgid

serve = Command(
    "serve",
    callback=later("serve_run", "serve_site"),
    help=msgid(
        "Show the site in a browser and let it follow what is saved: the pages at once, the PDFs "
        "after them. Faults are shown on the page until they are mended."
    ),
    params=[
        click.Option(
            ["--port"],
            type=click.IntRange(0, 65535),
            default=8000,
            metavar="N",
            help=msgid("The port; by default 8000. With 0 any that is free."),
        ),
        click.Option(
            ["--host"],
            default="127.0.0.1",
            metavar="ADDRESS",
            help=msgid("The address to listen to; by default 127.0.0.1: this machine only."),
        ),
        click.Option(
            ["--open", "open_browser"],
            is_flag=True,
            help=msgid("Open the site in the browser."),
        ),
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=msgid("The folder of the site; by default _build/html."),
        ),
        project_option(),
    ],
)
"""The command ``annual-report serve``."""
