"""The figures that prose can name: what `` {value}`projects.count` `` stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from annual_report.data.enums import ObjectiveKind, ProjectKind, ProjectStatus, Status
from annual_report.directives.members import members_of
from annual_report.directives.project_parts import funder_short
from annual_report.directives.tables import sum_known
from annual_report.formatting import format_date, format_list, format_money, format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from annual_report.data.model import Project, Year
    from annual_report.data.values import LocalizedText, PartialDate
    from annual_report.view import Page

Compute: TypeAlias = "Callable[[Year, Page], str | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure: what it is (``help``, in English) and how it is found.

    ``compute`` returns its text in the page's language, or ``None`` when it is not known.
    A figure of the network does not need a year.
    """

    help: str
    compute: Compute


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkValue:
    """A figure of the network, on a page of a year as it was in that year."""

    help: str
    compute: Callable[[int | None, Page], str | None]


def _text(get: Callable[[Year], LocalizedText | None]) -> Compute:
    def compute(year: Year, page: Page) -> str | None:
        text = get(year)
        return page.text(text) if text else None

    return compute


def _date(get: Callable[[Year], PartialDate | None]) -> Compute:
    def compute(year: Year, page: Page) -> str | None:
        date = get(year)
        return format_date(date, page.language) if date else None

    return compute


def _is_told(year: Year, kind: str, items: Sequence[object]) -> bool:
    """Return whether a year tells of a kind of items at all: no file is not the same as none."""
    return bool(items) or any(
        file.rpartition("/")[2].rpartition(".")[0] == kind for file in year.files
    )


def _count(kind: str, get: Callable[[Year], Sequence[object]]) -> Compute:
    def compute(year: Year, page: Page) -> str | None:
        items = get(year)
        return format_number(len(items), page.language) if _is_told(year, kind, items) else None

    return compute


def _count_where(
    kind: str, items: Callable[[Year], Sequence[object]], field: str, wanted: object
) -> Compute:
    """Return the count of items whose field has a value.

    Where the field of one is not known, their number is not known either.
    """

    def compute(year: Year, page: Page) -> str | None:
        found = [getattr(item, field) for item in items(year)]
        if not _is_told(year, kind, found) or (wanted is not None and None in found):
            return None
        return format_number(found.count(wanted), page.language)

    return compute


def _sum(get: Callable[[Project], Decimal | None]) -> Compute:
    def compute(year: Year, page: Page) -> str | None:
        total = sum_known([get(project) for project in year.projects])
        return None if total is None else format_money(total, page.language)

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

VALUES: dict[str, Value | NetworkValue] = {
    "report.year": Value(help="the reporting year", compute=lambda year, _: str(year.year)),
    "report.title": Value(help="the title of the report", compute=_text(lambda y: y.report.title)),
    "report.status": Value(
        help="how final the report is",
        compute=lambda year, page: page.label(year.report.status),
    ),
    "report.handled": Value(
        help="when the report was handled", compute=_date(lambda y: y.report.dates.handled)
    ),
    "report.approved": Value(
        help="when the report was approved", compute=_date(lambda y: y.report.dates.approved)
    ),
    "report.published": Value(
        help="when the report was published", compute=_date(lambda y: y.report.dates.published)
    ),
    "report.updated": Value(
        help="when the report was last updated", compute=_date(lambda y: y.report.dates.updated)
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
        compute=_count("objectives", lambda y: y.objectives),
    ),
    "objectives.count.unknown": Value(
        help="how many objectives have no known status",
        compute=_count_where("objectives", lambda y: y.objectives, "status", None),
    ),
    **{
        f"objectives.count.{status}": Value(
            help=f'how many objectives have the status "{status.message}"; {_UNKNOWN_COUNT}',
            compute=_count_where("objectives", lambda y: y.objectives, "status", status),
        )
        for status in Status
    },
    **{
        f"objectives.count.{kind}": Value(
            help=f'how many objectives are of the kind "{kind.message}"; {_UNKNOWN_COUNT}',
            compute=_count_where("objectives", lambda y: y.objectives, "kind", kind),
        )
        for kind in ObjectiveKind
    },
    "projects.count": Value(
        help="how many projects the year has", compute=_count("projects", lambda y: y.projects)
    ),
    **{
        f"projects.count.{status}": Value(
            help=f'how many projects have the status "{status.message}"; {_UNKNOWN_COUNT}',
            compute=_count_where("projects", lambda y: y.projects, "status", status),
        )
        for status in ProjectStatus
    },
    **{
        f"projects.count.{kind}": Value(
            help=f'how many projects are of the kind "{kind.message}"; {_UNKNOWN_COUNT}',
            compute=_count_where("projects", lambda y: y.projects, "kind", kind),
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
        compute=_count("handling", lambda y: y.handling),
    ),
}
"""The figures by their paths, as they are written in the role ``value``."""
