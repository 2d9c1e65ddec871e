"""``objectives.csv``: what the year aimed at, with a row for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.status_rules import computed_status, indicator_status, outcome
from annual_report.open_data.spreadsheet import joined
from annual_report.open_data.tables.base import Column, Table, Words, column, date, sources_column

if TYPE_CHECKING:
    from annual_report.data.model import Evidence, Indicator, Objective, Year

_Row = tuple["Objective", "Indicator | None"]


def _rows(year: Year) -> list[_Row]:
    """Return a row for each indicator, one for an objective without any."""
    return [
        (objective, indicator)
        for objective in year.objectives
        for indicator in objective.indicators or (None,)
    ]


def _evidence(item: Evidence) -> str:
    return f"{item.survey}#{item.question}" if item.question else item.survey


def _columns(words: Words) -> tuple[Column[_Row], ...]:
    return (
        column("id", lambda row: row[0].id, "Id of the objective"),
        column("title", lambda row: words.text(row[0].title), "What it aims at"),
        column("kind", lambda row: row[0].kind, "Code of its kind"),
        column("kind_label", lambda row: words.label(row[0].kind), "Its kind in words"),
        column("continues", lambda row: row[0].continues, "Objective it carries on: 2022/T3"),
        column("focus_area", lambda row: words.text(row[0].focus_area), "Area it belongs to"),
        column("description", lambda row: words.text(row[0].description), "What it is about"),
        column("actions", lambda row: words.texts(row[0].actions), "What was done", is_list=True),
        *_indicator_columns(words),
        column("status", lambda row: row[0].status, "Code of the status given by hand"),
        column("status_label", lambda row: words.label(row[0].status), "The same in words"),
        column("status_reason", lambda row: words.text(row[0].status_reason), "Why by hand"),
        column(
            "computed_status",
            lambda row: computed_status(row[0]),
            "Code of the status that the rules of its indicators give",
            is_computed=True,
        ),
        column(
            "outcome",
            lambda row: outcome(row[0]),
            "Code of how it came out: the status given by hand, or else by rule",
            is_computed=True,
        ),
        column(
            "outcome_label",
            lambda row: words.label(outcome(row[0])),
            "The same in words",
            is_computed=True,
        ),
        column("explanation", lambda row: words.text(row[0].explanation), "What came of it"),
        column("responsible", lambda row: words.text(row[0].responsible), "Who answers for it"),
        column("updated", lambda row: date(row[0].updated), "When this was last updated", "date"),
        column("projects", lambda row: joined(row[0].projects), "Ids of projects", is_list=True),
        column("findings", lambda row: joined(row[0].findings), "Ids of findings", is_list=True),
        column("finances", lambda row: joined(row[0].finances), "Ids of lines", is_list=True),
        column(
            "evidence",
            lambda row: joined(_evidence(item) for item in row[0].evidence),
            "Surveys that tell of it, with their questions: survey#question",
            is_list=True,
        ),
        column("accepted", lambda row: words.accepted(row[0].accept), _ACCEPTED, is_list=True),
        sources_column(lambda row: row[0].sources),
    )


def _indicator_columns(words: Words) -> tuple[Column[_Row], ...]:
    return (
        column("indicator", lambda row: words.text(row[1].name) if row[1] else None, _INDICATOR),
        column("unit", lambda row: words.text(row[1].unit) if row[1] else None, "Unit of values"),
        column("baseline", lambda row: row[1] and row[1].baseline, "Value before", "decimal"),
        column("target", lambda row: row[1] and row[1].target, "Value aimed at", "decimal"),
        column("actual", lambda row: row[1] and row[1].actual, "Value reached", "decimal"),
        column("direction", lambda row: row[1] and row[1].direction, "Side of the target"),
        column("tolerance", lambda row: row[1] and row[1].tolerance, _TOLERANCE, "decimal"),
        column(
            "indicator_updated",
            lambda row: date(row[1].updated) if row[1] else None,
            "When the indicator was last updated",
            "date",
        ),
        column(
            "indicator_responsible",
            lambda row: words.text(row[1].responsible) if row[1] else None,
            "Who answers for the indicator",
        ),
        column(
            "indicator_status",
            lambda row: indicator_status(row[1]) if row[1] else None,
            "Code of the status that the rule of the indicator gives",
            is_computed=True,
        ),
    )


_INDICATOR = "What it is measured by; an objective with several has a row for each"
_TOLERANCE = "How far from the target still counts as partly achieved"
_ACCEPTED = "Checks that are silenced, each with the reason"

OBJECTIVES: Table[_Row] = Table(
    name="objectives.csv",
    meaning="Objectives: a row for each indicator, one for an objective without any",
    rows=_rows,
    columns=_columns,
)
