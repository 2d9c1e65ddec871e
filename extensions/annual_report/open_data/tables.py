"""The tables of a year: which columns they have, and what stands in them.

Texts are in the language of the report. A word of a vocabulary has two columns: its code
name, and its label in that language. Funders and municipalities have two as well: ids or
codes, and names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.i18n import label
from annual_report.open_data.spreadsheet import joined, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.enums import Vocabulary
    from annual_report.data.model import (
        Archive,
        HandlingStage,
        Indicator,
        Objective,
        Project,
        SourceReference,
        Year,
    )
    from annual_report.data.values import LocalizedText, PartialDate


class _Words:
    """Puts values into words of the report's language."""

    def __init__(self, year: Year, archive: Archive | None = None) -> None:
        self._language = year.report.language
        self._archive = archive

    def text(self, text: LocalizedText | None) -> str | None:
        return text.in_language(self._language) if text else None

    def label(self, member: Vocabulary | None) -> str | None:
        return label(member, self._language) if member else None

    def municipality(self, code: str | None) -> str | None:
        member = self._archive.municipality(code) if self._archive and code else None
        return self.text(member.name) if member else None

    def funder(self, identifier: str) -> str | None:
        funder = self._archive.funder(identifier) if self._archive else None
        return self.text(funder.name) if funder else None

    def texts(self, texts: Iterable[LocalizedText]) -> str | None:
        return joined(text.in_language(self._language) for text in texts)


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _sources(sources: Iterable[SourceReference]) -> str | None:
    return joined(
        f"{source.key}, {source.locator}" if source.locator else source.key for source in sources
    )


def objectives_table(year: Year) -> bytes | None:
    """Return ``objectives.csv``: a row for each indicator, one for an objective without any."""
    words = _Words(year)
    rows: list[tuple[Objective, Indicator | None]] = [
        (objective, indicator)
        for objective in year.objectives
        for indicator in objective.indicators or (None,)
    ]
    return table(
        {
            "id": lambda row: row[0].id,
            "title": lambda row: words.text(row[0].title),
            "kind": lambda row: row[0].kind,
            "kind_label": lambda row: words.label(row[0].kind),
            "focus_area": lambda row: words.text(row[0].focus_area),
            "description": lambda row: words.text(row[0].description),
            "actions": lambda row: words.texts(row[0].actions),
            "indicator": lambda row: words.text(row[1].name) if row[1] else None,
            "unit": lambda row: words.text(row[1].unit) if row[1] else None,
            "baseline": lambda row: row[1].baseline if row[1] else None,
            "target": lambda row: row[1].target if row[1] else None,
            "actual": lambda row: row[1].actual if row[1] else None,
            "status": lambda row: row[0].status,
            "status_label": lambda row: words.label(row[0].status),
            "explanation": lambda row: words.text(row[0].explanation),
            "responsible": lambda row: words.text(row[0].responsible),
            "updated": lambda row: _date(row[0].updated),
            "projects": lambda row: joined(row[0].projects),
            "sources": lambda row: _sources(row[0].sources),
        },
        rows,
    )


def projects_table(archive: Archive, year: Year) -> bytes | None:
    """Return ``projects.csv``: a row for each project. Amounts are euros."""
    words = _Words(year, archive)

    def municipalities(project: Project) -> str | None:
        return joined(words.municipality(code) or code for code in project.participants)

    return table(
        {
            "id": lambda project: project.id,
            "name_as_reported": lambda project: words.text(project.name_as_reported),
            "official_name": lambda project: words.text(project.official_name),
            "official_name_note": lambda project: words.text(project.official_name_note),
            "kind": lambda project: project.kind,
            "kind_label": lambda project: words.label(project.kind),
            "funders": lambda project: joined(project.funders),
            "funder_names": lambda project: joined(
                words.funder(identifier) or identifier for identifier in project.funders
            ),
            "grant": lambda project: project.grant,
            "own_funding": lambda project: project.own_funding,
            "other_funding": lambda project: project.other_funding,
            "total_cost": lambda project: project.total_cost,
            "grant_record_number": lambda project: project.grant_record_number,
            "period_start": lambda project: _date(project.period.start),
            "period_end": lambda project: _date(project.period.end),
            "coordinator": lambda project: project.coordinator,
            "coordinator_name": lambda project: words.municipality(project.coordinator),
            "participants": lambda project: joined(project.participants),
            "participant_names": municipalities,
            "status": lambda project: project.status,
            "status_label": lambda project: words.label(project.status),
            "objectives": lambda project: joined(project.objectives),
            "results": lambda project: words.text(project.results),
            "note": lambda project: words.text(project.note),
            "sources": lambda project: _sources(project.sources),
        },
        year.projects,
    )


def handling_table(archive: Archive, year: Year) -> bytes | None:
    """Return ``handling.csv``: a row for each stage, in the order of the data file."""
    words = _Words(year, archive)
    rows: tuple[HandlingStage, ...] = year.handling
    return table(
        {
            "id": lambda stage: stage.id,
            "date": lambda stage: _date(stage.date),
            "body": lambda stage: words.text(stage.body),
            "body_kind": lambda stage: stage.body_kind,
            "body_kind_label": lambda stage: words.label(stage.body_kind),
            "municipality": lambda stage: stage.municipality,
            "municipality_name": lambda stage: words.municipality(stage.municipality),
            "section": lambda stage: stage.section,
            "record_number": lambda stage: stage.record_number,
            "decision": lambda stage: stage.decision,
            "decision_label": lambda stage: words.label(stage.decision),
            "decision_text": lambda stage: words.text(stage.decision_text),
            "for_information": lambda stage: stage.for_information,
            "note": lambda stage: words.text(stage.note),
            "sources": lambda stage: _sources(stage.sources),
        },
        rows,
    )
