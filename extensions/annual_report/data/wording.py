"""The words that faults are told in: quoted values, kinds of values, near matches."""

from __future__ import annotations

import difflib
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
"""Characters of a value that a message shows."""

_LISTED = 12
"""Known words that a message lists."""


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


def kind_of(value: object) -> str:
    """Return what a value read from a data file is, in words: ``a list``, ``a text``."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, Decimal)):
        return "a number"
    if isinstance(value, (list, tuple)):
        return "a list"
    return "a text" if isinstance(value, str) else "fields"


def expected(wanted: str, value: object) -> str:
    """Return ``a list is expected, found a text``."""
    verb = "are" if wanted.startswith("fields") else "is"
    return f"{wanted} {verb} expected, found {kind_of(value)}"


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


def did_you_mean(word: str, known: Iterable[str], *, listed_as: str = "use one of") -> str:
    """Return ``; did you mean "status"?``, or the known words when none is near."""
    words = list(known)
    near = nearest(word, words)
    if near is not None:
        return f'; did you mean "{near}"?'
    listed = words[:_LISTED] + ["…"] * (len(words) > _LISTED)
    return f"; {listed_as} {', '.join(listed)}" if words else ""
