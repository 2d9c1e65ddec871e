"""``{members}``: the member municipalities of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.directives.base import ReportDirective
from annual_report.directives.parts import note, shared_sources, sources_note
from annual_report.directives.tables import Column, Content, Group, TableSet, sort_items, with_names
from annual_report.formatting import format_date, sorting_key
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Municipality


def members_of(archive: Archive, year: int | None) -> list[Municipality]:
    """Return the members of the network; of a year, those that were members in it."""
    if archive.network is None:
        return []
    return list(archive.network.members if year is None else archive.network.members_in(year))


def _name(member: Municipality, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(member.name))]


def _joined(member: Municipality, page: Page) -> Content:
    return format_date(member.joined, page.language) if member.joined else None


def _left(member: Municipality, page: Page) -> Content:
    return format_date(member.left, page.language) if member.left else None


def _role(member: Municipality, page: Page) -> Content:
    return page.say("host municipality") if member.host else page.say("member municipality")


COLUMNS: tuple[Column[Municipality], ...] = (
    Column(
        name="name",
        heading=msgid("Municipality"),
        key=lambda member: sorting_key(str(member.name)),
        width=24,
    ),
    Column(
        name="code",
        heading=msgid("Municipality code"),
        content=lambda member, _: member.code,
        key=lambda member: member.code,
        width=16,
    ),
    Column(
        name="joined",
        heading=msgid("Member since"),
        content=_joined,
        key=lambda member: member.joined.first_day if member.joined else None,
        width=18,
    ),
    Column(
        name="left",
        heading=msgid("Member until"),
        content=_left,
        key=lambda member: member.left.last_day if member.left else None,
        shown="known",
        width=18,
    ),
    Column(name="role", heading=msgid("Role"), content=_role, width=20),
)


@dataclass(frozen=True, kw_only=True)
class MembersView(View):
    """The members of the network, in a year if there is one."""

    columns: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table of the members."""
        members = members_of(page.archive, self.year)
        if not members:
            return [note(page.say("The member municipalities are not known."))]
        shared = shared_sources([member.sources for member in members])
        name = with_names(COLUMNS[0], _name, lambda member: member.sources, shared)
        columns = (name, *COLUMNS[1:])
        if self.sort:
            column = next(column for column in columns if column.name == self.sort)
            members = sort_items(members, column, page, descending=self.descending)
        if self.year is None:
            caption = page.say("Member municipalities")
        else:
            caption = page.say("Member municipalities {year}", year=self.year)
        tables = TableSet(
            columns=columns,
            groups=[Group(rows=[[member] for member in members])],
            asked=self.columns,
            caption=caption,
            kind="members",
        )
        return [*tables.render(page), *sources_note(shared, page)]


class MembersDirective(ReportDirective):
    """Show the member municipalities; on a page of a year, those of that year."""

    needs_year = False
    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "columns": directives.unchanged,
        "sort": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        self.domain.note_network(self.env.docname)
        year = self.year_data()
        sort, descending = self.sorting(COLUMNS)
        view = MembersView(
            **self.view_place(),
            year=year.year if year else None,
            columns=self.columns(COLUMNS),
            sort=sort,
            descending=descending,
        )
        return self.show(view)
