"""What funders granted to the projects of each year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from annual_report.data.coverage import Told, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annual_report.data.model import Archive, Project

Funders: TypeAlias = tuple[str, ...]
"""The ids of the funders of a project, in the order of the alphabet; none where none is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """The grants of the projects of one group in one year, in euros.

    ``known`` is the sum of those that are known, ``unknown`` how many are not.
    """

    projects: int = 0
    known: Decimal = Decimal(0)
    unknown: int = 0

    @property
    def total(self) -> Decimal | None:
        """The sum of all grants; not known while one of them is not."""
        return None if self.unknown else self.known


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingTotals:
    """The grants by funders and year.

    ``told`` says how much each year tells of its projects. ``groups`` are keyed by all funders
    of a project together: what several gave cannot be told apart.
    """

    told: dict[int, Told]
    groups: dict[Funders, dict[int, Funding]]

    @property
    def totals(self) -> dict[int, Funding]:
        """The grants of all projects of each year."""
        return {
            year: _sum([years[year] for years in self.groups.values() if year in years])
            for year in self.told
        }

    def funding(self, funders: Funders, year: int) -> Funding | None:
        """Return the grants of a group in a year; ``None`` where they are not known.

        Without a project of the group there is nothing to sum: none when the year tells of all
        its projects, and not known when it does not.
        """
        if found := self.groups.get(funders, {}).get(year):
            return found
        return Funding() if self.told.get(year) is Told.WHOLE else None


def in_order(groups: Iterable[Funders], archive: Archive) -> list[Funders]:
    """Return groups of funders in the order of the network: those of one, of several, of none."""
    known = archive.network.funders if archive.network else ()
    order = {funder.id: index for index, funder in enumerate(known)}

    def place(funders: Funders) -> tuple[bool, int, list[int], Funders]:
        positions = [order.get(identifier, len(order)) for identifier in funders]
        return not funders, len(funders), positions, funders

    return sorted(groups, key=place)


def funding_totals(archive: Archive) -> FundingTotals:
    """Return the grants of the projects of all years, by funders in the order of the network.

    The group of several funders comes after those of one, projects without a stated funder last.
    """
    groups: dict[Funders, dict[int, list[Project]]] = {}
    for year in archive.years:
        for project in year.projects:
            years = groups.setdefault(tuple(sorted(project.funders)), {})
            years.setdefault(year.year, []).append(project)
    return FundingTotals(
        told={year.year: told_of(year, "projects") for year in archive.years},
        groups={
            funders: {
                year: _sum([_of(project) for project in projects])
                for year, projects in groups[funders].items()
            }
            for funders in in_order(groups, archive)
        },
    )


def _of(project: Project) -> Funding:
    if project.grant is None:
        return Funding(projects=1, unknown=1)
    return Funding(projects=1, known=project.grant)


def _sum(parts: Sequence[Funding]) -> Funding:
    return Funding(
        projects=sum(part.projects for part in parts),
        known=sum((part.known for part in parts), Decimal(0)),
        unknown=sum(part.unknown for part in parts),
    )
