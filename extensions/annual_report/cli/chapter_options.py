"""The options of ``annual-report import`` for chapters (.docx)."""

from __future__ import annotations

from pathlib import Path

import click

from annual_report.i18n import msgid


def chapter_options() -> list[click.Option]:
    """Return the options that ``chapter_run.import_chapter`` takes of its own."""
    return [
        click.Option(
            ["-o", "--output"],
            type=click.Path(path_type=Path),
            metavar="FILE.md",
            help=msgid(
                "The chapter's file, in the project; by default it is called after the document, "
                "in the folder of the year."
            ),
        ),
        click.Option(
            ["--alt", "alts"],
            multiple=True,
            metavar="NAME=TEXT",
            help=msgid(
                "What an image shows: image1.png=TEXT; nothing after the sign for an image that "
                "shows nothing. On a terminal it is asked."
            ),
        ),
    ]
