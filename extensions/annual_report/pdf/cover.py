"""What the cover of a report tells: its status, and who has handled it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.formatting import capitalized, format_date
from annual_report.i18n import label, message

if TYPE_CHECKING:
    from annual_report.data.model import Archive, HandlingStage, Year
    from annual_report.data.values import PartialDate


def cover_facts(archive: Archive, year: Year, language: str) -> list[tuple[str, list[str]]]:
    """Return pairs of a label and its lines. Only handlings whose date is known are told."""
    report = year.report
    status = capitalized(label(report.status, language))
    if report.approved_by:
        status = f"{status}: {report.approved_by.in_language(language)}"
    if report.dates.approved:
        status = f"{status} {format_date(report.dates.approved, language)}"
    facts = [(message(language, "Status of the report"), [status])]
    handled = [
        _stage(archive, stage, stage.date, language) for stage in year.handling if stage.date
    ]
    if handled:
        facts.append((message(language, "Handled"), handled))
    for text, date in (
        (message(language, "Published"), report.dates.published),
        (message(language, "Updated"), report.dates.updated),
    ):
        if date:
            facts.append((text, [format_date(date, language)]))
    return facts


def _stage(archive: Archive, stage: HandlingStage, date: PartialDate, language: str) -> str:
    body = stage.body.in_language(language)
    if stage.municipality and (member := archive.municipality(stage.municipality)):
        body = f"{body} ({member.name.in_language(language)})"
    section = f" §\u00a0{stage.section}" if stage.section else ""
    return f"{body} {format_date(date, language)}{section}"
