"""Every fenced example of the handbook, on any page, is something that the package takes.

Pages have tests of their own for what their examples make. These hold what any example must be,
so that none escapes: a command is one, with its options; a data file has the fields of its model;
a directive exists and knows its options; code is code.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import textwrap
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from annual_report.cli.program import program
from annual_report.data.model import Network, Report
from annual_report.data.shapes import DATA_FILES
from annual_report.data.validation import validate_file
from annual_report.data.yaml_reader import read_yaml
from annual_report.directives import DIRECTIVES
from annual_report.directives.base import ReportDirective

DOCS = Path(__file__).parents[2] / "docs"
FENCE = re.compile(
    r"^ *(?:: )?(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^ *(?P=fence) *$",
    re.DOTALL | re.MULTILINE,
)
CAPTION = re.compile(r"\A:caption: (\S+)\n(?::\w+:.*\n)*\n?")
USED = re.compile(r"^`{3,}\{([a-z-]+)\}[^\n]*\n((?::[^\n]*\n)*)", re.MULTILINE)
COMMAND = re.compile(r"^\s*(?:\$ )?(annual-report (?:.*\\\n)*.*)$", re.MULTILINE)
INLINE = re.compile(r"(?<!`)`(annual-report [^`\n]+)`(?!`)")
OTHERS = {"toctree", "agenda-part", "accessibility-statement", "bibliography", "figure", "math"}
"""Directives in examples that are not of the domain."""
MODELS = DATA_FILES | {"report.yaml": Report, "network.yaml": Network}
TESTED_ELSEWHERE = re.compile(r"reports/(agenda/|accessibility)|\.pre-commit-config|\.csv$|\.md$")
"""Files that tests of their own pages take: profiles, the statement, hooks, sheets, chapters."""


class Example(NamedTuple):
    """A fenced example: where it is, what kind it is, the file it shows, and its text."""

    place: str
    kind: str
    path: str
    text: str


def found():
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            name = match["info"].strip()
            body = textwrap.dedent(match["text"])
            directive = re.fullmatch(r"\{code-block\} (\w+)", name)
            caption = CAPTION.match(body) if directive else None
            line = text.count("\n", 0, match.start()) + 1
            yield Example(
                f"{page.relative_to(DOCS)}:{line}",
                directive[1] if directive else name,
                caption[1] if caption else "",
                body[caption.end() :] if caption else body,
            )


EXAMPLES = [*found()]


def of(*kinds):
    chosen = [example for example in EXAMPLES if example.kind in kinds]
    assert chosen
    return pytest.mark.parametrize("example", chosen, ids=[example.place for example in chosen])


def parsed(words):
    """Take a command as click does; a place holder stands for what the user gives."""
    context = click.Context(program, info_name="annual-report")
    while words and isinstance(context.command, click.Group):
        name, command, words = context.command.resolve_command(context, words)
        if not isinstance(command, click.Group):
            parser = command.make_parser(click.Context(command, info_name=name, parent=context))
            parser.parse_args([*words])
            return
        context = click.Context(command, info_name=name, parent=context)


def test_no_example_is_of_a_kind_that_nothing_looks_at():
    kinds = {example.kind for example in EXAMPLES if not example.kind.startswith("{")}
    assert kinds <= {
        *("console", "yaml", "markdown", "python", "json", "typst", "text", "ini"),
        *("csv", "toml", "sh", "html", "apache", "nginx"),
    }


@of("console")
def test_a_command_is_one(example):
    for line in COMMAND.findall(example.text):
        words = shlex.split(line.replace("\\\n", " "), comments=True)[1:]
        parsed(words)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_a_command_in_a_line_is_one(page):
    for line in INLINE.findall(page.read_text(encoding="utf-8")):
        words = shlex.split(line)[1:]
        parsed(["x" if word == "…" else word for word in words])


@of("yaml")
def test_a_data_file_has_the_fields_of_its_model(example):
    text = example.text.removeprefix("---\n").removesuffix("---\n")  # the head of a page
    tree, faults = read_yaml(text.encode(), example.path or "example.yaml")
    assert tree is not None
    assert faults == ()
    model = MODELS.get(example.path.rpartition("/")[2])
    if model is None:
        assert not example.path or TESTED_ELSEWHERE.search(example.path)
        return
    told = [fault.text for fault in validate_file(model, tree).faults]
    if model in {Network, Report}:  # the guide shows the part that matters
        told = [text for text in told if "this field is required" not in text]
    assert told == []


@of("markdown", "{annual-report-example}")
def test_a_directive_knows_its_options(example):
    for name, options in USED.findall(example.text):
        directive = DIRECTIVES.get(name)
        if directive is None:
            assert name in OTHERS
            continue
        assert issubclass(directive, ReportDirective)
        for option in re.findall(r"^:([\w-]+):", options, re.MULTILINE):
            assert option in (directive.option_spec or {}), f"{name}: {option}"


@of("python")
def test_code_is_code(example):
    ast.parse(example.text)


def test_json_is_json():
    for example in EXAMPLES:
        if example.kind == "json":
            json.loads(example.text)
