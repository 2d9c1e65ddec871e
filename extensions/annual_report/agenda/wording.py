"""How a municipality writes what the data holds: dates, sections, and the words of its texts."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from babel.dates import format_date as babel_date

from annual_report.data.enums import BodyKind, DateStyle
from annual_report.formatting import capitalized, format_date, locale_of
from annual_report.i18n import message, msgid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annual_report.data.model import Archive, HandlingStage, Municipality, Year
    from annual_report.data.profiles import Profile
    from annual_report.data.values import PartialDate

_BLANKS = {
    "body": msgid("[body]"),
    "body_word": msgid("[body]"),
    "forwarded_to": msgid("[to whom it goes on]"),
    "date": msgid("[date of the meeting]"),
}
"""What stands where the preparer has to fill in what neither profile nor data know."""

_BODY_WORDS = {
    BodyKind.COMMITTEE: msgid("committee"),
    BodyKind.BOARD: msgid("municipal board"),
    BodyKind.COUNCIL: msgid("council"),
    BodyKind.STEERING_GROUP: msgid("steering group"),
}


def write_date(date: PartialDate, style: DateStyle, language: str) -> str:
    """Return a date as a municipality writes it: ``17.4.2024``, ``17.04.2024``, in words."""
    if not date.is_exact or style is DateStyle.SHORT:
        return format_date(date, language)
    if style is DateStyle.PADDED:
        return date.first_day.strftime("%d.%m.%Y")
    return babel_date(date.first_day, "long", locale=locale_of(language))


def words_of(
    archive: Archive,
    year: Year,
    member: Municipality,
    profile: Profile,
    stage: HandlingStage | None,
) -> dict[str, str]:
    """Return what the placeholders of a profile's texts stand for at one handling.

    What is not known is a blank in brackets, to be filled in; the section and the record number
    are empty until there is one.
    """
    language = profile.language
    kind = (stage and stage.body_kind) or profile.body_kind
    known = {
        "body": profile.body or (stage.body.in_language(language) if stage else None),
        "body_word": profile.body_word or (message(language, _BODY_WORDS[kind]) if kind else None),
        "forwarded_to": profile.forwarded_to,
        "municipality": member.name.in_language(language),
        "date": write_date(stage.date, profile.date_style, language)
        if stage and stage.date
        else None,
        "section": profile.section.format(section=stage.section) if stage and stage.section else "",
        "record_number": (stage.record_number if stage else None) or "",
        "title": year.report.title.in_language(language),
        "year": str(year.year),
        "network": archive.network.name.in_language(language) if archive.network else "",
    }
    return {
        name: message(language, _BLANKS[name]) if text is None else text
        for name, text in known.items()
    }


def fill(template: str, words: Mapping[str, str], *, as_is: bool = False) -> str:
    """Return a text with its placeholders filled; lines that nothing is left of are dropped.

    A line that begins with a placeholder begins with a capital, unless it is ``as_is``.
    """
    lines = []
    for line in template.split("\n"):
        names = [name for _, name, _, _ in string.Formatter().parse(line) if name is not None]
        text = re.sub(r" {2,}", " ", line.format_map(words)).strip()
        if text or not names:
            lines.append(capitalized(text) if line.startswith("{") and not as_is else text)
    return "\n".join(lines)
