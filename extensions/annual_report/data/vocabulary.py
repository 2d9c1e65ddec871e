"""Reading the words of closed vocabularies: code names and labels in every language."""

from __future__ import annotations

import difflib
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BeforeValidator

from annual_report.data.values import LANGUAGES
from annual_report.i18n import label

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary


@cache
def _words(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    words: dict[str, Vocabulary] = {}
    for language in LANGUAGES:
        words |= {label(member, language).casefold(): member for member in vocabulary}
    words |= {member.value.casefold(): member for member in vocabulary}
    return words


def read_word(vocabulary: type[Vocabulary], text: str) -> Vocabulary:
    """Return the member that a code name or a label (fi, sv, en; any case) names.

    Raises ``ValueError`` with the nearest word when there is none.
    """
    words = _words(vocabulary)
    folded = " ".join(text.split()).casefold()
    if folded in words:
        return words[folded]
    message = f'"{text}" is not a {vocabulary.context()}'
    near = difflib.get_close_matches(folded, words, n=1, cutoff=0.6)
    if near:
        message += f'; did you mean "{near[0]}" ({words[near[0]].value})?'
    else:
        message += "; use one of " + ", ".join(member.value for member in vocabulary)
    raise ValueError(message)


def reads(vocabulary: type[Vocabulary]) -> BeforeValidator:
    """Return the pydantic validator that reads words of ``vocabulary``; ``None`` passes."""

    def read(value: object) -> object:
        if value is None or isinstance(value, vocabulary):
            return value
        if not isinstance(value, str):
            raise ValueError(  # noqa: TRY004 - pydantic collects ValueErrors
                f"{value!r} is not a {vocabulary.context()}"
            )
        return read_word(vocabulary, value)

    return BeforeValidator(read)
