"""The loop that drives the year: self-assessment, action plan, calendar, and what comes next."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from annual_report.data.fields import Identifier, Identifiers, LaterReference, Model
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, PartialDate

Month = Annotated[int, Field(ge=1, le=12)]
"""A month of the year as its number."""


class Finding(Model):
    """What a self-assessment found; objectives name it by its ``id``."""

    id: Identifier
    text: LocalizedText
    area: LocalizedText | None = None
    sources: Sources = ()


class SelfAssessment(Model):
    """The self-assessment that the year's plan was derived from (``data/plan.yaml``)."""

    conducted: PartialDate | None = None
    conducted_by: LocalizedText | None = None
    method: LocalizedText | None = None
    findings: tuple[Finding, ...] = ()
    note: LocalizedText | None = None
    sources: Sources = ()


class ActionPlan(Model):
    """The plan of the year (``data/plan.yaml``); its objectives are the year's objectives."""

    title: LocalizedText | None = None
    adopted: PartialDate | None = None
    adopted_by: LocalizedText | None = None
    focus_areas: tuple[LocalizedText, ...] = ()
    success_factors: tuple[LocalizedText, ...] = ()
    note: LocalizedText | None = None
    sources: Sources = ()


class CalendarEntry(Model):
    """Something that belongs to a time of the year (vuosikello; ``data/plan.yaml``).

    ``month`` to ``end_month`` say when; ``recurs`` says it in words for what comes back, e.g.
    every month. ``done`` is when it was done in this year.
    """

    id: Identifier | None = None
    title: LocalizedText
    month: Month | None = None
    end_month: Month | None = None
    recurs: LocalizedText | None = None
    responsible: LocalizedText | None = None
    done: PartialDate | None = None
    note: LocalizedText | None = None
    sources: Sources = ()


class NextStep(Model):
    """What the next year's plan takes from this year's report (``data/plan.yaml``).

    ``objectives`` are those of this year it comes from; ``taken_as`` is the objective of a later
    year that it became, as ``2024/T1``.
    """

    id: Identifier
    text: LocalizedText
    objectives: Identifiers = ()
    taken_as: LaterReference | None = None
    responsible: LocalizedText | None = None
    sources: Sources = ()
