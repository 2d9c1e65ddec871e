"""``{survey-history}``: which survey was made in which year, and how the answers compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils.parsers.rst import directives

from annual_report.charts import Series, series
from annual_report.data.continuity import At, QuestionHistory, SurveyHistory, survey_histories
from annual_report.data.coverage import Told, told_of
from annual_report.data.enums import ReportKind, SurveyDomain
from annual_report.directives.choices import UNKNOWN
from annual_report.directives.over_years import OverYearsDirective, OverYearsView
from annual_report.directives.parts import note, paragraph
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.formatting import capitalized, format_date, format_number, format_percent
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes

    from annual_report.data.model import Archive, Survey, SurveyQuestion, Year
    from annual_report.view import Page

CARRIED_OUT = msgid("carried out")
INFERENCE = msgid("inference")
PLANNED = msgid("planned for the year")
MENTIONED = msgid("mentioned")
NO_MENTION = msgid("no mention")
DOMAIN_UNKNOWN = msgid("Domain not known")


def state_of(survey: Survey, kind: ReportKind) -> str:
    """Return in a word (a message id) how sure it is that a survey was made."""
    if survey.inference is not None:
        return INFERENCE
    answers = any(question.known_responses for question in survey.questions)
    if survey.conducted or survey.responses is not None or answers:
        return CARRIED_OUT
    return PLANNED if kind is ReportKind.ACTION_PLAN else MENTIONED


def _state(year: Year, domain: SurveyDomain | None, page: Page) -> Content:
    states = [
        page.say(state_of(survey, year.report.kind))
        for survey in year.surveys
        if survey.domain is domain
    ]
    if states:
        return [paragraph(text) for text in dict.fromkeys(states)]
    told = told_of(year, "surveys") is Told.WHOLE
    return page.say(NO_MENTION) if told else None


def _alternation(
    archive: Archive, domains: Sequence[SurveyDomain | None], page: Page
) -> list[Column[Year]]:
    """Return the columns of the years × domains; one that is not known is said in its cell."""

    def of_domain(domain: SurveyDomain | None) -> Callable[[Year, Page], Content]:
        return lambda year, page: _state(year, domain, page) or page.say(UNKNOWN)

    columns: list[Column[Year]] = [
        Column(name="year", heading=msgid("Year"), content=lambda year, _: str(year.year), width=10)
    ]
    columns += [
        Column(
            name=domain or "unknown",
            heading=capitalized(page.label(domain)) if domain else DOMAIN_UNKNOWN,
            content=of_domain(domain),
            width=22,
        )
        for domain in domains
    ]
    rotation = archive.network.survey_rotation if archive.network else None
    if rotation is not None:

        def due(year: Year, page: Page) -> Content:
            domain = rotation.due(year.year)
            return page.label(domain) if domain else page.say("outside the rotation")

        columns.append(
            Column(name="due", heading=msgid("Due by the rotation"), content=due, width=24)
        )
    return columns


def _conducted(at: At[Survey], page: Page) -> Content:
    if at.item.conducted:
        return format_date(at.item.conducted, page.language)
    return page.text(at.item.inference) if at.item.inference else None


def _number(number: int | None, page: Page) -> Content:
    return None if number is None else format_number(number, page.language)


def _rate(at: At[Survey], page: Page) -> Content:
    rate = at.item.known_rate
    return None if rate is None else format_percent(rate, page.language)


RATES: tuple[Column[At[Survey]], ...] = (
    Column(name="year", heading=msgid("Year"), content=lambda at, _: str(at.year), width=10),
    Column(
        name="title",
        heading=msgid("Survey"),
        content=lambda at, page: page.text(at.item.title),
        width=30,
    ),
    Column(name="conducted", heading=msgid("When carried out"), content=_conducted, width=20),
    Column(
        name="invited",
        heading=msgid("Invited"),
        content=lambda at, page: _number(at.item.invited, page),
        number=True,
        width=12,
    ),
    Column(
        name="responses",
        heading=msgid("Responses"),
        content=lambda at, page: _number(at.item.responses, page),
        number=True,
        width=12,
    ),
    Column(name="rate", heading=msgid("Response rate"), content=_rate, number=True, width=14),
)


class Answer(NamedTuple):
    """The answers to a question in a year."""

    question: QuestionHistory
    at: At[SurveyQuestion]


def _mean(answer: Answer, page: Page) -> Content:
    mean = answer.at.item.known_mean
    return None if mean is None else format_number(round(mean, 2).normalize(), page.language)


ANSWERS: tuple[Column[Answer], ...] = (
    Column(
        name="question",
        heading=msgid("Question"),
        content=lambda answer, page: page.text(answer.question.text),
        width=40,
    ),
    Column(
        name="year",
        heading=msgid("Year"),
        content=lambda answer, _: str(answer.at.year),
        spans=False,
        width=10,
    ),
    Column(
        name="responses",
        heading=msgid("Responses"),
        content=lambda answer, page: _number(answer.at.item.known_responses, page),
        spans=False,
        number=True,
        width=14,
    ),
    Column(name="mean", heading=msgid("Mean"), content=_mean, spans=False, number=True, width=14),
)


@dataclass(frozen=True, kw_only=True)
class SurveyHistoryView(OverYearsView):
    """The surveys of all years, of all domains or of those asked for."""

    domains: tuple[SurveyDomain | None, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the alternation, the response rates, and the questions that can be compared."""
        years = self.years(page.archive)
        histories = self._histories(page.archive)
        domains = self._shown_domains(page.archive, histories)
        if not domains:
            return [note(page.say("No surveys are known."))]
        result = TableSet(
            columns=_alternation(page.archive, domains, page),
            groups=[Group(rows=[[year] for year in years])],
            caption=page.say("Surveys by year"),
            kind="survey-history",
        ).render(page)
        if any(at.item.inference for history in histories for at in history.surveys):
            text = page.say("An inference is not told by a source: it follows from the rotation.")
            result.append(note(text))
        if histories:
            result += self._rates(histories, page)
        for history in histories:
            result += self._answers(history, page)
        return result

    def _histories(self, archive: Archive) -> list[SurveyHistory]:
        histories = survey_histories(
            archive.model_copy(update={"years": tuple(self.years(archive))})
        )
        return [
            history
            for domain, history in histories.items()
            if not self.domains or domain in self.domains
        ]

    def _shown_domains(
        self, archive: Archive, histories: Sequence[SurveyHistory]
    ) -> list[SurveyDomain | None]:
        """Return the domains that the rotation or a survey has, in the vocabulary's order."""
        rotation = archive.network.survey_rotation if archive.network else None
        there = {history.domain for history in histories} | set(
            rotation.domains if rotation else ()
        )
        return [
            domain
            for domain in (*SurveyDomain, None)
            if domain in there and (not self.domains or domain in self.domains)
        ]

    def _rates(self, histories: Sequence[SurveyHistory], page: Page) -> list[nodes.Node]:
        groups = [
            Group(title=_title(history, page), rows=[[at] for at in history.surveys])
            for history in histories
        ]
        tables = TableSet(
            columns=RATES,
            groups=groups,
            caption=page.say("Responses by year"),
            kind="survey-rates",
        )
        drawn = [
            Series(
                name=capitalized(_title(history, page)),
                figures={year: survey.known_rate for year, survey in history.surveys},
            )
            for history in histories
            if sum(at.item.known_rate is not None for at in history.surveys) > 1
        ]
        title = page.say("Response rate")
        return [
            *(series(drawn, page, title=title, unit="%") if self.chart else []),
            *tables.render(page),
        ]

    def _answers(self, history: SurveyHistory, page: Page) -> list[nodes.Node]:
        questions = history.questions
        if not questions:
            return []
        rows = [[Answer(question, at) for at in question.answers] for question in questions]
        title = _title(history, page)
        drawn = [
            Series(
                name=page.plain.text(question.text),
                figures={year: answer.known_mean for year, answer in question.answers},
            )
            for question in questions
        ]
        name = page.say("Mean of the answers: {domain}", domain=title)
        result = series(drawn, page, title=name) if self.chart else []
        result += TableSet(
            columns=ANSWERS,
            groups=[Group(title=title, rows=rows)],
            caption=page.say("Answers over the years"),
            kind="survey-answers",
        ).render(page)
        result.append(
            note(page.say("The options of a question are counted from one, the least favourable."))
        )
        if any(question.is_reworded for question in questions):
            text = page.say("The words of a question are those of the last year it was asked in.")
            result.append(note(text))
        return result


def _title(history: SurveyHistory, page: Page) -> str:
    return page.label(history.domain) if history.domain else page.say(DOMAIN_UNKNOWN)


class SurveyHistoryDirective(OverYearsDirective):
    """Show which surveys were made in which years, and how their answers compare."""

    option_spec: ClassVar = {**OverYearsDirective.common_options, "domain": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the container of the tables."""
        fields = self.over_years()
        return self.show(SurveyHistoryView(**fields, domains=self.members("domain", SurveyDomain)))
