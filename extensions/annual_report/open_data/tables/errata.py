"""``errata.csv``: a row for each correction of the report, in the order they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.open_data.tables.base import Column, Table, Words, column, date

if TYPE_CHECKING:
    from annual_report.data.errata import Erratum


def _columns(words: Words) -> tuple[Column[Erratum], ...]:
    return (
        column("date", lambda item: date(item.date), "Day of the correction", "date"),
        column("text", lambda item: words.text(item.text), "What was wrong, and what is right"),
        column("document", lambda item: item.document, "Name of the document that it corrects"),
    )


ERRATA: Table[Erratum] = Table(
    name="errata.csv",
    meaning="Corrections since the report was published",
    rows=lambda year: year.errata,
    columns=_columns,
)
