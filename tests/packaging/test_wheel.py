"""The wheel holds the extension and nothing else, and works where nothing else of it is."""

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.rules.sources import PACKAGE, REPOSITORY, repository_files

CONF = """
project = "Koe"
language = "fi"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]
bibtex_bibfiles = []
html_theme = "basic"
"""
REPORT = {
    "conf.py": CONF,
    "index.md": "# Etusivu\n\n```{toctree}\nreports/2031/index\n```\n",
    "reports/network.yaml": "id: koe\nslug: koe\nname: Koeverkosto\n",
    "reports/2031/report.yaml": "year: 2031\ntitle: Koevuosi\nstatus: draft\nnetwork: koe\n",
    "reports/2031/data/objectives.yaml": "objectives:\n  - id: T1\n    title: Koetavoite\n",
    "reports/2031/index.md": "# Koevuosi\n\n```{objectives}\n```\n",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Return the path of the wheel, built as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(folder), str(REPOSITORY)], check=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    """Return the names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_holds_every_file_of_the_package_and_no_other(names):
    mine = {path for path in repository_files() if path.is_relative_to(PACKAGE)}
    expected = {path.relative_to(PACKAGE.parent).as_posix() for path in mine}
    assert {name for name in names if ".dist-info/" not in name} == expected


@pytest.mark.parametrize(
    "suffix", ["py.typed", ".typ", "fi/annual_report.po", "sv/annual_report.po", ".html", ".css"]
)
def test_holds_what_is_not_python(names, suffix):
    assert any(name.startswith("annual_report/") and name.endswith(suffix) for name in names)


def test_says_what_it_is(wheel, names):
    (name,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    with zipfile.ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(name).decode("utf-8"))
    assert metadata["Name"] == "sphinx-annual-report"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_payload().strip()  # the README
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_builds_a_project_from_the_wheel_alone(wheel, tmp_path):
    target, source, output = tmp_path / "installed", tmp_path / "source", tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--target"]
    subprocess.run([*install, str(target), str(wheel)], check=True)
    for name, text in REPORT.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(target)}

    def run(*arguments):
        result = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    where = run("-c", "import annual_report; print(annual_report.__file__)")
    assert Path(where.strip()).is_relative_to(target)
    run("-m", "sphinx", "-b", "html", "-W", "--keep-going", "-n", str(source), str(output))
    assert "Koetavoite" in (output / "reports/2031/index.html").read_text(encoding="utf-8")
    with Pdf.open(output / "pdf/koe-2031.pdf") as pdf:
        assert len(pdf.pages) > 1
