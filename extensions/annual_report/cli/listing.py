"""``annual-report handling list``: who has handled the report, the meetings ahead, reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table

from annual_report.agenda.calendar import write_calendar
from annual_report.cli.clock import clock_today
from annual_report.cli.errors import CommandError
from annual_report.cli.files import write_all
from annual_report.cli.output import show, tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.site import refuse_the_site
from annual_report.cli.words import in_words, language, say
from annual_report.data.enums import HandlingState
from annual_report.data.trail import held_too_early, in_order, is_ahead, trails
from annual_report.i18n import label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.data.model import Archive, HandlingStage, Municipality, Year
    from annual_report.data.trail import Trail


def list_handling(
    *,
    year: int,
    ics: Path | None,
    today: dt.date | None,
    project: Path | None,
    as_json: bool,
) -> None:
    """List the handling of a year's report; write the calendar if it is asked for.

    With ``today`` the list is as it was, or will be, on that day.
    """
    found = find_project(project)
    data = found.year(year)
    faults = found.faults(data.folder)
    if today is None:
        today = clock_today()
        faults += held_too_early(found.loaded, data, today)
    if faults:
        raise CommandError(faults)
    archive = found.archive
    members = trails(archive, data, today)
    ahead = _ahead(archive, data, today)
    missing = [trail.municipality for trail in members if trail.state is HandlingState.UNKNOWN]
    if ics is not None and archive.network is not None:
        refuse_the_site(ics, found.source, "--ics")
        write_all({ics: write_calendar(archive.network, data, ahead, missing)})
    common = in_order([stage for stage in data.handling if stage.municipality is None])
    if as_json:
        tell_json(_as_json(data, today, common, members, ahead, missing, ics))
        return
    _tell_trails(common, members)
    _tell_ahead(ahead)
    _tell_missing(missing, data)
    if ics is not None:
        tell()
        tell(say("Written: {path}", path=ics))


def _ahead(
    archive: Archive, year: Year, today: dt.date
) -> list[tuple[HandlingStage, Municipality | None]]:
    return [
        (stage, archive.municipality(stage.municipality) if stage.municipality else None)
        for stage in in_order(year.handling)
        if is_ahead(stage, today)
    ]


def _tell_trails(common: Sequence[HandlingStage], members: Sequence[Trail]) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in (
        say("Municipality"),
        say("State"),
        say("Body"),
        say("Date"),
        say("Section"),
        say("Decision"),
    ):
        table.add_column(heading, overflow="fold")
    spoken = language()
    for stage in common:
        table.add_row(say("the network"), "", *_cells(stage))
    for trail in members:
        name, state = trail.municipality.name.in_language(spoken), label(trail.state, spoken)
        for stage in trail.stages:
            table.add_row(name, state, *_cells(stage))
            name = state = ""
        if not trail.stages:
            table.add_row(name, state)
    show(table)


def _cells(stage: HandlingStage) -> list[str]:
    spoken = language()
    decision = label(stage.decision, spoken) if stage.decision else ""
    return [
        stage.body.in_language(spoken),
        in_words(stage.date),
        f"§ {stage.section}" if stage.section else "",
        decision or (say("for information") if stage.for_information else ""),
    ]


def _tell_ahead(ahead: Sequence[tuple[HandlingStage, Municipality | None]]) -> None:
    tell()
    if not ahead:
        tell(say("No meetings ahead are known."))
        return
    tell(f"{say('Meetings ahead')}:", style="bold")
    spoken = language()
    for stage, member in ahead:
        whose = member.name.in_language(spoken) if member else say("the network")
        date = in_words(stage.date)
        tell(f"  {date}  {whose}: {stage.body.in_language(spoken)}")


def _tell_missing(missing: Sequence[Municipality], year: Year) -> None:
    tell()
    if not missing:
        tell(say("Of every municipality a handling is known."))
        return
    tell(f"{say('No handling known yet')}:", style="bold")
    for member in missing:
        tell(f"  {member.name.in_language(language())}")
    example = f"annual-report handling record {year.year} --municipality {missing[0].id} --date …"
    tell(say("Record one: {command}", command=example))


def _as_json(  # noqa: PLR0913, PLR0917 - everything that is listed
    year: Year,
    today: dt.date,
    common: Sequence[HandlingStage],
    members: Sequence[Trail],
    ahead: Sequence[tuple[HandlingStage, Municipality | None]],
    missing: Sequence[Municipality],
    ics: Path | None,
) -> dict[str, Any]:
    return {
        "year": year.year,
        "today": today.isoformat(),
        "network": [_stage(stage) for stage in common],
        "municipalities": [
            {
                "id": trail.municipality.id,
                "code": trail.municipality.code,
                "name": trail.municipality.name.in_language(language()),
                "state": trail.state.value,
                "stages": [_stage(stage) for stage in trail.stages],
            }
            for trail in members
        ],
        "ahead": [_stage(stage) for stage, _ in ahead],
        "reminders": [member.id for member in missing],
        "calendar": str(ics) if ics is not None else None,
    }


def _stage(stage: HandlingStage) -> dict[str, Any]:
    return stage.model_dump(mode="json", exclude={"sources"}, exclude_none=True)
