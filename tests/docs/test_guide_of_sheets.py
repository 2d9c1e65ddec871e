"""The guide of spreadsheets: its commands are commands, its table can be read."""

import re
import shlex
from decimal import Decimal
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annual_report import i18n
from annual_report.cli.program import program
from annual_report.data import limits
from annual_report.data.archive import load_archive
from tests.docs.test_guide import examples

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "docs/guide/taulukkolaskenta.md").read_text(encoding="utf-8")
REFERENCE = (REPOSITORY / "docs/reference/commands.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ annual-report (.*)$", GUIDE, re.MULTILINE)
FAULT = re.search(r"^kokous-2024\.xlsx:Tavoitteet!C7: .*$", GUIDE, re.MULTILINE)


def test_the_guide_shows_both_commands():
    assert {line.split()[0] for line in COMMANDS} == {"export", "import"}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_guide_is_one(line):
    name, *words = shlex.split(line)
    context = click.Context(program, info_name="annual-report")
    command = program.get_command(context, name)
    command.make_context(name, words, parent=context)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    files = {
        "conf.py": "",
        "reports/network.yaml": "id: v\nslug: v\nname: V\n",
        "reports/2024/report.yaml": "year: 2024\ntitle: T\nstatus: draft\nnetwork: v\n",
        **examples("taulukkolaskenta.md"),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_table_of_the_guide_becomes_data(folder):
    (folder / "reports/2024/data/objectives.csv").unlink()
    found = CliRunner().invoke(program, ["import", "tavoitteet-2024.csv", "--yes"])
    assert (found.exit_code, found.stderr) == (0, "")
    loaded = load_archive(folder)
    assert not loaded.faults
    first, second = loaded.archive.years[0].objectives
    assert (str(first.title), str(first.indicators[0].actual)) == ("Lukutaito vahvistuu", "68.5")
    assert (second.indicators[0].target, str(second.updated)) == (1200, "2024-12")


def test_the_table_of_the_guide_is_a_data_file(folder):
    loaded = load_archive(folder)
    assert not loaded.faults
    first, second = loaded.archive.years[0].objectives
    assert [item.actual for item in first.indicators] == [Decimal("68.5"), 1234]
    assert [(item.kind, item.status) for item in (first, second)] == [
        ("functional", "achieved"),
        ("functional", "in_progress"),
    ]


def test_the_faults_of_a_data_file_are_told_as_the_guide_has_them(folder):
    path = folder / "reports/2024/data/objectives.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("toteutui", "toteutnut").replace("1 234", "#DIV/0!"), "utf-8")
    told = [fault.said(lambda text: i18n.told("fi", text)) for fault in load_archive(folder).faults]
    assert told == re.findall(r"^reports/2024/data/objectives\.csv:.*$", GUIDE, re.MULTILINE)


def test_the_fault_of_the_guide_is_told_so(folder):
    (folder / "reports/2024/data/objectives.csv").unlink()
    path = folder / "tavoitteet-2024.csv"
    path.write_text("Tunnus;Tila\nT1;toteutnut\n", encoding="utf-8")
    told = CliRunner().invoke(program, ["import", path.name]).stderr.splitlines()
    assert FAULT[0].partition(": ")[2] in {line.partition(": ")[2] for line in told}


def test_the_reference_tells_the_limits():
    told = " ".join(REFERENCE.split())
    sizes = f"Limits: {limits.MAX_SHEET_BYTES // 10**6} MB, {limits.MAX_UNPACKED_BYTES // 10**6} MB"
    counts = (
        f"{limits.MAX_SHEETS} sheets, {limits.MAX_ROWS:,} rows, {limits.MAX_COLUMNS} columns, "
        f"{limits.MAX_CELLS:,} cells, {limits.MAX_CELL_CHARACTERS:,} characters in a cell"
    )
    assert f"{sizes} unpacked, {counts}." in told
