"""The closed vocabularies of the domain.

A member's value is its code name, as written in data files and in open data. Each is
labelled in fi, sv and en through the message catalogs: the English label is the message
id and the enumeration's ``context`` is the message context (gettext's ``msgctxt``).
"""

from __future__ import annotations

from enum import StrEnum


class Vocabulary(StrEnum):
    """A closed list of code names with labels in the message catalogs."""

    @classmethod
    def context(cls) -> str:
        """Return the message context of the labels, e.g. ``"status"``."""
        return _CONTEXTS[cls.__name__]

    @property
    def message(self) -> str:
        """The English label, which is the message id in the catalogs."""
        named = _MESSAGES.get(type(self).__name__, {})
        return named.get(self.value, self.value.replace("_", " "))


class Status(Vocabulary):
    """How an objective came out."""

    ACHIEVED = "achieved"
    PARTLY_ACHIEVED = "partly_achieved"
    NOT_ACHIEVED = "not_achieved"
    IN_PROGRESS = "in_progress"
    CARRIED_OVER = "carried_over"
    DISCONTINUED = "discontinued"
    NOT_ASSESSED = "not_assessed"


class ObjectiveKind(Vocabulary):
    """What an objective is about: the activity or the money."""

    FUNCTIONAL = "functional"
    FINANCIAL = "financial"


class ProjectKind(Vocabulary):
    """How a project is carried."""

    GRANT = "grant"
    PILOT = "pilot"
    NETWORK = "network"


class ProjectStatus(Vocabulary):
    """Where a project stands at the end of the year."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    DISCONTINUED = "discontinued"


class BodyKind(Vocabulary):
    """The kind of body that handles a report."""

    STEERING_GROUP = "steering_group"
    COMMITTEE = "committee"
    BOARD = "board"
    COUNCIL = "council"


class DecisionKind(Vocabulary):
    """What a body decided."""

    NOTED = "noted"
    APPROVED = "approved"
    FORWARDED = "forwarded"
    TABLED = "tabled"
    RETURNED = "returned"
    AMENDED = "amended"


class HandlingState(Vocabulary):
    """How far a municipality's handling of a report has come."""

    RECORDED = "recorded"
    """A section or a decision is recorded."""
    HELD = "held"
    """A meeting's date has passed, and nothing is recorded of it."""
    AHEAD = "ahead"
    """A handling is to come."""
    UNKNOWN = "unknown"
    """No handling is known."""


class ReportStatus(Vocabulary):
    """How final a year's report is."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"


class ReportKind(Vocabulary):
    """What a year's folder rests on."""

    ANNUAL_REPORT = "annual_report"
    ACTION_PLAN = "action_plan"
    COMPILATION = "compilation"


class FinanceKind(Vocabulary):
    """Whether money comes in or goes out."""

    INCOME = "income"
    EXPENSES = "expenses"


class SurveyDomain(Vocabulary):
    """The services that an evaluation survey is about."""

    ECEC = "ecec"
    PRE_PRIMARY_AND_BASIC = "pre_primary_and_basic"
    UPPER_SECONDARY = "upper_secondary"
    YOUTH_WORK = "youth_work"
    CULTURE = "culture"
    LIBRARY = "library"


class GroupKind(Vocabulary):
    """The kind of a group of the network."""

    STEERING_GROUP = "steering_group"
    WORKING_GROUP = "working_group"


class RecognitionScope(Vocabulary):
    """How far a recognition reaches."""

    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class Direction(Vocabulary):
    """On which side of its target an indicator should be."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Check(Vocabulary):
    """The checks across fields and years; a warning's subtype is ``check.`` and the name."""

    SUM = "sum"
    FUNDING_SUM = "funding_sum"
    GRANT_SHARE = "grant_share"
    PERIOD = "period"
    BASELINE = "baseline"
    CARRIED_OVER = "carried_over"
    ROTATION = "rotation"
    STALE = "stale"
    STATUS = "status"


class AgendaPart(Vocabulary):
    """The parts of an agenda item."""

    MEETING = "meeting"
    RECORD_NUMBER = "record_number"
    TITLE = "title"
    PREPARER = "preparer"
    PRESENTER = "presenter"
    FURTHER_INFORMATION = "further_information"
    DESCRIPTION = "description"
    PROPOSAL = "proposal"
    DISCUSSION = "discussion"
    DECISION = "decision"
    FOR_INFORMATION = "for_information"
    ATTACHMENTS = "attachments"
    APPEAL = "appeal"


class DateStyle(Vocabulary):
    """How a municipality writes dates in its items."""

    SHORT = "short"
    """17.4.2024"""
    PADDED = "padded"
    """17.04.2024"""
    LONG = "long"
    """17. huhtikuuta 2024"""


class StageScope(Vocabulary):
    """In which handlings of the matter a part of the item stands."""

    ALL = "all"
    FIRST = "first"
    LATER = "later"


class DatePart(Vocabulary):
    """A part of a year that a source names instead of a month."""

    BEGINNING = "beginning"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    END = "end"


class Compliance(Vocabulary):
    """How a site meets the requirements of accessibility, as (EU) 2018/1523 has it."""

    COMPLIANT = "compliant"
    PARTIALLY_COMPLIANT = "partially_compliant"
    NON_COMPLIANT = "non_compliant"


class AssessmentMethod(Vocabulary):
    """Who assessed how accessible a site is."""

    SELF_ASSESSMENT = "self_assessment"
    THIRD_PARTY = "third_party"


class InaccessibleReason(Vocabulary):
    """Why content is not accessible, as (EU) 2018/1523 has it."""

    NON_COMPLIANCE = "non_compliance"
    DISPROPORTIONATE_BURDEN = "disproportionate_burden"
    OUT_OF_SCOPE = "out_of_scope"


_CONTEXTS = {
    "Status": "status",
    "ObjectiveKind": "objective kind",
    "ProjectKind": "project kind",
    "ProjectStatus": "project status",
    "BodyKind": "body kind",
    "DecisionKind": "decision",
    "HandlingState": "handling state",
    "ReportStatus": "report status",
    "DatePart": "date part",
    "ReportKind": "report kind",
    "FinanceKind": "finance kind",
    "SurveyDomain": "survey domain",
    "GroupKind": "group kind",
    "RecognitionScope": "recognition scope",
    "Direction": "direction",
    "Check": "check",
    "AgendaPart": "agenda part",
    "DateStyle": "date style",
    "StageScope": "stages of handling",
    "Compliance": "compliance",
    "AssessmentMethod": "assessment method",
    "InaccessibleReason": "reason",
}

_MESSAGES: dict[str, dict[str, str]] = {
    "ObjectiveKind": {
        "functional": "functional objective",
        "financial": "financial objective",
    },
    "ProjectKind": {
        "grant": "grant project",
        "network": "network activity",
    },
    "ReportKind": {"compilation": "compilation of sources"},
    "HandlingState": {
        "recorded": "handled",
        "held": "held, nothing recorded",
        "ahead": "to be handled",
        "unknown": "no handling known",
    },
    "SurveyDomain": {
        "ecec": "early childhood education and care",
        "pre_primary_and_basic": "pre-primary and basic education",
        "upper_secondary": "general upper secondary education",
    },
    "GroupKind": {"working_group": "development group"},
    "AgendaPart": {
        "proposal": "decision proposal",
        "meeting": "body and meeting",
    },
    "DateStyle": {
        "short": "short date",
        "padded": "date with zeros",
        "long": "date in words",
    },
    "StageScope": {
        "all": "all handlings",
        "first": "first handling",
        "later": "later handlings",
    },
    "Compliance": {
        "compliant": "meets the requirements",
        "partially_compliant": "meets the requirements in part",
        "non_compliant": "does not meet the requirements",
    },
    "AssessmentMethod": {"third_party": "assessment by a third party"},
    "InaccessibleReason": {
        "non_compliance": "does not meet the requirements yet",
        "out_of_scope": "the act does not apply",
    },
    "Check": {
        "sum": "parts sum to the total",
        "funding_sum": "grant, own and other funding sum to the total cost",
        "grant_share": "grant within the highest share",
        "period": "period within the year",
        "baseline": "baseline is last year's actual",
        "carried_over": "objective carried over goes on",
        "rotation": "survey follows its rotation",
        "stale": "indicator updated in the year",
        "status": "status agrees with its rule",
    },
}
