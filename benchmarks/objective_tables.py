"""Writes documents of many objectives, each with a table of three columns, in four forms.

- ``ours``: data files, and a directive that shows them as a table;
- ``ours in place``: objectives defined in the document, and the table of them;
- ``needs``: sphinx-needs as it is mostly used, a directive an objective and a ``needtable``;
- ``needs import``: sphinx-needs with its objectives in data files, and the tables alone shown.

The objectives are the same in all of them, and so are Markdown, theme and Sphinx.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Literal

from archive import LAST_YEAR, network_file, objectives_file, report_file
from invented import STATUSES, Objective, objectives

if TYPE_CHECKING:
    from collections.abc import Sequence

TableForm = Literal["ours", "ours in place", "needs", "needs import"]

NOT_NEEDED = ("ours", "ours in place")
CONF = """\
extensions = ["myst_parser", "{extension}"]
project = "Keksitty verkosto"
language = "fi"
html_theme = "sphinx_book_theme"
html_theme_options = {{"collapse_navbar": True}}
myst_enable_extensions = ["colon_fence", "deflist"]
"""
NEEDS_CONF = """\
needs_types = [{"directive": "objective", "title": "Tavoite", "prefix": "T"}]
needs_fields = {"responsible": {"description": "Vastuutaho", "nullable": True}}
needs_id_regex = "^[A-Za-z0-9_]{3,}"
"""


def objective_files(form: TableForm, *, documents: int, count: int) -> dict[str, str]:
    """Return the files of a project of ``documents`` with ``count`` objectives each."""
    years = range(LAST_YEAR + 1 - documents, LAST_YEAR + 1)
    ours = form in NOT_NEEDED
    conf = CONF.format(extension="annual_report" if ours else "sphinx_needs")
    indexes = "\n".join(f"reports/{year}/index" for year in years)
    files = {
        "conf.py": conf if ours else conf + NEEDS_CONF,
        "index.md": f"# Keksitty arkisto\n\n```{{toctree}}\n{indexes}\n```\n",
    }
    if ours:
        files["reports/network.yaml"] = network_file()
    for year in years:
        chance = random.Random(year)  # noqa: S311 - invented text, not a secret
        items = objectives(chance, count, prefix=f"T{year}_")
        for name, text in _year(form, year, items).items():
            files[f"reports/{year}/{name}"] = text
    return files


def titles(*, count: int) -> list[str]:
    """Return the titles of the last year's objectives, which its page must show."""
    chance = random.Random(LAST_YEAR)  # noqa: S311 - invented text, not a secret
    return [item.title for item in objectives(chance, count)]


def _year(form: TableForm, year: int, items: Sequence[Objective]) -> dict[str, str]:
    data = f"data/objectives.{'yaml' if form == 'ours' else 'json'}"
    files = {"index.md": f"# Keksitty toimintakertomus {year}\n\n{_shown(form, year, items)}\n"}
    if form in NOT_NEEDED:
        files["report.yaml"] = report_file(year)
    if form == "ours":
        files[data] = objectives_file(year, items)
    if form == "needs import":
        files[data] = _needs_file(year, items)
    return files


def _shown(form: TableForm, year: int, items: Sequence[Objective]) -> str:
    table = "```{objectives}\n:columns: title, status, responsible\n```"
    if form == "ours":
        return table
    if form == "ours in place":
        return "\n\n".join([*(_in_place(year, item) for item in items), table])
    needtable = (
        f"```{{needtable}} Tavoitteet {year}\n:tags: v{year}\n"
        ':columns: title as "Tavoite";status as "Tila";responsible as "Vastuutaho"\n'
        ":style: table\n```"
    )
    if form == "needs import":
        return f"```{{needimport}} data/objectives.json\n:hide:\n```\n\n{needtable}"
    return "\n\n".join([*(_need(year, item) for item in items), needtable])


def _in_place(year: int, item: Objective) -> str:
    return (
        f"```{{objective}} {item.id}\n:title: {item.title}\n:status: {item.status}\n"
        f":responsible: {item.responsible}\n:updated: {year}-11-30\n```"
    )


def _need(year: int, item: Objective) -> str:
    return (
        f"```{{objective}} {item.title}\n:id: {item.id}\n:status: {STATUSES[item.status]}\n"
        f":responsible: {item.responsible}\n:tags: v{year}\n```"
    )


def _needs_file(year: int, items: Sequence[Objective]) -> str:
    needs = {
        item.id: {
            "id": item.id,
            "type": "objective",
            "title": item.title,
            "status": STATUSES[item.status],
            "responsible": item.responsible,
            "tags": [f"v{year}"],
        }
        for item in items
    }
    project = {"project": "Keksitty verkosto", "current_version": "1"}
    return json.dumps({**project, "versions": {"1": {"needs": needs}}}, ensure_ascii=False)
