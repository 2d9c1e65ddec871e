"""``annual-report init``: a new archive, ready to be built."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annual_report import __version__
from annual_report.cli import init_network
from annual_report.data.archive import load_archive
from tests.conftest import EXAMPLE

OPTIONS = ("--name", "Järven verkosto", "-m", "016 Asikkala", "-m", "398 Lahti", "--host", "Lahti")
PROJECT = {"Makefile", "make.bat", "requirements.txt", ".gitignore", ".editorconfig"}


@pytest.fixture
def empty(project):
    """Return the project's runner in an empty folder."""
    for path in project.folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return project


def build(source, output):
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", "-n"]
    command += ["-d", str(output.parent / "doctrees"), str(source), str(output)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_an_archive_has_what_was_given_and_nothing_else(empty):
    empty.run("init", "arkisto", *OPTIONS, "--year", "2025")
    loaded = load_archive(empty.folder / "arkisto")
    assert not loaded.faults
    network = loaded.archive.network
    assert (network.slug, str(network.name)) == ("jarven-verkosto", "Järven verkosto")
    assert [(member.code, member.id, member.host) for member in network.members] == [
        ("016", "asikkala", False),
        ("398", "lahti", True),
    ]
    for name in ("purpose", "region", "vision", "survey_rotation"):
        assert getattr(network, name) is None
    assert not network.funders
    assert not network.agreements
    assert not network.invented
    (year,) = loaded.archive.years
    assert (year.year, year.report.status.value, year.objectives) == (2025, "draft", ())
    text = empty.read("arkisto/reports/network.yaml")
    assert "# Ei annettu, jätetty pois: purpose, region, vision, agreements, funders\n" in text


def test_the_project_is_there(empty):
    empty.run("init", ".", "--name", 'Verkosto "\\1"', "--slug", "v", "--year", "2025")
    files = empty.files()
    assert PROJECT | {"conf.py", "index.md", "reports/references.bib"} <= files.keys()
    values = {}
    exec(files["conf.py"], values)  # noqa: S102 - values only
    example = {}
    exec((EXAMPLE / "conf.py").read_text(encoding="utf-8"), example)  # noqa: S102 - values only
    assert values["project"] == 'Verkosto "\\1"'
    assert values["language"] == "fi"
    mine = {"project", "author", "html_title", "__builtins__"}
    assert {k: v for k, v in values.items() if k not in mine} == {
        k: v for k, v in example.items() if k not in mine
    }
    assert files["requirements.txt"].decode() == f"sphinx-annual-report>={__version__}\n"
    assert b"\r\n" in files["make.bat"]
    assert b"\r" not in files["make.bat"].replace(b"\r\n", b"")
    assert b"\t@$(python) -m sphinx" in files["Makefile"]
    assert "reports/*/index" in empty.read("index.md")
    assert b"invented" not in files["conf.py"]


def test_editors_find_the_schemas_of_the_data_files(empty):
    empty.run("init", ".", *OPTIONS, "--year", "2025")
    empty.run("new", "2026")
    files = {name: content for name, content in empty.files().items() if name.endswith(".yaml")}
    assert len(files) > 2
    for name, content in files.items():
        first = content.decode().splitlines()[0]
        path = first.removeprefix("# yaml-language-server: $schema=")
        assert path != first
        assert (empty.folder / name).parent.joinpath(path).is_file()


def test_pages_over_the_years_are_those_of_the_example(empty):
    empty.run("init", ".", *OPTIONS)
    names = sorted(path.name for path in (EXAMPLE / "archive").glob("*.md"))
    assert names
    for name in names:
        assert empty.read(f"archive/{name}") == (EXAMPLE / "archive" / name).read_text("utf-8")


def test_the_example_is_copied_whole(empty):
    empty.run("init", "koe", "--example")
    made = {name.removeprefix("koe/"): content for name, content in empty.files().items()}
    example = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in EXAMPLE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name: made[name] for name in example} == example
    added = {name for name in made.keys() - example.keys() if not name.startswith(".schemas/")}
    assert added == PROJECT | {".vscode/annual-report.code-snippets"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_archive_builds_without_a_warning(empty, tmp_path, language):
    empty.run("init", "arkisto", *OPTIONS, "--language", language, "--year", "2025")
    empty.run("new", "2026", "-C", "arkisto")
    build(empty.folder / "arkisto", tmp_path / "out")
    for year in (2025, 2026):
        assert (tmp_path / f"out/pdf/jarven-verkosto-{year}.pdf").is_file()
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in index
    assert "Järven verkosto" in index


@pytest.mark.slow
def test_the_example_builds_without_a_warning(empty, tmp_path):
    empty.run("init", "koe", "--example")
    build(empty.folder / "koe", tmp_path / "out")
    assert (tmp_path / "out/pdf/koivurannan-seutu-2024.pdf").is_file()


def test_make_uses_the_python_that_has_the_package(empty):
    empty.run("init", ".", *OPTIONS)
    found = subprocess.run(
        ["make", "-n", "html", f"PYTHON={sys.executable}"],
        cwd=empty.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{sys.executable} -m sphinx" in found.stdout
    assert "pip install" not in found.stdout
    assert "-m venv" not in found.stdout
    other = subprocess.run(
        ["make", "-n", "html", "PYTHON=false"],
        cwd=empty.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ".venv/bin/python -m pip install" in other.stdout


def test_who_sits_at_a_terminal_is_asked(empty, monkeypatch):
    monkeypatch.setattr(init_network, "is_asked", lambda: True)
    answers = iter(
        [
            "",
            "Verkosto",
            "suomi",
            "sv",
            "Asikkala",
            "016 Asikkala",
            "016 Lahti",
            "",
            "Asikkala",
            "25",
            "2025",
        ]
    )
    asked = []

    def prompt(question, default=None, **_options):
        asked.append(question)
        return next(answers) or default or ""

    monkeypatch.setattr("click.prompt", prompt)
    found = empty.run("init", "x")
    assert next(answers, None) is None
    assert len(found.stderr.splitlines()) == 5
    network = load_archive(empty.folder / "x").archive.network
    assert [(member.code, member.host) for member in network.members] == [("016", True)]
    assert 'language = "sv"' in empty.read("x/conf.py")
    assert (empty.folder / "x/reports/2025/report.yaml").is_file()


def test_json_is_for_programs(empty):
    found = json.loads(empty.run("init", "x", *OPTIONS, "--json").stdout)
    assert (found["folder"], found["example"]) == ("x", False)
    assert all((empty.folder / "x" / name).is_file() for name in found["files"])


def test_the_steps_that_come_next_are_told_in_finnish(empty):
    told = empty.run("init", "x", *OPTIONS, language="fi_FI.UTF-8").stdout
    assert told.startswith("Tehtiin x: ")
    assert "  1. Siirry kansioon: cd x\n  2. Tee sivusto ja sen PDF:t: make html\n" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("x",), "annual-report init: --name: write the name of the network"),
        (("x", "--name", " "), "annual-report init: --name: write the name of the network"),
        (
            ("x", "--name", "!"),
            "annual-report init: --slug: the name gives no word for addresses; write one",
        ),
        (
            ("x", "--name", "V", "--slug", "Ä v"),
            (
                'annual-report init: --slug: "Ä v" cannot be used in addresses; write small '
                "letters a-z, digits and hyphens"
            ),
        ),
        (
            ("x", "--name", "V", "--language", "suomi"),
            'annual-report init: --language: "suomi" is not a language; use one of fi, sv, en',
        ),
        (
            ("x", "--name", "V", "-m", "Asikkala"),
            (
                'annual-report init: --member: "Asikkala" is not a member; write its code of three '
                'digits and its name, as "016 Asikkala"'
            ),
        ),
        (
            ("x", "--name", "V", "-m", "016 Asikkala", "-m", "016 Lahti"),
            'annual-report init: --member: "016 Lahti" is there twice',
        ),
        (
            ("x", "--name", "V", "-m", "016 Asikkala", "--host", "Asikala"),
            (
                'annual-report init: --host: "Asikala" is not one of the members; did you mean '
                '"Asikkala"?'
            ),
        ),
        (
            ("x", "--example", "--name", "V"),
            "annual-report init: --name: the example is as it is; leave this out",
        ),
        (
            ("x", "--name", "V", "--year", "0001"),
            'annual-report init: --year: "1" is not a year; write four digits, as 2023',
        ),
        ((), "annual-report init: DIR is missing"),
    ],
)
def test_wrong_use_is_told_in_one_line(empty, arguments, told):
    assert empty.fault("init", *arguments, code=2) == told
    assert not (empty.folder / "x").exists()


def test_a_folder_with_something_in_it_is_refused(empty):
    empty.write("x/oma.txt", "oma")
    assert empty.fault("init", "x", "--example", code=2) == (
        "x: the folder is not empty, it has oma.txt; name a new folder or an empty one"
    )
    assert empty.fault("init", "x/oma.txt", "--example", code=2) == (
        "x/oma.txt: this is not a folder"
    )


def test_a_fresh_repository_is_empty(empty):
    empty.write(".git/HEAD", "ref: refs/heads/main\n")
    empty.run("init", ".", "--example")
    assert empty.read(".git/HEAD") == "ref: refs/heads/main\n"


@pytest.mark.parametrize("folder", ["x/y", "."])
def test_an_archive_is_there_whole_or_not_at_all(empty, monkeypatch, folder):
    write = Path.write_bytes

    def full(self, content):
        if self.name == "talous.md":
            raise OSError(28, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    found = empty.run("init", folder, "--example", code=1)
    assert found.stderr == f"{folder}: the folder cannot be written: the disk is full\n"
    assert not list(empty.folder.iterdir())
