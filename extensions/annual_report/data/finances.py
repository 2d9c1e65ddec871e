"""The money of a year: lines of income and expenses, units, and the municipalities' shares."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from annual_report.data.acceptance import NOTHING_ACCEPTED, Accepted
from annual_report.data.enums import FinanceKind
from annual_report.data.fields import Amount, Count, Identifier, Model, MunicipalityReference
from annual_report.data.projects import Percentage
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, Money, PartialDate
from annual_report.data.vocabulary import reads


class Figures(Model):
    """What was budgeted and what came of it, in euros.

    ``amendments`` are the changes of the budget within the year (negative where it was cut);
    ``previous`` is the actual amount of the year before.
    """

    budget: Money | None = None
    amendments: Money | None = None
    amended_budget: Money | None = None
    actual: Money | None = None
    previous: Money | None = None

    @property
    def final_budget(self) -> Decimal | None:
        """The budget after amendments: as stated, or else budget + amendments.

        The budget itself where no amendment is known of.
        """
        if self.amended_budget is not None or self.budget is None:
            return self.amended_budget
        return self.budget + (self.amendments or Decimal(0))

    @property
    def deviation(self) -> Decimal | None:
        """Actual minus budget (after amendments); ``None`` when either is not known."""
        budget = self.final_budget
        return None if budget is None or self.actual is None else self.actual - budget

    @property
    def actual_pct(self) -> Decimal | None:
        """The actual amount in per cent of the budget; ``None`` without either, or of zero."""
        budget = self.final_budget
        return 100 * self.actual / budget if budget and self.actual is not None else None


class FinanceUnit(Model):
    """A unit that lines belong to and are summed by; ``parent`` is the unit it is part of."""

    id: Identifier
    title: LocalizedText
    parent: Identifier | None = None


class FinanceLine(Figures):
    """A line of income or expenses (``data/finances.yaml``); expenses are written positive."""

    id: Identifier
    title: LocalizedText
    kind: Annotated[FinanceKind, reads(FinanceKind)]
    unit: Identifier | None = None
    note: LocalizedText | None = None
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()


class FinanceTotals(Model):
    """The totals as the source states them, to be checked against the lines."""

    income: Figures | None = None
    expenses: Figures | None = None
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()


class Contribution(Model):
    """What a municipality pays of the common costs, with what its share is counted from."""

    municipality: MunicipalityReference
    population: Count | None = None
    population_date: PartialDate | None = None
    share: Percentage | None = None
    amount: Amount | None = None
    note: LocalizedText | None = None
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()
