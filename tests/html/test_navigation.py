"""The sidebar: all years, and the chapters of the current one alone."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME, archive, year


def sidebar_of(built, path):
    return BeautifulSoup(built.read(path), "html.parser").select_one("nav.report-sidebar")


def tree(items):
    """Return a list of links as nested ``(text, href, below)``."""
    found = []
    for item in items.find_all("li", recursive=False) if items else []:
        text = " ".join(item.a.get_text().split())
        found.append((text, item.a["href"], tree(item.find("ul", recursive=False))))
    return found


def groups(sidebar):
    return {
        list_.find_previous("p", class_="report-sidebar__caption").get_text(): tree(list_)
        for list_ in sidebar.find_all("ul", recursive=False)
    }


def test_the_current_year_is_open_and_the_others_are_not(build):
    built = build(archive(year(2022), year(2024), year(2023)), conf=BOOK_THEME)
    assert groups(sidebar_of(built, "reports/2023/talous.html")) == {
        "Toimintakertomukset": [
            ("2024", "../2024/index.html", []),
            (
                "2023",
                "index.html",
                [("1 Talous 2023", "#", []), *[("2 Hankkeet 2023", "hankkeet.html", [])]],
            ),
            ("2022", "../2022/index.html", []),
        ]
    }


def test_a_page_outside_the_years_opens_none(build):
    built = build(archive(year(2022), year(2023)), conf=BOOK_THEME)
    for path in ("index.html", "search.html"):
        years = groups(sidebar_of(built, path))["Toimintakertomukset"]
        assert [below for _, _, below in years] == [[], []]


def test_the_page_itself_is_marked(build):
    built = build(archive(year(2023)), conf=BOOK_THEME)
    sidebar = sidebar_of(built, "reports/2023/talous.html")
    assert [a.get_text(" ", strip=True) for a in sidebar.select('[aria-current="page"]')] == [
        "1 Talous 2023"
    ]
    front = sidebar_of(built, "index.html").select_one('[aria-current="page"]')
    assert front.get_text(strip=True) == "Koeverkosto"


def test_a_page_costs_its_own_year_and_not_the_archive(build, tmp_path):
    chapters = tuple(f"luku{number}" for number in range(8))
    few = build(archive(*(year(y, chapters=chapters) for y in (2023, 2022))), conf=BOOK_THEME)
    links = len(sidebar_of(few, "reports/2023/luku3.html").select("li"))
    assert links == 2 + len(chapters)
    many = build(archive(*(year(y, chapters=chapters) for y in range(2014, 2024))), conf=BOOK_THEME)
    assert len(sidebar_of(many, "reports/2023/luku3.html").select("li")) == 10 + len(chapters)


def test_other_documents_stand_below_the_years(build):
    files = archive(year(2023))
    files["index.md"] += (
        "```{toctree}\n:caption: Ohjeet\n\nOpas <opas/index>\nLahti <https://www.lahti.fi/>\n```\n"
    )
    files["opas/index.md"] = "# Pitkä nimi\n\n```{toctree}\nsivu\n```\n"
    files["opas/sivu.md"] = "# Sivu\n\n```{toctree}\nsyva\n```\n"
    files["opas/syva.md"] = "# Syvä\n"
    built = build(files, conf=BOOK_THEME)
    elsewhere = ("Lahti", "https://www.lahti.fi/", [])
    assert groups(sidebar_of(built, "index.html"))["Ohjeet"] == [
        ("Opas", "opas/index.html", []),
        elsewhere,
    ]
    assert groups(sidebar_of(built, "opas/syva.html"))["Ohjeet"] == [
        ("Opas", "index.html", [("Sivu", "sivu.html", [("Syvä", "#", [])])]),
        elsewhere,
    ]


def test_a_page_in_another_language_is_marked_in_the_links(build):
    files = archive(year(2023, chapters=("talous", "svenska")))
    files["reports/2023/svenska.md"] = "---\nlang: sv\n---\n\n# Sammandrag\n"
    sidebar = sidebar_of(build(files, conf=BOOK_THEME), "reports/2023/talous.html")
    assert [(a["href"], a["lang"]) for a in sidebar.select("a[lang]")] == [("svenska.html", "sv")]


def test_of_many_years_a_page_links_to_those_around_its_own_and_to_all(build, monkeypatch):
    monkeypatch.setattr("annual_report.html.navigation.YEARS", 3)
    built = build(archive(*map(year, range(2018, 2025))), conf=BOOK_THEME)
    shown = {
        "index.html": ["2024", "2023", "2022"],
        "reports/2024/talous.html": ["2024", "2023", "2022"],
        "reports/2021/talous.html": ["2022", "2021", "2020"],
        "reports/2018/index.html": ["2020", "2019", "2018"],
    }
    for path, years in shown.items():
        links = groups(sidebar_of(built, path))["Toimintakertomukset"]
        assert [text for text, _, _ in links] == [*years, "Kaikki vuodet"]
        every = links[-1][1]
        assert every == ("#" if path == "index.html" else "../../index.html")
    bar = BeautifulSoup(built.read("reports/2021/talous.html"), "html.parser").select_one(
        "nav.report-years"
    )
    assert [(a.get_text(strip=True), a["href"], a.get("aria-current")) for a in bar("a")] == [
        ("Toimintakertomus 2022", "../2022/talous.html", None),
        ("Toimintakertomus 2021", "#", "true"),
        ("Toimintakertomus 2020", "../2020/talous.html", None),
        ("Kaikki vuodet", "../../index.html", None),
    ]
