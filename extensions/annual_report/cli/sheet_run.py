"""What ``annual-report import`` does with a spreadsheet."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from annual_report.cli.errors import CommandError, ExitCode, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.sheet_told import as_data, tell_changes
from annual_report.cli.sheet_writing import DataFile, new_text, read_data_file
from annual_report.cli.words import say, told_here, unknown
from annual_report.data.limits import MAX_SHEET_BYTES
from annual_report.data.published import LOCK_FILE
from annual_report.data.sheets.columns import TABLES
from annual_report.data.sheets.headers import (
    header_of,
    is_of_instructions,
    names_known,
    table_named,
)
from annual_report.data.sheets.packed import RefusedError
from annual_report.data.sheets.reading import read_spreadsheet
from annual_report.data.wording import quoted
from annual_report.i18n import msgid
from annual_report.spreadsheets.cells import Cells
from annual_report.spreadsheets.merging import merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annual_report.cli.project import Project
    from annual_report.data.model import Year
    from annual_report.data.sheets.columns import SheetTable
    from annual_report.data.sheets.groups import Placed
    from annual_report.data.sheets.headers import Header
    from annual_report.data.sheets.reading import Sheet, Spreadsheet
    from annual_report.spreadsheets.merging import TableChanges


def import_sheets(  # noqa: PLR0913 - the options of the command
    *,
    path: Path,
    year: int | None,
    table: str | None,
    yes: bool,
    dry_run: bool,
    project: Path | None,
    as_json: bool,
) -> int:
    """Show what would change, ask, and write. Return the exit code."""
    chosen = _table(table)
    book = _read(path)
    found = find_project(project)
    data = found.year(year if year is not None else _year(path, found))
    headers, notes = _headers(path, book, chosen)
    if (found.source / data.folder / LOCK_FILE).exists():
        text = say("the year is published; a change of its data will be told by verify and builds")
        notes.append(f"{data.folder}/{LOCK_FILE}: {text}")
    files = {header.table.name: read_data_file(found, data, header.table) for header in headers}
    changes = [_merged(found, data, header, files[header.table.name]) for header in headers]
    if faults := [line for change in changes for line in _faults(path, change)]:
        raise CommandError(faults)
    texts = {
        files[change.table.name]: new_text(found, data, files[change.table.name], change)
        for change in changes
    }
    new = {name: text for name, text in texts.items() if text != name.text}
    write = bool(new) and not dry_run and (yes or (not as_json and sys.stdin.isatty()))
    if not as_json:
        for note in notes:
            tell(note)
        tell_changes(data, changes)
        write = write and (yes or click.confirm(say("Write these changes?"), default=False))
    if write:
        write_all({name.path: (name.mark + text).encode() for name, text in new.items()})
    refused = bool(new) and not write and not dry_run
    if as_json:
        tell_json(as_data(path, data, changes, notes, written=write))
    else:
        _tell_end(data, list(new), written=write, refused=refused)
    return ExitCode.FAULTS if refused else ExitCode.OK


def _tell_end(year: Year, new: Sequence[DataFile], *, written: bool, refused: bool) -> None:
    if not new or written:
        if not new:
            tell(say("nothing changes"))
        for name in new:
            tell(say("{file}: written", file=name.name))
        tell(say("Next: {command}", command=f"annual-report check {year.year}"))
    else:
        tell(say("nothing was written"))
        if refused:
            tell(say("To write without being asked: {command}", command="--yes"))
        else:
            tell(say("To write this, leave out {option}", option="--dry-run"))


def _table(name: str | None) -> SheetTable | None:
    if name is None:
        return None
    table = TABLES.get(name.strip().casefold()) or table_named(name)
    if table is None:
        told = unknown(name.strip(), list(TABLES), msgid("{word} is not a table"))
        raise WrongUseError.at("--table", told)
    return table


def _read(file: Path) -> Spreadsheet:
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_SHEET_BYTES + 1)
    except OSError as error:
        text = say("the file cannot be read: {reason}", reason=told_here(error))
        raise WrongUseError(f"{file}: {text}") from None
    try:
        return read_spreadsheet(data, names_known)
    except RefusedError as refused:
        text = say(refused.text, **refused.values)
        raise CommandError(f"{file.name}: {text}") from None


def _year(file: Path, project: Project) -> int:
    years = [year.year for year in project.archive.years]
    named = [int(text) for text in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", file.stem)]
    known = [year for year in named if year in years]
    if known:
        return known[-1]
    if not years:
        raise WrongUseError(f"{project.reports_dir}: {say('the archive has no year')}")
    return years[-1]


def _headers(
    file: Path, book: Spreadsheet, chosen: SheetTable | None
) -> tuple[list[Header], list[str]]:
    """Return the tables of a file, and what is told of it. Raises where one is not clear."""
    notes = [f"{file.name}: {say(book.note)}"] if book.note else []
    headers: dict[str, Header] = {}
    faults: list[str] = []
    for sheet in book.sheets:
        named = table_named(sheet.name)
        header = None
        if chosen is None or named in {None, chosen}:
            header = header_of(sheet, chosen)
        if header is None:
            is_empty = all(cell is None for row in sheet.rows for cell in row)
            if sheet.name and not is_empty and not is_of_instructions(sheet.name):
                text = say("it holds no table that is known; it was not read")
                notes.append(f"{file.name}:{sheet.name}: {text}")
            continue
        if header.table.name in headers:
            other = headers[header.table.name].sheet.name
            text = say("the table is in the sheet {other} already", other=quoted(other))
            faults.append(f"{file.name}:{sheet.name}: {text}")
        headers.setdefault(header.table.name, header)
        faults += _faults_of_header(file, header)
        notes += _notes_of_header(file, header)
    if not headers:
        text = say(
            "no table was found: a row with the names of the columns is needed, the id among them"
        )
        faults.append(f"{file.name}: {text}")
    if faults:
        raise CommandError(faults)
    return list(headers.values()), notes


def _place(file: Path, sheet: Sheet, row: int, column: int) -> str:
    return f"{file.name}:{sheet.place(row, column)}"


def _faults_of_header(file: Path, header: Header) -> Iterator[str]:
    for at, (name, near) in header.unknown.items():
        if near is not None:
            text = say("{word} is not a column", word=quoted(name))
            hint = say("; did you mean {near}?", near=quoted(near))
            yield f"{_place(file, header.sheet, header.row, at)}: {text}{hint}"
    for at in header.twice:
        text = say("the column is there twice; remove one")
        yield f"{_place(file, header.sheet, header.row, at)}: {text}"


def _notes_of_header(file: Path, header: Header) -> Iterator[str]:
    for at, (name, near) in header.unknown.items():
        if near is None:
            text = say("{word} is not a column; it was not read", word=quoted(name))
            yield f"{_place(file, header.sheet, header.row, at)}: {text}"


def _merged(project: Project, year: Year, header: Header, file: DataFile) -> TableChanges:
    context = project.loaded.context(year.year)
    cells = Cells(project.archive, year)
    existing = getattr(year, header.table.name)
    return merge(header, cells, context, existing, file.items(header.table.name))


def _faults(file: Path, changes: TableChanges) -> list[str]:
    """Return what is wrong with the rows of a sheet, in their order."""
    told: list[tuple[Placed, str]] = []
    for fault in changes.row_faults:
        values = {
            key: quoted(value) if isinstance(value, str) else value
            for key, value in fault.values.items()
        }
        name = ".".join(fault.column.path)
        told.append((fault.place, f"{name}: {say(fault.text, **values)}"))
    for placed, found in changes.faults:
        text = told_here(found.message)
        told.append((placed, f"{found.path}: {text}" if found.path else text))
    told.sort(key=lambda item: (item[0].row, item[0].column))
    return [
        f"{_place(file, changes.sheet, placed.row, placed.column)}: {text}" for placed, text in told
    ]
