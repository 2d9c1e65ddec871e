"""``annual-report import``: what a file is taken for is told by its ending."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from annual_report.cli.chapter_options import chapter_options
from annual_report.cli.errors import WrongUseError
from annual_report.cli.parameters import YearType, json_option, later, project_option
from annual_report.cli.sheet_options import sheet_options
from annual_report.cli.translated import Argument, Command
from annual_report.cli.words import say
from annual_report.data.wording import quoted
from annual_report.i18n import msgid


class _Kind(NamedTuple):
    """A kind of file: the function that reads it, as a module and a name, and its own options."""

    module: str
    name: str
    options: tuple[str, ...]


_CHAPTER = _Kind("chapter_run", "import_chapter", ("output", "alts", "dry_run"))
_SHEETS = _Kind("sheet_run", "import_sheets", ("table", "dry_run"))
_KINDS = {".docx": _CHAPTER, **dict.fromkeys((".xlsx", ".xlsm", ".ods", ".csv"), _SHEETS)}
"""What reads a file, by its ending."""

_SHARED = frozenset({"path", "year", "yes", "project", "as_json"})


def _import(**values: Any) -> object:
    """Hand the file to what reads its kind, with the options that are for it."""
    path: Path = values["path"]
    kind = _KINDS.get(path.suffix.casefold())
    if kind is None:
        text = say(
            "{path}: files of this kind are not read; right would be {endings}",
            path=path,
            endings=", ".join(_KINDS),
        )
        raise WrongUseError(text)
    context = click.get_current_context()
    given = {item.name: item for item in context.command.params if values.get(item.name or "")}
    for name, option in given.items():
        if name not in _SHARED and name not in kind.options:
            text = say("this is not for files like {word}", word=quoted(path.name))
            raise WrongUseError.at(max(option.opts, key=len), text)
    taken = {name: values[name] for name in (*_SHARED, *kind.options)}
    return later(kind.module, kind.name)(**taken)


import_command = Command(
    "import",
    callback=_import,
    help=msgid(
        "Take in what others wrote: a document (.docx) becomes a chapter, with its images; a "
        "spreadsheet (.xlsx, .ods, .csv) goes into the data of the year. What is otherwise than in "
        "the document, or what changes in the data, is told."
    ),
    params=[
        Argument(
            ["path"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            help=msgid("The file to take in."),
        ),
        Argument(
            ["year"],
            type=YearType(),
            required=False,
            metavar="[YEAR]",
            help=msgid("The reporting year; by default the newest of the archive."),
        ),
        *chapter_options(),
        *sheet_options(),
        click.Option(
            ["-y", "--yes"],
            is_flag=True,
            help=msgid("Write without asking, also over what is there."),
        ),
        project_option(),
        json_option(),
    ],
)
"""The command ``annual-report import``."""
