"""``annual-report new``: makes a year, reads it back, and writes it when it has no fault."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.folders import write_folder
from annual_report.cli.new_year.chapters import defined_in_place
from annual_report.cli.new_year.first import first_year
from annual_report.cli.new_year.making import NewYear, documents, next_year, with_schemas
from annual_report.cli.new_year.moved import Moved, Words
from annual_report.cli.new_year.source import Source
from annual_report.cli.output import tell, tell_faults, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import say, told_here
from annual_report.data.archive import load_archive
from annual_report.data.consistency import check
from annual_report.data.shapes import NETWORK_FILE, SHEET_SUFFIXES
from annual_report.data.values import FIRST_YEAR, LAST_YEAR
from annual_report.editors.schemas import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.cli.project import Project
    from annual_report.data.faults import Fault
    from annual_report.data.model import Year

_DATA_SUFFIXES = (".yaml", ".yml", *SHEET_SUFFIXES)


def make_year(*, year: int, last: int | None, project: Path | None, as_json: bool) -> None:
    """Make the folder of a year, and tell what is in it and what comes next."""
    found = find_project(project)
    folder = f"{found.reports_dir}/{year}"
    _refuse(found, year, folder)
    before = _year_before(found, year, last)
    source = None
    if before is None:
        made = first_year(found, year)
    else:
        source, made = _from(found, before, year)
    if (found.source / FOLDER).is_dir():
        made.files = with_schemas(made.files, folder, found.reports_dir)
    contents = {name: text.encode() for name, text in made.files.items()}
    todo = _read_back(found, folder, contents)
    write_folder(found.source / folder, contents)
    if as_json:
        tell_json(_as_json(year, folder, source, made, todo))
    else:
        _tell(found, folder, source, made, todo)


def _refuse(project: Project, year: int, folder: str) -> None:
    """Raise where the year is there already, or no year can be made."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        text = say(
            "{year} is not a year from {first} to {last}",
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
        raise WrongUseError(f"annual-report new: {say('YEAR', context='argument')}: {text}")
    there = next((item.folder for item in project.archive.years if item.year == year), None)
    path = project.source / folder
    if there is not None or path.exists() or path.is_symlink():
        text = say("the year {year} is already there; nothing was written", year=year)
        raise WrongUseError(f"{there or folder}: {text}")
    network = f"{project.reports_dir}/{NETWORK_FILE}"
    faults = [fault for fault in project.loaded.faults if fault.file == network]
    if faults:
        raise CommandError(faults)
    if project.archive.network is None:
        text = say("the file is missing; it describes the network")
        raise CommandError(f"{network}: {text}")


def _year_before(project: Project, year: int, last: int | None) -> Year | None:
    """Return the year to begin from; ``None`` for the first of the archive."""
    if last is not None:
        if last >= year:
            text = say("{last} is not before {year}", last=last, year=year)
            raise WrongUseError.at("--from", text)
        return project.year(last)
    earlier = [item for item in project.archive.years if item.year < year]
    broken = [
        int(name)
        for folder in project.loaded.unread
        if (name := folder.rpartition("/")[2]).isdecimal()
    ]
    numbers = [item.year for item in earlier] + [number for number in broken if number < year]
    if numbers:
        return project.year(max(numbers))
    if project.archive.years:
        years = ", ".join(str(item.year) for item in project.archive.years)
        text = say("the archive has no year before {year}; it has {years}", year=year, years=years)
        raise WrongUseError(f"{project.reports_dir}/{year}: {text}")
    return None


def _from(project: Project, last: Year, new: int) -> tuple[Source, NewYear]:
    """Return the new year. Raises with the faults of the year before."""
    try:
        texts, others = documents(project.source / last.folder)
    except (OSError, UnicodeDecodeError) as error:
        text = say("the file cannot be read: {reason}", reason=told_here(error))
        raise CommandError(f"{last.folder}: {text}") from error
    in_place = [defined_in_place(text) for text in texts.values()]
    beside = project.loaded.faults_beside(
        {last.folder: set().union(*(one["objective"] for one in in_place))},
        {last.folder: set().union(*(one["project"] for one in in_place))},
    )
    faults = [fault for fault in beside if fault.file.startswith(f"{last.folder}/")]
    if faults:
        raise CommandError(faults)
    before = max(
        (item.year for item in project.archive.years if item.year < last.year),
        default=last.year - 1,
    )
    source = Source(
        loaded=project.loaded,
        last=last,
        new=new,
        words=Words(last.report.language),
        moved=Moved(before, last.year, new),
    )
    return source, next_year(source, texts, others)


def _read_back(project: Project, folder: str, contents: dict[str, bytes]) -> list[Fault]:
    """Return what is asked for now: by checks of the new year, and by references to it.

    Raises with the faults of its own files; there must be none.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for path in sorted((project.source / project.reports_dir).rglob("*")):
            if path.suffix in _DATA_SUFFIXES and path.is_file():
                copy = root / path.relative_to(project.source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
        for file, content in contents.items():
            copy = root / folder / file
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        loaded = load_archive(root, project.reports_dir)
    faults = [fault for fault in loaded.faults if fault.file.startswith(f"{folder}/")]
    if faults:
        raise CommandError(faults)
    known = {str(fault) for fault in project.loaded.faults}
    others = [fault for fault in loaded.faults if str(fault) not in known]
    return others + [fault for fault in check(loaded) if fault.file.startswith(f"{folder}/")]


def _as_json(
    year: int, folder: str, source: Source | None, made: NewYear, todo: Sequence[Fault]
) -> dict[str, object]:
    return {
        "year": year,
        "from": source.last.year if source else None,
        "folder": folder,
        "files": sorted(made.files),
        "objectives": [item.id for item in source.objectives] if source else [],
        "ended_objectives": [item.id for item in source.ended_objectives] if source else [],
        "projects": [item.id for item in source.projects] if source else [],
        "next_steps": [step.id for step in source.last.next_steps] if source else [],
        "not_taken_over": [
            *({"file": file, "line": line, "ids": ids} for file, line, ids in made.left),
            *({"file": f"{source.last.folder}/{name}"} for name in made.unread if source),
        ],
        "to_do": [told_here(fault) for fault in todo],
    }


def _tell(
    project: Project, folder: str, source: Source | None, made: NewYear, todo: Sequence[Fault]
) -> None:
    tell(say("Made {folder}: {number} files.", folder=folder, number=len(made.files)))
    if source is not None:
        _tell_taken(source)
        for file, line, ids in made.left:
            text = say("{ids} is defined in the text; it was not taken over", ids=ids)
            tell_faults([f"{file}:{line}: {text}"])
        for name in made.unread:
            text = say("only Markdown is taken over; make this document anew")
            tell_faults([f"{source.last.folder}/{name}: {text}"])
    tell()
    tell(say("What comes next:"), style="bold")
    tell(
        say(
            "  1. Look through {folder}/report.yaml and the files in {folder}/data.",
            folder=folder,
        )
    )
    tell(say("  2. Write the texts where a chapter has a line that begins with %."))
    tell(say("  3. Build: make html"))
    if not _is_listed(project):
        tell(
            say("  Add {document} to the table of contents of a page.", document=f"{folder}/index")
        )
    if todo:
        tell()
        tell(say("Checks ask for these, until they are filled:"))
        for fault in todo:
            tell(f"  {told_here(fault)}")


def _tell_taken(source: Source) -> None:
    year = source.last.year
    rows = (
        (say("Objectives that go on"), [item.id for item in source.objectives]),
        (say("Objectives no longer there"), [item.id for item in source.ended_objectives]),
        (say("Projects that go on"), [item.id for item in source.projects]),
        (
            say("Next steps of {year} to be taken into the plan", year=year),
            [step.id for step in source.last.next_steps if step.taken_as is None],
        ),
    )
    for title, ids in rows:
        if ids:
            tell(f"  {title}: {', '.join(ids)}")


def _is_listed(project: Project) -> bool:
    """Return whether a page lists the years by a pattern, so that a new one comes by itself."""
    pattern = f"{project.reports_dir}/*/index"
    return any(
        pattern in path.read_text(encoding="utf-8", errors="replace")
        for path in project.source.glob("*.md")
    )
