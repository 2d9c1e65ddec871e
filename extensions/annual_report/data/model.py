"""The model of a network and of a year's report: frozen, validated, free of Sphinx.

A field that is ``None`` is not known: it is shown so, never as zero or as a dash. Fields
that hold text for readers are :class:`~annual_report.data.values.LocalizedText`; the other
types of fields are in :mod:`annual_report.data.fields`. The parts of a year have their own
modules; the whole is here, and all of it can be imported from here.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from annual_report.data.acceptance import NOTHING_ACCEPTED, Accepted
from annual_report.data.accessibility import (
    AccessibilityAssessment,
    AccessibilityFeedback,
    AccessibilityStatement,
    Inaccessible,
    SupervisoryAuthority,
)
from annual_report.data.enums import BodyKind, DecisionKind, ReportKind, ReportStatus
from annual_report.data.errata import Erratum
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import Flag, Identifier, Model, MunicipalityReference, Text
from annual_report.data.finances import (
    Contribution,
    Figures,
    FinanceLine,
    FinanceTotals,
    FinanceUnit,
)
from annual_report.data.groups import Group, GroupMember, Recognition
from annual_report.data.network import Agreement, Funder, Municipality, Network, SurveyRotation
from annual_report.data.objectives import Evidence, Indicator, Objective
from annual_report.data.planning import (
    ActionPlan,
    CalendarEntry,
    Finding,
    NextStep,
    SelfAssessment,
)
from annual_report.data.projects import Project
from annual_report.data.sources import SourceReference, Sources
from annual_report.data.surveys import Survey, SurveyQuestion
from annual_report.data.values import (
    FIRST_YEAR,
    LAST_YEAR,
    LocalizedText,
    PartialDate,
    read_language,
)
from annual_report.data.vocabulary import reads
from annual_report.messages import Message

__all__ = [
    "AccessibilityAssessment",
    "AccessibilityFeedback",
    "AccessibilityStatement",
    "ActionPlan",
    "Agreement",
    "Archive",
    "Assessment",
    "CalendarEntry",
    "Contribution",
    "Evidence",
    "Figures",
    "FinanceLine",
    "FinanceTotals",
    "FinanceUnit",
    "Finding",
    "Funder",
    "Group",
    "GroupMember",
    "HandlingStage",
    "Inaccessible",
    "Indicator",
    "Municipality",
    "Network",
    "NextStep",
    "Objective",
    "Project",
    "Recognition",
    "Report",
    "ReportDates",
    "SelfAssessment",
    "SourceReference",
    "SupervisoryAuthority",
    "Survey",
    "SurveyQuestion",
    "SurveyRotation",
    "Year",
]


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
    """A year's report (``reports/<year>/report.yaml``).

    ``kind`` says what the year's folder rests on: an annual report, an action plan whose outcome
    is not reported, or a compilation of other sources. ``accept`` silences checks for the whole
    year.
    """

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    title: LocalizedText
    subtitle: LocalizedText | None = None
    description: LocalizedText | None = None
    language: Annotated[Text, AfterValidator(read_language)] = "fi"
    kind: Annotated[ReportKind, reads(ReportKind)] = ReportKind.ANNUAL_REPORT
    status: Annotated[ReportStatus, reads(ReportStatus)]
    status_note: LocalizedText | None = None
    approved_by: LocalizedText | None = None
    dates: ReportDates = ReportDates()
    network: Identifier
    accept: Accepted = NOTHING_ACCEPTED
    sources: Sources = ()


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
                message = Message("this field is required beside {name}", name=f'"{name}"')
                raise fault_error(FaultKind.MISSING, message, at=("date",))
        return self


class Year(Model):
    """Everything a year's folder holds as data.

    ``folder`` is the path of the year's folder relative to the source directory, with
    forward slashes, e.g. ``"reports/2023"``. ``files`` are its data files, named likewise;
    ``errata`` the corrections since it was published, in their order.
    """

    folder: str
    report: Report
    objectives: tuple[Objective, ...] = ()
    assessment: Assessment | None = None
    projects: tuple[Project, ...] = ()
    handling: tuple[HandlingStage, ...] = ()
    finances: tuple[FinanceLine, ...] = ()
    finance_units: tuple[FinanceUnit, ...] = ()
    finance_totals: FinanceTotals | None = None
    contributions: tuple[Contribution, ...] = ()
    groups: tuple[Group, ...] = ()
    surveys: tuple[Survey, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    self_assessment: SelfAssessment | None = None
    action_plan: ActionPlan | None = None
    annual_calendar: tuple[CalendarEntry, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    errata: tuple[Erratum, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.report.year

    def objective(self, identifier: str) -> Objective | None:
        """Return the objective with this id, if the year has it."""
        # What a document has just defined, and asks for, is the last.
        return next((item for item in reversed(self.objectives) if item.id == identifier), None)

    def project(self, identifier: str) -> Project | None:
        """Return the project with this id, if the year has it."""
        return next((item for item in reversed(self.projects) if item.id == identifier), None)

    def survey(self, identifier: str) -> Survey | None:
        """Return the survey with this id, if the year has it."""
        return next((item for item in self.surveys if item.id == identifier), None)

    def finance_line(self, identifier: str) -> FinanceLine | None:
        """Return the line of the finances with this id, if the year has it."""
        return next((item for item in self.finances if item.id == identifier), None)


_folders: tuple[tuple[Year, ...], dict[str, Year]] = ((), {})
"""The years that were asked for last, and what is known of them."""


def _by_folder(years: tuple[Year, ...]) -> dict[str, Year]:
    """Return years by their folders; each page of a site asks for its year many times."""
    global _folders  # noqa: PLW0603 - a memory of one: models are compared by all they hold
    if _folders[0] is not years:
        _folders = (years, {year.folder: year for year in reversed(years)})
    return _folders[1]


class Archive(Model):
    """The network and all its years, newest last.

    ``files`` are the data files of the archive itself (not those of the years), relative to
    the source directory, with forward slashes. ``accessibility`` is the statement of the site,
    of which no year tells, and ``accessibility_files`` its file.
    """

    network: Network | None = None
    years: tuple[Year, ...] = ()
    files: tuple[str, ...] = ()
    accessibility: AccessibilityStatement | None = None
    accessibility_files: tuple[str, ...] = ()

    def year(self, year: int) -> Year | None:
        """Return the data of a reporting year, if the archive has it."""
        return next((item for item in self.years if item.year == year), None)

    def year_of_document(self, docname: str) -> Year | None:
        """Return the year whose folder a document lies in, e.g. ``reports/2023/index``."""
        folders = _by_folder(self.years)
        folder, slash, _ = docname.rpartition("/")
        while slash:
            if year := folders.get(folder):
                return year
            folder, slash, _ = folder.rpartition("/")
        return None

    def funder(self, identifier: str) -> Funder | None:
        """Return the funder with this id."""
        funders = self.network.funders if self.network else ()
        return next((item for item in funders if item.id == identifier), None)

    def municipality(self, code: str) -> Municipality | None:
        """Return the member municipality with this code."""
        members = self.network.members if self.network else ()
        return next((item for item in members if item.code == code), None)
