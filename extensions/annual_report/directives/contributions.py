"""``{contributions}``: what the municipalities pay of the common costs, by population."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.directives.accepted import accepted_note
from annual_report.directives.base import ReportDirective
from annual_report.directives.parts import citations, note, shared_sources, sources_note
from annual_report.directives.project_parts import municipality_name
from annual_report.directives.tables import (
    TOTAL,
    Column,
    Content,
    Group,
    TableSet,
    figure,
    sum_known,
)
from annual_report.formatting import (
    format_date,
    format_money,
    format_number,
    format_percent,
    has_cents,
)
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Contribution, SourceReference


@dataclass(frozen=True, kw_only=True)
class Share:
    """A row: a municipality, or all of them together where ``contribution`` is ``None``."""

    contribution: Contribution | None
    population: Decimal | None
    share: Decimal | None
    amount: Decimal | None
    cents: bool = False

    @property
    def is_total(self) -> bool:
        """Whether the row is the sum of the others."""
        return self.contribution is None


def shares_of(contributions: Sequence[Contribution]) -> list[Share]:
    """Return the rows and their total. A sum is known only when all of its parts are.

    Where no share is stated and all populations are known, shares are those of population.
    """
    populations = [
        None if item.population is None else Decimal(item.population) for item in contributions
    ]
    whole = sum_known(populations)
    counted = shares_are_counted(contributions)
    cents = has_cents(item.amount for item in contributions)
    rows = [
        Share(
            contribution=item,
            population=population,
            share=100 * population / whole if counted and population and whole else item.share,
            amount=item.amount,
            cents=cents,
        )
        for item, population in zip(contributions, populations, strict=True)
    ]
    total = Share(
        contribution=None,
        population=whole,
        share=Decimal(100) if counted else sum_known([row.share for row in rows]),
        amount=sum_known([row.amount for row in rows]),
        cents=cents,
    )
    return [*rows, total]


def shares_are_counted(contributions: Sequence[Contribution]) -> bool:
    """Return whether shares are worked out from the populations, as none is stated."""
    return (
        all(item.share is None for item in contributions)
        and all(item.population is not None for item in contributions)
        and any(item.population for item in contributions)
    )


def _population(row: Share, page: Page) -> Content:
    if row.population is None:
        return None
    return figure(format_number(row.population, page.language), strong=row.is_total)


def _population_date(row: Share, page: Page) -> Content:
    date = row.contribution.population_date if row.contribution else None
    return format_date(date, page.language) if date else None


def _share(row: Share, page: Page) -> Content:
    if row.share is None:
        return None
    return figure(format_percent(row.share, page.language), strong=row.is_total)


def _amount(row: Share, page: Page) -> Content:
    if row.amount is None:
        return None
    return figure(format_money(row.amount, page.language, cents=row.cents), strong=row.is_total)


def _note(row: Share, page: Page) -> Content:
    text = row.contribution.note if row.contribution else None
    return page.text(text) if text else None


COLUMNS: tuple[Column[Share], ...] = (
    Column(name="municipality", heading=msgid("Municipality"), width=24),
    Column(
        name="population",
        heading=msgid("Population"),
        content=_population,
        number=True,
        width=14,
    ),
    Column(
        name="population_date",
        heading=msgid("Date of the population"),
        content=_population_date,
        shown="known",
        blank=True,
        width=16,
    ),
    Column(name="share", heading=msgid("Share"), content=_share, number=True, width=12),
    Column(name="amount", heading=msgid("Contribution"), content=_amount, number=True, width=14),
    Column(name="note", heading=msgid("Note"), content=_note, shown="known", blank=True, width=24),
)
"""The columns of the table, in their order."""


@dataclass(frozen=True, kw_only=True)
class ContributionsView(View):
    """The municipalities' shares of a year's common costs."""

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table and the notes under it."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        items = year.contributions
        if not items:
            text = page.say("The municipalities' shares of {year} are not known.", year=year.year)
            return [note(text)]
        shared = shared_sources([item.sources for item in items])
        dates = {item.population_date for item in items}
        one_date = next(iter(dates)) if len(dates) == 1 else None
        columns = [_named(COLUMNS[0], shared), *COLUMNS[1:]]
        if one_date and "population_date" not in self.columns:
            columns = [column for column in columns if column.name != "population_date"]
        table = TableSet(
            columns=columns,
            groups=[Group(rows=[[row] for row in shares_of(items)])],
            asked=self.columns,
            caption=page.say("The municipalities' shares {year}", year=year.year),
            kind="contributions",
        )
        notes = []
        if one_date and any(item.population is not None for item in items):
            date = format_date(one_date, page.language)
            notes.append(page.say("Population on {date}.", date=date))
        if shares_are_counted(items):
            notes.append(page.say("The shares are counted from the population."))
        return [
            *table.render(page),
            *([note(" ".join(notes))] if notes else []),
            *accepted_note(items, page),
            *sources_note(shared, page),
        ]


def _named(column: Column[Share], shared: Sequence[SourceReference]) -> Column[Share]:
    """Return the first column with the municipalities' names and their sources."""

    def content(row: Share, page: Page) -> Content:
        if row.contribution is None:
            return figure(page.say(TOTAL), strong=True)
        own = [source for source in row.contribution.sources if source not in shared]
        name = nodes.Text(municipality_name(row.contribution.municipality, page))
        return [nodes.paragraph("", "", name, *citations(own, page))]

    return Column(name=column.name, heading=column.heading, content=content, width=column.width)


class ContributionsDirective(ReportDirective):
    """Show what each municipality pays of the common costs of a year."""

    option_spec: ClassVar = {**ReportDirective.common_options, "columns": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        year = self.year_data()
        if year is None:
            return []
        self.domain.note_network(self.env.docname)
        view = ContributionsView(**self.view_place(), year=year.year, columns=self.columns(COLUMNS))
        return self.show(view)
