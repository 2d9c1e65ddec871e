"""``{projects}``: the projects of a year as a table, a list or cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.enums import ProjectKind, ProjectStatus
from annual_report.directives.accepted import accepted_note
from annual_report.directives.base import ReportDirective
from annual_report.directives.in_place import ProjectsBody, define_in_body
from annual_report.directives.parts import (
    bullet_list,
    citations,
    list_caption,
    note,
    paragraph,
    shared_sources,
    sources_note,
)
from annual_report.directives.project_parts import (
    COLUMNS,
    NO_FUNDER,
    abbreviations,
    funder_name,
    funders_in_short,
    municipality_name,
    official_name_sentence,
    project_facts,
    project_name,
)
from annual_report.directives.tables import Group, TableSet, sort_items, with_names
from annual_report.formatting import capitalized, in_sentence
from annual_report.i18n import msgid
from annual_report.view import ItemsView, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Project, SourceReference, Year

STYLES = {"table": msgid("table"), "list": msgid("list"), "cards": msgid("cards")}
GROUPINGS = {
    "funder": msgid("Funder"),
    "status": msgid("Status"),
    "kind": msgid("Kind"),
    "coordinator": msgid("Coordinator"),
}
"""What projects can be grouped by, with its heading."""


@dataclass(frozen=True, kw_only=True)
class ProjectsView(ItemsView):
    """The projects of a year, chosen, ordered and set as the options say."""

    kind_of_items = "project"

    style: str = "table"
    funders: tuple[str, ...] = ()
    kinds: tuple[ProjectKind | None, ...] = ()
    statuses: tuple[ProjectStatus | None, ...] = ()
    columns: tuple[str, ...] = ()
    group_by: str | None = None
    sort: str | None = None
    descending: bool = False
    totals: bool = False

    def chosen(self, year: Year) -> list[Project]:
        """Return the projects that are shown, in the order of the data."""
        return [
            item
            for item in year.projects
            if (self.only is None or item.id in self.only)
            and (not self.funders or not set(self.funders).isdisjoint(item.funders or ("",)))
            and (not self.kinds or item.kind in self.kinds)
            and (not self.statuses or item.status in self.statuses)
        ]

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, list or cards, and the notes."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        items = self.chosen(year)
        if not items:
            if year.projects:
                return [note(page.say("No project meets the conditions."))]
            return [note(page.say("No projects of {year} are known.", year=year.year))]
        if self.sort:
            column = next(column for column in COLUMNS if column.name == self.sort)
            items = sort_items(items, column, page, descending=self.descending)
        shared = shared_sources([item.sources for item in items])
        groups = self._groups(items, page)
        if self.style == "table":
            result = self._tables(groups, year, shared, page)
        elif self.style == "list":
            result = _lists(groups, year, shared, page)
        else:
            result = _cards(groups, year, shared, page)
        if meanings := abbreviations(items, page):
            result.append(note(f"{meanings}."))
        return [*result, *accepted_note(items, page), *sources_note(shared, page)]

    def _tables(
        self,
        groups: list[Group[Project]],
        year: Year,
        shared: Sequence[SourceReference],
        page: Page,
    ) -> list[nodes.Node]:
        def name(project: Project, page: Page) -> list[nodes.Node]:
            return project_name(project, year.year, page)

        def official(project: Project, page: Page) -> list[nodes.Node]:
            text = (
                None if "official_name" in self.columns else official_name_sentence(project, page)
            )
            return [paragraph(text)] if text else []

        first = with_names(COLUMNS[0], name, lambda project: project.sources, shared, official)
        return TableSet(
            columns=(first, *COLUMNS[1:]),
            groups=groups,
            asked=self.columns,
            caption=page.say("Projects {year}", year=year.year),
            kind="projects",
            totals=self.totals,
        ).render(page)

    def _groups(self, items: list[Project], page: Page) -> list[Group[Project]]:
        if self.group_by is None:
            return [Group(rows=[[item] for item in items])]
        titles: dict[str, list[Project]] = {}
        unknown: list[Project] = []
        for item in items:
            names = self._group_titles(item, page)
            for name in names:
                titles.setdefault(name, []).append(item)
            if not names:
                unknown.append(item)
        groups = [Group(title=name, rows=[[i] for i in found]) for name, found in titles.items()]
        if unknown:
            if self.group_by == "funder":
                title = page.say(NO_FUNDER)
            else:
                title = page.say(
                    "{what} not known", what=in_sentence(page.say(GROUPINGS[self.group_by]))
                )
            groups.append(Group(title=title, rows=[[item] for item in unknown]))
        return groups

    def _group_titles(self, item: Project, page: Page) -> list[str]:
        """Return the groups of a project: one a funder, at most one of the others."""
        if self.group_by == "funder":
            return [funder_name(funder, page) for funder in item.funders]
        if self.group_by == "coordinator":
            return [municipality_name(item.coordinator, page)] if item.coordinator else []
        member = item.status if self.group_by == "status" else item.kind
        return [page.label(member)] if member else []


def _lists(
    groups: Sequence[Group[Project]], year: Year, shared: Sequence[SourceReference], page: Page
) -> list[nodes.Node]:
    """Return a list of the projects, or a definition list of the groups with their projects."""
    lists = [_list(group, year, shared, page) for group in groups]
    if not groups[0].title:
        return [*list_caption(page), *lists]
    result = nodes.definition_list(classes=["report-groups"])
    for group, items in zip(groups, lists, strict=True):
        result += nodes.definition_list_item(
            "", nodes.term("", capitalized(group.title)), nodes.definition("", items)
        )
    return [*list_caption(page), result]


def _list(
    group: Group[Project], year: Year, shared: Sequence[SourceReference], page: Page
) -> nodes.bullet_list:
    items = []
    for project in group.items:
        item = project_name(project, year.year, page)
        if not group.title or len(project.funders) > 1:
            item.append(nodes.Text(f" ({funders_in_short(project, page)})"))
        if sentence := official_name_sentence(project, page):
            item.append(nodes.Text(f". {sentence}"))
        own = [source for source in project.sources if source not in shared]
        items.append([*item, *citations(own, page)])
    return bullet_list(items)


def _cards(
    groups: Sequence[Group[Project]], year: Year, shared: Sequence[SourceReference], page: Page
) -> list[nodes.Node]:
    """Return a card a project: its name and what is known of it."""
    result: list[nodes.Node] = list_caption(page)
    for group in groups:
        if group.title:
            result.append(nodes.rubric("", capitalized(group.title)))
        cards = nodes.container(classes=["report-cards"])
        for project in group.items:
            own = [source for source in project.sources if source not in shared]
            name = [*project_name(project, year.year, page), *citations(own, page)]
            title = nodes.rubric("", "", *name, classes=["report-title"])
            cards += nodes.container(
                "", title, project_facts(project, page), classes=["report-card"]
            )
        result.append(cards)
    return result


class ProjectsDirective(ReportDirective):
    """Show the projects of a year as a table, a list or cards."""

    has_content = True
    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "style": directives.unchanged,
        "group-by": directives.unchanged,
        "funder": directives.unchanged,
        "kind": directives.unchanged,
        "status": directives.unchanged,
        "totals": directives.flag,
        "columns": directives.unchanged,
        "sort": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the projects."""
        year = self.year_data()
        if year is None:
            return []
        self.domain.note_network(self.env.docname)
        only = define_in_body(self, year, "projects", ProjectsBody)
        context = self.domain.load().context(year.year)
        sort, descending = self.sorting(COLUMNS)
        view = ProjectsView(
            **self.view_place(),
            year=year.year,
            only=only,
            style=self.one_of("style", STYLES, "a style") or "table",
            funders=tuple(self.chosen("funder", context.funder)),
            kinds=self.members("kind", ProjectKind),
            statuses=self.members("status", ProjectStatus),
            columns=self.columns(COLUMNS),
            group_by=self.one_of("group-by", GROUPINGS, "something to group by"),
            sort=sort,
            descending=descending,
            totals="totals" in self.options,
        )
        return self.show(view)
