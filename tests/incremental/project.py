"""A small archive to change at random: two years, chapters, data, figures, sources, an archive."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
extensions = ["myst_parser", "sphinxcontrib.bibtex", "annual_report"]
project = "Koe"
language = "fi"
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
bibtex_bibfiles = ["reports/sources.bib"]
numfig = True
"""

NETWORK = """\
id: koe
slug: koe
name: Keksitty verkosto
members:
  - {code: "901", id: alku, name: Alku}
  - {code: "902", id: loppu, name: Loppu}
funders:
  - {id: saatio, name: Säätiö}
"""

BIBLIOGRAPHY = """\
@book{tutkimus, title = {Tutkimus}, author = {Tekijä, Tiina}, publisher = {Paino}, year = {2020}}
@book{selvitys, title = {Selvitys}, author = {Kynä, Kalle}, publisher = {Paino}, year = {2019}}
"""

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<rect width="{width}" height="20"/></svg>
"""


def chapter(year: int, name: str, text: str = "") -> str:
    """Return a chapter that refers to others and shows a figure of a name all years use."""
    body = f"""\
    ({name}-{year})=
    # Luku {name} {year}

    Tekstiä {{cite}}`tutkimus` luvussa. {text}

    ```{{figure}} figures/kuva.svg
    :alt: Suorakaide
    :name: kuva-{name}-{year}

    Kuva {year}
    ```

    Katso {{numref}}`kuva-{name}-{year}`.
    """
    return dedent(body)


def index(year: int, chapters: list[str]) -> str:
    """Return the first page of a year."""
    lines = "\n".join(chapters)
    return (
        f"# Toimintakertomus {year}\n\n```{{status-summary}}\n```\n\n```{{year-changes}}\n```\n\n"
        f"```{{toctree}}\n:numbered:\n\n{lines}\n```\n"
    )


def objectives(year: int, continues: int | None) -> str:
    """Return the objectives of a year; the first continues that of another."""
    carried = f"\n        continues: {continues}/T1" if continues else ""
    text = f"""\
    objectives:
      - id: T1
        title: Ensimmäinen tavoite
        kind: functional
        status: achieved{carried}
        indicators:
          - {{name: Mittari, unit: kpl, target: 10, actual: {year - 2010}, updated: {year}-11}}
      - id: T2
        title: Toinen tavoite
        kind: financial
        status: partly_achieved
    """
    return dedent(text)


def projects(year: int) -> str:
    """Return the projects of a year."""
    text = f"""\
    projects:
      - id: hanke
        name_as_reported: Hanke
        kind: pilot
        funders: [saatio]
        grant: {year}0
        period: {{start: 2021-01, end: 2026-12}}
    """
    return dedent(text)


def year_files(year: int, continues: int | None = None) -> dict[str, str]:
    """Return the files of a year, by their paths in the project."""
    folder = f"reports/{year}"
    return {
        f"{folder}/report.yaml": f"year: {year}\ntitle: Toimintakertomus {year}\n"
        f"status: approved\nnetwork: koe\ndates: {{approved: {year + 1}-02-14}}\n",
        f"{folder}/index.md": index(year, ["tavoitteet", "talous", "lahteet"]),
        f"{folder}/tavoitteet.md": chapter(year, "tavoitteet")
        + "\n```{objectives}\n```\n\n```{objective-history} T1\n```\n",
        f"{folder}/talous.md": chapter(year, "talous", f"Ks. {{ref}}`tavoitteet-{year}`.")
        + "\n```{projects}\n```\n",
        f"{folder}/lahteet.md": "# Lähteet\n\n```{bibliography}\n```\n",
        f"{folder}/figures/kuva.svg": FIGURE.format(width=year - 2000),
        f"{folder}/data/objectives.yaml": objectives(year, continues),
        f"{folder}/data/projects.yaml": projects(year),
    }


def front(years: list[int]) -> str:
    """Return the front page of the archive."""
    lines = "\n".join(f"reports/{year}/index" for year in sorted(years))
    return f"# Koe\n\n```{{toctree}}\n{lines}\narkisto\n```\n"


def write_project(source: Path, years: tuple[int, ...] = (2022, 2023)) -> None:
    """Write the project of some years into a folder."""
    files = {
        "conf.py": CONF,
        "index.md": front(list(years)),
        "arkisto.md": "# Arkisto\n\n```{objective-archive}\n```\n\n```{project-archive}\n```\n\n"
        "```{report-archive}\n```\n",
        "reports/network.yaml": NETWORK,
        "reports/sources.bib": BIBLIOGRAPHY,
    }
    for year in years:
        files |= year_files(year, year - 1 if year - 1 in years else None)
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
