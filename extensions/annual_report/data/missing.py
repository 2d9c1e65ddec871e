"""What a year's data still lacks before its report can be published.

None of it is a fault: a report can be built at any time, and shows what is not known as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.data.consistency.places import Places
from annual_report.data.enums import ReportKind, ReportStatus
from annual_report.data.faults import FaultKind
from annual_report.data.status_rules import outcome
from annual_report.i18n import msgid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from annual_report.data.archive import Loaded
    from annual_report.data.model import Archive, HandlingStage, Year
    from annual_report.data.tree import PathParts
    from annual_report.data.values import LocalizedText


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something that is lacking: where, what, and whose it is to tell.

    ``text`` is a message id, ``values`` fill it. ``path`` is the field in the file, ``item`` the
    id of what lacks it. ``responsible`` is ``None`` where nobody is named.
    """

    file: str
    line: int
    path: str
    text: str
    item: str = ""
    values: Mapping[str, LocalizedText | str | int] = field(default_factory=dict)
    responsible: LocalizedText | None = None


@dataclass(frozen=True)
class _Lack:
    path: PathParts
    text: str
    item: str = ""
    values: Mapping[str, LocalizedText | str | int] = field(default_factory=dict)
    responsible: LocalizedText | None = None


def missing(loaded: Loaded, year: Year, today: dt.date) -> list[Missing]:
    """Return what a year lacks, in the order of its files; of a plan no outcome is asked."""
    places = Places(loaded, year, {})
    found = []
    for lack in _lacks(loaded.archive, year, today):
        place = places.fault(FaultKind.MISSING, lack.path, "")
        found.append(
            Missing(
                file=place.file,
                line=place.line,
                path=place.path,
                text=lack.text,
                item=lack.item,
                values=lack.values,
                responsible=lack.responsible,
            )
        )
    return found


def _lacks(archive: Archive, year: Year, today: dt.date) -> Iterator[_Lack]:
    yield from _of_report(year)
    if year.report.kind is not ReportKind.ACTION_PLAN:
        yield from _of_objectives(year)
        yield from _of_projects(archive, year)
        yield from _of_finances(year)
        yield from _of_surveys(year)
        yield from _of_handling(archive, year, today)


def _of_report(year: Year) -> Iterator[_Lack]:
    report = year.report
    for name in ("handled", "approved"):
        if getattr(report.dates, name) is None:
            yield _Lack(("report", "dates", name), msgid("the date is missing"))
    if report.status is not ReportStatus.PUBLISHED and report.status_note is not None:
        text = msgid("will the note still be true of the published report?")
        yield _Lack(("report", "status_note"), text)


def _of_objectives(year: Year) -> Iterator[_Lack]:
    for position, objective in enumerate(year.objectives):
        path: PathParts = ("objectives", position)
        if outcome(objective) is None:
            text = msgid("no status tells how the objective came out")
            yield _Lack((*path, "status"), text, objective.id, {}, objective.responsible)
        for at, indicator in enumerate(objective.indicators):
            if indicator.actual is None:
                yield _Lack(
                    (*path, "indicators", at, "actual"),
                    msgid("no actual value of the indicator {name}"),
                    objective.id,
                    {"name": indicator.name},
                    indicator.responsible or objective.responsible,
                )


def _of_projects(archive: Archive, year: Year) -> Iterator[_Lack]:
    for position, project in enumerate(year.projects):
        path: PathParts = ("projects", position)
        member = archive.municipality(project.coordinator) if project.coordinator else None
        who = member.name if member else None
        if project.status is None:
            text = msgid("no status tells where the project stands")
            yield _Lack((*path, "status"), text, project.id, {}, who)
        amounts = (project.grant, project.own_funding, project.other_funding, project.total_cost)
        if all(amount is None for amount in amounts):
            text = msgid("no amount of the project is given")
            yield _Lack((*path, "total_cost"), text, project.id, {}, who)


def _of_finances(year: Year) -> Iterator[_Lack]:
    for position, line in enumerate(year.finances):
        if line.actual is None:
            text = msgid("no actual amount of {name}")
            path: PathParts = ("finances", position, "actual")
            yield _Lack(path, text, line.id, {"name": line.title})


def _of_surveys(year: Year) -> Iterator[_Lack]:
    for position, survey in enumerate(year.surveys):
        path: PathParts = ("surveys", position)
        has_answers = any(item.counts or item.mean is not None for item in survey.questions)
        if not has_answers and survey.responses is None and survey.summary is None:
            text = msgid("no result of the survey is given")
            yield _Lack((*path, "questions"), text, survey.id)
        if survey.conducted is None:
            text = msgid("it is not told when the survey was made")
            yield _Lack((*path, "conducted"), text, survey.id)


def _of_handling(archive: Archive, year: Year, today: dt.date) -> Iterator[_Lack]:
    for position, stage in enumerate(year.handling):
        path: PathParts = ("handling", position)
        if stage.date is None:
            text = msgid("the handling by {body} has no date")
        elif _awaits_record(stage, today):
            text = msgid("nothing is recorded of the meeting of {body}, which has been")
        else:
            continue
        member = archive.municipality(stage.municipality) if stage.municipality else None
        who = member.name if member else stage.body
        yield _Lack((*path, "date"), text, stage.id or "", {"body": stage.body}, who)
    members = archive.network.members_in(year.year) if archive.network else ()
    handled = {stage.municipality for stage in year.handling}
    for member in members:
        if member.code not in handled:
            text = msgid("no handling in {name} is known")
            yield _Lack(("handling",), text, member.id, {"name": member.name}, member.name)


def _awaits_record(stage: HandlingStage, today: dt.date) -> bool:
    if stage.municipality is None or stage.for_information or stage.date is None:
        return False
    return stage.date.last_day < today and not (stage.section or stage.decision)
