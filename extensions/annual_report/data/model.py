"""The model of a network and of a year's report: frozen, validated, free of Sphinx.

A field that is ``None`` is not known: it is shown so, never as zero or as a dash. Fields
that hold text for readers are :class:`~annual_report.data.values.LocalizedText`; the other
types of fields are in :mod:`annual_report.data.fields`.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from annual_report.data.enums import (
    BodyKind,
    DecisionKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    ReportStatus,
    Status,
)
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import (
    Amount,
    Flag,
    FunderReferences,
    Identifier,
    Identifiers,
    Model,
    MunicipalityCode,
    MunicipalityReference,
    MunicipalityReferences,
    Text,
)
from annual_report.data.references import context_of
from annual_report.data.values import (
    FIRST_YEAR,
    LAST_YEAR,
    LocalizedText,
    Number,
    PartialDate,
    Period,
    read_language,
)
from annual_report.data.vocabulary import reads


def _source(value: object) -> object:
    return {"key": value} if isinstance(value, str) else value


class SourceReference(Model):
    """A citation of ``references.bib``; written as the key alone or with a locator."""

    key: Text
    locator: Text | None = None


Source = Annotated[SourceReference, BeforeValidator(_source)]
Sources = tuple[Source, ...]


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
    sources: Sources = ()


class Network(Model):
    """The network that reports (``reports/network.yaml``)."""

    id: Identifier
    slug: Identifier
    name: LocalizedText
    aliases: tuple[LocalizedText, ...] = ()
    region: LocalizedText | None = None
    purpose: LocalizedText | None = None
    steering_group: LocalizedText | None = None
    members: tuple[Municipality, ...] = ()
    funders: tuple[Funder, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sources: Sources = ()


class ReportDates(Model):
    """The days in a report's life that are known."""

    handled: PartialDate | None = None
    approved: PartialDate | None = None
    published: PartialDate | None = None
    updated: PartialDate | None = None


class Assessment(Model):
    """One overall assessment of a year's objectives, as its source words it."""

    text: LocalizedText
    sources: Sources = ()


class Report(Model):
    """A year's report (``reports/<year>/report.yaml``)."""

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    title: LocalizedText
    subtitle: LocalizedText | None = None
    description: LocalizedText | None = None
    language: Annotated[Text, AfterValidator(read_language)] = "fi"
    status: Annotated[ReportStatus, reads(ReportStatus)]
    status_note: LocalizedText | None = None
    approved_by: LocalizedText | None = None
    dates: ReportDates = ReportDates()
    network: Identifier
    sources: Sources = ()


class Indicator(Model):
    """What an objective is measured by. Values are exact numbers, in ``unit``."""

    name: LocalizedText
    unit: LocalizedText | None = None
    baseline: Number | None = None
    target: Number | None = None
    actual: Number | None = None


class Objective(Model):
    """What the year aimed at and what came of it (``data/objectives.yaml``)."""

    id: Identifier
    title: LocalizedText
    kind: Annotated[ObjectiveKind | None, reads(ObjectiveKind)] = None
    focus_area: LocalizedText | None = None
    description: LocalizedText | None = None
    actions: tuple[LocalizedText, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    status: Annotated[Status | None, reads(Status)] = None
    explanation: LocalizedText | None = None
    responsible: LocalizedText | None = None
    updated: PartialDate | None = None
    projects: Identifiers = ()
    sources: Sources = ()


class Project(Model):
    """A project of the year (``data/projects.yaml``). Amounts are euros."""

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
    grant_record_number: Text | None = None
    period: Period = Period()
    coordinator: MunicipalityReference | None = None
    participants: MunicipalityReferences = ()
    status: Annotated[ProjectStatus | None, reads(ProjectStatus)] = None
    objectives: Identifiers = ()
    results: LocalizedText | None = None
    note: LocalizedText | None = None
    sources: Sources = ()

    @model_validator(mode="after")
    def _touches_the_year(self, info: ValidationInfo) -> Self:
        """Refuse a period outside the reporting year, unless the project is only planned."""
        context = context_of(info.context)
        if context is None or context.year is None or self.status is ProjectStatus.PLANNED:
            return self
        start, end = self.period.start, self.period.end
        if start is not None and start.first_day.year > context.year:
            message = f"the period starts in {start}, after {context.year}"
        elif end is not None and end.last_day.year < context.year:
            message = f"the period ended in {end}, before {context.year}"
        else:
            return self
        raise fault_error(FaultKind.VALUE, message, at=("period",))


class HandlingStage(Model):
    """One handling of the report by one body (``data/handling.yaml``)."""

    id: Identifier | None = None
    body: LocalizedText
    body_kind: Annotated[BodyKind | None, reads(BodyKind)] = None
    municipality: MunicipalityReference | None = None
    date: PartialDate | None = None
    section: Text | None = None
    record_number: Text | None = None
    decision: Annotated[DecisionKind | None, reads(DecisionKind)] = None
    decision_text: LocalizedText | None = None
    for_information: Flag = False
    note: LocalizedText | None = None
    sources: Sources = ()

    @model_validator(mode="after")
    def _has_a_date(self) -> Self:
        """Refuse a section or a decision of a meeting that has no date."""
        for name in ("section", "decision"):
            if self.date is None and getattr(self, name) is not None:
                message = f'this field is required beside "{name}"'
                raise fault_error(FaultKind.MISSING, message, at=("date",))
        return self


class Year(Model):
    """Everything a year's folder holds as data.

    ``folder`` is the path of the year's folder relative to the source directory, with
    forward slashes, e.g. ``"reports/2023"``. ``files`` are its data files, named likewise.
    """

    folder: str
    report: Report
    objectives: tuple[Objective, ...] = ()
    assessment: Assessment | None = None
    projects: tuple[Project, ...] = ()
    handling: tuple[HandlingStage, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.report.year

    def objective(self, identifier: str) -> Objective | None:
        """Return the objective with this id, if the year has it."""
        return next((item for item in self.objectives if item.id == identifier), None)

    def project(self, identifier: str) -> Project | None:
        """Return the project with this id, if the year has it."""
        return next((item for item in self.projects if item.id == identifier), None)


class Archive(Model):
    """The network and all its years, newest last.

    ``files`` are the data files of the archive itself (not those of the years), relative to
    the source directory, with forward slashes.
    """

    network: Network | None = None
    years: tuple[Year, ...] = ()
    files: tuple[str, ...] = ()

    def year(self, year: int) -> Year | None:
        """Return the data of a reporting year, if the archive has it."""
        return next((item for item in self.years if item.year == year), None)

    def year_of_document(self, docname: str) -> Year | None:
        """Return the year whose folder a document lies in, e.g. ``reports/2023/index``."""
        return next((item for item in self.years if docname.startswith(f"{item.folder}/")), None)

    def funder(self, identifier: str) -> Funder | None:
        """Return the funder with this id."""
        funders = self.network.funders if self.network else ()
        return next((item for item in funders if item.id == identifier), None)

    def municipality(self, code: str) -> Municipality | None:
        """Return the member municipality with this code."""
        members = self.network.members if self.network else ()
        return next((item for item in members if item.code == code), None)
