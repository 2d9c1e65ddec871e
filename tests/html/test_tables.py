"""Each table scrolls in a region that has a name and that a keyboard can reach."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME

THEMES = pytest.mark.parametrize("conf", ["", BOOK_THEME], ids=["basic", "book"])
CAPTIONED = (
    '```{list-table} Rahat & "avustukset"\n:header-rows: 1\n\n* - A\n  - B\n* - 1\n  - 2\n```\n'
)
PLAIN = "| A | B |\n|---|---|\n| 1 | 2 |\n"


def regions(built, path="index.html"):
    return BeautifulSoup(built.read(path), "html.parser").select('[role="region"]')


@THEMES
def test_a_table_is_named_by_its_caption(build, conf):
    (region,) = regions(build({"index.md": f"# Etusivu\n\n{CAPTIONED}"}, conf=conf))
    assert region["aria-label"] == "Rahat & ”avustukset”"
    assert region["tabindex"] == "0"
    assert [child.name for child in region.find_all(recursive=False)] == ["table"]
    assert region.find_parent(class_="pst-scrollable-table-container") is None


@THEMES
def test_a_table_without_caption_is_named_by_its_section(build, conf):
    source = f"# Etusivu\n\n## Rahat\n\n{PLAIN}\n## Hankkeet\n\n{PLAIN}"
    found = regions(build({"index.md": source}, conf=conf))
    assert [region["aria-label"] for region in found] == ["Taulukko: Rahat", "Taulukko: Hankkeet"]


def test_regions_of_the_same_name_are_told_apart(build):
    found = regions(build({"index.md": f"# Rahat\n\n{PLAIN}\n{CAPTIONED}\n{PLAIN}\n{CAPTIONED}"}))
    caption = "Rahat & ”avustukset”"
    assert [region["aria-label"] for region in found] == [
        "Taulukko: Rahat",
        caption,
        "Taulukko: Rahat (2)",
        f"{caption} (2)",
    ]


def test_the_name_is_in_the_language_of_the_page(build):
    built = build({"index.md": f"---\nlang: sv\n---\n\n# Start\n\n{PLAIN}"}, conf=BOOK_THEME)
    assert [region["aria-label"] for region in regions(built)] == ["Tabell: Start"]


@THEMES
def test_a_table_in_a_table_closes_what_it_opens(build, conf):
    source = (
        "Etusivu\n=======\n\n.. list-table:: Ulompi\n\n   * - .. list-table:: Sisempi\n\n"
        "          * - A\n     - B\n\nJälkeen.\n"
    )
    built = build({"index.rst": source}, conf=conf)
    assert [region["aria-label"] for region in regions(built)] == ["Ulompi", "Sisempi"]
    after = BeautifulSoup(built.read("index.html"), "html.parser").find(string="Jälkeen.")
    assert after.find_parent(role="region") is None


def test_figures_keep_the_class_that_aligns_them(build):
    source = "# Etusivu\n\n```{status-summary}\n:year: 2023\n```\n"
    files = {
        "index.md": source + "\n```{toctree}\nreports/2023/index\n```\n",
        "reports/2023/report.yaml": "year: 2023\ntitle: K\nnetwork: koe\nstatus: draft\n",
        "reports/2023/index.md": "# K\n",
        "reports/2023/data/objectives.yaml": "objectives: [{id: T1, title: A, status: achieved}]\n",
        "reports/network.yaml": "id: koe\nslug: koe\nname: Koe\n",
    }
    table = regions(build(files, conf=BOOK_THEME))[0].table
    assert "1" in [cell.get_text(strip=True) for cell in table.select("td.report-number")]
