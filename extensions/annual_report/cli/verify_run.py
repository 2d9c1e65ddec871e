"""``annual-report verify``: whether published years are still what was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from annual_report.cli.clock import day_in_words
from annual_report.cli.errors import CommandError, ExitCode, WrongUseError
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.site_build import site_of
from annual_report.cli.words import say, told_here
from annual_report.data.errata import ERRATA_FILE
from annual_report.data.published import (
    LOCK_FILE,
    Breach,
    Lock,
    LockError,
    Record,
    changed_shared,
    compare,
    digest_of_file,
    is_published,
    place_of,
    published_folders,
    read_lock,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from annual_report.cli.project import Project


@dataclass(frozen=True, kw_only=True)
class _Verified:
    """What was found of a published year; ``lines`` are the breaches as a user is told them.

    ``pdfs`` says of each PDF whether the one on the built site is ``same``, ``changed`` or
    ``absent``, ``site`` the worst of it.
    """

    year: int
    lock: Lock | None
    breach: Breach
    site: str
    pdfs: Mapping[str, str]
    shared: tuple[str, ...]
    lines: tuple[str, ...]


def verify_years(*, years: Sequence[int], project: Path | None, as_json: bool) -> None:
    """Compare each published year with its lock; exit with 1 where one is not what it was."""
    found = find_project(project)
    folders = _folders(found)
    for year in years:
        if year not in folders:
            text = say(
                "the year {year} is not published: it has no {file}", year=year, file=LOCK_FILE
            )
            raise WrongUseError(f"{found.reports_dir}/{year}: {text}")
    results = [_verified(found, year, folders[year]) for year in years or sorted(folders)]
    if as_json:
        tell_json({"years": [_as_json(result) for result in results]})
    else:
        _tell(results)
    if any(result.lines for result in results):
        click.get_current_context().exit(ExitCode.FAULTS)


def _folders(project: Project) -> dict[int, str]:
    """Return the folders with a lock, by their years, also where the year's report is at fault."""
    loaded = project.loaded
    named = {year.year: year.folder for year in loaded.archive.years}
    folders = published_folders(project.source, project.reports_dir)
    for folder in (*loaded.unread, *folders):
        if (name := folder.rpartition("/")[2]).isdecimal():
            named.setdefault(int(name), folder)
    return {year: folder for year, folder in named.items() if is_published(project.source / folder)}


def _verified(project: Project, year: int, folder: str) -> _Verified:
    path = project.source / folder
    try:
        lock = read_lock(path)
    except LockError as error:
        lock = None
        reason = told_here(error)
    if lock is None:
        text = say("the lock cannot be read: {reason}", reason=reason)
        return _Verified(
            year=year,
            lock=None,
            breach=Breach(),
            site="",
            pdfs={},
            shared=(),
            lines=(f"{folder}/{LOCK_FILE}: {text}",),
        )
    errata = project.loaded.errata.get(folder, ())
    breach = compare(project.source, folder, lock, errata)
    site = {record.file: _site(project.source, record) for record in lock.records.values()}
    lines = [*_lines(folder, breach)]
    place = f"{site_of(project.source).relative_to(project.source)}/pdf"
    text = say("the PDF on the built site is not the one that was published")
    lines += [f"{place}/{file}: {text}" for file, state in site.items() if state == "changed"]
    return _Verified(
        year=year,
        lock=lock,
        breach=breach,
        site=_of_all(site.values()),
        pdfs=site,
        shared=changed_shared(project.source, lock),
        lines=tuple(lines),
    )


def _site(source: Path, record: Record) -> str:
    """Return ``same``, ``changed``, or ``absent`` of a PDF on the built site."""
    digest = digest_of_file(site_of(source) / "pdf" / record.file)
    if digest is None:
        return "absent"
    return "same" if digest.sha256 == record.sha256 else "changed"


def _of_all(states: Collection[str]) -> str:
    """Return the worst of what is said of the PDFs on the built site."""
    return next(state for state in ("changed", "absent", "same") if state in states)


def _lines(folder: str, breach: Breach) -> Iterator[str]:
    for names, text in (
        (breach.changed, say("changed since it was published")),
        (breach.missing, say("missing, and was there when the report was published")),
        (breach.added, say("added since the report was published")),
    ):
        for name in names:
            yield f"{place_of(folder, name)}: {text}"
    for position in breach.errata:
        text = say("the correction is no longer what was told; corrections are only added")
        yield f"{folder}/{ERRATA_FILE}: errata[{position}]: {text}"
    for position in breach.unrecorded:
        text = say(
            "the correction is not in the lock; remove it and give it to annual-report errata"
        )
        yield f"{folder}/{ERRATA_FILE}: errata[{position}]: {text}"


def _tell(results: Sequence[_Verified]) -> None:
    if not results:
        command = f"annual-report publish {say('YEAR', context='argument')}"
        tell(say("No year is published yet. Next: {command}", command=command))
    for result in results:
        _tell_year(result)
    if breached := [result.year for result in results if result.lines]:
        tell()
        tell(
            say(
                "What was published does not change: restore the files from version control; "
                "a correction is told with: {command}",
                command=f"annual-report errata {breached[0]} --text …",
            )
        )


def _tell_year(result: _Verified) -> None:
    if not result.lines and result.lock is not None:
        count = len(result.lock.sources)
        text = say(
            "{year}: as it was published on {date}; {count} files and the PDF are the same"
            if len(result.lock.records) == 1
            else "{year}: as it was published on {date}; {count} files and {pdfs} PDFs "
            "are the same",
            year=result.year,
            date=day_in_words(result.lock.published),
            count=count,
            pdfs=len(result.lock.records),
        )
        tell(text, style="green")
    else:
        tell(say("{year}: not what was published", year=result.year), style="bold red")
    for line in result.lines:
        tell(f"  {line}")
    for name in result.shared:
        text = say("changed since; it is shared by all years, and the PDF is not made anew")
        tell(f"  {name}: {text}", style="dim")
    if result.site == "absent":
        tell("  " + say("The site has no PDF of it yet: it is not built."), style="dim")


def _as_json(result: _Verified) -> dict[str, Any]:
    lock = result.lock
    return {
        "year": result.year,
        "ok": not result.lines,
        "published": lock.published.isoformat() if lock else None,
        "changed": list(result.breach.changed),
        "missing": list(result.breach.missing),
        "added": list(result.breach.added),
        "errata": list(result.breach.errata),
        "unrecorded": list(result.breach.unrecorded),
        "site": result.site or None,
        "pdfs": dict(result.pdfs),
        "shared": list(result.shared),
        "faults": list(result.lines),
    }


def breaches(project: Project, year: int, folder: str) -> tuple[str, ...]:
    """Return what of a published year is no longer what was published, as a user is told it."""
    return _verified(project, year, folder).lines


def refuse_breaches(project: Project, year: int, folder: str) -> Lock | None:
    """Return the lock of a year, if it has one. Raises :class:`CommandError` for a breach."""
    if not is_published(project.source / folder):
        return None
    found = _verified(project, year, folder)
    if found.lock is None or found.breach:
        raise CommandError(found.lines)
    return found.lock
