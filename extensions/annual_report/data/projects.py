"""The projects of a year."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, ValidationInfo, model_validator

from annual_report.data.acceptance import NOTHING_ACCEPTED, Accepted
from annual_report.data.enums import ProjectKind, ProjectStatus
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import (
    Amount,
    FunderReferences,
    Identifier,
    Identifiers,
    Model,
    MunicipalityReference,
    MunicipalityReferences,
    Text,
)
from annual_report.data.references import context_of
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, Number, PartialDate, Period
from annual_report.data.vocabulary import reads
from annual_report.messages import Message

Percentage = Annotated[Number, Field(ge=0, le=100)]
"""A share in per cent, from 0 to 100."""


class Project(Model):
    """A project of the year (``data/projects.yaml``). Amounts are euros.

    The same project has the same id in every year. ``grant_pct_max`` is the most that the
    funder pays of the total cost, in per cent; ``use_report`` the day by which, or on which, the
    use of the grant is accounted for to the funder.
    """

    id: Identifier
    name_as_reported: LocalizedText
    official_name: LocalizedText | None = None
    official_name_note: LocalizedText | None = None
    kind: Annotated[ProjectKind | None, reads(ProjectKind)] = None
    funders: FunderReferences = ()
    grant: Amount | None = None
    own_funding: Amount | None = None
    other_funding: Amount | None = None
    total_cost: Amount | None = None
    grant_pct_max: Percentage | None = None
    grant_record_number: Text | None = None
    grant_use_period: Period = Period()
    use_report: PartialDate | None = None
    period: Period = Period()
    coordinator: MunicipalityReference | None = None
    participants: MunicipalityReferences = ()
    partners: tuple[LocalizedText, ...] = ()
    status: Annotated[ProjectStatus | None, reads(ProjectStatus)] = None
    objectives: Identifiers = ()
    results: LocalizedText | None = None
    note: LocalizedText | None = None
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()

    @model_validator(mode="after")
    def _touches_the_year(self, info: ValidationInfo) -> Self:
        """Refuse a period outside the reporting year, unless the project is only planned."""
        context = context_of(info.context)
        if context is None or context.year is None or self.status is ProjectStatus.PLANNED:
            return self
        start, end = self.period.start, self.period.end
        if start is not None and start.first_day.year > context.year:
            message = Message(
                "the period starts in {date}, after {year}", date=str(start), year=context.year
            )
        elif end is not None and end.last_day.year < context.year:
            message = Message(
                "the period ended in {date}, before {year}", date=str(end), year=context.year
            )
        else:
            return self
        raise fault_error(FaultKind.VALUE, message, at=("period",))
