"""``annual-report errata``: adds a correction to a report, and to the lock of a published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.cli.clock import day_of
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.verify_run import refuse_breaches
from annual_report.cli.words import say, unknown
from annual_report.cli.yaml_editing import append_item
from annual_report.data.errata import ERRATA_FILE, ErrataFile
from annual_report.data.published import LOCK_FILE
from annual_report.data.validation import validate_file
from annual_report.data.yaml_reader import read_yaml
from annual_report.i18n import msgid

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from annual_report.data.errata import Erratum
    from annual_report.data.model import Year


def add_erratum(  # noqa: PLR0913 - the options of the command
    *,
    year: int,
    text: str,
    date: dt.date | None,
    document: str | None,
    project: Path | None,
    as_json: bool,
) -> None:
    """Add a correction at the end of the year's, and tell where it is shown."""
    found = find_project(project)
    data = found.year(year)
    if not text.strip():
        raise WrongUseError.at("--text", say("the text is empty"))
    day = day_of(date)
    if document is not None:
        document = _document(found.source, data, document)
    file = f"{data.folder}/{ERRATA_FILE}"
    if faults := [fault for fault in found.faults(data.folder) if fault.file == file]:
        raise CommandError(faults)
    lock = refuse_breaches(found, year, data.folder)
    path = found.source / file
    before = path.read_bytes().decode("utf-8") if path.is_file() else ""
    fields = {"date": day.isoformat(), "text": " ".join(text.split())}
    if document is not None:
        fields["document"] = document
    new = append_item(before, "errata", fields)
    errata = _read(new, file)
    contents = {path: new.encode()}
    if lock is not None:
        digests = tuple(item.digest for item in errata)
        place = found.source / data.folder / LOCK_FILE
        contents[place] = lock.model_copy(update={"errata": digests}).written()
    write_all(contents)
    if as_json:
        tell_json({"year": year, "file": file, "count": len(errata), "published": lock is not None})
        return
    tell(say("Added to {file}: {text}", file=file, text=fields["text"]))
    if lock is not None:
        tell(say("The published PDF stays as it is; the site shows the correction beside it."))
    else:
        tell(say("The site shows it on the year's first page, the PDF on its second page."))
    tell(say("Next: {command}", command="make html"))


def _document(source: Path, year: Year, name: str) -> str:
    names = sorted(
        path.stem
        for path in (source / year.folder).iterdir()
        if path.suffix in {".md", ".rst"} and path.is_file()
    )
    stem = name.removesuffix(".md")
    if stem not in names:
        told = unknown(name, names, msgid("{word} is not a document of the year"))
        raise WrongUseError.at("--document", told)
    return stem


def _read(text: str, file: str) -> tuple[Erratum, ...]:
    tree, found = read_yaml(text.encode(), file)
    faults = [*found]
    value = None
    if tree is not None:
        read = validate_file(ErrataFile, tree)
        faults += read.faults
        value = read.value
    if faults or value is None:
        raise CommandError(faults)
    return value.errata
