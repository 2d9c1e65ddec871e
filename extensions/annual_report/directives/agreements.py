"""``{agreements}``: the co-operation agreements the network rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.directives.base import ReportDirective
from annual_report.directives.contents import field_date, field_text
from annual_report.directives.parts import note, paragraph, shared_sources, sources_note
from annual_report.directives.tables import Column, Group, TableSet, with_names
from annual_report.formatting import format_period
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Agreement, Archive


def is_in_force(agreement: Agreement, year: int) -> bool:
    """Return whether an agreement is in force in a year, as far as its period tells.

    An end that is not known does not end it; with neither start nor end nothing is told.
    """
    start, end = agreement.period.start, agreement.period.end
    if start is None and end is None:
        return False
    return (start is None or start.first_day.year <= year) and (
        end is None or end.last_day.year >= year
    )


def newest_first(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Return agreements by their starts, those without one by their ends, the newest first."""

    def key(agreement: Agreement) -> dt.date:
        date = agreement.period.start or agreement.period.end
        return date.first_day if date else dt.date.min

    return sorted(agreements, key=key, reverse=True)


def agreements_of(archive: Archive, year: int | None) -> list[Agreement]:
    """Return the agreements of the network, newest first; of a year, those in force in it."""
    agreements = newest_first(archive.network.agreements if archive.network else ())
    return [item for item in agreements if year is None or is_in_force(item, year)]


def _name(agreement: Agreement, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(agreement.title))]


COLUMNS: tuple[Column[Agreement], ...] = (
    Column(name="title", heading=msgid("Agreement"), width=34),
    Column(
        name="period",
        heading=msgid("In force"),
        content=lambda agreement, page: format_period(agreement.period, page.language),
        width=18,
    ),
    Column(
        name="adopted", heading=msgid("Adopted"), content=field_date(lambda a: a.adopted), width=16
    ),
    Column(
        name="adopted_by",
        heading=msgid("Adopted by"),
        content=field_text(lambda a: a.adopted_by),
        width=22,
    ),
    Column(
        name="cost_sharing",
        heading=msgid("Cost sharing"),
        content=field_text(lambda a: a.cost_sharing),
        width=30,
    ),
    Column(
        name="note",
        heading=msgid("Note"),
        content=field_text(lambda a: a.note),
        shown="known",
        blank=True,
        width=24,
    ),
)


@dataclass(frozen=True, kw_only=True)
class AgreementsView(View):
    """The agreements: of a year those in force in it, or ``every`` with these first."""

    every: bool = False
    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table of the agreements."""
        current = agreements_of(page.archive, self.year)
        others = [item for item in agreements_of(page.archive, None) if item not in current]
        shown = [*current, *others] if self.every else current
        if not shown:
            return [note(self._nothing(page))]

        def in_force(agreement: Agreement, page: Page) -> list[nodes.Node]:
            """Tell which of all agreements are those of the year."""
            if not self.every or self.year is None or agreement not in current:
                return []
            return [paragraph(page.say("In force in {year}.", year=self.year))]

        shared = shared_sources([item.sources for item in shown])
        name = with_names(COLUMNS[0], _name, lambda item: item.sources, shared, in_force)
        if self.year is None or self.every:
            caption = page.say("Co-operation agreements")
        else:
            caption = page.say("Co-operation agreement in force in {year}", year=self.year)
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Group(rows=[[item] for item in shown])],
            asked=self.columns,
            caption=caption,
            kind="agreements",
        )
        return [*tables.render(page), *sources_note(shared, page)]

    def _nothing(self, page: Page) -> str:
        if self.year is None or self.every:
            return page.say("No co-operation agreements are known.")
        return page.say("No agreement in force in {year} is known.", year=self.year)


class AgreementsDirective(ReportDirective):
    """Show the agreements; on a page of a year, the one in force in it."""

    needs_year = False
    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "all": directives.flag,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        self.domain.note_network(self.env.docname)
        year = self.year_data()
        view = AgreementsView(
            **self.view_place(),
            year=year.year if year else None,
            every="all" in self.options,
            columns=self.columns(COLUMNS),
        )
        return self.show(view)
