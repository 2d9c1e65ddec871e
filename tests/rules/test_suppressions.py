"""Whoever silences a checker says why, and silences one rule at a time."""

import io
import re
import tokenize

import pytest

from tests.rules.sources import REPOSITORY, lines, place, python_files

CHECKERS = re.compile(r"(?i)\b(noqa|type:\s*ignore|pragma:|mypy:|ruff:|pylint|fmt:|isort:)")
REASONED = (
    re.compile(r"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S.*"),
    re.compile(r"# type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]\s+# \S.*"),
    re.compile(r"# pragma: no cover - \S.*"),
    re.compile(r"# fmt: (?:off - \S.*|on)"),
)


def unreasoned(code: str) -> list[int]:
    """Return the lines of comments that silence a checker without a rule's name and a reason."""
    return [
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(code).readline)
        if token.type == tokenize.COMMENT
        and CHECKERS.search(token.string)
        and not any(pattern.fullmatch(token.string) for pattern in REASONED)
    ]


def test_every_suppression_has_a_reason():
    files = [
        path
        for path in [REPOSITORY / "conf.py"]
        + [
            path
            for folder in ("extensions", "tests", "benchmarks")
            for path in python_files(REPOSITORY / folder)
        ]
        if path.is_file()
    ]
    assert len(files) > 30
    found = [
        f"{place(path, line)}: silences a checker without naming the rule and the reason"
        for path in files
        for line in unreasoned(path.read_text(encoding="utf-8"))
    ]
    assert not found, lines(found)


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: F401",
        "# noqa: F401 -",
        "# NOQA: F401",
        "# type: ignore",
        "# type: ignore[misc]",
        "# type:ignore  # a reason, but no rule",
        "# mypy: ignore-errors",
        "# ruff: noqa: F401",
        "# ruff: noqa: F401 - a whole file is never silenced",
        "# pragma: no cover",
        "# pylint: disable=all",
        "# fmt: off",
    ],
)
def test_a_suppression_without_rule_or_reason_is_found(comment):
    assert unreasoned(f"x = 1\ny = 2  {comment}\n") == [2]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: F401 - imported for its effect",
        "# noqa: N802, ARG002 - named after the node",
        "# type: ignore[misc]  # pybtex carries no types",
        "# pragma: no cover - only on Windows",
    ],
)
def test_a_reasoned_suppression_passes(comment):
    assert unreasoned(f"x = 1  {comment}\n") == []


def test_a_string_is_no_suppression():
    assert unreasoned('x = "# noqa"\n') == []
