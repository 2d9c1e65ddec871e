"""``{action-plan}``: a year's plan, and its objectives under their focus areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.enums import ReportKind
from annual_report.directives.base import ReportDirective
from annual_report.directives.contents import facts_of, field_date, field_text
from annual_report.directives.parts import facts, links, note, paragraph, sources_note, texts
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import ActionPlan, Objective, Year
    from annual_report.data.values import LocalizedText

FACTS: tuple[Column[ActionPlan], ...] = (
    Column(name="title", heading=msgid("Name"), content=field_text(lambda p: p.title)),
    Column(name="adopted", heading=msgid("Adopted"), content=field_date(lambda p: p.adopted)),
    Column(
        name="adopted_by", heading=msgid("Adopted by"), content=field_text(lambda p: p.adopted_by)
    ),
    Column(
        name="focus_areas",
        heading=msgid("Focus areas"),
        content=lambda plan, page: texts(plan.focus_areas, page),
    ),
    Column(
        name="success_factors",
        heading=msgid("Success factors"),
        content=lambda plan, page: texts(plan.success_factors, page),
    ),
    Column(name="note", heading=msgid("Note"), content=field_text(lambda p: p.note), shown="known"),
)
"""What is told of a plan as a whole."""


class Aim(NamedTuple):
    """A line of the table: a focus area and one of its objectives, if it has any.

    ``area`` is ``None`` where the focus area of an objective is not known.
    """

    area: str | None
    objective: Objective | None


def by_focus_area(year: Year, plan: ActionPlan, page: Page) -> list[list[Aim]]:
    """Return the year's objectives by focus area: the plan's in its order, then others'.

    The objectives whose focus area is not known come last.
    """
    areas: list[LocalizedText] = []
    found: list[list[Objective]] = []
    unknown = []
    for area in plan.focus_areas:
        _place(area, areas, found)
    for objective in year.objectives:
        if objective.focus_area is None:
            unknown.append(objective)
        else:
            _place(objective.focus_area, areas, found).append(objective)
    rows = [
        [Aim(page.text(area), objective) for objective in objectives or (None,)]
        for area, objectives in zip(areas, found, strict=True)
    ]
    return [*rows, [Aim(None, objective) for objective in unknown]] if unknown else rows


def _place(
    area: LocalizedText, areas: list[LocalizedText], found: list[list[Objective]]
) -> list[Objective]:
    """Return the objectives of a focus area; two are the same when they share a text."""
    words = _words(area)
    for known, objectives in zip(areas, found, strict=True):
        if not words.isdisjoint(_words(known)):
            return objectives
    areas.append(area)
    found.append([])
    return found[-1]


def _words(text: LocalizedText) -> set[str]:
    return {" ".join(words.split()).casefold() for words in text.texts.values()}


def _objective(aim: Aim, page: Page) -> Content:
    if aim.objective is None:
        return page.say("No objectives")
    return links("objective", page.year or 0, [aim.objective.id], page)


def _findings(aim: Aim, page: Page) -> Content:
    """Return the texts of the findings that an objective answers, or their ids."""
    year = page.archive.year(page.year) if page.year is not None else None
    if aim.objective is None:
        return []
    if year is None or not aim.objective.findings:
        return None
    known = year.self_assessment.findings if year.self_assessment else ()
    by_id = {finding.id: finding.text for finding in known}
    said = [page.text(by_id[item]) if item in by_id else item for item in aim.objective.findings]
    return [paragraph(text) for text in said]


def _responsible(aim: Aim, page: Page) -> Content:
    if aim.objective is None:
        return []
    return page.text(aim.objective.responsible) if aim.objective.responsible else None


FOCUS_AREA: Column[Aim] = Column(
    name="focus_area", heading=msgid("Focus area"), content=lambda aim, _: aim.area, width=24
)
COLUMNS: tuple[Column[Aim], ...] = (
    FOCUS_AREA,
    Column(name="objective", heading=msgid("Objective"), content=_objective, spans=False, width=36),
    Column(
        name="findings",
        heading=msgid("Finding it answers"),
        content=_findings,
        spans=False,
        width=34,
    ),
    Column(
        name="responsible",
        heading=msgid("Responsible party"),
        content=_responsible,
        shown="known",
        spans=False,
        width=20,
    ),
)


@dataclass(frozen=True, kw_only=True)
class ActionPlanView(View):
    """The plan of a year."""

    columns: tuple[str, ...] = ()
    with_objectives: bool = True

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the facts, the table of the objectives, and what the year's data rests on."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        plan = year.action_plan
        if plan is None:
            return [note(page.say("The action plan of {year} is not known.", year=year.year))]
        result: list[nodes.Node] = [
            facts(facts_of(plan, FACTS, page)),
            *sources_note(plan.sources, page),
        ]
        if year.report.kind is ReportKind.ACTION_PLAN:
            text = page.say(
                "This rests on the action plan: what came of the objectives of {year} is not "
                "reported here.",
                year=year.year,
            )
            result.insert(0, nodes.paragraph("", text, classes=["report-kind-note"]))
        if not self.with_objectives:
            return result
        if not year.objectives:
            return [*result, note(page.say("No objectives of {year} are known.", year=year.year))]
        return [*result, *self._table(year, plan, page)]

    def _table(self, year: Year, plan: ActionPlan, page: Page) -> list[nodes.Node]:
        rows = by_focus_area(year, plan, page)
        columns = COLUMNS
        if all(line.area is None for lines in rows for line in lines):
            # Without focus areas the objectives themselves are the rows.
            columns = (*COLUMNS[1:], FOCUS_AREA)
            rows = [[line] for lines in rows for line in lines]
        tables = TableSet(
            columns=columns,
            groups=[Group(rows=rows)],
            asked=self.columns,
            caption=page.say("Objectives of the action plan {year}", year=year.year),
            kind="action-plan",
        )
        return tables.render(page)


class ActionPlanDirective(ReportDirective):
    """Show a year's plan: by whom it was adopted, what it stresses, what it aims at."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "columns": directives.unchanged,
        "without-objectives": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the facts and the table."""
        year = self.year_data()
        if year is None:
            return []
        view = ActionPlanView(
            **self.view_place(),
            year=year.year,
            columns=self.columns(COLUMNS),
            with_objectives="without-objectives" not in self.options,
        )
        return self.show(view)
