"""A small project, and the command line as a user runs it in it."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from annual_report.cli.program import program

CONF = """\
extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]
language = "fi"
project = "Koe"
root_doc = "index"
bibtex_bibfiles = []
html_theme = "basic"
exclude_patterns = ["_build"]
"""
NETWORK = """\
id: verkosto
slug: verkosto
name: Koeverkosto
members:
  - {code: "016", id: asikkala, name: Asikkala}
  - {code: "142", id: iitti, name: Iitti}
  - {code: "398", id: lahti, name: {fi: Lahti, sv: Lahtis}}
"""
HANDLING = """\
# Käsittely kunnissa.
handling:
  - id: valiokunta-1   # ensimmäinen
    body: 'Palveluvaliokunta'
    municipality: "142"
    date: 2024-03-20

  - id: valiokunta-2
    body: Palveluvaliokunta
    municipality: "142"
    date: 2024-04
    record_number: 270/00.04.01/2023

  # Tiedoksi kunnanhallitukselle.
  - {id: hallitus, body: Kunnanhallitus, municipality: "142", for_information: true}
"""
PROFILE = """\
municipality: iitti
body: Palveluvaliokunta
body_kind: committee
preparer: {name: Aino Esimerkki, phone: 040 123 4567, lines: ["{name}, puh. {phone}"]}
parts:
  - {part: meeting, text: "{body} {date} {section}"}
  - {part: preparer, heading: Valmistelija}
  - {part: description, heading: Asian selostus, stages: first}
  - {part: proposal, heading: Ehdotus, text: "{body} merkitsee asian tiedoksi."}
  - {part: decision, heading: Päätös}
"""
GENERAL = """\
general: true
body_kind: committee
parts:
  - {part: meeting, text: "{body} {date} {section}"}
  - {part: description, heading: Asian selostus}
  - {part: decision, heading: Päätös}
"""
REPORT = """\
year: 2023
title: Toimintakertomus 2023
status: draft
network: verkosto
"""
AGENDA = """\
# Toimintakertomus vuodelta 2023

```{agenda-part} johdanto
Verkosto kertoo vuodesta {value}`report.year`.
```

```{agenda-part} ehdotus
{agenda}`body_word` merkitsee kertomuksen tiedoksi.
```
"""
FILES = {
    "conf.py": CONF,
    "index.md": "# Arkisto\n\n```{toctree}\nreports/2023/index\n```\n",
    "reports/network.yaml": NETWORK,
    "reports/2023/report.yaml": REPORT,
    "reports/2023/data/handling.yaml": HANDLING,
    "reports/2023/agenda.md": AGENDA,
    "reports/2023/index.md": (
        "# Toimintakertomus 2023\n\n```{toctree}\nkasittely\n```\n\nVuosi lyhyesti.\n"
    ),
    "reports/2023/kasittely.md": "# Käsittely\n\n```{handling}\n```\n",
    "reports/2022/report.yaml": REPORT.replace("2023", "2022"),
    "reports/agenda/iitti.yaml": PROFILE,
    "reports/agenda/yleinen.yaml": GENERAL,
}


class Project:
    """A project's folder, and what running a command in it gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def replace(self, name, old, new):
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def read(self, name):
        return (self.folder / name).read_bytes().decode()

    @property
    def handling(self):
        return self.read("reports/2023/data/handling.yaml")

    def run(self, *arguments, code=0, language="C"):
        """Run a command and return its result; it must end with ``code``."""
        variables = {"LC_ALL": language, "NO_COLOR": "1"}
        found = CliRunner().invoke(program, [*map(str, arguments)], env=variables)
        told = f"{found.stdout}{found.stderr}"
        assert not found.exception or isinstance(found.exception, SystemExit), told
        assert found.exit_code == code, told
        return found

    def fault(self, *arguments, code, **options):
        """Run a command that fails with one line, and return it; nothing is written."""
        before = self.files()
        found = self.run(*arguments, code=code, **options)
        (line,) = found.stderr.splitlines()
        assert self.files() == before
        return line

    def files(self):
        """Return every file with its content, without what Sphinx keeps of its reading."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".doctrees" not in path.parts
        }


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Project(folder)


@pytest.fixture(scope="session")
def published_once(tmp_path_factory):
    """Return a project whose year 2023 was published, with a real build; it is copied for use."""
    folder = tmp_path_factory.mktemp("published") / "project"
    folder.mkdir()
    project = Project(folder)
    project.replace("reports/2023/report.yaml", "status: draft", "status: approved  # hyväksytty")
    project.write(
        "reports/2023/report.yaml",
        project.read("reports/2023/report.yaml") + "dates: {approved: 2024-02-14}\n",
    )
    before = Path.cwd()
    os.chdir(folder)
    try:
        told = project.run("publish", "2023", "--date", "2024-03-01").stdout
    finally:
        os.chdir(before)
    return folder, told


@pytest.fixture
def published(published_once, tmp_path, monkeypatch):
    folder = tmp_path / "published"
    folder.mkdir()
    project = Project(folder)
    shutil.copytree(published_once[0], folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return project
