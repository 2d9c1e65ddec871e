"""What the cover of a report tells: its status, and who has handled it when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.formatting import capitalized, format_date
from annual_report.i18n import label, message
from annual_report.text_languages import said_in

if TYPE_CHECKING:
    from annual_report.data.model import Archive, HandlingStage, Year


def cover_facts(archive: Archive, year: Year, language: str) -> list[tuple[str, list[str]]]:
    """Return pairs of a label and its lines. Only handlings whose date is known are told."""
    report = year.report
    status = capitalized(label(report.status, language))
    if report.approved_by:
        status = f"{status}: {said_in(report.approved_by, language, report.language)}"
    if report.dates.approved:
        status = f"{status} {format_date(report.dates.approved, language)}"
    facts = [(message(language, "Status of the report"), [status])]
    handled = [_stage(archive, year, stage, language) for stage in year.handling if stage.date]
    if handled:
        facts.append((message(language, "Handled"), handled))
    for text, date in (
        (message(language, "Published"), report.dates.published),
        (message(language, "Updated"), report.dates.updated),
    ):
        if date:
            facts.append((text, [format_date(date, language)]))
    return facts


def _stage(archive: Archive, year: Year, stage: HandlingStage, language: str) -> str:
    own = year.report.language
    body = said_in(stage.body, language, own)
    if stage.municipality and (member := archive.municipality(stage.municipality)):
        body = f"{body} ({said_in(member.name, language, own)})"
    section = f" §\u00a0{stage.section}" if stage.section else ""
    date = format_date(stage.date, language) if stage.date else ""
    return f"{body} {date}{section}"
