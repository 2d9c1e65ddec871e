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


class ReportStatus(Vocabulary):
    """How final a year's report is."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"


class DatePart(Vocabulary):
    """A part of a year that a source names instead of a month."""

    BEGINNING = "beginning"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    END = "end"


_CONTEXTS = {
    "Status": "status",
    "ObjectiveKind": "objective kind",
    "ProjectKind": "project kind",
    "ProjectStatus": "project status",
    "BodyKind": "body kind",
    "DecisionKind": "decision",
    "ReportStatus": "report status",
    "DatePart": "date part",
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
}
