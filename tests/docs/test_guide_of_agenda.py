"""The guide of agenda items: its files make an item, its commands are commands."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annual_report.cli.program import program
from annual_report.data.profiles import PLACEHOLDERS
from tests.docs.test_guide import examples

REPOSITORY = Path(__file__).parents[2]
GUIDE = (REPOSITORY / "docs/guide/kokousasiat.md").read_text(encoding="utf-8")
REFERENCE = (REPOSITORY / "docs/reference/agenda.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ annual-report (.*)$", GUIDE, re.MULTILINE)


def test_the_files_of_the_guide_make_an_item(tmp_path, monkeypatch):
    files = {
        "conf.py": (
            'extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]\n'
            "bibtex_bibfiles = []\n"
        ),
        "index.md": "# Etusivu\n",
        "reports/network.yaml": (
            "id: v\nslug: v\nname: V\nmembers:\n  - {code: '098', id: hollola, name: Hollola}\n"
        ),
        "reports/2024/report.yaml": "year: 2024\ntitle: T\nstatus: draft\nnetwork: v\n",
        **examples("kokousasiat.md"),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(program, ["agenda", "2024", "--format", "text"])
    assert (found.exit_code, found.stderr) == (0, "")
    item = (tmp_path / "_build/agenda/2024/hollola/kokousasia.txt").read_text(encoding="utf-8")
    assert "Perustelut\n\nToimintakertomus kertoo verkoston vuodesta 2024." in item
    assert "Hollola on mukana hankkeissa." in item
    assert "merkitsee toimintakertomuksen" not in item
    assert "Ehdotus\n\nValiokunta merkitsee asian tiedoksi." in item
    assert "sivistysjohtaja [nimi]" in item


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_guide_is_one(line):
    context = click.Context(program, info_name="annual-report")
    words = shlex.split(line)
    while isinstance(context.command, click.Group):
        name, command, words = context.command.resolve_command(context, words)
        if isinstance(command, click.Group):
            context = click.Context(command, info_name=name, parent=context)
        else:
            command.make_context(name, words, parent=context)
            return


def test_the_guide_shows_every_command():
    assert {" ".join(line.split()[:2]) for line in COMMANDS} == {
        "agenda 2024",
        "handling record",
        "handling list",
    }


def test_the_reference_tells_of_every_placeholder():
    table = REFERENCE.partition("### Placeholders")[2]
    names = re.findall(r"^\| `([a-z_]+)` \| ", table, re.MULTILINE)
    assert names[: len(PLACEHOLDERS)] == list(PLACEHOLDERS)
