"""``annual-report build``: builds in a process of its own, and tells what came of it."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.building.folders import SITE, request_for
from annual_report.building.process import BuildProcess
from annual_report.building.told import Told
from annual_report.cli.errors import CommandError, ExitCode, WrongUseError
from annual_report.cli.output import progress_bar, tell, tell_faults, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import language, say
from annual_report.formatting import NO_BREAK_SPACE, format_decimals
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annual_report.building.process import Event
    from annual_report.cli.project import Project

PHASES = {"reading": msgid("Reading the sources"), "writing": msgid("Writing pages and PDFs")}
_LONG = 1.0
"""Seconds after which it is shown how far the work is."""


def build_site(
    *, output: Path | None, strict: bool, fresh: bool, project: Path | None, as_json: bool
) -> int:
    """Build, tell the warnings and what was written; return the exit code."""
    found = find_project(project)
    folder = output_of(found, output)
    request = request_for(found.source, folder, fresh=fresh)
    process = BuildProcess()
    try:
        event = _shown(process.build(request))
    finally:
        process.end()
    if event["event"] == "failed":
        raise CommandError(str(told_of([event])[0]))
    if as_json:
        tell_json(_summary(found, folder, event))
    else:
        tell_faults(map(str, told_of(event["told"])))
        _tell_end(folder, event)
    return ExitCode.FAULTS if strict and event["told"] else ExitCode.OK


def output_of(project: Project, output: Path | None) -> Path:
    """Return the folder of the site. Raises for one that holds the sources."""
    if output is None:
        return project.source / SITE
    folder = output.resolve()
    data = project.source / project.reports_dir
    if project.source.is_relative_to(folder) or folder.is_relative_to(data):
        text = say("the site cannot be written among its sources; name a folder of its own")
        raise WrongUseError.at("--output", f"{output}: {text}")
    if folder.exists() and not folder.is_dir():
        raise WrongUseError.at("--output", f"{output}: {say('this is not a folder')}")
    return folder


def told_of(items: Iterable[Event]) -> list[Told]:
    """Return warnings that a process told."""
    return [Told(item["file"], item["line"], item["text"], item["kind"]) for item in items]


def _shown(events: Iterable[Event]) -> Event:
    """Return the last event; show how far the build is when that takes long."""
    begin, last = time.monotonic(), {"event": "failed"}
    show: Callable[[str, int], None] | None = None
    with progress_bar() as bar:
        for event in events:
            last = event
            if event["event"] != "progress":
                continue
            if show is None and time.monotonic() - begin > _LONG:
                show = bar
            if show is not None:
                show(say(PHASES[event["phase"]]), event["percent"])
    return last


def _tell_end(folder: Path, event: Event) -> None:
    told, pdfs = len(event["told"]), event["pdfs"]
    tell(
        say(
            "{pages} pages, {written} of them written now, in {seconds} s",
            pages=event["pages"],
            written=event["written"],
            seconds=shown_seconds(event["seconds"]),
        ),
        style="bold",
    )
    for pdf in pdfs:
        pages = say("{count} pages", count=pdf["pages"]) if pdf["pages"] else say("unreadable")
        tell(f"  {shown_path(folder / pdf['file'])}: {pages}")
    if told:
        text = say("1 warning") if told == 1 else say("{count} warnings", count=told)
        advice = say("mend what the lines above name, and build again")
        tell(f"{text}; {advice}")
    else:
        tell(say("No warnings."))
    page = shown_path(folder / "index.html")
    tell(say("Open {page} in a browser; annual-report serve shows changes as you save.", page=page))


def shown_seconds(seconds: float) -> str:
    """Return seconds with one decimal, as the language writes it."""
    return format_decimals(Decimal(f"{seconds:.1f}"), 1, language()).replace(NO_BREAK_SPACE, " ")


def shown_path(path: Path) -> str:
    """Return a path as it is named from here."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def _summary(project: Project, folder: Path, event: Event) -> dict[str, object]:
    return {
        "project": project.source.as_posix(),
        "output": folder.as_posix(),
        "pages": event["pages"],
        "written": event["written"],
        "pdfs": event["pdfs"],
        "warnings": event["told"],
        "seconds": event["seconds"],
    }
