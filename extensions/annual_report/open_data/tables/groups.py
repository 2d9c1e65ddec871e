"""The tables of groups: the groups themselves, their members, and recognitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data.spreadsheet import joined
from annual_report.open_data.tables.base import Column, Table, Words, column, date, sources_column

if TYPE_CHECKING:
    from annual_report.data.model import Group, GroupMember, Recognition, Year

_Seat = tuple["Group", "GroupMember"]


def _group_columns(words: Words) -> tuple[Column[Group], ...]:
    return (
        column("id", lambda group: group.id, "Id of the group"),
        column("name", lambda group: words.text(group.name), "Its name"),
        column("kind", lambda group: group.kind, "Code of its kind"),
        column("kind_label", lambda group: words.label(group.kind), "The same in words"),
        column("task", lambda group: words.text(group.task), "What it is for"),
        column("chair", lambda group: words.text(group.chair), "Role or office of its chair"),
        column(
            "meetings",
            lambda group: group.known_meetings,
            "How many meetings: as stated, or else as many as have a date",
            "integer",
            is_computed=True,
        ),
        column(
            "meeting_dates",
            lambda group: joined(str(day) for day in group.meeting_dates),
            "Days of meetings that are known",
            "date",
            is_list=True,
        ),
        column(
            "activities", lambda group: words.texts(group.activities), "What was done", is_list=True
        ),
        column("note", lambda group: words.text(group.note), "What else is to be said"),
        sources_column(lambda group: group.sources),
    )


def _seats(year: Year) -> list[_Seat]:
    return [(group, member) for group in year.groups for member in group.members]


def _seat_columns(words: Words) -> tuple[Column[_Seat], ...]:
    return (
        column("group", lambda seat: seat[0].id, "Id of the group"),
        column("municipality", lambda seat: seat[1].municipality, "Code of the municipality"),
        column(
            "municipality_name",
            lambda seat: words.municipality(seat[1].municipality),
            "Name of the municipality",
        ),
        column("organisation", lambda seat: words.text(seat[1].organisation), "Organisation"),
        column("role", lambda seat: words.text(seat[1].role), "Role in the group"),
        column("name", lambda seat: seat[1].name, "Name, where it may be published"),
    )


def _recognition_columns(words: Words) -> tuple[Column[Recognition], ...]:
    return (
        column("id", lambda item: item.id, "Id of the recognition"),
        column("title", lambda item: words.text(item.title), "What was given"),
        column("date", lambda item: date(item.date), "When", "date"),
        column("given_by", lambda item: words.text(item.given_by), "By whom"),
        column("scope", lambda item: item.scope, "Code of how far it reaches"),
        column("scope_label", lambda item: words.label(item.scope), "The same in words"),
        column("description", lambda item: words.text(item.description), "What it was given for"),
        sources_column(lambda item: item.sources),
    )


GROUPS: Table[Group] = Table(
    name="groups.csv",
    meaning="Groups of the network",
    rows=lambda year: year.groups,
    columns=_group_columns,
    key=("id",),
)
SEATS: Table[_Seat] = Table(
    name="group_members.csv",
    meaning="Seats in the groups",
    rows=_seats,
    columns=_seat_columns,
)
RECOGNITIONS: Table[Recognition] = Table(
    name="recognitions.csv",
    meaning="Recognitions given in the year",
    rows=lambda year: year.recognitions,
    columns=_recognition_columns,
    key=("id",),
)
