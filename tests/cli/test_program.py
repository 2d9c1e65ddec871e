"""The command line itself: help, languages, exit codes, colours, how soon it answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("annual-report")


def process(*arguments, **variables):
    clean = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ
    }
    return subprocess.run(
        [sys.executable, "-c", "from annual_report.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=clean | variables,
    )


@pytest.mark.parametrize(
    ("language", "usage", "agenda"),
    [
        ("fi_FI.UTF-8", "Käyttö: annual-report KOMENTO …", "Kirjoittaa vuoden kertomuksen"),
        ("sv_FI.UTF-8", "Användning: annual-report KOMMANDO …", "Skriver beslutsärendena"),
        ("en_GB.UTF-8", "Usage: annual-report COMMAND …", "Write the agenda items of a year"),
        ("de_DE.UTF-8", "Usage: annual-report COMMAND …", "Write the agenda items of a year"),
        ("", "Usage: annual-report COMMAND …", "Write the agenda items of a year"),
    ],
)
def test_help_is_in_the_language_of_the_locale(project, language, usage, agenda):
    found = project.run("--help", language=language)
    assert found.stdout.splitlines()[0] == usage
    assert agenda in found.stdout
    assert found.stderr == ""


def test_the_first_variable_that_is_set_counts():
    found = process("-h", LANG="fi_FI.UTF-8", LC_MESSAGES="sv_SE.UTF-8", LC_ALL="")
    assert found.stdout.startswith("Användning: ")
    assert process("-h", LANG="fi_FI.UTF-8").stdout.startswith("Käyttö: ")


@pytest.mark.parametrize("arguments", [[], ["handling"]])
def test_without_a_command_the_help_is_shown(project, arguments):
    found = project.run(*arguments, code=2)
    assert "Commands:" in found.stdout


def test_help_of_a_command_tells_every_argument_and_option(project):
    text = project.run("handling", "record", "--help").stdout
    assert "YEAR   The reporting year." in text
    for option in (
        "--municipality NAME",
        "--date DATE",
        "--section N",
        "--decision WORD",
        "--json",
    ):
        assert option in text
    assert not any(line != line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize(
    ("language", "usage", "option"),
    [
        ("fi_FI.UTF-8", "handling record VUOSI [VALITSIMET]", "--municipality NIMI"),
        ("sv_SE.UTF-8", "handling record ÅR [ALTERNATIV]", "--municipality NAMN"),
    ],
)
def test_placeholders_are_in_the_language_of_the_help(project, language, usage, option):
    text = project.run("handling", "record", "--help", language=language).stdout
    assert text.splitlines()[0].endswith(usage)
    assert option in text
    assert "VUOSI puuttuu" in project.run("agenda", code=2, language="fi_FI.UTF-8").stderr


def test_the_version_is_told(project):
    assert project.run("--version").stdout.startswith("annual-report 0.")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["agnda"], 'annual-report: "agnda" is not a command; did you mean "agenda"?'),
        (["agenda"], "annual-report agenda: YEAR is missing"),
        (
            ["agenda", "twenty"],
            'annual-report agenda: YEAR: "twenty" is not a year; write four digits, as 2023',
        ),
        (
            ["agenda", "2023", "--stag", "1"],
            'annual-report agenda: "--stag" is not an option; did you mean "--stage"?',
        ),
        (
            ["agenda", "2023", "--stage", "0"],
            'annual-report agenda: --stage: "0" is not a number from 1 on',
        ),
        (["agenda", "2023", "--stage"], "annual-report agenda: --stage needs a value"),
        (["agenda", "2023", "x"], 'annual-report agenda: "x" is one argument too many'),
        (
            ["handling", "record", "2023", "-m", "iitti"],
            "annual-report handling record: --date is missing",
        ),
        (
            ["handling", "list", "2023", "--today", "2024"],
            (
                'annual-report handling list: --today: "2024" is not one day; write 2024-04-17 or '
                "17.4.2024"
            ),
        ),
    ],
)
def test_wrong_use_is_told_in_a_line(project, arguments, line):
    assert project.fault(*arguments, code=2) == line


def test_wrong_use_is_told_in_the_users_language(project):
    line = project.fault("agenda", "2023", "--stag", code=2, language="fi_FI")
    assert line == 'annual-report agenda: "--stag" ei ole valitsin; tarkoititko "--stage"?'


def test_a_folder_without_a_project_is_told(project, tmp_path, monkeypatch):
    line = project.fault("agenda", "2023", "--project", tmp_path, code=2)
    assert line == (
        f"annual-report agenda: --project: {tmp_path}: there is no conf.py; this is not the "
        "folder of a project"
    )
    monkeypatch.chdir(tmp_path)
    assert "no conf.py here nor above" in project.fault("agenda", "2023", code=2)


def test_the_project_is_found_from_a_folder_below(project, monkeypatch):
    monkeypatch.chdir(project.folder / "reports/2023/data")
    assert "Iitti" in project.run("handling", "list", "2023").stdout


def test_another_folder_of_the_archive_is_found_in_the_configuration(project):
    (project.folder / "reports").rename(project.folder / "kertomukset")
    project.write("conf.py", 'annual_report_reports_dir = "kertomukset"\n')
    assert "Iitti" in project.run("handling", "list", "2023").stdout


@pytest.mark.parametrize("arguments", [["--help"], ["agenda", "--help"], ["handling", "-h"]])
def test_help_loads_neither_sphinx_nor_pydantic(arguments):
    code = (
        "import sys\nfrom annual_report.cli import main\n"
        "try:\n    main()\nfinally:\n"
        "    print(sorted({'sphinx', 'docutils', 'pydantic', 'typst', 'icalendar', 'ruamel'}\n"
        "        & {name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code, *arguments]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stderr == "[]\n"


def test_nothing_is_coloured_when_it_is_piped():
    found = process("agenda", "x", TERM="xterm-256color")
    assert found.returncode == 2
    assert "\x1b" not in found.stdout + found.stderr
    assert "\x1b" not in process("--help", TERM="xterm-256color").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_an_output_that_is_full_is_told():
    code = "from annual_report.cli import main; main()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        found = subprocess.run(
            [sys.executable, "-c", code, "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=dict(os.environ) | {"LC_ALL": "C"},
        )
    assert found.returncode == 1
    assert found.stderr.splitlines()[0] == (
        "annual-report: the output cannot be written: the disk is full"
    )


@pytest.mark.skipif(not COMMAND.exists(), reason="the package is not installed with its command")
def test_the_installed_command_runs():
    found = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("annual-report 0.")
