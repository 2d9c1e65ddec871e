"""``annual-report check``: faults, findings and what is missing, year by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from annual_report.cli.clock import clock_today
from annual_report.cli.data_faults import data_faults
from annual_report.cli.errors import ExitCode
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.translations_run import words_of
from annual_report.cli.verify_run import breaches
from annual_report.cli.words import language, say, told_here
from annual_report.data.cited import unknown_sources
from annual_report.data.consistency import check as check_consistency
from annual_report.data.documents import chapters, read_documents
from annual_report.data.missing import missing
from annual_report.data.profile_reader import load_profiles
from annual_report.data.published import LOCK_FILE
from annual_report.data.trail import held_too_early
from annual_report.data.translations import languages_of_report, required_untranslated
from annual_report.data.values import LocalizedText
from annual_report.i18n import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from annual_report.cli.project import Project
    from annual_report.data.documents import Problem
    from annual_report.data.faults import Fault
    from annual_report.data.missing import Missing
    from annual_report.data.model import Year


@dataclass(frozen=True, kw_only=True)
class _Item:
    """One line: its place, what it says, and whose it is to mend."""

    file: str
    line: int
    text: str
    path: str = ""
    item: str = ""
    responsible: str = ""
    is_of_languages: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.path, self.item, self.text) if part)


@dataclass(frozen=True, kw_only=True)
class _Checked:
    """What was found of a year; of what is no year's the year is ``None``."""

    year: int | None
    title: str
    faults: tuple[_Item, ...] = ()
    findings: tuple[_Item, ...] = ()
    documents: tuple[_Item, ...] = ()
    missing: tuple[_Item, ...] = ()
    published: tuple[str, ...] = ()
    chapters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    is_locked: bool = False

    @property
    def is_at_fault(self) -> bool:
        """Whether a build would complain."""
        return bool(self.faults or self.findings or self.documents or self.published)


def check_years(
    *, year: int | None, strict: bool, today: dt.date | None, project: Path | None, as_json: bool
) -> None:
    """Tell everything that is found; exit with 1 for faults, or with ``strict`` for anything."""
    found = find_project(project)
    day = today or clock_today()
    years = [found.year(year)] if year is not None else list(found.archive.years)
    findings = check_consistency(found.loaded)
    results = [_shared(found, years)]
    results += [_checked(found, item, findings, day) for item in years]
    is_at_fault = any(result.is_at_fault for result in results)
    is_lacking = any(result.missing for result in results)
    if as_json:
        tell_json(
            {
                "ok": not is_at_fault,
                "complete": not is_lacking,
                "today": day.isoformat(),
                "years": [_as_json(result) for result in results],
            }
        )
    else:
        _tell(results, year)
    if is_at_fault or (strict and is_lacking):
        click.get_current_context().exit(ExitCode.FAULTS)


def _shared(project: Project, years: Sequence[Year]) -> _Checked:
    """Return what is wrong with the files of no year: the network's, profiles, unread years."""
    loaded = project.loaded
    folders = {year.folder for year in loaded.archive.years}
    shown = {year.folder for year in years}
    only_one = shown != folders
    profiles = load_profiles(project.source, loaded, project.reports_dir)
    faults = [
        fault
        for fault in data_faults(project)
        if not any(fault.file.startswith(f"{folder}/") for folder in folders)
        and not (only_one and any(fault.file.startswith(f"{name}/") for name in loaded.unread))
    ]
    return _Checked(
        year=None,
        title=say("The network and its profiles"),
        faults=_faults([*faults, *profiles.faults]),
    )


def _checked(project: Project, year: Year, findings: Sequence[Fault], today: dt.date) -> _Checked:
    inside = f"{year.folder}/"
    faults = [fault for fault in data_faults(project) if fault.file.startswith(inside)]
    faults += held_too_early(project.loaded, year, today)
    is_locked = (project.source / year.folder / LOCK_FILE).exists()
    return _Checked(
        year=year.year,
        title=str(year.year),
        faults=_faults(faults),
        findings=_faults(found for found in findings if found.file.startswith(inside)),
        documents=tuple(
            map(
                _of_document,
                [
                    *read_documents(
                        project.source,
                        year.folder,
                        languages_of_report(project.source, year)[1:],
                    ),
                    *unknown_sources(
                        project.source, project.reports_dir, project.loaded, year.folder
                    ),
                ],
            )
        ),
        missing=() if is_locked else tuple(_missing(project, year, today)),
        published=breaches(project, year.year, year.folder) if is_locked else (),
        chapters=chapters(project.source, year.folder),
        is_locked=is_locked,
    )


def _faults(faults: Iterable[Fault]) -> tuple[_Item, ...]:
    return tuple(
        _Item(
            file=fault.file,
            line=fault.line,
            path=told_here(fault.path),
            text=told_here(fault.message),
        )
        for fault in faults
    )


def _of_document(problem: Problem) -> _Item:
    return _Item(
        file=problem.file,
        line=problem.line,
        text=message(language(), problem.text, **problem.values),
    )


def _missing(project: Project, year: Year, today: dt.date) -> Iterator[_Item]:
    yield from map(_of_missing, missing(project.loaded, year, today))
    for item in required_untranslated(project.source, project.loaded, year):
        yield _Item(
            file=item.file,
            line=item.line,
            path=item.path,
            text=words_of(item),
            is_of_languages=True,
        )


def _of_missing(lack: Missing) -> _Item:
    spoken = language()
    values = {
        name: value.in_language(spoken) if isinstance(value, LocalizedText) else str(value)
        for name, value in lack.values.items()
    }
    return _Item(
        file=lack.file,
        line=lack.line,
        path=lack.path,
        item=lack.item,
        text=message(spoken, lack.text, **values),
        responsible=lack.responsible.in_language(spoken) if lack.responsible else "",
    )


def _tell(results: Sequence[_Checked], year: int | None) -> None:
    for result in results:
        if result.year is not None or result.is_at_fault:
            _tell_year(result)
    at_fault = [result for result in results if result.is_at_fault]
    name = "" if year is None else f" {year}"
    if at_fault:
        tell(say("Next: mend the faults, and run: {command}", command=f"annual-report check{name}"))
        return
    draft = next((item for item in reversed(results) if item.year and not item.is_locked), None)
    command = "" if draft is None else f"annual-report publish {draft.year}"
    if any(result.missing for result in results):
        tell(say("No faults: the report can be built. What is missing is shown as not known."))
        if command:
            tell(say("Next: fill in what is missing, and run: {command}", command=command))
    elif command:
        tell(say("Next: {command}", command=command))


def _tell_year(result: _Checked) -> None:
    tell(result.title, style="bold")
    if not result.is_at_fault and not result.missing:
        text = say("Published, and as it was then.") if result.is_locked else say("Nothing found.")
        tell(f"  {text}", style="green")
    for title, items in (
        (say("Faults in data"), result.faults),
        (say("Found by checks"), result.findings),
        (say("In documents"), result.documents),
    ):
        if items:
            tell(f"  {title} ({len(items)}):", style="red")
            for item in items:
                tell(f"    {item}")
    if result.published:
        tell(f"  {say('No longer what was published')} ({len(result.published)}):", style="red")
        for line in result.published:
            tell(f"    {line}")
    _tell_missing(result)
    tell()


def _tell_missing(result: _Checked) -> None:
    if missing := [item for item in result.missing if not item.is_of_languages]:
        title = say("Missing for publishing")
        tell(f"  {title} ({len(missing)}):", style="yellow")
        for file, lacks in _by_file(missing).items():
            shown = ", ".join(result.chapters.get(file, ()))
            tell(f"    {file}{f' ({shown})' if shown else ''}", style="bold")
            for item in lacks:
                whose = f" [{item.responsible}]" if item.responsible else ""
                tell(f"      {item}{whose}")
        _tell_responsible(missing)
    if count := sum(item.is_of_languages for item in result.missing):
        told = say(
            "Not in each language of the report: {count}; they are listed by: {command}",
            count=count,
            command=f"annual-report translations {result.year}",
        )
        tell(f"  {told}", style="yellow")


def _tell_responsible(items: Sequence[_Item]) -> None:
    nobody = say("nobody named")
    counts = Counter(item.responsible or nobody for item in items)
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] == nobody, pair[0].casefold()))
    tell(f"    {say('By who can tell')}:", style="bold")
    for name, count in ordered:
        tell(f"      {name}: {count}")


def _by_file(items: Sequence[_Item]) -> Mapping[str, list[_Item]]:
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(item.file, []).append(item)
    return found


def _as_json(result: _Checked) -> dict[str, Any]:
    def items(found: Sequence[_Item]) -> list[dict[str, Any]]:
        return [
            {
                "file": item.file,
                "line": item.line,
                "field": item.path or None,
                "item": item.item or None,
                "message": item.text,
                "chapters": list(result.chapters.get(item.file, ())),
                "responsible": item.responsible or None,
            }
            for item in found
        ]

    return {
        "year": result.year,
        "faults": items(result.faults),
        "checks": items(result.findings),
        "documents": items(result.documents),
        "published": list(result.published),
        "missing": items(result.missing),
    }
