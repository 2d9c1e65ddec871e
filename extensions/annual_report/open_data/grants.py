"""``grants.json``: the projects that have a grant, in the words of the 360Giving Data Standard.

The standard requires an amount and a date of award of every grant. The sources often tell
neither; a grant is listed all the same, without the field that is not known. Such a file is
therefore in the style of the standard, and not valid by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annual_report.data.enums import ProjectKind
from annual_report.open_data.exact_json import dumps

if TYPE_CHECKING:
    from annual_report.data.model import Archive, Project, Year
    from annual_report.data.values import LocalizedText, PartialDate

NAME = "grants.json"

CURRENCY = "EUR"


def has_grants(year: Year) -> bool:
    """Return whether a year has a project that is known to have a grant."""
    return any(_is_grant(project) for project in year.projects)


def grants(archive: Archive, year: Year) -> bytes | None:
    """Return the grants of a year; ``None`` when there are none.

    Ids are those of the archive after the slug of the network, for the standard asks for ids
    that no other publisher has.
    """
    writer = _Writer(archive, year)
    found = [writer.grant(project) for project in year.projects if _is_grant(project)]
    return dumps({"grants": found}) if found else None


def _is_grant(project: Project) -> bool:
    return project.kind is ProjectKind.GRANT or project.grant is not None or bool(project.funders)


class _Writer:
    """Writes the grants of one year in the language of its report."""

    def __init__(self, archive: Archive, year: Year) -> None:
        self._archive = archive
        self._year = year
        self._prefix = archive.network.slug if archive.network else year.report.network

    def grant(self, project: Project) -> dict[str, Any]:
        """Return a grant: what is not known has no field."""
        name = project.official_name or project.name_as_reported
        found: dict[str, Any] = {
            "id": f"{self._prefix}-{self._year.year}-{project.id}",
            "title": self._text(name),
            "description": self._description(project),
            "currency": CURRENCY,
            "amountAwarded": project.grant,
            "plannedDates": self._planned_dates(project),
            "recipientOrganization": self._recipient(project),
            "fundingOrganization": [self._funder(item) for item in project.funders],
            "beneficiaryLocation": [self._location(code) for code in project.participants],
        }
        return {key: value for key, value in found.items() if value not in (None, [])}

    def _text(self, text: LocalizedText) -> str:
        return text.in_language(self._year.report.language)

    def _description(self, project: Project) -> str:
        """Return what came of the project, else its name: the standard wants a description."""
        return self._text(project.results or project.note or project.name_as_reported)

    def _recipient(self, project: Project) -> list[dict[str, Any]]:
        code = project.coordinator
        return (
            [self._organization(f"municipality-{code}", self._municipality(code))] if code else []
        )

    def _funder(self, identifier: str) -> dict[str, Any]:
        funder = self._archive.funder(identifier)
        name = self._text(funder.name) if funder else identifier
        return self._organization(f"funder-{identifier}", name)

    def _organization(self, identifier: str, name: str) -> dict[str, Any]:
        return {"id": f"{self._prefix}-{identifier}", "name": name}

    def _location(self, code: str) -> dict[str, Any]:
        return {"name": self._municipality(code), "countryCode": "FI", "geoCode": code}

    def _municipality(self, code: str) -> str:
        member = self._archive.municipality(code)
        return self._text(member.name) if member else code

    @staticmethod
    def _planned_dates(project: Project) -> list[dict[str, str]]:
        period = project.grant_use_period
        if not (period.start or period.end):
            period = project.period
        found = {"startDate": period.start, "endDate": period.end}
        dates = {key: _iso(value) for key, value in found.items() if value is not None}
        return [dates] if dates else []


def _iso(date: PartialDate) -> str:
    """Return a date as the standard takes it: a part of a year is the year."""
    return str(date.year) if date.part else str(date)
