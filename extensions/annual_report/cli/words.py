"""The language that a user is spoken to in: that of the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.wording import nearest, quoted, reason_of
from annual_report.formatting import NO_BREAK_SPACE, format_date
from annual_report.i18n import language_of_locale, message, told

if TYPE_CHECKING:
    from annual_report.data.values import PartialDate

_LISTED = 12
"""Known words that a message lists."""


def language() -> str:
    """Return ``fi`` or ``sv`` if that is the locale's language, else ``en``."""
    return language_of_locale()


def say(text: str, /, *, context: str = "", **values: object) -> str:
    """Return a message in the language of the locale, with ``{names}`` filled."""
    return message(language(), text, context=context, **values)


def told_here(item: object) -> str:
    """Return a fault, message or error in the language of the locale; others as text."""
    if isinstance(item, str):
        return told(language(), item)
    if isinstance(item, Exception):
        return told(language(), reason_of(item))
    from annual_report.data.faults import Fault  # noqa: PLC0415 - pydantic is not needed for help

    return item.said(told_here) if isinstance(item, Fault) else str(item)


def in_words(date: PartialDate | None) -> str:
    """Return a date as the language writes it, with plain blanks; nothing for none."""
    return format_date(date, language()).replace(NO_BREAK_SPACE, " ") if date else ""


def unknown(word: str, known: list[str], text: str, /, **values: str) -> str:
    """Return ``text`` on a ``{word}`` that is none of the known, with the nearest of them."""
    text = message(language(), text, word=quoted(word), **values)
    if (near := nearest(word, known)) is not None:
        return text + say("; did you mean {near}?", near=quoted(near))
    listed = known[:_LISTED] + ["…"] * (len(known) > _LISTED)
    return text + say("; use one of {words}", words=", ".join(listed)) if listed else text
