"""What a year aimed at, how it is measured, and what came of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from annual_report.data.acceptance import NOTHING_ACCEPTED, Accepted
from annual_report.data.enums import Direction, ObjectiveKind, Status
from annual_report.data.fields import (
    EarlierReference,
    Identifier,
    Identifiers,
    ItemReference,
    Model,
)
from annual_report.data.sources import Sources
from annual_report.data.values import LocalizedText, Number, PartialDate
from annual_report.data.vocabulary import reads


class Indicator(Model):
    """What an objective is measured by. Values are exact numbers, in ``unit``.

    With ``direction`` it is a rule: the actual value compared with the target tells how the
    objective came out (see :mod:`annual_report.data.status_rules`). ``tolerance``, in the same
    unit, is how far from the target still counts as partly achieved.
    """

    name: LocalizedText
    unit: LocalizedText | None = None
    baseline: Number | None = None
    target: Number | None = None
    actual: Number | None = None
    direction: Annotated[Direction | None, reads(Direction)] = None
    tolerance: Annotated[Number, Field(ge=0)] | None = None
    updated: PartialDate | None = None
    responsible: LocalizedText | None = None


class Evidence(Model):
    """What a survey says of an objective: the survey, and a question of it.

    ``survey`` is the id of a survey of the year, or ``2023/id`` for one of another year.
    """

    survey: ItemReference
    question: Identifier | None = None
    text: LocalizedText | None = None


class Objective(Model):
    """What the year aimed at and what came of it (``data/objectives.yaml``).

    ``status`` is what was given by hand; how the objective came out, by hand or by rule, is
    told by :func:`annual_report.data.status_rules.outcome`. ``continues`` is the objective of an
    earlier year that this one carries on, as ``2022/T3``. ``findings`` are those of the year's
    self-assessment that it answers, ``finances`` the lines of the year's finances it is about.
    """

    id: Identifier
    title: LocalizedText
    kind: Annotated[ObjectiveKind | None, reads(ObjectiveKind)] = None
    continues: EarlierReference | None = None
    focus_area: LocalizedText | None = None
    description: LocalizedText | None = None
    actions: tuple[LocalizedText, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    status: Annotated[Status | None, reads(Status)] = None
    status_reason: LocalizedText | None = None
    explanation: LocalizedText | None = None
    responsible: LocalizedText | None = None
    updated: PartialDate | None = None
    projects: Identifiers = ()
    findings: Identifiers = ()
    finances: Identifiers = ()
    evidence: tuple[Evidence, ...] = ()
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()
