"""``{objective-archive}``: the objectives of all years, to narrow and to sort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from annual_report.data.enums import ObjectiveKind, Status
from annual_report.data.status_rules import outcome
from annual_report.directives.archive_tables import (
    ArchiveDirective,
    ArchiveTable,
    Narrowing,
    one_table,
)
from annual_report.directives.parts import badge, link, note
from annual_report.directives.tables import Column, Content
from annual_report.i18n import msgid
from annual_report.table_filters import Counted
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Objective


class Row(NamedTuple):
    """A row: an objective and its year."""

    year: int
    objective: Objective


def rows_of(archive: Archive) -> list[Row]:
    """Return the objectives of all years, the newest year first."""
    return [Row(year.year, item) for year in reversed(archive.years) for item in year.objectives]


def _title(row: Row, page: Page) -> Content:
    return [nodes.paragraph("", "", link("objective", row.year, row.objective.id, page))]


def _kind(row: Row, page: Page) -> Content:
    return page.label(row.objective.kind) if row.objective.kind else None


def _focus_area(row: Row, page: Page) -> Content:
    return page.text(row.objective.focus_area) if row.objective.focus_area else None


def _status(row: Row, page: Page) -> Content:
    status = outcome(row.objective)
    return [nodes.paragraph("", "", badge(status, page))] if status else None


COLUMNS: tuple[Column[Row], ...] = (
    Column(name="title", heading=msgid("Objective"), content=_title, width=40),
    Column(name="year", heading=msgid("Year"), content=lambda row, _: str(row.year), width=10),
    Column(name="kind", heading=msgid("Kind"), content=_kind, shown="known", width=18),
    Column(
        name="focus_area",
        heading=msgid("Focus area"),
        content=_focus_area,
        shown="known",
        width=20,
    ),
    Column(name="status", heading=msgid("Status"), content=_status, width=20),
)


@dataclass(frozen=True, kw_only=True)
class ObjectiveArchiveView(View):
    """The objectives of all years."""

    is_archive_wide = True

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table."""
        rows = rows_of(page.archive)
        if not rows:
            return [note(page.say("No objectives are known."))]
        table = ArchiveTable(
            tables=one_table(
                rows,
                COLUMNS,
                asked=self.columns,
                caption=page.say("Objectives of all years"),
                kind="objective-archive",
            ),
            rows=rows,
            narrowings=(
                Narrowing(
                    name="year",
                    label=msgid("Year"),
                    values=lambda row: (str(row.year),),
                    labels={str(row.year): str(row.year) for row in rows},
                ),
                Narrowing(
                    name="status",
                    label=msgid("Status"),
                    values=lambda row: _values(outcome(row.objective)),
                    labels={item.value: page.label(item) for item in Status},
                ),
                Narrowing(
                    name="kind",
                    label=msgid("Kind"),
                    values=lambda row: _values(row.objective.kind),
                    labels={item.value: page.label(item) for item in ObjectiveKind},
                ),
            ),
            identity=lambda row: f"{row.year}/{row.objective.id}",
            keys={
                "status": lambda row: _order(outcome(row.objective)),
            },
            counted=Counted(
                all=page.say("All {all} objectives are shown."),
                many=page.say("{shown} objectives are shown, of {all} in all."),
                one=page.say("One objective is shown, of {all} in all."),
                none=page.say("No objective meets the conditions."),
            ),
        )
        return table.render(self, page)


def _values(member: Status | ObjectiveKind | None) -> tuple[str, ...]:
    return (member.value,) if member else ()


def _order(status: Status | None) -> str:
    """Return the key that sorts statuses as the vocabulary does."""
    return f"{list(Status).index(status):02}" if status else ""


class ObjectiveArchiveDirective(ArchiveDirective):
    """Show the objectives of all years in one table."""

    def view(self) -> View:
        """Return what is shown."""
        return ObjectiveArchiveView(**self.view_place(), columns=self.columns(COLUMNS))
