"""``handling.csv``: a row for each handling of the report, in the order of the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data.tables.base import Column, Table, Words, column, date, sources_column

if TYPE_CHECKING:
    from annual_report.data.model import HandlingStage


def _columns(words: Words) -> tuple[Column[HandlingStage], ...]:
    return (
        column("id", lambda stage: stage.id, "Id of the stage"),
        column("date", lambda stage: date(stage.date), "Day of the meeting", "date"),
        column("body", lambda stage: words.text(stage.body), "Who handled it"),
        column("body_kind", lambda stage: stage.body_kind, "Code of the kind of body"),
        column("body_kind_label", lambda stage: words.label(stage.body_kind), "The same in words"),
        column("municipality", lambda stage: stage.municipality, "Code of its municipality"),
        column(
            "municipality_name",
            lambda stage: words.municipality(stage.municipality),
            "Name of its municipality",
        ),
        column("section", lambda stage: stage.section, "Section of the minutes"),
        column("record_number", lambda stage: stage.record_number, "Record number"),
        column("decision", lambda stage: stage.decision, "Code of what was decided"),
        column("decision_label", lambda stage: words.label(stage.decision), "The same in words"),
        column("decision_text", lambda stage: words.text(stage.decision_text), "The decision"),
        column(
            "for_information",
            lambda stage: stage.for_information,
            "Whether it was sent for information only",
            "boolean",
        ),
        column("note", lambda stage: words.text(stage.note), "What else is to be said"),
        sources_column(lambda stage: stage.sources),
    )


HANDLING: Table[HandlingStage] = Table(
    name="handling.csv",
    meaning="Stages of the handling of the report",
    rows=lambda year: year.handling,
    columns=_columns,
)
