"""Reading the words of closed vocabularies: code names, labels in every language, other forms."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BeforeValidator

from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.other_words import other_words
from annual_report.data.values import LANGUAGES
from annual_report.data.wording import ONE_OF, expected, meant, nearest, quoted, with_article
from annual_report.i18n import label
from annual_report.messages import Message

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary


@cache
def _words(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    words = dict(other_words(vocabulary))
    for language in LANGUAGES:
        words |= {_folded(label(member, language)): member for member in vocabulary}
    words |= {member.value.casefold(): member for member in vocabulary}
    return words


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def read_word(vocabulary: type[Vocabulary], text: str) -> Vocabulary:
    """Return the member that a code name, a label (fi, sv, en) or another form of it names.

    Case and blanks make no difference, nor does what stands between the words of a code.

    Raises ``ValueError`` with the nearest word when there is none.
    """
    words = _words(vocabulary)
    folded = _folded(text)
    for form in (folded, re.sub(r"[ _-]+", "_", folded)):
        if form in words:
            return words[form]
    near = nearest(folded, words)
    if near is None:
        hint = Message(ONE_OF, words=", ".join(member.value for member in vocabulary))
    elif near == words[near].value:
        hint = meant(near)
    else:
        code = words[near].value
        hint = Message("; did you mean {near} ({code})?", near=f'"{near}"', code=code)
    noun = Message(with_article(vocabulary.context()))
    raise ValueError(Message("{word} is not {noun}{hint}", word=quoted(text), noun=noun, hint=hint))


def reads(vocabulary: type[Vocabulary]) -> BeforeValidator:
    """Return the pydantic validator that reads words of ``vocabulary``; ``None`` passes."""

    def read(value: object) -> object:
        if value is None or isinstance(value, vocabulary):
            return value
        if not isinstance(value, str):
            raise fault_error(FaultKind.TYPE, expected(Message("a word"), value))
        return read_word(vocabulary, value)

    return BeforeValidator(read)
