"""The answers to a survey's questions: one table, or one for each group of questions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.directives.parts import note, paragraph
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.formatting import format_decimals, format_number, format_percent
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

    from annual_report.data.model import Survey, SurveyQuestion
    from annual_report.view import Page

MEAN_DECIMALS = 2
NUMBER, MEAN = msgid("n"), msgid("M")
"""Short headings: beside many options there is no room for words, which the note says."""


def _question(question: SurveyQuestion, page: Page) -> Content:
    return page.text(question.text)


def _responses(question: SurveyQuestion, page: Page) -> Content:
    number = question.known_responses
    return None if number is None else format_number(number, page.language)


def _mean(question: SurveyQuestion, page: Page) -> Content:
    mean = question.known_mean
    return None if mean is None else format_decimals(mean, MEAN_DECIMALS, page.language)


def _note(question: SurveyQuestion, page: Page) -> Content:
    return page.text(question.note) if question.note else None


def _option(position: int) -> Callable[[SurveyQuestion, Page], Content]:
    """Return the content of an option's column: how many chose it, and their share."""

    def content(question: SurveyQuestion, page: Page) -> Content:
        if not question.counts:
            return None
        count, whole = question.counts[position], sum(question.counts)
        number = paragraph(format_number(count, page.language))
        if not whole:
            return [number]
        share = Decimal(100 * count) / whole
        return [number, paragraph(format_percent(round(share, 0), page.language))]

    return content


def results_of(survey: Survey, page: Page) -> list[nodes.Node]:
    """Return the tables of a survey's results and what is said of them."""
    columns: list[Column[SurveyQuestion]] = [
        Column(name="question", heading=msgid("Question"), content=_question, width=40),
        *(
            Column(
                name=f"option-{position}",
                heading=page.text(option),
                content=_option(position),
                shown="known",
                number=True,
                width=9,
            )
            for position, option in enumerate(survey.scale)
        ),
        Column(name="responses", heading=NUMBER, content=_responses, number=True, width=7),
        Column(name="mean", heading=MEAN, content=_mean, number=True, width=7),
        Column(
            name="note", heading=msgid("Note"), content=_note, shown="known", blank=True, width=18
        ),
    ]
    title = page.text(survey.title)
    groups: dict[str, list[SurveyQuestion]] = {}
    for question in survey.questions:
        groups.setdefault(page.text(question.group) if question.group else "", []).append(question)
    tables = TableSet(
        columns=columns,
        groups=[
            Group(title=f"{title}, {name}" if name else title, rows=[[item] for item in found])
            for name, found in groups.items()
        ],
        caption=page.say("Results"),
        kind="survey-results",
    )
    result = tables.render(page)
    if any(question.counts for question in survey.questions):
        result.append(
            note(
                page.say(
                    "Under each option: answers, and their share of all. n = number of answers."
                )
            )
        )
    if survey.scale and any(question.known_mean is not None for question in survey.questions):
        low, high = page.text(survey.scale[0]), page.text(survey.scale[-1])
        result.append(
            note(
                page.say(
                    "M = mean, counted so: {low} = 1, {high} = {number}.",
                    low=low,
                    high=high,
                    number=len(survey.scale),
                )
            )
        )
    return result
