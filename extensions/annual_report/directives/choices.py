"""Reading the words a writer chooses from, with the nearest one when there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from annual_report.data.values import LANGUAGES
from annual_report.data.wording import did_you_mean, quoted
from annual_report.i18n import message, msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Choice = TypeVar("Choice")

UNKNOWN = msgid("not known")
"""How it is said that something is not known; never a dash, never a zero."""


@cache
def is_unknown(word: str) -> bool:
    """Return whether a word means what is not known: ``unknown``, or its label in a language."""
    labels = {fold(message(language, UNKNOWN)) for language in LANGUAGES}
    return fold(word) in labels | {"unknown", "null"}


def fold(word: str) -> str:
    """Return a word as it is compared: without case, with ``_`` for ``-`` and spaces."""
    return "_".join(word.replace("-", " ").replace("_", " ").split()).casefold()


def with_labels(choices: Mapping[str, tuple[str, Choice]]) -> dict[str, Choice]:
    """Return choices by their names and by their headings in every language.

    ``choices`` maps a name to its heading (a message id) and to what it stands for.
    """
    words: dict[str, Choice] = {}
    for heading, choice in choices.values():
        for language in LANGUAGES:
            words.setdefault(fold(message(language, heading)), choice)
    return words | {fold(name): choice for name, (_, choice) in choices.items()}


def read_choice(
    word: str, choices: Mapping[str, Choice], names: Iterable[str], what: str
) -> Choice:
    """Return what a word stands for among ``choices``, whose keys are folded.

    Raises ``ValueError`` that says what would be right, from ``names``.
    """
    if (found := choices.get(fold(word))) is not None:
        return found
    raise ValueError(f"{quoted(word)} is not {what}{did_you_mean(word.replace('-', '_'), names)}")


def read_year(text: str) -> int | None:
    """Return the year that a text names: four digits."""
    return int(text) if re.fullmatch(r"[0-9]{4}", text.strip()) else None


def split(text: str) -> list[str]:
    """Return the words of a list: ``a, b``."""
    return [word.strip() for word in text.replace("\n", ",").split(",") if word.strip()]
