"""What a reader of a document is told: what was left out, changed or assumed, and where.

Texts are message ids with their values, put into words by the command line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is about, in groups as they are told."""

    CHANGE = "change"
    COMMENT = "comment"
    HIDDEN = "hidden"
    LEFT_OUT = "left-out"
    CHANGED = "changed"
    IMAGE = "image"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of the document: its number, counted from 1, and its first words."""

    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to be told: a message id with its values, and the place if it has one."""

    kind: NoteKind
    text: str
    values: dict[str, str] = field(default_factory=dict)
    place: Place | None = None


class ChapterError(Exception):
    """A document that is not read at all, and why: a message id with its values."""

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text)
        self.text = text
        self.values = values
