"""``{surveys}``: the evaluation surveys of a year and their results by question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.charts import survey_scale
from annual_report.data.enums import SurveyDomain
from annual_report.directives.accepted import accepted_note
from annual_report.directives.base import ReportDirective
from annual_report.directives.choices import read_choice, with_labels
from annual_report.directives.outcomes import supported_by
from annual_report.directives.parts import (
    citations,
    facts,
    list_caption,
    named,
    note,
    paragraph,
    shared_sources,
    sources_note,
)
from annual_report.directives.survey_results import results_of
from annual_report.directives.tables import (
    Column,
    Content,
    Group,
    TableSet,
    content_blocks,
    with_names,
)
from annual_report.formatting import format_date, format_number, format_percent, sorting_key
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annual_report.data.model import Archive, SourceReference, Survey, Year
    from annual_report.data.values import LocalizedText, PartialDate
    from annual_report.view import ObjectKey

STYLES = {"full": msgid("full"), "table": msgid("table")}


def _text(get: Callable[[Survey], LocalizedText | None]) -> Callable[[Survey, Page], Content]:
    def content(survey: Survey, page: Page) -> Content:
        text = get(survey)
        return page.text(text) if text else None

    return content


def _date(get: Callable[[Survey], PartialDate | None]) -> Callable[[Survey, Page], Content]:
    def content(survey: Survey, page: Page) -> Content:
        date = get(survey)
        return format_date(date, page.language) if date else None

    return content


def _number(get: Callable[[Survey], int | None]) -> Callable[[Survey, Page], Content]:
    def content(survey: Survey, page: Page) -> Content:
        number = get(survey)
        return None if number is None else format_number(number, page.language)

    return content


def _domain(survey: Survey, page: Page) -> Content:
    return page.label(survey.domain) if survey.domain else None


def _rate(survey: Survey, page: Page) -> Content:
    rate = survey.known_rate
    return None if rate is None else format_percent(rate, page.language)


def _supports(survey: Survey, page: Page) -> Content:
    year = page.archive.year(page.year) if page.year is not None else None
    return supported_by(survey, year, page) if year else None


def inference(survey: Survey, page: Page) -> Content:
    """Return why a survey is taken to be, marked as what is inferred and not told."""
    if survey.inference is None:
        return None
    text = page.say("Inference: {text}", text=page.text(survey.inference))
    return [nodes.paragraph("", "", nodes.Text(text), classes=["report-inference"])]


COLUMNS: tuple[Column[Survey], ...] = (
    Column(
        name="title",
        heading=msgid("Survey"),
        key=lambda survey: sorting_key(str(survey.title)),
        width=34,
    ),
    Column(name="domain", heading=msgid("Domain"), content=_domain, width=16),
    Column(
        name="target_group",
        heading=msgid("Target group"),
        content=_text(lambda survey: survey.target_group),
        width=18,
    ),
    Column(
        name="conducted",
        heading=msgid("Conducted"),
        content=_date(lambda survey: survey.conducted),
        key=lambda survey: survey.conducted.first_day if survey.conducted else None,
        width=14,
    ),
    Column(
        name="results_published",
        heading=msgid("Results announced"),
        content=_date(lambda survey: survey.results_published),
        key=lambda survey: survey.results_published.first_day if survey.results_published else None,
        width=14,
    ),
    Column(
        name="invited",
        heading=msgid("Invited"),
        content=_number(lambda survey: survey.invited),
        key=lambda survey: survey.invited,
        number=True,
        width=10,
    ),
    Column(
        name="responses",
        heading=msgid("Responses"),
        content=_number(lambda survey: survey.responses),
        key=lambda survey: survey.responses,
        number=True,
        width=10,
    ),
    Column(
        name="response_rate",
        heading=msgid("Response rate"),
        content=_rate,
        key=lambda survey: survey.known_rate,
        number=True,
        width=10,
    ),
    Column(
        name="supports",
        heading=msgid("Evidence for the objectives"),
        content=_supports,
        shown="asked",
        blank=True,
        width=24,
    ),
    Column(
        name="note",
        heading=msgid("Note"),
        content=_text(lambda survey: survey.note),
        shown="known",
        blank=True,
        width=22,
    ),
)
"""The columns of the table of surveys, in their order."""


@dataclass(frozen=True, kw_only=True)
class SurveysView(View):
    """The surveys of a year: each with its results, or one row each."""

    is_archive_wide: ClassVar[bool] = True  # objectives of any year may rest on a survey

    style: str = "full"
    domains: tuple[SurveyDomain | None, ...] = ()
    surveys: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    questions: bool = True
    chart: bool = True

    def chosen(self, year: Year) -> list[Survey]:
        """Return the surveys that are shown, in the order of the data."""
        return [
            survey
            for survey in year.surveys
            if (not self.domains or survey.domain in self.domains)
            and (not self.surveys or survey.id in self.surveys)
        ]

    @property
    def rank(self) -> int:
        """A survey with its results is its place rather than a row of a table."""
        return 1 if self.style == "full" else 2

    def shown(self, archive: Archive) -> Sequence[ObjectKey]:
        """Return the surveys that are shown."""
        year = self.year_data(archive)
        return [("survey", year.year, item.id) for item in self.chosen(year)] if year else []

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the surveys and the sources that all of them share."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        surveys = self.chosen(year)
        if not surveys:
            if year.surveys:
                return [note(page.say("No survey meets the conditions."))]
            return [note(page.say("The surveys of {year} are not known.", year=year.year))]
        shared = shared_sources([survey.sources for survey in surveys])
        if self.style == "table":
            result = self._table(surveys, year, shared, page)
            result += accepted_note(surveys, page)
            return [*result, *sources_note(shared, page)]
        return [
            *list_caption(page),
            *(node for survey in surveys for node in self._block(survey, year, page)),
        ]

    def _table(
        self,
        surveys: Sequence[Survey],
        year: Year,
        shared: Sequence[SourceReference],
        page: Page,
    ) -> list[nodes.Node]:
        def below(survey: Survey, page: Page) -> list[nodes.Node]:
            return content_blocks(inference(survey, page) or [], page)

        def name(survey: Survey, page: Page) -> list[nodes.Node]:
            return _name(survey, year, page)

        first = with_names(COLUMNS[0], name, lambda survey: survey.sources, shared, below)
        return TableSet(
            columns=(first, *COLUMNS[1:]),
            groups=[Group(rows=[[survey] for survey in surveys])],
            asked=self.columns,
            caption=page.say("Surveys {year}", year=year.year),
            kind="surveys",
        ).render(page)

    def _block(self, survey: Survey, year: Year, page: Page) -> list[nodes.Node]:
        """Return a survey: its title, what is known of it, and its results."""
        pairs = [
            (page.say(column.heading), content_blocks(content, page))
            for column in COLUMNS[1:]
            if (content := column.cell(survey, page)) is not None or not column.blank
        ]
        name = [*_name(survey, year, page), *citations(survey.sources, page)]
        result: list[nodes.Node] = [nodes.rubric("", "", *name, classes=["report-title"])]
        if survey.summary:
            result.append(paragraph(page.text(survey.summary)))
        result += content_blocks(inference(survey, page) or [], page)
        result.append(facts(pairs))
        result += accepted_note([survey], page, named=False)
        if self.questions and survey.questions:
            if self.chart:
                result += survey_scale(survey, page)
            result += results_of(survey, page)
        return result


def _name(survey: Survey, year: Year, page: Page) -> list[nodes.Node]:
    return named(page.text(survey.title), ("survey", year.year, survey.id))


class SurveysDirective(ReportDirective):
    """Show the evaluation surveys of a year."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "style": directives.unchanged,
        "domain": directives.unchanged,
        "survey": directives.unchanged,
        "questions": directives.unchanged,
        "chart": directives.unchanged,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the surveys."""
        year = self.year_data()
        if year is None:
            return []
        self.domain.note_archive(self.env.docname)
        view = SurveysView(
            **self.view_place(),
            year=year.year,
            style=self.one_of("style", STYLES, "a style") or "full",
            domains=self.members("domain", SurveyDomain),
            surveys=self._surveys(year),
            columns=self.columns(COLUMNS),
            questions=self.yes_or_no("questions", default=True),
            chart=self.yes_or_no("chart", default=True),
        )
        return self.show(view, classes=["report-surveys-view"])

    def _surveys(self, year: Year) -> tuple[str, ...]:
        """Return the ids of the surveys that are asked for by id or title."""
        words = with_labels({item.id: (str(item.title), item.id) for item in year.surveys})
        names = [item.id for item in year.surveys]
        return tuple(
            self.chosen("survey", lambda word: read_choice(word, words, names, "a survey"))
        )
