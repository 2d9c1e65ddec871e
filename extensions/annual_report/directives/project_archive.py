"""``{project-archive}``: the projects of all years, to narrow and to sort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from annual_report.data.enums import ProjectKind, ProjectStatus
from annual_report.directives.archive_tables import (
    ArchiveDirective,
    ArchiveTable,
    Narrowing,
    one_table,
    place_link,
)
from annual_report.directives.parts import link, note
from annual_report.directives.project_parts import (
    NO_FUNDER,
    abbreviations,
    funder_name,
    funders_in_short,
    municipality_name,
)
from annual_report.directives.tables import Column, Content
from annual_report.formatting import format_list, sorting_key
from annual_report.i18n import msgid
from annual_report.table_filters import Counted
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Project


class Row(NamedTuple):
    """A row: a project, and the years that tell the same of it, the newest first."""

    years: tuple[int, ...]
    project: Project

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities that carry the project, the coordinator first."""
        coordinator = (self.project.coordinator,) if self.project.coordinator else ()
        return tuple(dict.fromkeys((*coordinator, *self.project.participants)))


def _told(project: Project) -> tuple[object, ...]:
    """Return what a row shows of a project: years that differ in it have rows of their own."""
    return (
        project.id,
        str(project.name_as_reported),
        project.kind,
        project.funders,
        project.grant,
        project.status,
        project.coordinator,
        project.participants,
    )


def rows_of(archive: Archive) -> list[Row]:
    """Return the projects of all years, the newest year first."""
    found: dict[tuple[object, ...], Row] = {}
    for year in reversed(archive.years):
        for project in year.projects:
            known = found.get(_told(project))
            if known is None:
                found[_told(project)] = Row((year.year,), project)
            else:
                found[_told(project)] = known._replace(years=(*known.years, year.year))
    return list(found.values())


def _name(row: Row, page: Page) -> Content:
    return [nodes.paragraph("", "", link("project", row.years[0], row.project.id, page))]


def _years(row: Row, page: Page) -> Content:
    if len(row.years) == 1:
        return str(row.years[0])
    paragraph = nodes.paragraph()
    for index, year in enumerate(reversed(row.years)):
        paragraph += [nodes.Text(", ")] if index else []
        paragraph += place_link("project", year, row.project.id, str(year), page)
    return [paragraph]


def _kind(row: Row, page: Page) -> Content:
    return page.label(row.project.kind) if row.project.kind else None


def _funders(row: Row, page: Page) -> Content:
    return funders_in_short(row.project, page) if row.project.funders else None


def _status(row: Row, page: Page) -> Content:
    return page.label(row.project.status) if row.project.status else None


def _municipalities(row: Row, page: Page) -> Content:
    names = [municipality_name(code, page) for code in row.municipalities]
    return format_list(names, page.language) if names else None


COLUMNS: tuple[Column[Row], ...] = (
    Column(name="name", heading=msgid("Project"), content=_name, width=32),
    Column(name="year", heading=msgid("Years"), content=_years, width=12),
    Column(name="kind", heading=msgid("Kind"), content=_kind, shown="known", width=14),
    Column(name="funder", heading=msgid("Funder"), content=_funders, width=14),
    Column(name="status", heading=msgid("Status"), content=_status, width=14),
    Column(name="grant", heading=msgid("Grant"), amount=lambda row: row.project.grant, width=14),
    Column(
        name="municipality",
        heading=msgid("Municipalities"),
        content=_municipalities,
        width=34,
    ),
)


@dataclass(frozen=True, kw_only=True)
class ProjectArchiveView(View):
    """The projects of all years."""

    is_archive_wide = True

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, and what the abbreviations in it stand for."""
        rows = rows_of(page.archive)
        if not rows:
            return [note(page.say("No projects are known."))]
        table = ArchiveTable(
            tables=one_table(
                rows,
                COLUMNS,
                asked=self.columns,
                caption=page.say("Projects of all years"),
                kind="project-archive",
            ),
            rows=rows,
            narrowings=_narrowings(rows, page.plain),
            identity=lambda row: row.project.id,
            keys={
                "year": lambda row: str(row.years[0]),
                "status": lambda row: _order(row.project.status),
                "grant": lambda row: (
                    "" if row.project.grant is None else f"{row.project.grant:.2f}"
                ),
            },
            counted=Counted(
                all=page.say("All {all} projects are shown."),
                many=page.say("{shown} projects are shown, of {all} in all."),
                one=page.say("One project is shown, of {all} in all."),
                none=page.say("No project meets the conditions."),
            ),
        )
        result = table.render(self, page)
        if meanings := abbreviations([row.project for row in rows], page):
            result.append(note(f"{meanings}."))
        return result


def _narrowings(rows: list[Row], page: Page) -> tuple[Narrowing[Row], ...]:
    years = sorted({year for row in rows for year in row.years}, reverse=True)
    network = page.archive.network
    members = network.members if network else ()
    addresses = {member.code: member.id for member in members}
    names = {member.id: page.text(member.name) for member in members}
    others = {code for row in rows for code in row.municipalities} - addresses.keys()
    names |= {code: municipality_name(code, page) for code in sorted(others)}
    funders = dict.fromkeys(funder for row in rows for funder in row.project.funders)
    return (
        Narrowing(
            name="year",
            label=msgid("Year"),
            values=lambda row: [str(year) for year in row.years],
            labels={str(year): str(year) for year in years},
        ),
        Narrowing(
            name="funder",
            label=msgid("Funder"),
            values=lambda row: row.project.funders,
            labels=_sorted({item: funder_name(item, page) for item in funders}),
            unknown=NO_FUNDER,
        ),
        Narrowing(
            name="status",
            label=msgid("Status"),
            values=lambda row: (row.project.status.value,) if row.project.status else (),
            labels={item.value: page.label(item) for item in ProjectStatus},
        ),
        Narrowing(
            name="kind",
            label=msgid("Kind"),
            values=lambda row: (row.project.kind.value,) if row.project.kind else (),
            labels={item.value: page.label(item) for item in ProjectKind},
        ),
        Narrowing(
            name="municipality",
            label=msgid("Municipality"),
            values=lambda row: [addresses.get(code, code) for code in row.municipalities],
            labels=_sorted(names),
        ),
    )


def _sorted(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda item: sorting_key(item[1])))


def _order(status: ProjectStatus | None) -> str:
    """Return the key that sorts statuses as the vocabulary does."""
    return f"{list(ProjectStatus).index(status):02}" if status else ""


class ProjectArchiveDirective(ArchiveDirective):
    """Show the projects of all years in one table."""

    def view(self) -> View:
        """Return what is shown."""
        return ProjectArchiveView(**self.view_place(), columns=self.columns(COLUMNS))
