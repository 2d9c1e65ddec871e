"""Writes an archive of any size: years of chapters with prose, lists, tables and data.

All of it is invented, and says so. The same arguments give the same files. Each archive comes in
two forms of the same content:

- ``ours``: the extension is loaded, and data is in data files that directives show;
- ``plain``: Sphinx, MyST and the theme alone; what the directives show is written as tables.

Without ``data`` both forms have the same pages, letter by letter, and only ``conf.py`` differs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from invented import STATUSES, Objective, chapter, list_table, objectives, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Form = Literal["ours", "plain"]

LAST_YEAR = 2024
MUNICIPALITIES = [(f"{100 + n:03}", f"kunta{n}", f"Kunta {n}") for n in range(10)]
EXTENSIONS: dict[Form, list[str]] = {
    "ours": ["myst_parser", "annual_report"],
    "plain": ["myst_parser"],
}
CONF = """\
extensions = {extensions}
project = "Keksitty verkosto"
language = "fi"
html_theme = "sphinx_book_theme"
html_theme_options = {{"collapse_navbar": True}}
myst_enable_extensions = ["colon_fence", "deflist"]
numfig = True
latex_engine = "xelatex"
latex_documents = [
    (f"reports/{{year}}/index", f"{{year}}.tex", f"Keksitty kertomus {{year}}", "", "manual")
    for year in range({first}, {last} + 1)
]
"""


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large an archive is.

    A year has ``chapters`` documents (its first page is one), each with four sections,
    ``tables`` tables of ``rows`` rows; with ``data`` it has ``objectives`` objectives as well.
    """

    years: int = 10
    chapters: int = 16
    tables: int = 4
    rows: int = 8
    objectives: int = 20
    data: bool = True

    @property
    def first_year(self) -> int:
        """The first of the years; the last is always the same."""
        return LAST_YEAR + 1 - self.years


def objectives_file(year: int, items: Sequence[Objective]) -> str:
    """Return the data file of a year's objectives."""
    lines = ["objectives:"]
    for item in items:
        lines += [
            f"  - id: {item.id}",
            f"    title: {item.title}",
            f"    kind: {item.kind}",
            f"    status: {item.status}",
            f"    responsible: {item.responsible}",
            f"    updated: {year}-11-30",
            "    indicators:",
            f"      - {{name: Mittari, unit: kpl, target: {item.target}, actual: {item.actual}}}",
        ]
    return "\n".join(lines) + "\n"


def _objectives_shown(form: Form, year: int, items: Sequence[Objective]) -> str:
    if form == "ours":
        return "```{objectives}\n:columns: title, status, responsible, target, actual\n```"
    head = ("Tavoite", "Tila", "Vastuutaho", "Tavoitetaso", "Toteuma")
    rows = [
        (
            item.title,
            STATUSES[item.status],
            item.responsible,
            f"{item.target}\N{NO-BREAK SPACE}kpl",
            f"{item.actual}\N{NO-BREAK SPACE}kpl",
        )
        for item in items
    ]
    return list_table(f"Tavoitteet {year}", head, rows)


def _summary_shown(form: Form, year: int, items: Sequence[Objective]) -> str:
    if form == "ours":
        return "```{status-summary}\n```"
    counts = {code: sum(item.status == code for item in items) for code in STATUSES}
    rows = [(code, number) for code, number in counts.items() if number]
    return list_table(
        f"Tavoitteiden toteutuminen {year}",
        ("Tila", "Tavoitteita", "Osuus"),
        [
            *((STATUSES[code], str(number), _percent(number, len(items))) for code, number in rows),
            ("Yhteensä", str(len(items)), _percent(1, 1)),
        ],
    )


def _percent(number: int, whole: int) -> str:
    return f"{round(100 * number / whole)}\N{NO-BREAK SPACE}%"


def network_file() -> str:
    """Return the data file of the network."""
    members = "\n".join(
        f'  - {{code: "{code}", id: {name}, name: {title}}}' for code, name, title in MUNICIPALITIES
    )
    return f"id: keksitty\nslug: keksitty\nname: Keksitty verkosto\nmembers:\n{members}\n"


def report_file(year: int) -> str:
    """Return the data file of a year's report."""
    return (
        f"year: {year}\ntitle: Keksitty toimintakertomus {year}\nstatus: approved\n"
        f"network: keksitty\ndates: {{approved: {year + 1}-02-14}}\n"
    )


def _year(year: int, size: Size, form: Form) -> dict[str, str]:
    """Return one year's files."""
    chance = random.Random(year)  # noqa: S311 - invented text, not a secret
    items = objectives(chance, size.objectives) if size.data else []
    names = [f"luku{number:02}" for number in range(1, size.chapters)]
    summary = f"{_summary_shown(form, year, items)}\n\n" if items else ""
    toctree = "\n".join(names)
    files = {
        "index.md": f"# Keksitty toimintakertomus {year}\n\n## Vuosi lyhyesti\n\n"
        f"{paragraph(chance)}\n\n{summary}```{{toctree}}\n:numbered:\n\n{toctree}\n```\n"
    }
    for number, name in enumerate(names, 1):
        text = chapter(chance, year, number, tables=size.tables, rows=size.rows)
        if number == 1 and items:
            text += f"\n## Tavoitteet\n\n{_objectives_shown(form, year, items)}\n"
        files[f"{name}.md"] = text
    if form == "ours":
        files["report.yaml"] = report_file(year)
        if items:
            files["data/objectives.yaml"] = objectives_file(year, items)
    return files


def archive_files(size: Size, form: Form = "ours") -> dict[str, str]:
    """Return the files of an archive: their paths and texts."""
    years = range(size.first_year, LAST_YEAR + 1)
    indexes = "\n".join(f"reports/{year}/index" for year in years)
    conf = CONF.format(extensions=EXTENSIONS[form], first=size.first_year, last=LAST_YEAR)
    files = {
        "conf.py": conf,
        "index.md": f"# Keksitty arkisto\n\n```{{toctree}}\n{indexes}\n```\n",
    }
    if form == "ours":
        files["reports/network.yaml"] = network_file()
    for year in years:
        for name, text in _year(year, size, form).items():
            files[f"reports/{year}/{name}"] = text
    return files


def write_files(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder, making what folders they need."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_archive(source: Path, size: Size, form: Form = "ours") -> None:
    """Write a project of reports into the folder ``source``."""
    write_files(source, archive_files(size, form))
