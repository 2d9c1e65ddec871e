"""Times and days that belong to the year: the use of grants, surveys, meetings, updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found
from annual_report.data.enums import Check, ProjectStatus, ReportKind
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.consistency.found import Around
    from annual_report.data.model import Objective, Year
    from annual_report.data.tree import PathParts
    from annual_report.data.values import PartialDate


def check(around: Around) -> Iterator[Found]:
    """Yield the times and days that lie outside the year.

    That the period of a project touches the year is a rule of the model.
    """
    year = around.year
    yield from _grants(year)
    for path, item, day in _days(year):
        if day is not None and day.year != year.year:
            yield Found(
                check=Check.PERIOD,
                path=path,
                item=item,
                message=Message("{date} is not in {year}", date=str(day), year=year.year),
                remedy=Message("write the right day"),
            )
    for name, day in year.report.dates:
        if day is not None and day.year < year.year:
            yield _before(("report", "dates", name), (), day, year.year)
    if year.report.kind is ReportKind.ANNUAL_REPORT:
        for position, objective in enumerate(year.objectives):
            yield from _updates(objective, ("objectives", position), year.year)


def _grants(year: Year) -> Iterator[Found]:
    for position, project in enumerate(year.projects):
        start, end = project.grant_use_period.start, project.grant_use_period.end
        if project.status is ProjectStatus.PLANNED:
            continue
        if start is not None and start.first_day.year > year.year:
            text, day = msgid("the grant may be used from {date}, after {year}"), start
        elif end is not None and end.last_day.year < year.year:
            text, day = msgid("the grant could be used until {date}, before {year}"), end
        else:
            continue
        item = ("projects", position)
        yield Found(
            check=Check.PERIOD,
            path=(*item, "grant_use_period"),
            item=item,
            message=Message(text, date=str(day), year=year.year),
            remedy=Message("write the right days"),
        )


def _days(year: Year) -> Iterator[tuple[PathParts, PathParts, PartialDate | None]]:
    """Yield the days that lie in the year, each with its path and what may accept it."""
    for position, survey in enumerate(year.surveys):
        yield ("surveys", position, "conducted"), ("surveys", position), survey.conducted
    for position, group in enumerate(year.groups):
        for place, day in enumerate(group.meeting_dates):
            yield ("groups", position, "meeting_dates", place), (), day
    for position, recognition in enumerate(year.recognitions):
        yield ("recognitions", position, "date"), (), recognition.date
    for position, entry in enumerate(year.annual_calendar):
        yield ("annual_calendar", position, "done"), (), entry.done


def _updates(objective: Objective, item: PathParts, year: int) -> Iterator[Found]:
    """Yield updates before the year, but those that make an indicator stale: see indicators."""
    is_told = any(one.target is not None and one.updated is None for one in objective.indicators)
    if objective.updated is not None and objective.updated.year < year and not is_told:
        yield _before((*item, "updated"), item, objective.updated, year)
    for position, indicator in enumerate(objective.indicators):
        day = indicator.updated
        if day is not None and day.year < year and indicator.target is None:
            yield _before((*item, "indicators", position, "updated"), item, day, year)


def _before(path: PathParts, item: PathParts, day: PartialDate, year: int) -> Found:
    return Found(
        check=Check.PERIOD,
        path=path,
        item=item,
        message=Message("{date} is before {year}", date=str(day), year=year),
        remedy=Message("write the right day"),
    )
