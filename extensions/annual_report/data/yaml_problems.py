"""What is wrong with a YAML file, in words for people who do not know YAML's terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annual_report.messages import Message

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

# The parser in C and the one in Python word the same problem differently.
_IN_WORDS = (
    (
        r"mapping values are not allowed",
        Message('a text with ": " in it needs quotes, or the indentation is wrong'),
    ),
    (r"could not find expected ':'", Message('a ":" after the name of a field is missing')),
    (r"expected ',' or '\]'", Message('a "," or the closing {bracket} is missing', bracket='"]"')),
    (r"expected ',' or '}'", Message('a "," or the closing {bracket} is missing', bracket='"}"')),
    (
        r"unknown escape character",
        Message('a "\\" in double quotes is not understood; use single quotes'),
    ),
    (
        r"did not find expected hexdecimal|expected escape sequence",
        Message('a "\\" escape is incomplete'),
    ),
    (
        r"did not find expected alphabetic|expected alphabetic",
        Message('"*" and "&" need quotes in a text'),
    ),
    (
        r"expected '?(-|<block end>)|did not find expected (key|'-')",
        Message("the indentation is not right"),
    ),
    (r"found invalid Unicode character escape", Message('a "\\u" escape names no character')),
    (
        r"indentation indicator|comment or (a )?line break",
        Message('after "|" or ">" the line must end'),
    ),
    (r"sequence entries are not allowed", Message('a list ("- …") starts on a line of its own')),
    (r"maximum nesting depth", Message("fields and lists are nested too deep")),
    (
        r"node content|expected the node content",
        Message("a value or a field's name is expected here"),
    ),
    (r"\btag\b", Message("a text that starts with {character} needs quotes", character='"!"')),
    (
        r"\bdirective\b",
        Message("a text that starts with {character} needs quotes", character='"%"'),
    ),
)


def in_words(error: MarkedYAMLError, character: str) -> tuple[str, int]:
    """Return the problem in plain words, and its line counted from zero.

    ``character`` is the one at the place of the problem.
    """
    problem, context = error.problem or "", error.context or ""
    opened, found = error.context_mark, error.problem_mark
    unclosed = "quoted scalar" in context and ("end of stream" in problem or "document" in problem)
    mark = opened if opened and (unclosed or "expected ':'" in problem) else found or opened
    line = mark.line if mark else 0
    if unclosed:
        return Message("the quotes that open here are not closed"), line
    if "cannot start any token" in problem:
        if character == "\t":
            return Message("a tab stands where YAML wants spaces"), line
        shown = f'"{character}"'
        return Message("a text that starts with {character} needs quotes", character=shown), line
    for pattern, words in _IN_WORDS:
        if re.search(pattern, f"{problem}, {context}"):
            return words, line
    return problem or Message("it cannot be read"), line
