"""A year's report in a second language beside its own: links, frame, numbers, sources, PDFs."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

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
    for path, first in (("hankkeet", "2.1"), ("sv/hankkeet", "1.1")):
        html = built.read(f"reports/2024/{path}.html")
        assert re.findall(r'caption-number">Taulukko ([\d.]+)', html)[0] == first
    assert 'id="objective-2024-t1"' in built.read("reports/2024/hankkeet.html").lower()
    assert 'id="objective-2024-t1"' not in built.read("reports/2024/sv/hankkeet.html").lower()


def test_alternates_are_absolute_where_the_address_is_known(build, files):
    built = build(files, conf=CONF + 'html_baseurl = "https://arkisto.example/"\n')
    head = page(built, "reports/2024/sv/index.html").head
    assert {link["href"] for link in head.select("link[hreflang]")} == {
        "https://arkisto.example/reports/2024/index.html",
        "https://arkisto.example/reports/2024/sv/index.html",
    }


def test_each_language_has_its_pdf(build, files):
    built = build(files, conf=CONF.replace("annual_report_pdf = False\n", ""))
    swedish = text_of(built.output / "pdf/koe-2024-sv.pdf")
    assert "Projekt 2024" in swedish
    assert "Hankkeet 2024" not in swedish
    assert "Provnätverket" in swedish
    assert "Projekt 2024" not in text_of(built.output / "pdf/koe-2024.pdf")
    for path, file in (("sv/hankkeet", "koe-2024-sv"), ("hankkeet", "koe-2024")):
        link = page(built, f"reports/2024/{path}.html").select_one("a.report-pdf")
        assert link["href"].endswith(f"/pdf/{file}.pdf")
    assert not (built.output / "pdf/koe-2022-sv.pdf").exists()


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
