"""What ``annual-report export`` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import say, unknown
from annual_report.data.limits import MAX_CELL_CHARACTERS
from annual_report.data.shapes import DATA_DIR
from annual_report.data.sheets.columns import TABLES
from annual_report.data.year_files import tables_for
from annual_report.i18n import msgid
from annual_report.spreadsheets.workbook import TooLongError, rows_of, workbook

if TYPE_CHECKING:
    from annual_report.data.sheets.columns import SheetTable

_ENDING = ".xlsx"


def export_tables(
    *, year: int, tables: str | None, output: Path | None, project: Path | None, as_json: bool
) -> None:
    """Write the workbook, and tell what is in it."""
    found = find_project(project)
    data = found.year(year)
    chosen = [_table(name) for name in (tables.split(",") if tables else TABLES) if name.strip()]
    chosen = list(dict.fromkeys(chosen)) or list(TABLES.values())
    path = output if output is not None else found.source / f"_build/export/{year}{_ENDING}"
    if path.suffix.lower() != _ENDING:
        text = say(
            "the file is a spreadsheet of the kind XLSX; name it {name}",
            name=path.with_suffix(_ENDING).name,
        )
        raise WrongUseError.at("--output", text)
    names = [name for table in chosen for name in (table.file, *tables_for(table.file))]
    files = {f"{data.folder}/{DATA_DIR}/{name}" for name in names}
    network = [fault for fault in found.faults(data.folder) if data.folder not in fault.file]
    if faults := [*network, *(f for f in found.faults(data.folder) if f.file in files)]:
        raise CommandError(faults)
    try:
        content = workbook(found.archive, data, chosen)
    except TooLongError as error:
        text = say(
            "the text is longer than the {count} characters of a cell", count=MAX_CELL_CHARACTERS
        )
        name = TABLES[error.table].file
        place = f"{data.folder}/{DATA_DIR}/{name}: {error.identifier}.{error.column}"
        raise CommandError(f"{place}: {text}") from None
    write_all({path: content})
    counts = {table.name: len(list(rows_of(table, data))) for table in chosen}
    if as_json:
        tell_json({"file": str(path), "year": year, "rows": counts})
        return
    tell(say("{file}: written", file=_near(path)))
    for table in chosen:
        count = counts[table.name]
        tell("  " + say("{table}: {count} rows", table=say(table.label), count=count))
    tell(say("Next: {command}", command=f"annual-report import {_near(path)} {year}"))


def _table(name: str) -> SheetTable:
    table = TABLES.get(name.strip().casefold())
    if table is None:
        told = unknown(name.strip(), list(TABLES), msgid("{word} is not a table"))
        raise WrongUseError.at("--tables", told)
    return table


def _near(path: Path) -> str:
    """Return a path as it is from here."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)
