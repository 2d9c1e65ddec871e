"""How a municipality writes an agenda item: its headings and their order, dates, persons, texts.

A profile is a file of ``reports/agenda/``. What the item says of the year is written once, in the
year's ``agenda.md``; the profile puts it into the municipality's words and order. Contact details
of persons stand in profiles only, and reach the agenda item only.
"""

from __future__ import annotations

import string
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from annual_report.data.enums import AgendaPart, BodyKind, DateStyle, StageScope
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.fields import (
    Flag,
    Identifier,
    Identifiers,
    Model,
    MunicipalityReference,
    Text,
)
from annual_report.data.sources import Sources
from annual_report.data.values import read_language
from annual_report.data.vocabulary import reads
from annual_report.data.wording import did_you_mean, quoted
from annual_report.messages import Message

PLACEHOLDERS = (
    "body",
    "body_word",
    "forwarded_to",
    "municipality",
    "date",
    "section",
    "record_number",
    "title",
    "year",
    "network",
)
"""What a text of a profile can name in braces: ``{body} {date} {section}``."""

PERSON_PLACEHOLDERS = ("title", "name", "phone", "email")
"""What a line about a person can name in braces."""


def _names_in(text: str) -> list[str]:
    try:
        return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        raise ValueError(
            Message(
                "{word} has a brace too many; write {open} and {close} for braces",
                word=quoted(text),
                open="{{",
                close="}}",
            )
        ) from None


def _template(value: str) -> str:
    for name in _names_in(value):
        if name not in PLACEHOLDERS:
            hint = did_you_mean(name, PLACEHOLDERS)
            raise ValueError(
                Message("{word} stands for nothing{hint}", word=f"{{{name}}}", hint=hint)
            )
    return value


def _person_line(value: str) -> str:
    for name in _names_in(value):
        if name not in PERSON_PLACEHOLDERS:
            hint = did_you_mean(name, PERSON_PLACEHOLDERS)
            raise ValueError(
                Message(
                    "{word} stands for nothing of a person{hint}", word=f"{{{name}}}", hint=hint
                )
            )
    return value


Template = Annotated[Text, AfterValidator(_template)]
"""A text with names of :data:`PLACEHOLDERS` in braces."""

PersonLine = Annotated[Text, AfterValidator(_person_line)]
"""A line with names of :data:`PERSON_PLACEHOLDERS` in braces."""


class Person(Model):
    """Who prepares or presents the matter, and how that is written, line by line."""

    title: Text | None = None
    name: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    lines: tuple[PersonLine, ...] = ("{title} {name}",)


class ProfilePart(Model):
    """A part of the item, in the place and under the heading the municipality gives it.

    ``run_in`` sets the text on the line of the heading. ``stages`` says in which handlings the
    part stands: the first, the later ones, or all. ``text`` is the municipality's standard text;
    where it is left out, the part shows what the data holds, or stands empty to be filled in.
    ``upper`` writes it in capitals.
    """

    part: Annotated[AgendaPart, reads(AgendaPart)]
    heading: Text | None = None
    run_in: Flag = False
    upper: Flag = False
    stages: Annotated[StageScope, reads(StageScope)] = StageScope.ALL
    text: Template | None = None


class AddedText(Model):
    """A paragraph that the profile adds to the content; ``after`` is the part it follows."""

    after: Identifier
    text: Template


class Content(Model):
    """What of the shared content the municipality leaves out, replaces or adds to."""

    leave_out: Identifiers = ()
    replace: dict[Identifier, Template] = Field(default_factory=dict)
    add: tuple[AddedText, ...] = ()


class Profile(Model):
    """A municipality's profile (``reports/agenda/<id>.yaml``).

    A general profile (``general: true``) serves the municipalities that have none of their own; it
    names no municipality. ``body_word`` is what the body is called in running text,
    ``forwarded_to`` to whom it sends the matter on, as that stands in a sentence.
    """

    municipality: MunicipalityReference | None = None
    general: Flag = False
    language: Annotated[Text, AfterValidator(read_language)] = "fi"
    body: Text | None = None
    body_short: Text | None = None
    body_word: Text | None = None
    body_kind: Annotated[BodyKind | None, reads(BodyKind)] = None
    forwarded_to: Text | None = None
    date_style: Annotated[DateStyle, reads(DateStyle)] = DateStyle.SHORT
    section: Annotated[Text, AfterValidator(_template)] = "§ {section}"
    preparer: Person | None = None
    presenter: Person | None = None
    parts: tuple[ProfilePart, ...] = Field(min_length=1)
    content: Content = Content()
    note: Text | None = None
    sources: Sources = ()

    @model_validator(mode="after")
    def _names_whom_it_serves(self) -> Self:
        """Refuse a profile that is neither a municipality's nor general, or is both."""
        if self.general and self.municipality is not None:
            message = Message(
                "a general profile belongs to no municipality; leave one of the two out"
            )
            raise fault_error(FaultKind.VALUE, message, at=("municipality",))
        if not self.general and self.municipality is None:
            message = Message(
                'this field is required, unless the profile is general ("general: true")'
            )
            raise fault_error(FaultKind.MISSING, message, at=("municipality",))
        return self
