"""A year's report in a second language beside its own: links, frame, numbers, sources, PDFs."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from annual_report.data.language_sets import counterparts, set_of
from annual_report.data.model import Report, Year
from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year
from tests.pdf_reading import text_of

TABLE = "\n```{list-table} Tabell\n:header-rows: 1\n\n* - A\n* - 1\n```\n"
CONF = BOOK_THEME + 'numfig = True\nnumfig_format = {"table": "Taulukko %s"}\n'


def in_two_languages(number):
    files = year(number, objectives=OBJECTIVES.replace("carried_over", "achieved"))
    files[f"reports/{number}/hankkeet.md"] += TABLE + "\n```{objectives}\n```\n"
    files |= {
        f"reports/{number}/sv/index.md": f"# Berättelse {number}\n\n"
        "```{status-summary}\n```\n\n```{toctree}\n:numbered:\n\nhankkeet\n```\n",
        f"reports/{number}/sv/hankkeet.md": f"# Projekt {number}\n"
        + TABLE
        + "\n```{objectives}\n```\n",
    }
    return files


@pytest.fixture
def files():
    found = archive(in_two_languages(2024), in_two_languages(2023), year(2022))
    index = found["index.md"].splitlines()
    found["index.md"] = "\n".join(line for line in index if "/sv/" not in line) + "\n"
    return found


def page(built, path):
    return BeautifulSoup(built.read(path), "html.parser")


def test_each_page_leads_to_its_counterpart(build, files):
    built = build(files, conf=CONF)
    swedish = page(built, "reports/2024/sv/hankkeet.html")
    assert swedish.html["lang"] == "sv"
    link = swedish.select_one(".report-bar__language")
    assert (link.get_text(), link["href"], link["hreflang"], link["lang"]) == (
        "Suomeksi",
        "../hankkeet.html",
        "fi",
        "fi",
    )
    finnish = page(built, "reports/2024/hankkeet.html")
    link = finnish.select_one(".report-bar__language")
    assert (link.get_text(), link["href"], link["lang"]) == ("På svenska", "sv/hankkeet.html", "sv")
    alternates = {
        link["hreflang"]: link["href"]
        for link in finnish.select('head link[rel="alternate"]')
        if link.get("hreflang")
    }
    assert alternates == {"fi": "#", "sv": "sv/hankkeet.html"}
    for alone in ("reports/2024/talous.html", "reports/2022/hankkeet.html", "index.html"):
        assert "hreflang" not in str(page(built, alone).head)
        assert not page(built, alone).select(".report-bar__language")


def test_the_frame_stays_in_the_language(build, files):
    built = build(files, conf=CONF)
    swedish = page(built, "reports/2024/sv/hankkeet.html")
    years = [link["href"] for link in swedish.select(".report-years li a")]
    assert years == ["#", "../../2023/sv/hankkeet.html", "../../2022/hankkeet.html"]
    titles = [a.get_text(" ", strip=True) for a in swedish.select(".report-links--2 a")]
    assert titles == ["1 Projekt 2024"]
    finnish = page(built, "reports/2024/hankkeet.html")
    titles = [a.get_text(" ", strip=True) for a in finnish.select(".report-links--2 a")]
    assert titles == ["1 Talous 2024", "2 Hankkeet 2024"]
    assert swedish.select_one(".report-bar .report-state").get_text() == "Utkast"


def test_each_language_counts_its_tables_and_the_place_of_an_objective_is_in_the_own(build, files):
    built = build(files, conf=CONF)
    for path, first in (("hankkeet", "Taulukko 2.1"), ("sv/hankkeet", "Tabell 1.1")):
        html = built.read(f"reports/2024/{path}.html")
        assert re.findall(r'caption-number">(\w+ [\d.]+)', html)[0] == first
    assert 'id="objective-2024-t1"' in built.read("reports/2024/hankkeet.html").lower()
    assert 'id="objective-2024-t1"' not in built.read("reports/2024/sv/hankkeet.html").lower()


def test_previous_and_next_stay_in_the_language(build, files):
    files["reports/2024/sv/index.md"] = files["reports/2024/sv/index.md"].replace(
        "hankkeet\n```", "hankkeet\nslut\n```"
    )
    files["reports/2024/sv/slut.md"] = "# Slutord\n"
    built = build(files, conf=CONF)

    def around(path):
        found = page(built, f"reports/2024/sv/{path}.html")
        links = [found.select_one(f"a.{name}") for name in ("left-prev", "right-next")]
        return [
            link and (link["href"], link.select_one(".prev-next-title").get_text())
            for link in links
        ]

    assert around("index") == [None, ("hankkeet.html", "1. Projekt 2024")]
    assert around("hankkeet") == [
        ("index.html", "Berättelse 2024"),
        ("slut.html", "2. Slutord"),
    ]
    assert around("slut") == [("hankkeet.html", "1. Projekt 2024"), None]
    finnish = page(built, "reports/2024/hankkeet.html")
    assert all("sv/" not in a["href"] for a in finnish.select(".prev-next-area a"))


def test_a_chapter_that_comes_is_next_on_a_page_that_stays(build, files):
    build(files, conf=CONF)
    index = files["reports/2024/sv/index.md"].replace("hankkeet\n```", "hankkeet\nslut\n```")
    added = {"reports/2024/sv/index.md": index, "reports/2024/sv/slut.md": "# Slutord\n"}
    built = build(added, conf=CONF)
    link = page(built, "reports/2024/sv/hankkeet.html").select_one("a.right-next")
    assert link["href"] == "slut.html"


def test_numbered_names_and_captions_are_in_the_language_of_the_page(build, files):
    named = TABLE.replace(":header-rows: 1", ":header-rows: 1\n:name: tabell-NAME")
    for path in ("sv/hankkeet", "hankkeet"):
        name = path.partition("/")[0]
        files[f"reports/2024/{path}.md"] += (
            named.replace("NAME", name) + f"\nSe {{numref}}`tabell-{name}`.\n"
        )
    built = build(files, conf=CONF)
    swedish = page(built, "reports/2024/sv/hankkeet.html")
    assert {item.text.split()[0] for item in swedish.select(".caption-number")} == {"Tabell"}
    assert swedish.select_one(".std-numref").text.startswith("Tabell 1.")
    finnish = page(built, "reports/2024/hankkeet.html")
    assert {item.text.split()[0] for item in finnish.select(".caption-number")} == {"Taulukko"}
    assert finnish.select_one(".std-numref").text.startswith("Taulukko 2.")


def test_what_stands_in_another_language_around_a_page_says_so(build, files):
    files["index.md"] += "\n```{toctree}\n:caption: Muuta\n\nmuu\n```\n"
    files["muu.md"] = "# Muuta\n"
    built = build(files, conf=CONF)
    swedish = page(built, "reports/2024/sv/hankkeet.html")
    caption = swedish.find(class_="report-sidebar__caption", string="Muuta")
    assert caption["lang"] == "fi"
    years = swedish.select(".report-years li a")
    assert [link.get("hreflang") for link in years] == [None, None, "fi"]
    assert years[2].select_one(".report-years__note")["lang"] == "fi"
    assert years[2].get_text(" ", strip=True) == "Verksamhetsberättelse 2022 (Suomeksi)"
    finnish = page(built, "reports/2024/hankkeet.html")
    assert "lang" not in finnish.find(class_="report-sidebar__caption", string="Muuta").attrs


def test_the_front_page_leads_to_each_language(build, files):
    built = build(files, conf=CONF)
    links = page(built, "index.html").select(".report-card__languages a")
    assert [(link["href"], link["lang"], link.get_text()) for link in links] == [
        ("reports/2024/sv/index.html", "sv", "På svenska 2024"),
        ("reports/2023/sv/index.html", "sv", "På svenska 2023"),
    ]


def test_alternates_are_absolute_where_the_address_is_known(build, files):
    built = build(files, conf=CONF + 'html_baseurl = "https://arkisto.example/"\n')
    head = page(built, "reports/2024/sv/index.html").head
    assert {link["href"] for link in head.select("link[hreflang]")} == {
        "https://arkisto.example/reports/2024/index.html",
        "https://arkisto.example/reports/2024/sv/index.html",
    }


def test_each_language_has_its_pdf(build, files):
    conf = CONF.replace("annual_report_pdf = False\n", "")
    files["reports/2024/report.yaml"] = files["reports/2024/report.yaml"].replace(
        "status: draft", "status: approved"
    )
    files["index.md"] += "\n```{toctree}\narkisto\n```\n"
    files["arkisto.md"] = "# Arkisto\n\n```{report-archive}\n```\n"
    built = build(files, conf=conf)
    swedish = text_of(built.output / "pdf/koe-2024-sv.pdf")
    assert "Projekt 2024" in swedish
    assert "Hankkeet 2024" not in swedish
    assert "Provnätverket" in swedish
    assert "Projekt 2024" not in text_of(built.output / "pdf/koe-2024.pdf")
    for path, file in (("sv/hankkeet", "koe-2024-sv"), ("hankkeet", "koe-2024")):
        link = page(built, f"reports/2024/{path}.html").select_one("a.report-pdf")
        assert link["href"].endswith(f"/pdf/{file}.pdf")
        assert "hreflang" not in link.attrs
    assert not (built.output / "pdf/koe-2022-sv.pdf").exists()
    _archive_names_each(built)
    _feed_names_each(built)
    _catalogue_names_each(built)


def _archive_names_each(built):
    for name, table in (("arkisto", ".report-table"), ("index", ".report-card__pdf")):
        links = page(built, f"{name}.html").select(f"{table} a.report-pdf")
        told = [(link["href"], link.get("hreflang"), link.get_text()) for link in links]
        assert [item[:2] for item in told] == [
            ("pdf/koe-2024.pdf", None),
            ("pdf/koe-2024-sv.pdf", "sv"),
            ("pdf/koe-2023.pdf", None),
            ("pdf/koe-2023-sv.pdf", "sv"),
            ("pdf/koe-2022.pdf", None),
        ]
        words = [item[2].partition(", ")[2].partition(",")[0] for item in told]
        assert words == ["Suomeksi: PDF", "På svenska: PDF"] * 2 + ["PDF"]
        assert links[1].select_one("[lang=sv]").get_text() == "På svenska"


def _feed_names_each(built):
    root = etree.fromstring((built.output / "atom.xml").read_bytes())
    links = root.findall("{*}entry/{*}link")
    assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == [
        ("alternate", "fi", "reports/2024/index.html"),
        ("alternate", "sv", "reports/2024/sv/index.html"),
        ("enclosure", "fi", "pdf/koe-2024.pdf"),
        ("enclosure", "sv", "pdf/koe-2024-sv.pdf"),
    ]


def _catalogue_names_each(built):
    catalogue = json.loads(built.read("data/catalog.jsonld"))

    def codes(item):
        return [language["@id"].rpartition("/")[2] for language in item["dct:language"]]

    assert codes(catalogue) == ["FIN", "SWE"]
    newest, _, oldest = catalogue["dcat:dataset"]
    assert codes(newest) == ["FIN", "SWE"]
    assert codes(oldest) == ["FIN"]
    files = {item["dct:title"]: codes(item) for item in newest["dcat:distribution"]}
    assert files["koe-2024.pdf"] == ["FIN"]
    assert files["koe-2024-sv.pdf"] == ["SWE"]
    assert files["report.json"] == ["FIN"]


def test_only_a_folder_of_another_language_is_a_second_set():
    report = Report.model_validate(
        {"year": 2024, "title": "T", "language": "fi", "status": "draft", "network": "koe"}
    )
    one = Year(folder="reports/2024", report=report)
    assert [set_of(one, f"reports/2024/{name}") for name in ("sv/a", "fi/a", "sv", "x/a")] == [
        "sv",
        "",
        "",
        "",
    ]
    documents = {"reports/2024/a", "reports/2024/sv/a", "reports/2024/en/a"}
    assert counterparts(one, "reports/2024/sv/a", documents) == {
        "fi": "reports/2024/a",
        "en": "reports/2024/en/a",
    }


def test_nothing_is_written_again_when_nothing_changes(build, files):
    first = build(files, conf=CONF)
    path = first.output / "reports/2024/sv/hankkeet.html"
    before = path.stat().st_mtime_ns
    build({}, conf=CONF)
    assert path.stat().st_mtime_ns == before


def test_a_second_language_that_is_added_is_linked_from_pages_that_stay(build, files):
    swedish = {path: text for path, text in files.items() if path.startswith("reports/2024/sv/")}
    build({path: text for path, text in files.items() if path not in swedish}, conf=CONF)
    built = build(swedish, conf=CONF)
    links = page(built, "reports/2024/hankkeet.html").select(".report-bar__language")
    assert [link["href"] for link in links] == ["sv/hankkeet.html"]
