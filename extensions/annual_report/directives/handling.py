"""``{handling}``: the way of a year's report through the bodies that handle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.enums import BodyKind
from annual_report.data.trail import in_order
from annual_report.directives.base import ReportDirective
from annual_report.directives.parts import note, paragraph, shared_sources, sources_note
from annual_report.directives.project_parts import municipality_name
from annual_report.directives.tables import Column, Content, Group, TableSet, with_names
from annual_report.formatting import NO_BREAK_SPACE, format_date
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import HandlingStage, Year


def _name(stage: HandlingStage, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(stage.body))]


def _municipality(stage: HandlingStage, page: Page) -> Content:
    if stage.municipality:
        return municipality_name(stage.municipality, page)
    # The steering group is the municipalities' common one.
    return page.say("the network") if stage.body_kind is BodyKind.STEERING_GROUP else None


def _date(stage: HandlingStage, page: Page) -> Content:
    return format_date(stage.date, page.language) if stage.date else None


def _section(stage: HandlingStage, _page: Page) -> Content:
    return f"§{NO_BREAK_SPACE}{stage.section}" if stage.section else None


def _decision(stage: HandlingStage, page: Page) -> Content:
    blocks: list[nodes.Node] = []
    if stage.decision:
        blocks.append(paragraph(page.label(stage.decision)))
    if stage.decision_text:
        blocks.append(paragraph(page.text(stage.decision_text)))
    return blocks or None


def _note(stage: HandlingStage, page: Page) -> Content:
    blocks: list[nodes.Node] = []
    if stage.for_information:
        blocks.append(paragraph(page.say("For information.")))
    if stage.note:
        blocks.append(paragraph(page.text(stage.note)))
    return blocks or None


COLUMNS: tuple[Column[HandlingStage], ...] = (
    Column(name="body", heading=msgid("Body"), width=24),
    Column(name="municipality", heading=msgid("Municipality"), content=_municipality, width=14),
    Column(name="date", heading=msgid("Date"), content=_date, width=16),
    Column(name="section", heading=msgid("Section"), content=_section, width=17),
    Column(
        name="record_number",
        heading=msgid("Record number"),
        content=lambda stage, _: stage.record_number,
        width=26,
    ),
    Column(name="decision", heading=msgid("Decision"), content=_decision, width=22),
    Column(name="note", heading=msgid("Note"), content=_note, shown="known", blank=True, width=20),
)


@dataclass(frozen=True, kw_only=True)
class HandlingView(View):
    """The stages of a year's report, of all municipalities or of those asked for."""

    municipalities: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table of the stages."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        stages = [stage for stage in in_order(year.handling) if self._is_chosen(stage)]
        if not stages:
            return [note(self._nothing(year, page))]
        shared = shared_sources([stage.sources for stage in stages])
        name = with_names(COLUMNS[0], _name, lambda stage: stage.sources, shared)
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Group(rows=[[stage] for stage in stages])],
            asked=self.columns,
            caption=page.say("Handling of the annual report {year}", year=year.year),
            kind="handling",
        )
        return [*tables.render(page), *sources_note(shared, page)]

    def _is_chosen(self, stage: HandlingStage) -> bool:
        """Stages of the whole network are part of every municipality's way."""
        return (
            not self.municipalities
            or stage.municipality is None
            or stage.municipality in self.municipalities
        )

    def _nothing(self, year: Year, page: Page) -> str:
        if year.handling:
            return page.say("No handling meets the conditions.")
        return page.say("No handling of the annual report {year} is known.", year=year.year)


class HandlingDirective(ReportDirective):
    """Show where and when a year's report was handled."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "municipality": directives.unchanged,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        year = self.year_data()
        if year is None:
            return []
        self.domain.note_network(self.env.docname)
        context = self.domain.load().context(year.year)
        view = HandlingView(
            **self.view_place(),
            year=year.year,
            municipalities=tuple(self.chosen("municipality", context.municipality)),
            columns=self.columns(COLUMNS),
        )
        return self.show(view)
