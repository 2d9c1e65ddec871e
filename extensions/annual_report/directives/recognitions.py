"""``{recognitions}``: the recognitions the network was given in a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.enums import RecognitionScope
from annual_report.directives.base import ReportDirective
from annual_report.directives.contents import field_date, field_label, field_text
from annual_report.directives.parts import (
    bullet_list,
    citations,
    list_caption,
    note,
    shared_sources,
    sources_note,
)
from annual_report.directives.tables import (
    Column,
    Group,
    TableSet,
    sort_items,
    text_of,
    with_names,
)
from annual_report.formatting import sorting_key
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Recognition, SourceReference

STYLES = {"table": msgid("table"), "list": msgid("list")}
"""How recognitions can be shown."""


def _name(item: Recognition, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(item.title))]


COLUMNS: tuple[Column[Recognition], ...] = (
    Column(
        name="title",
        heading=msgid("Recognition"),
        key=lambda item: sorting_key(str(item.title)),
        width=28,
    ),
    Column(
        name="date",
        heading=msgid("Date"),
        content=field_date(lambda r: r.date),
        key=lambda item: item.date.first_day if item.date else None,
        width=16,
    ),
    Column(
        name="given_by",
        heading=msgid("Given by"),
        content=field_text(lambda r: r.given_by),
        width=22,
    ),
    Column(
        name="scope",
        heading=msgid("Scope"),
        content=field_label(lambda r: r.scope),
        key=lambda item: list(RecognitionScope).index(item.scope) if item.scope else None,
        width=16,
    ),
    Column(
        name="description",
        heading=msgid("Description"),
        content=field_text(lambda r: r.description),
        shown="known",
        blank=True,
        width=32,
    ),
)


@dataclass(frozen=True, kw_only=True)
class RecognitionsView(View):
    """The recognitions of a year."""

    style: str = "table"
    columns: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table or the list."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        items: Sequence[Recognition] = year.recognitions
        if not items:
            return [note(page.say("No recognitions of {year} are known.", year=year.year))]
        if self.sort:
            column = next(column for column in COLUMNS if column.name == self.sort)
            items = sort_items(items, column, page, descending=self.descending)
        shared = shared_sources([item.sources for item in items])
        if self.style == "list":
            found = bullet_list(_sentence(item, shared, page) for item in items)
            return [*list_caption(page), found, *sources_note(shared, page)]
        name = with_names(COLUMNS[0], _name, lambda item: item.sources, shared)
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Group(rows=[[item] for item in items])],
            asked=self.columns,
            caption=page.say("Recognitions {year}", year=year.year),
            kind="recognitions",
        )
        return [*tables.render(page), *sources_note(shared, page)]


def _sentence(item: Recognition, shared: Sequence[SourceReference], page: Page) -> list[nodes.Node]:
    """Return a recognition in a line: what, by whom, how far and when it reaches."""
    details = [
        text_of(content)
        for column in COLUMNS[1:]
        if column.name != "description" and (content := column.cell(item, page)) is not None
    ]
    name = page.text(item.title)
    text = f"{name} ({', '.join(details)})" if details else name
    if item.description:
        text = f"{text}. {page.text(item.description)}"
    own = [source for source in item.sources if source not in shared]
    return [nodes.Text(text), *citations(own, page)]


class RecognitionsDirective(ReportDirective):
    """Show what recognitions were given, by whom and when."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "style": directives.unchanged,
        "columns": directives.unchanged,
        "sort": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the recognitions."""
        year = self.year_data()
        if year is None:
            return []
        sort, descending = self.sorting(COLUMNS)
        view = RecognitionsView(
            **self.view_place(),
            year=year.year,
            style=self.one_of("style", STYLES, "a style") or "table",
            columns=self.columns(COLUMNS),
            sort=sort,
            descending=descending,
        )
        return self.show(view)
