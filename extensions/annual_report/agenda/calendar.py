"""The meetings ahead and the reminders as a calendar (iCalendar, RFC 5545).

An event for each meeting, all day, since its time is not known; a to-do for each municipality of
which no handling is known. All of it comes from the data: the same data gives the same bytes, and
an entry keeps its UID, so that importing the file again changes what is there. Nobody's contact
details are in it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, Todo

from annual_report.i18n import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import HandlingStage, Municipality, Network, Year

_DAY = dt.timedelta(days=1)


def write_calendar(
    network: Network,
    year: Year,
    ahead: Sequence[tuple[HandlingStage, Municipality | None]],
    reminders: Sequence[Municipality],
) -> bytes:
    """Return the calendar of a year's report, in the report's language.

    ``ahead`` are stages on known days with whose they are, ``reminders`` the municipalities of
    which no handling is known.
    """
    language = year.report.language
    title = year.report.title.in_language(language)
    calendar = Calendar()
    calendar.add("prodid", "-//sphinx-annual-report//annual-report handling list//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", message(language, "Handling of {title}", title=title))
    stamp = _stamp(year)
    for stage, member in ahead:
        if stage.date is None:
            continue
        event = Event()
        event.add("uid", _uid(network, year, _stage_key(year, stage, member)))
        event.add("dtstamp", stamp)
        event.add("dtstart", stage.date.first_day)
        event.add("dtend", stage.date.first_day + _DAY)
        body = stage.body.in_language(language)
        where = f"{body} ({member.name.in_language(language)})" if member else body
        event.add("summary", f"{where}: {title}")
        if stage.record_number:
            number = message(language, "Record number")
            event.add("description", f"{number}: {stage.record_number}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    for member in reminders:
        todo = Todo()
        todo.add("uid", _uid(network, year, f"{member.id}-reminder"))
        todo.add("dtstamp", stamp)
        name = member.name.in_language(language)
        text = message(language, "{name}: no handling of {title} is known", name=name, title=title)
        todo.add("summary", text)
        todo.add("status", "NEEDS-ACTION")
        calendar.add_component(todo)
    content: bytes = calendar.to_ical()
    return content


def _stamp(year: Year) -> dt.datetime:
    """Return the last day that the data tells of: when it was last revised, as far as it says."""
    dates = year.report.dates
    days = [date.last_day for _, date in dates if date is not None]
    days += [s.date.last_day for s in year.handling if s.date and (s.section or s.decision)]
    day = max(days, default=dt.date(year.year + 1, 1, 1))
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _stage_key(year: Year, stage: HandlingStage, member: Municipality | None) -> str:
    """Return what tells a stage apart even when its date is moved: its id, else its position."""
    whose = member.id if member else "network"
    if stage.id is not None:
        return f"{whose}-{stage.id}"
    same = [other for other in year.handling if other.municipality == stage.municipality]
    return f"{whose}-{same.index(stage) + 1}"


def _uid(network: Network, year: Year, key: str) -> str:
    return f"{year.year}-{key}@{network.slug}.annual-report"
