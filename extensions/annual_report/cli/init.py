"""``annual-report init``: its arguments and options."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.cli.parameters import YearType, json_option, later
from annual_report.cli.translated import Argument, Command
from annual_report.i18n import msgid

init = Command(
    "init",
    callback=later("init_run", "make_archive"),
    help=msgid(
        "Make a new archive in an empty folder, ready for: make html. What is not given by "
        "options is asked for on a terminal; what is not known is left out."
    ),
    params=[
        Argument(
            ["folder"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=msgid("The folder; it is made, or it is empty."),
        ),
        click.Option(
            ["--example"],
            is_flag=True,
            help=msgid("Copy the example archive, of an invented network, to look at."),
        ),
        click.Option(["--name"], metavar="NAME", help=msgid("The name of the network.")),
        click.Option(
            ["--slug"],
            metavar="WORD",
            help=msgid("What names of files and addresses begin with; by default from the name."),
        ),
        click.Option(
            ["--language"],
            metavar="LANGUAGE",
            help=msgid("The language of the archive: fi, sv or en; by default fi."),
        ),
        click.Option(
            ["-m", "--member", "members"],
            multiple=True,
            metavar="MEMBER",
            help=msgid(
                'A member municipality by code and name, as "016 Asikkala"; can be given several '
                "times."
            ),
        ),
        click.Option(
            ["--host"],
            metavar="NAME",
            help=msgid("The member that hosts the network, by its name or code."),
        ),
        click.Option(
            ["--year"],
            type=YearType(),
            metavar="YEAR",
            help=msgid("The first reporting year; by default this year."),
        ),
        json_option(),
    ],
)
"""The command ``annual-report init``."""
