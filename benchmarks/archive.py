"""Writes an archive of any size: years of chapters with prose, lists, tables and data.

All of it is invented, and says so. The same arguments give the same files.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "verkosto kehittää palveluja kunnissa yhdessä ohjausryhmän kanssa tavoitteena tasainen "
    "laatu sekä saatavuus koko alueella vuoden aikana toteutettiin kyselyjä koulutuksia ja "
    "hankkeita joiden tuloksia arvioidaan keväällä osana toimintasuunnitelmaa"
)
WORDS = TEXT.split()
MUNICIPALITIES = [(f"{100 + n:03}", f"kunta{n}", f"Kunta {n}") for n in range(10)]
STATUSES = ("achieved", "partly_achieved", "not_achieved", "in_progress", "carried_over")

CONF = """\
extensions = ["myst_parser", "annual_report"]
project = "Keksitty verkosto"
language = "fi"
html_theme = "sphinx_book_theme"
html_theme_options = {"collapse_navbar": True}
myst_enable_extensions = ["colon_fence", "deflist"]
numfig = True
"""


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(8, 18))
    return " ".join(words).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(3, 6)))


def _table(chance: random.Random, number: int, rows: int) -> str:
    body = "\n".join(
        f"* - Rivi {row}\n  - {_sentence(chance)}\n  - {chance.randint(0, 9999)}"
        for row in range(rows)
    )
    return (
        f"```{{list-table}} Taulukko {number}\n:header-rows: 1\n\n"
        f"* - Nimi\n  - Selite\n  - Määrä\n{body}\n```"
    )


def chapter(chance: random.Random, number: int, *, tables: int, rows: int) -> str:
    """Return a chapter: four sections of prose with emphasis and links, lists, tables."""
    parts = [f"(luku-{number})=\n# Luku {number}\n\n{_paragraph(chance)}"]
    for section in range(4):
        parts += [
            f"## Osa {number}.{section}",
            _paragraph(chance),
            f"Katso [luku](#luku-{max(number - 1, 1)}). **{WORDS[section]}** ja *{WORDS[-1]}*.",
            "\n".join(f"- {_sentence(chance)}" for _ in range(5)),
            _paragraph(chance),
        ]
        if section < tables:
            parts.append(_table(chance, section, rows))
    return "\n\n".join(parts) + "\n"


def _objectives(chance: random.Random, count: int) -> str:
    lines = ["objectives:"]
    for number in range(1, count + 1):
        target = chance.randint(1, 100)
        lines += [
            f"  - id: T{number}",
            f"    title: Tavoite {number} {_sentence(chance)}",
            f"    kind: {chance.choice(('functional', 'financial'))}",
            f"    status: {chance.choice(STATUSES)}",
            f"    responsible: Ryhmä {number % 7}",
            "    indicators:",
            f"      - {{name: Mittari {number}, unit: kpl, target: {target}}}",
        ]
    return "\n".join(lines) + "\n"


def _network() -> str:
    members = "\n".join(
        f'  - {{code: "{code}", id: {name}, name: {title}}}' for code, name, title in MUNICIPALITIES
    )
    return f"id: keksitty\nslug: keksitty\nname: Keksitty verkosto\nmembers:\n{members}\n"


def write_year(  # noqa: PLR0913 - the sizes of what is written
    folder: Path, year: int, *, chapters: int, tables: int, rows: int, objectives: int
) -> None:
    """Write one year's report."""
    chance = random.Random(year)  # noqa: S311 - invented text, not a secret
    (folder / "data").mkdir(parents=True)
    (folder / "report.yaml").write_text(
        f"year: {year}\ntitle: Keksitty toimintakertomus {year}\nstatus: approved\n"
        f"network: keksitty\ndates: {{approved: {year + 1}-02-14}}\n",
        encoding="utf-8",
    )
    (folder / "data/objectives.yaml").write_text(_objectives(chance, objectives), encoding="utf-8")
    names = [f"luku{number:02}" for number in range(1, chapters)]
    toctree = "\n".join(names)
    (folder / "index.md").write_text(
        f"# Keksitty toimintakertomus {year}\n\n## Vuosi lyhyesti\n\n{_paragraph(chance)}\n\n"
        f"```{{status-summary}}\n```\n\n```{{toctree}}\n:numbered:\n\n{toctree}\n```\n",
        encoding="utf-8",
    )
    for number, name in enumerate(names, 1):
        text = chapter(chance, number, tables=tables, rows=rows)
        text = text.replace("(luku-", f"(luku-{year}-").replace("#luku-", f"#luku-{year}-")
        if number == 1:
            text += "\n## Tavoitteet\n\n```{objectives}\n```\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")


def write_archive(  # noqa: PLR0913 - the sizes of what is written
    source: Path,
    *,
    years: int = 10,
    chapters: int = 16,
    tables: int = 4,
    rows: int = 8,
    objectives: int = 20,
) -> None:
    """Write a project of ``years`` reports of ``chapters`` documents each into ``source``."""
    reports = source / "reports"
    reports.mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (reports / "network.yaml").write_text(_network(), encoding="utf-8")
    first = 2025 - years
    indexes = "\n".join(f"reports/{year}/index" for year in range(first, 2025))
    (source / "index.md").write_text(
        f"# Keksitty arkisto\n\n```{{toctree}}\n{indexes}\n```\n", encoding="utf-8"
    )
    for year in range(first, 2025):
        write_year(
            reports / str(year),
            year,
            chapters=chapters,
            tables=tables,
            rows=rows,
            objectives=objectives,
        )
