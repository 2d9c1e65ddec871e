"""``{groups}``: the steering group and the development groups of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.enums import GroupKind
from annual_report.data.wording import did_you_mean, quoted
from annual_report.directives.base import ReportDirective
from annual_report.directives.contents import facts_of, field_label, field_text
from annual_report.directives.parts import (
    bullet_list,
    citations,
    facts,
    list_caption,
    note,
    paragraph,
    shared_sources,
    sources_note,
    texts,
)
from annual_report.directives.project_parts import municipality_name
from annual_report.directives.tables import Column, Content, TableSet, with_names
from annual_report.directives.tables import Group as Rows
from annual_report.formatting import format_date, format_list, format_number, sorting_key
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Group, GroupMember, SourceReference, Year

STYLES = {"table": msgid("table"), "full": msgid("full")}
"""How groups can be shown."""


def _name(group: Group, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(group.name))]


def _note(group: Group, page: Page) -> list[nodes.Node]:
    """Return the note on a group, to stand under its name."""
    return [paragraph(page.text(group.note))] if group.note else []


def _place(member: GroupMember, page: Page) -> str | None:
    """Return whose seat it is: a municipality's, or else an organisation's."""
    if member.municipality:
        return municipality_name(member.municipality, page)
    return page.text(member.organisation) if member.organisation else None


def _person(member: GroupMember, page: Page) -> str:
    """Return who sits there, as far as it is told: name, role, organisation."""
    organisation = member.organisation if member.municipality else None
    known = (member.role, organisation)
    said = [page.text(item) for item in known if item]
    return ", ".join([member.name, *said] if member.name else said)


def members_by_place(group: Group, page: Page) -> dict[str | None, list[str]]:
    """Return the members of a group by municipality or organisation, in the order of the data.

    A member of whom nothing but the place is told is not among the persons.
    """
    places: dict[str | None, list[str]] = {}
    for member in group.members:
        persons = places.setdefault(_place(member, page), [])
        if person := _person(member, page):
            persons.append(person)
    return places


def _members(group: Group, page: Page) -> Content:
    """Return the members by municipality: in a line where only places are told, or a list."""
    places = members_by_place(group, page)
    if not places:
        return None
    if None not in places and not any(places.values()):
        return format_list([str(place) for place in places], page.language)
    lines = []
    for place, persons in places.items():
        told = "; ".join(persons)
        lines.append(": ".join(part for part in (place, told) if part))
    return [bullet_list(line for line in lines if line)]


def _meetings(group: Group, page: Page) -> Content:
    count = group.known_meetings
    return None if count is None else format_number(count, page.language)


def _dates(group: Group, page: Page) -> Content:
    dates = [format_date(date, page.language) for date in group.meeting_dates]
    return format_list(dates, page.language) if dates else None


COLUMNS: tuple[Column[Group], ...] = (
    Column(
        name="name",
        heading=msgid("Group"),
        key=lambda group: sorting_key(str(group.name)),
        width=26,
    ),
    Column(
        name="kind",
        heading=msgid("Kind"),
        content=field_label(lambda g: g.kind),
        shown="asked",
        width=16,
    ),
    Column(name="task", heading=msgid("Task"), content=field_text(lambda g: g.task), width=30),
    Column(name="chair", heading=msgid("Chair"), content=field_text(lambda g: g.chair), width=18),
    Column(name="members", heading=msgid("Members"), content=_members, width=26),
    Column(
        name="meetings",
        heading=msgid("Meetings"),
        content=_meetings,
        key=lambda group: group.known_meetings,
        number=True,
        width=11,
    ),
    Column(
        name="meeting_dates",
        heading=msgid("Meeting dates"),
        content=_dates,
        shown="asked",
        width=20,
    ),
    Column(
        name="activities",
        heading=msgid("What was done"),
        content=lambda group, page: texts(group.activities, page),
        shown="asked",
        width=34,
    ),
    Column(
        name="note",
        heading=msgid("Note"),
        content=field_text(lambda g: g.note),
        shown="asked",
        blank=True,
        width=20,
    ),
)


@dataclass(frozen=True, kw_only=True)
class GroupsView(View):
    """The groups of a year, of all kinds or of those asked for; ``only`` holds their ids."""

    style: str = "table"
    kinds: tuple[GroupKind | None, ...] = ()
    only: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def chosen(self, year: Year) -> list[Group]:
        """Return the groups that are shown, in the order of the data."""
        return [
            group
            for group in year.groups
            if (not self.only or group.id in self.only)
            and (not self.kinds or group.kind in self.kinds)
        ]

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, or a block a group."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        groups = self.chosen(year)
        if not groups:
            if year.groups:
                return [note(page.say("No group meets the conditions."))]
            return [note(page.say("No groups of {year} are known.", year=year.year))]
        shared = shared_sources([group.sources for group in groups])
        if self.style == "full":
            blocks = [self._block(group, shared, page) for group in groups]
            return [*list_caption(page), *blocks, *sources_note(shared, page)]
        name = with_names(
            COLUMNS[0],
            _name,
            lambda group: group.sources,
            shared,
            lambda group, page: [] if "note" in self.columns else _note(group, page),
        )
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Rows(rows=[[group] for group in groups])],
            asked=self.columns,
            caption=page.say("Groups {year}", year=year.year),
            kind="groups",
        )
        return [*tables.render(page), *sources_note(shared, page)]

    def _block(
        self, group: Group, shared: Sequence[SourceReference], page: Page
    ) -> nodes.container:
        """Return all that is known of a group; what it lacks of the main things is said."""
        own = [source for source in group.sources if source not in shared]
        title = [*_name(group, page), *citations(own, page)]
        by_name = {column.name: column for column in COLUMNS}
        columns = [by_name[name] for name in self.columns if name != "name"] or COLUMNS[1:]
        pairs = facts_of(group, columns, page, asked=bool(self.columns))
        return nodes.container(
            "",
            nodes.rubric("", "", *title, classes=["report-title"]),
            facts(pairs),
            classes=["report-block", "report-group"],
        )


class GroupsDirective(ReportDirective):
    """Show the groups of a year, what they are for and what they did."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "style": directives.unchanged,
        "kind": directives.unchanged,
        "group": directives.unchanged,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the groups."""
        year = self.year_data()
        if year is None:
            return []
        self.domain.note_network(self.env.docname)
        known = [group.id for group in year.groups]

        def read(word: str) -> str:
            if word not in known:
                hint = did_you_mean(word, known)
                raise ValueError(f"{quoted(word)} is not a group of {year.year}{hint}")
            return word

        view = GroupsView(
            **self.view_place(),
            year=year.year,
            style=self.one_of("style", STYLES, "a style") or "table",
            kinds=self.members("kind", GroupKind),
            only=tuple(self.chosen("group", read)),
            columns=self.columns(COLUMNS),
        )
        return self.show(view)
