"""The guide of chapters written in Word: its commands are commands, and it names what is told."""

import re
import shlex
from pathlib import Path

import click
import pytest

from annual_report.chapters import package
from annual_report.chapters.told import NoteKind
from annual_report.cli.program import program

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "docs/guide/word-tekstit.md").read_text(encoding="utf-8")
REFERENCE = (REPOSITORY / "docs/reference/commands.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ annual-report import (.*)$", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_guide_is_one(line):
    parent = click.Context(program, info_name="annual-report")
    command = program.get_command(parent, "import")
    command.make_context("import", shlex.split(line), parent=parent)


def test_the_reference_names_every_kind_of_note():
    assert set(re.findall(r"^\| `([a-z-]+)` \|", REFERENCE, re.MULTILINE)) >= {*NoteKind}


def test_the_reference_tells_the_sizes_that_are_read():
    assert f"more than {package.LARGEST_PART // 10**6} MB" in REFERENCE
    assert f"{package.LARGEST_WHOLE // 10**6} MB in all" in REFERENCE
