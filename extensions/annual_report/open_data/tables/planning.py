"""The tables of the loop that drives the year: findings, calendar, next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data.spreadsheet import joined
from annual_report.open_data.tables.base import Column, Table, Words, column, date, sources_column

if TYPE_CHECKING:
    from annual_report.data.model import CalendarEntry, Finding, NextStep, SelfAssessment, Year

_Found = tuple["SelfAssessment", "Finding"]


def _findings(year: Year) -> list[_Found]:
    assessment = year.self_assessment
    return [(assessment, finding) for finding in assessment.findings] if assessment else []


def _finding_columns(words: Words) -> tuple[Column[_Found], ...]:
    return (
        column("id", lambda row: row[1].id, "Id of the finding"),
        column("text", lambda row: words.text(row[1].text), "What was found"),
        column("area", lambda row: words.text(row[1].area), "Area it is about"),
        column("conducted", lambda row: date(row[0].conducted), "When it was assessed", "date"),
        column("conducted_by", lambda row: words.text(row[0].conducted_by), "By whom"),
        sources_column(lambda row: row[1].sources),
    )


def _calendar_columns(words: Words) -> tuple[Column[CalendarEntry], ...]:
    return (
        column("id", lambda entry: entry.id, "Id of the entry"),
        column("title", lambda entry: words.text(entry.title), "What is done"),
        column("month", lambda entry: entry.month, "First month, 1 to 12", "integer"),
        column("end_month", lambda entry: entry.end_month, "Last month, 1 to 12", "integer"),
        column("recurs", lambda entry: words.text(entry.recurs), "How it comes back"),
        column("responsible", lambda entry: words.text(entry.responsible), "Who does it"),
        column("done", lambda entry: date(entry.done), "When it was done this year", "date"),
        column("note", lambda entry: words.text(entry.note), "What else is to be said"),
        sources_column(lambda entry: entry.sources),
    )


def _step_columns(words: Words) -> tuple[Column[NextStep], ...]:
    return (
        column("id", lambda step: step.id, "Id of the step"),
        column("text", lambda step: words.text(step.text), "What the next plan takes from this"),
        column(
            "objectives", lambda step: joined(step.objectives), "Ids of objectives", is_list=True
        ),
        column("taken_as", lambda step: step.taken_as, "Objective it became: 2024/T1"),
        column("responsible", lambda step: words.text(step.responsible), "Who answers for it"),
        sources_column(lambda step: step.sources),
    )


FINDINGS: Table[_Found] = Table(
    name="findings.csv",
    meaning="What the self-assessment found",
    rows=_findings,
    columns=_finding_columns,
    key=("id",),
)
CALENDAR: Table[CalendarEntry] = Table(
    name="calendar.csv",
    meaning="Entries of the annual calendar",
    rows=lambda year: year.annual_calendar,
    columns=_calendar_columns,
)
NEXT_STEPS: Table[NextStep] = Table(
    name="next_steps.csv",
    meaning="What the next year's plan takes from this year's report",
    rows=lambda year: year.next_steps,
    columns=_step_columns,
    key=("id",),
)
