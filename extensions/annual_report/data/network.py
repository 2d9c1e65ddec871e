"""The network that reports: its members, funders and agreements."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from annual_report.data.enums import SurveyDomain
from annual_report.data.fields import Flag, Identifier, Model, MunicipalityCode
from annual_report.data.sources import Sources
from annual_report.data.values import FIRST_YEAR, LAST_YEAR, LocalizedText, PartialDate, Period
from annual_report.data.vocabulary import reads


class Municipality(Model):
    """A member of the network."""

    code: MunicipalityCode
    id: Identifier
    name: LocalizedText
    host: Flag = False
    joined: PartialDate | None = None
    left: PartialDate | None = None
    sources: Sources = ()


class Funder(Model):
    """Who gives money to projects, with the time it exists under its name."""

    id: Identifier
    name: LocalizedText
    abbreviation: LocalizedText | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


class Agreement(Model):
    """The co-operation agreement a network rests on."""

    title: LocalizedText
    period: Period
    adopted: PartialDate | None = None
    adopted_by: LocalizedText | None = None
    cost_sharing: LocalizedText | None = None
    note: LocalizedText | None = None
    sources: Sources = ()


class SurveyRotation(Model):
    """Which surveys alternate, year by year: the first of ``domains`` falls on ``start``.

    ``end`` is the last year of the rotation; without it the rotation goes on.
    """

    domains: tuple[Annotated[SurveyDomain, reads(SurveyDomain)], ...] = Field(min_length=1)
    start: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    end: int | None = Field(default=None, ge=FIRST_YEAR, le=LAST_YEAR)
    note: LocalizedText | None = None
    sources: Sources = ()

    def due(self, year: int) -> SurveyDomain | None:
        """Return the domain whose turn it is in a year; ``None`` outside the rotation."""
        if year < self.start or (self.end is not None and year > self.end):
            return None
        return self.domains[(year - self.start) % len(self.domains)]


class Network(Model):
    """The network that reports (``reports/network.yaml``).

    ``invented`` marks sample data: every page and every PDF then says so.
    """

    id: Identifier
    slug: Identifier
    name: LocalizedText
    aliases: tuple[LocalizedText, ...] = ()
    invented: Flag = False
    region: LocalizedText | None = None
    purpose: LocalizedText | None = None
    vision: LocalizedText | None = None
    steering_group: LocalizedText | None = None
    members: tuple[Municipality, ...] = ()
    funders: tuple[Funder, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    survey_rotation: SurveyRotation | None = None
    sources: Sources = ()

    def members_in(self, year: int) -> tuple[Municipality, ...]:
        """Return the members of a year: those that joined in it and those that left in it too.

        A date that is not known does not tell otherwise.
        """
        return tuple(
            member
            for member in self.members
            if not (
                (member.joined and member.joined.first_day.year > year)
                or (member.left and member.left.last_day.year < year)
            )
        )
