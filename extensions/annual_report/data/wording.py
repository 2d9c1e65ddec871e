"""The words that faults are told in: quoted values, kinds of values, near matches."""

from __future__ import annotations

import difflib
import errno
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
"""Characters of a value that a message shows."""

_LISTED = 12
"""Known words that a message lists."""

ONE_OF = msgid("; use one of {words}")
"""The message id of known words that are listed."""

_REASONS = {
    errno.EACCES: Message("there is no right to it"),
    errno.EPERM: Message("there is no right to it"),
    errno.EROFS: Message("nothing can be written there"),
    errno.ENOENT: Message("it is not there"),
    errno.ENOTDIR: Message("it is not there"),
    errno.EISDIR: Message("it is a folder"),
    errno.EEXIST: Message("it is there already"),
    errno.ENAMETOOLONG: Message("its name is too long"),
    errno.ELOOP: Message("its links lead to each other"),
    errno.ENOSPC: Message("the disk is full"),
}


def quoted(value: object) -> str:
    """Return a value in double quotes on one line, unprintable characters as ``<U+0000>``."""
    text = re.sub(r"[ \t\r\n]+", " ", str(value)).strip(" ")
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    return '"' + "".join(map(_shown, text)) + '"'


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    is_space = unicodedata.category(character) == "Zs"
    return " " if is_space else f"<U+{ord(character):04X}>"


def kind_of(value: object) -> Message:
    """Return what a value read from a data file is, in words: ``a list``, ``a text``."""
    if value is None:
        return Message("nothing")
    if isinstance(value, bool):
        return Message("true or false")
    if isinstance(value, (int, Decimal)):
        return Message("a number")
    if isinstance(value, (list, tuple)):
        return Message("a list")
    return Message("a text") if isinstance(value, str) else Message("fields")


def expected(wanted: Message, value: object) -> Message:
    """Return ``a list is expected, found a text``."""
    return Message("{wanted} is expected, found {found}", wanted=wanted, found=kind_of(value))


def fields_expected(value: object) -> Message:
    """Return ``fields (name: value) are expected, found a text``."""
    return Message("fields (name: value) are expected, found {found}", found=kind_of(value))


def reason_of(error: Exception) -> str:
    """Return what an error says; odd reasons of the system are in its own words."""
    match error:
        case OSError():
            return _REASONS.get(error.errno or 0) or error.strerror or str(error)
        case UnicodeError():
            return Message("the file is not UTF-8; save it as UTF-8")
        case Exception(args=[Message() as told, *_]):
            return told
    return str(error)


def with_article(noun: str) -> str:
    """Return ``an objective kind`` or ``a status``."""
    return ("an " if noun[:1] in "aeio" else "a ") + noun


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is nearest to ``word``, whatever the case of letters."""
    folded: dict[str, str] = {}
    for item in known:
        folded.setdefault(item.casefold(), item)
    near = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], *, listed_as: str = ONE_OF) -> str:
    """Return ``; did you mean "status"?``, or the known words when none is near.

    ``listed_as`` is the message id of the list; it has ``{words}`` in it.
    """
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return meant(near)
    listed = words[:_LISTED] + ["…"] * (len(words) > _LISTED)
    return Message(listed_as, words=", ".join(listed)) if words else ""


def meant(near: str) -> Message:
    """Return ``; did you mean "status"?``."""
    return Message("; did you mean {near}?", near=f'"{near}"')
