"""The tables of surveys: the surveys themselves, and their answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.open_data.tables.base import (
    Column,
    Table,
    Words,
    column,
    date,
    rounded,
    sources_column,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.model import Survey, SurveyQuestion, Year
    from annual_report.data.values import LocalizedText


@dataclass(frozen=True)
class _Answer:
    """A question, and one option of the scale with its answers where these are known."""

    survey: Survey
    question: SurveyQuestion
    number: int | None = None
    option: LocalizedText | None = None
    count: int | None = None

    @property
    def share(self) -> Decimal | None:
        """The answers of the option in per cent of all that are counted."""
        whole = sum(self.question.counts)
        return None if self.count is None or not whole else Decimal(100 * self.count) / whole


def _answers(survey: Survey) -> Iterator[_Answer]:
    for question in survey.questions:
        if not question.counts:
            yield _Answer(survey, question)
        counted = zip(survey.scale, question.counts, strict=False)
        for number, (option, count) in enumerate(counted, 1):
            yield _Answer(survey, question, number, option, count)


def _rows(year: Year) -> list[_Answer]:
    return [answer for survey in year.surveys for answer in _answers(survey)]


def _survey_columns(words: Words) -> tuple[Column[Survey], ...]:
    return (
        column("id", lambda survey: survey.id, "Id of the survey"),
        column("title", lambda survey: words.text(survey.title), "Its name"),
        column("domain", lambda survey: survey.domain, "Code of the services it is about"),
        column("domain_label", lambda survey: words.label(survey.domain), "The same in words"),
        column("target_group", lambda survey: words.text(survey.target_group), "Who was asked"),
        column("conducted", lambda survey: date(survey.conducted), "When it was made", "date"),
        column(
            "results_published",
            lambda survey: date(survey.results_published),
            "When its results were published",
            "date",
        ),
        column("invited", lambda survey: survey.invited, "How many were asked", "integer"),
        column("responses", lambda survey: survey.responses, "How many answered", "integer"),
        column(
            "response_rate",
            lambda survey: rounded(survey.known_rate),
            "Per cent that answered: as stated, or else of responses and invited",
            "decimal",
            is_computed=True,
        ),
        column(
            "scale",
            lambda survey: words.texts(survey.scale),
            "Options, the least favourable first",
            is_list=True,
        ),
        column("summary", lambda survey: words.text(survey.summary), "What it told"),
        column(
            "inference",
            lambda survey: words.text(survey.inference),
            "Why the survey is taken to be, where no source tells it",
        ),
        column("note", lambda survey: words.text(survey.note), "What else is to be said"),
        column(
            "accepted",
            lambda survey: words.accepted(survey.accept),
            "Checks that are silenced, each with the reason",
            is_list=True,
        ),
        sources_column(lambda survey: survey.sources),
    )


def _answer_columns(words: Words) -> tuple[Column[_Answer], ...]:
    return (
        column("survey", lambda row: row.survey.id, "Id of the survey"),
        column("question", lambda row: row.question.id, "Id of the question, the same every year"),
        column("text", lambda row: words.text(row.question.text), "The question or statement"),
        column("group", lambda row: words.text(row.question.group), "What it is one of"),
        column("option_number", lambda row: row.number, "Place of the option, from one", "integer"),
        column("option", lambda row: words.text(row.option), "The option"),
        column("count", lambda row: row.count, "How many chose it", "integer"),
        column(
            "share",
            lambda row: rounded(row.share),
            "Per cent of the counted answers that chose it",
            "decimal",
            is_computed=True,
        ),
        column(
            "responses",
            lambda row: row.question.known_responses,
            "How many answered the question: as stated, or else the sum of the counts",
            "integer",
            is_computed=True,
        ),
        column(
            "mean",
            lambda row: rounded(row.question.known_mean),
            "Mean, options counted from one: as stated, or else of the counts",
            "decimal",
            is_computed=True,
        ),
        column("note", lambda row: words.text(row.question.note), "What else is to be said"),
    )


SURVEYS: Table[Survey] = Table(
    name="surveys.csv",
    meaning="Surveys of the year",
    rows=lambda year: year.surveys,
    columns=_survey_columns,
    key=("id",),
)
RESULTS: Table[_Answer] = Table(
    name="survey_results.csv",
    meaning="Answers: a row for each question and option, one for a question without counts",
    rows=_rows,
    columns=_answer_columns,
)
