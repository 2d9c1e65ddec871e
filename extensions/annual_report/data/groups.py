"""The steering group and the development groups of a year, and recognitions given to them."""

from __future__ import annotations

from typing import Annotated

from annual_report.data.enums import GroupKind, RecognitionScope
from annual_report.data.fields import Count, Identifier, Model, MunicipalityReference, Text
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, PartialDate
from annual_report.data.vocabulary import reads


class GroupMember(Model):
    """A seat in a group: whose, and in which role; a name only where it may be published."""

    municipality: MunicipalityReference | None = None
    organisation: LocalizedText | None = None
    role: LocalizedText | None = None
    name: Text | None = None


class Group(Model):
    """A group of the year (``data/groups.yaml``). ``chair`` is the chair's role or office.

    ``meetings`` is their number; ``meeting_dates`` those of them whose days are known.
    ``activities`` is what was done, one thing each.
    """

    id: Identifier
    name: LocalizedText
    kind: Annotated[GroupKind | None, reads(GroupKind)] = None
    task: LocalizedText | None = None
    chair: LocalizedText | None = None
    members: tuple[GroupMember, ...] = ()
    meetings: Count | None = None
    meeting_dates: tuple[PartialDate, ...] = ()
    activities: tuple[LocalizedText, ...] = ()
    note: LocalizedText | None = None
    sources: Sources = ()

    @property
    def known_meetings(self) -> int | None:
        """How many meetings there were: as stated, or else as many as have a date."""
        return self.meetings if self.meetings is not None else len(self.meeting_dates) or None


class Recognition(Model):
    """A recognition the network was given in the year (``data/recognitions.yaml``)."""

    id: Identifier
    title: LocalizedText
    date: PartialDate | None = None
    given_by: LocalizedText | None = None
    scope: Annotated[RecognitionScope | None, reads(RecognitionScope)] = None
    description: LocalizedText | None = None
    sources: Sources = ()
