"""The figures that prose can name: what `` {value}`projects.count` `` stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.data.enums import ObjectiveKind, ProjectKind, ProjectStatus, Status
from annual_report.data.status_rules import outcome
from annual_report.data.wording import did_you_mean, quoted
from annual_report.directives.members import members_of
from annual_report.directives.project_parts import funder_short
from annual_report.directives.tables import sum_known
from annual_report.directives.value_kinds import (
    ItemValue,
    NetworkValue,
    Value,
    count_value,
    count_where,
    date_value,
    money,
    text_value,
)
from annual_report.directives.value_parts import PART_VALUES
from annual_report.formatting import format_list, format_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from annual_report.data.model import Project, Year
    from annual_report.directives.value_kinds import Compute
    from annual_report.view import Page

ID = "<id>"
"""What stands for an id in a path."""


def _sum(get: Callable[[Project], Decimal | None]) -> Compute:
    def compute(year: Year, page: Page) -> str | None:
        return money(sum_known([get(project) for project in year.projects]), page)

    return compute


def _funders(year: Year) -> list[str]:
    return list(dict.fromkeys(funder for project in year.projects for funder in project.funders))


def _funder_names(year: Year, page: Page) -> str | None:
    names = [funder_short(funder, page) for funder in _funders(year)]
    return format_list(names, page.language) if names else None


def _member_count(year: int | None, page: Page) -> str | None:
    members = members_of(page.archive, year)
    return format_number(len(members), page.language) if members else None


def _network_text(name: str) -> Callable[[int | None, Page], str | None]:
    def compute(_year: int | None, page: Page) -> str | None:
        text = getattr(page.archive.network, name, None)
        return page.text(text) if text else None

    return compute


def _host(year: int | None, page: Page) -> str | None:
    hosts = [page.text(item.name) for item in members_of(page.archive, year) if item.host]
    return format_list(hosts, page.language) if hosts else None


_UNKNOWN_COUNT = "it is not known while that of one is not"

VALUES: dict[str, Value | NetworkValue | ItemValue] = {
    "report.year": Value(help="the reporting year", compute=lambda year, _: str(year.year)),
    "report.title": Value(
        help="the title of the report", compute=text_value(lambda y: y.report.title)
    ),
    "report.status": Value(
        help="how final the report is",
        compute=lambda year, page: page.label(year.report.status),
    ),
    "report.handled": Value(
        help="when the report was handled", compute=date_value(lambda y: y.report.dates.handled)
    ),
    "report.approved": Value(
        help="when the report was approved", compute=date_value(lambda y: y.report.dates.approved)
    ),
    "report.published": Value(
        help="when the report was published", compute=date_value(lambda y: y.report.dates.published)
    ),
    "report.updated": Value(
        help="when the report was last updated",
        compute=date_value(lambda y: y.report.dates.updated),
    ),
    "network.name": NetworkValue(help="the network's name", compute=_network_text("name")),
    "network.region": NetworkValue(help="the network's region", compute=_network_text("region")),
    "network.steering_group": NetworkValue(
        help="the name of the steering group", compute=_network_text("steering_group")
    ),
    "members.count": NetworkValue(
        help="how many municipalities are members", compute=_member_count
    ),
    "members.host": NetworkValue(help="the host municipality", compute=_host),
    "objectives.count": Value(
        help="how many objectives the year has",
        compute=count_value("objectives"),
    ),
    "objectives.count.unknown": Value(
        help="how many objectives have no known status",
        compute=count_where("objectives", outcome, None),
    ),
    **{
        f"objectives.count.{status}": Value(
            help=f'how many objectives have the status "{status.message}"; {_UNKNOWN_COUNT}',
            compute=count_where("objectives", outcome, status),
        )
        for status in Status
    },
    **{
        f"objectives.count.{kind}": Value(
            help=f'how many objectives are of the kind "{kind.message}"; {_UNKNOWN_COUNT}',
            compute=count_where("objectives", lambda item: item.kind, kind),
        )
        for kind in ObjectiveKind
    },
    "objectives.assessment": Value(
        help="the one assessment of all objectives",
        compute=text_value(lambda y: y.assessment.text if y.assessment else None),
    ),
    "projects.count": Value(help="how many projects the year has", compute=count_value("projects")),
    **{
        f"projects.count.{status}": Value(
            help=f'how many projects have the status "{status.message}"; {_UNKNOWN_COUNT}',
            compute=count_where("projects", lambda item: item.status, status),
        )
        for status in ProjectStatus
    },
    **{
        f"projects.count.{kind}": Value(
            help=f'how many projects are of the kind "{kind.message}"; {_UNKNOWN_COUNT}',
            compute=count_where("projects", lambda item: item.kind, kind),
        )
        for kind in ProjectKind
    },
    "projects.funders": Value(
        help="the funders that projects name, as a list", compute=_funder_names
    ),
    "projects.funders.count": Value(
        help="how many funders the projects name",
        compute=lambda year, page: (
            format_number(len(_funders(year)), page.language) if _funders(year) else None
        ),
    ),
    "projects.grant.total": Value(
        help="the sum of the grants in euros; not known while one is not",
        compute=_sum(lambda p: p.grant),
    ),
    "projects.own_funding.total": Value(
        help="the sum of the projects' own funding in euros; not known while one is not",
        compute=_sum(lambda p: p.own_funding),
    ),
    "projects.other_funding.total": Value(
        help="the sum of other funding in euros; not known while one is not",
        compute=_sum(lambda p: p.other_funding),
    ),
    "projects.total_cost.total": Value(
        help="the sum of the total costs in euros; not known while one is not",
        compute=_sum(lambda p: p.total_cost),
    ),
    "handling.count": Value(
        help="how many handlings of the report are known",
        compute=count_value("handling"),
    ),
    **PART_VALUES,
}
"""The figures by their paths, as they are written in the role ``value``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that a path names: the entry of :data:`VALUES`, with the id in the path."""

    value: Value | NetworkValue | ItemValue
    identifier: str = ""

    def text(self, year: Year | None, number: int | None, page: Page) -> str | None:
        """Return the text in the page's language, or ``None`` when it is not known.

        ``number`` is the year that is named, ``year`` its data.
        """
        if isinstance(self.value, NetworkValue):
            return self.value.compute(number, page)
        if year is None:
            return None
        if isinstance(self.value, Value):
            return self.value.compute(year, page)
        found = (item for item in self.value.items(year) if item.id == self.identifier)
        item = next(found, None)
        return None if item is None else self.value.compute(item, page)


def find_figure(path: str, year: Year | None) -> Figure:
    """Return the figure that a path names: ``projects.count``, ``groups.g1.meetings``.

    An id in it must be one of the year's, where there is a year. Raises ``ValueError`` that says
    what would be right.
    """
    if path in VALUES and ID not in path:
        return Figure(value=VALUES[path])
    hint = ""
    for pattern, value in VALUES.items():
        first, _, last = pattern.partition(ID)
        if not isinstance(value, ItemValue) or len(path) <= len(first) + len(last):
            continue
        if path.startswith(first) and path.endswith(last):
            identifier = path[len(first) : -len(last)]
            items = value.items(year) if year else ()
            if year is None or any(item.id == identifier for item in items):
                return Figure(value=value, identifier=identifier)
            if not items:
                hint = f"; the data of {year.year} has nothing to name there by an id"
    hint = hint or did_you_mean(path, paths_of(year))
    raise ValueError(f"{quoted(path)} is not a figure{hint}")


def paths_of(year: Year | None) -> list[str]:
    """Return all paths that name a figure; of a year, with the ids it has."""
    paths = []
    for pattern, value in VALUES.items():
        if not isinstance(value, ItemValue):
            paths.append(pattern)
        elif year:
            paths += [pattern.replace(ID, item.id) for item in value.items(year)]
    return paths
