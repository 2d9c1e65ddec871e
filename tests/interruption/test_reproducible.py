"""The same sources give the same bytes, wherever, whenever and by whom they are built."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.incremental.comparing import differences, files_of, sphinx_build
from tests.incremental.project import write_project

PLACES = (
    {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "LANG": "C.UTF-8",
        "LANGUAGE": "fi",
        "PYTHONHASHSEED": "1",
        "USER": "qqaino",
        "LOGNAME": "qqaino",
        "HOSTNAME": "kone",
    },
    {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "C",
        "LANG": "C",
        "LANGUAGE": "sv",
        "PYTHONHASHSEED": "4242",
        "USER": "qqeino",
        "LOGNAME": "qqeino",
        "HOSTNAME": "palvelin",
    },
)
"""What differs in the environment of two builds."""

TEMPLATE = """\
#let quotation(..rest, body) = block(datetime.today().display() + [ ] + body)
"""


def build_in(base: Path, variables: dict[str, str], jobs: str, umask: int) -> Path:
    """Write the project below a folder and build it; return the site."""
    write_project(base / "source")
    home = base / "home"
    home.mkdir()
    past = dt.datetime(2020, 2, 29, tzinfo=dt.UTC).timestamp()
    if jobs == "2":
        for path in (base / "source").rglob("*"):
            os.utime(path, (past, past))
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", jobs),
            *("-d", str(base / "read"), str(base / "source"), str(base / "site")),
        ],
        capture_output=True,
        text=True,
        check=False,
        umask=umask,
        env={**os.environ, **variables, "HOME": str(home), "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr.strip(), done.stderr
    return base / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two sites of one project, built in different places."""
    base = tmp_path_factory.mktemp("places")
    deep = base / "a folder with ä and spaces/and another"
    deep.mkdir(parents=True)
    (base / "b").mkdir()
    return (
        build_in(deep, PLACES[0], "1", 0o022),
        build_in(base / "b", PLACES[1], "2", 0o002),
    )


def test_the_place_does_not_change_a_byte(sites: tuple[Path, Path]) -> None:
    here, there = map(files_of, sites)
    assert not differences(here, there)
    assert any(name.endswith(".pdf") for name in here)
    assert "pagefind/pagefind-entry.json" in here


@pytest.mark.parametrize("number", [0, 1])
def test_modes_are_those_that_the_umask_leaves(sites: tuple[Path, Path], number: int) -> None:
    wanted = (0o644, 0o664)[number]
    modes = {
        path.relative_to(sites[number]).as_posix(): oct(stat.S_IMODE(path.stat().st_mode))
        for path in sites[number].rglob("*")
        if path.is_file()
    }
    assert {name: mode for name, mode in modes.items() if mode != oct(wanted)} == {}


def test_no_file_names_a_folder_or_a_user(sites: tuple[Path, Path]) -> None:
    for site in sites:
        words = [str(site.parent).encode(), b"qqaino", b"qqeino", b"palvelin"]
        for name, content in files_of(site).items():
            if not name.startswith("_static/"):
                assert not [word for word in words if word in content], name


def test_a_time_that_is_asked_for_is_told_to_templates_and_moves_no_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in a build after one with another time."""
    source, site, read = tmp_path / "source", tmp_path / "site", tmp_path / "read"
    write_project(source, (2023,))
    (source / "own.typ").write_text(TEMPLATE, encoding="utf-8")
    for name, text in (
        ("conf.py", 'annual_report_typst_template = "own.typ"\n'),
        ("reports/2023/talous.md", "\n> Lainaus.\n"),
    ):
        with (source / name).open("a", encoding="utf-8") as file:
            file.write(text)
    made = []
    for epoch in (None, "1600000000", None):
        if epoch:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        else:
            monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        sphinx_build(source, site, read)
        made.append(files_of(site))
        with pikepdf.open(site / "pdf/koe-2023.pdf") as pdf:
            assert str(pdf.docinfo["/CreationDate"]) == "D:20240214000000Z"
            assert str(pdf.docinfo["/ModDate"]) == "D:20240214000000Z"
    assert "differs: pdf/koe-2023.pdf" in differences(made[1], made[0])
    assert not differences(made[2], made[0])
