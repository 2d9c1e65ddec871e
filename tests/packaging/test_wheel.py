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


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """Return a folder that holds what the wheel installs."""
    target = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--target"]
    subprocess.run([*install, str(target), str(wheel)], check=True)
    return target


def run(installed, folder, *arguments, code=0, language="C.UTF-8"):
    """Run Python in a folder with the installed package; return what it wrote."""
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(installed), "LC_ALL": language, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout


def test_builds_a_project_from_the_wheel_alone(installed, tmp_path):
    source, output = tmp_path / "source", tmp_path / "site"
    for name, text in REPORT.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    where = run(installed, tmp_path, "-c", "import annual_report; print(annual_report.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    command = ["-m", "sphinx", "-b", "html", "-W", "--keep-going", "-n"]
    run(installed, tmp_path, *command, str(source), str(output))
    assert "Koetavoite" in (output / "reports/2031/index.html").read_text(encoding="utf-8")
    with Pdf.open(output / "pdf/koe-2031.pdf") as pdf:
        assert len(pdf.pages) > 1


def test_a_new_user_comes_from_an_empty_folder_to_a_published_year(installed, tmp_path):
    folder = tmp_path

    def command(*arguments, code=0):
        program = ("-c", "from annual_report.cli import main; main()")
        return run(installed, folder, *program, *arguments, code=code, language="fi_FI.UTF-8")

    told = command("init", "oma", "--name", "Koeverkosto", "--year", "2025", "-m", "905 Vaasa")
    assert "cd oma" in told
    folder = tmp_path / "oma"
    assert "Ei virheitä" in command("check")

    told = command("export", "2025")
    assert "Seuraavaksi: annual-report import _build/export/2025.xlsx 2025" in told
    (folder / "tavoitteet.csv").write_text("Tunnus;Tavoite\nT1;Lukutaito vahvistuu\n")
    told = command("import", "tavoitteet.csv", "2025", "--yes")
    assert "Seuraavaksi: annual-report check 2025" in told
    assert "Tehtiin reports/2026" in command("new", "2026")

    report = folder / "reports/2025/report.yaml"
    assert "eikä mitään muutettu" in command("publish", "2025", code=1)
    report.write_text(report.read_text() + "dates: {approved: 2025-12-20, handled: 2025-12-01}\n")
    assert "Vuoden 2025 kertomus on julkaistu" in command("publish", "2025")
    assert "2025: sellaisena kuin julkaistiin" in command("verify")

    (pdf,) = (folder / "reports/2025/published").glob("*.pdf")
    kept = pdf.read_bytes()
    pdf.write_bytes(kept[:-1] + b"x")
    assert f"{pdf.name}: muuttunut julkaisemisen jälkeen" in command("verify", code=1)
    pdf.write_bytes(kept)
    assert "Seuraavaksi: make html" in command("errata", "2025", "--text", "Jäseniä on yksi.")
    command("verify")
    assert "Ei varoituksia." in command("build", "--strict")
    assert "Jäseniä on yksi." in (folder / "_build/html/reports/2025/index.html").read_text()
    assert (folder / f"_build/html/pdf/{pdf.name}").read_bytes() == kept
    assert command("diff", "2025", "2026").startswith("Vuosi 2026 verrattuna vuoteen 2025.")
