"""``{self-assessment}``: what a self-assessment found, and which objectives answer it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.directives.contents import facts_of, field_date, field_text
from annual_report.directives.parts import facts, links, note, shared_sources, sources_note
from annual_report.directives.tables import Column, Content, Group, TableSet, with_names
from annual_report.directives.year_table import YearTableDirective
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import Finding, SelfAssessment

FACTS: tuple[Column[SelfAssessment], ...] = (
    Column(name="conducted", heading=msgid("Conducted"), content=field_date(lambda s: s.conducted)),
    Column(
        name="conducted_by",
        heading=msgid("Conducted by"),
        content=field_text(lambda s: s.conducted_by),
    ),
    Column(name="method", heading=msgid("Method"), content=field_text(lambda s: s.method)),
    Column(name="note", heading=msgid("Note"), content=field_text(lambda s: s.note), shown="known"),
)
"""What is told of a self-assessment as a whole."""


def _text(finding: Finding, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(finding.text))]


def _answers(finding: Finding, page: Page) -> Content:
    """Return the objectives of the year that answer a finding; that none does is said."""
    year = page.archive.year(page.year) if page.year is not None else None
    if year is None:
        return None
    found = [item.id for item in year.objectives if finding.id in item.findings]
    return links("objective", year.year, found, page) or page.say("No objective answers this.")


COLUMNS: tuple[Column[Finding], ...] = (
    Column(name="finding", heading=msgid("Finding"), width=40),
    Column(
        name="area",
        heading=msgid("Area"),
        content=field_text(lambda f: f.area),
        shown="known",
        width=20,
    ),
    Column(
        name="objectives", heading=msgid("Objectives that answer it"), content=_answers, width=36
    ),
)


@dataclass(frozen=True, kw_only=True)
class SelfAssessmentView(View):
    """The self-assessment that a year's plan was derived from."""

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the facts, and the table of the findings."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        assessment = year.self_assessment
        if assessment is None:
            return [note(page.say("The self-assessment of {year} is not known.", year=year.year))]
        result: list[nodes.Node] = [
            facts(facts_of(assessment, FACTS, page)),
            *sources_note(assessment.sources, page),
        ]
        if not assessment.findings:
            return [*result, note(page.say("What the self-assessment found is not known."))]
        shared = shared_sources([item.sources for item in assessment.findings])
        name = with_names(COLUMNS[0], _text, lambda item: item.sources, shared)
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Group(rows=[[item] for item in assessment.findings])],
            asked=self.columns,
            caption=page.say("Findings of the self-assessment {year}", year=year.year),
            kind="self-assessment",
        )
        new = [source for source in shared if source not in assessment.sources]
        return [*result, *tables.render(page), *sources_note(new, page)]


class SelfAssessmentDirective(YearTableDirective):
    """Show when, by whom and how a self-assessment was made, and what it found."""

    view_class = SelfAssessmentView
    all_columns = COLUMNS
