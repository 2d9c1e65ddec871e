"""``{funding-totals}``: what each funder granted to the projects of each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from annual_report.charts import Amount, amounts_by_year
from annual_report.data.coverage import Told
from annual_report.data.funding import Funding, funding_totals
from annual_report.directives.over_years import OverYearsDirective, OverYearsView
from annual_report.directives.parts import note
from annual_report.directives.project_parts import NO_FUNDER, funder_name, funder_short
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.formatting import (
    capitalized,
    format_list,
    format_money,
    format_number,
    has_cents,
)
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils import nodes

    from annual_report.data.funding import Funders, FundingTotals
    from annual_report.view import Page


class Line(NamedTuple):
    """The grants of a group in a year; ``funding`` is ``None`` where they are not known."""

    title: str
    year: int
    funding: Funding | None
    cents: bool


def _projects(line: Line, page: Page) -> Content:
    return format_number(line.funding.projects, page.language) if line.funding else None


def _grants(line: Line, page: Page) -> Content:
    total = line.funding.total if line.funding else None
    return None if total is None else format_money(total, page.language, cents=line.cents)


def _unknown(line: Line, page: Page) -> Content:
    """Return how many grants are not known, with the sum of those that are."""
    funding = line.funding
    if funding is None or not funding.unknown:
        return None
    number = format_number(funding.unknown, page.language)
    if funding.unknown == funding.projects:
        return number
    known = format_money(funding.known, page.language, cents=line.cents)
    return page.say("{number}; the others come to {sum}", number=number, sum=known)


COLUMNS: tuple[Column[Line], ...] = (
    Column(name="funder", heading=msgid("Funder"), content=lambda line, _: line.title, width=30),
    Column(
        name="year",
        heading=msgid("Year"),
        content=lambda line, _: str(line.year),
        spans=False,
        width=9,
    ),
    Column(
        name="projects",
        heading=msgid("Projects"),
        content=_projects,
        number=True,
        spans=False,
        width=12,
    ),
    Column(
        name="grants",
        heading=msgid("Grants in all"),
        content=_grants,
        number=True,
        spans=False,
        width=18,
    ),
    Column(
        name="unknown",
        heading=msgid("Grants not known"),
        content=_unknown,
        shown="known",
        blank=True,
        spans=False,
        width=24,
    ),
)


@dataclass(frozen=True, kw_only=True)
class FundingTotalsView(OverYearsView):
    """The grants of all years, by funder and in all."""

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, and what its sums are made of."""
        totals = funding_totals(page.archive)
        years = [year.year for year in self.years(page.archive)]
        told = [year for year in years if totals.told[year] is not Told.NOT]
        if not told:
            return [note(page.say("No projects are known."))]
        of_all = totals.totals
        cents = has_cents(funding.known for funding in of_all.values())
        rows = [
            [
                Line(funders_title(funders, page), year, totals.funding(funders, year), cents)
                for year in told
            ]
            for funders, found in totals.groups.items()
            if any(year in found for year in told)
        ]
        all_projects = page.say("All projects")
        rows.append([Line(all_projects, year, of_all[year], cents) for year in told])
        tables = TableSet(
            columns=COLUMNS,
            groups=[Group(rows=rows)],
            caption=page.say("Grants by funder and year"),
            kind="funding-totals",
        )
        title = page.say("Grants by funder and year")
        return [
            *(
                amounts_by_year(_drawn(totals, told, page.plain), page, title=title)
                if self.chart
                else []
            ),
            *tables.render(page),
            *(note(text) for text in _notes(years, totals.told, page)),
        ]


def _drawn(totals: FundingTotals, years: Sequence[int], page: Page) -> list[Amount]:
    """Return the amounts of the chart: what is known, and that there is what is not known."""
    drawn: list[Amount] = []
    for funders, found in totals.groups.items():
        group = funders_title(funders, page)
        for year, funding in found.items():
            if year not in years:
                continue
            if funding.unknown < funding.projects:
                drawn.append(Amount(year=year, group=group, amount=funding.known))
            if funding.unknown:
                drawn.append(Amount(year=year, group=group, amount=None))
    return drawn


def _notes(years: Sequence[int], told: Mapping[int, Told], page: Page) -> Iterator[str]:
    """Yield what the sums are made of, and the years that do not tell of all projects."""
    yield page.say(
        "A grant is counted whole in each year that its project is in, so the years are not to be "
        "added up. Where the grant of one project is not known, neither is the sum."
    )
    for how, text in (
        (Told.PARTLY, msgid("Of these years only some of the projects are known: {years}.")),
        (Told.NOT, msgid("The projects of these years are not known: {years}.")),
    ):
        if found := [str(year) for year in years if told[year] is how]:
            yield page.say(text, years=format_list(found, page.language))


def funders_title(funders: Funders, page: Page) -> str:
    """Return the name of a group of projects by all their funders."""
    if not funders:
        return capitalized(page.say(NO_FUNDER))
    if len(funders) == 1:
        return funder_name(funders[0], page)
    names = format_list([funder_short(funder, page) for funder in funders], page.language)
    return page.say("{funders} together", funders=capitalized(names))


class FundingTotalsDirective(OverYearsDirective):
    """Show what each funder granted to the projects of each year."""

    option_spec: ClassVar = {**OverYearsDirective.common_options}

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        return self.show(FundingTotalsView(**self.over_years()))
