"""``{status-summary}``: the counts of objectives."""

from bs4 import BeautifulSoup
from docutils import nodes

from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of
from tests.pdf_reading import text_of, year_files

NBSP = "\u00a0"


def test_counts_and_shares_of_the_statuses_that_occur(shown):
    (table,) = tables_of(shown(directive("status-summary")))
    assert table.caption == "Tavoitteiden toteutuminen 2023"
    assert table.head == ["Tila", "Tavoitteita", "Osuus"]
    assert table.rows == [
        ["toteutunut", "1", f"33,3{NBSP}%"],
        ["osittain toteutunut", "1", f"33,3{NBSP}%"],
        ["ei tiedossa", "1", f"33,3{NBSP}%"],
        ["Yhteensä", "3", f"100{NBSP}%"],
    ]


def test_objectives_of_a_kind(shown):
    (table,) = tables_of(shown(directive("status-summary", "kind: functional")))
    assert table.rows[-1] == ["Yhteensä", "2", f"100{NBSP}%"]


def test_counts_are_on_the_container_for_outputs_that_draw_them(site):
    built = site(document(directive("status-summary")))
    doctree = built.app.env.get_doctree(f"{YEAR}/sivu")
    built.app.env.resolve_references(doctree, f"{YEAR}/sivu", built.app.builder)
    (container,) = [
        node
        for node in doctree.findall(nodes.container)
        if "report-status-summary" in node["classes"]
    ]
    assert container["report_counts"] == [("achieved", 1), ("partly_achieved", 1), ("unknown", 1)]


def test_the_one_assessment_of_all_objectives_stands_below(site):
    files = document(directive("status-summary"))
    files[f"{YEAR}/data/objectives.yaml"] = (
        "objectives:\n  - {id: T1, title: Yksi}\nassessment: {text: Tavoitteet ovat toteutuneet.}\n"
    )
    soup = page(site(files))
    assert tables_of(soup)[0].rows[0] == ["ei tiedossa", "1", f"100{NBSP}%"]
    assert soup.select_one(".report-assessment").get_text() == (
        "Kokonaisarvio tavoitteista: Tavoitteet ovat toteutuneet."
    )


def test_a_year_without_objectives(site):
    files = document(directive("status-summary", "year: 2022"))
    files["reports/2022/data/objectives.yaml"] = "objectives: []\n"
    assert notes_of(page(site(files))) == ["Vuoden 2022 tavoitteet eivät ole tiedossa."]


def test_bar_shows_the_shares_and_says_nothing(build):
    objectives = (
        "objectives:\n  - {id: T1, title: A, status: achieved}\n"
        "  - {id: T2, title: B, status: achieved}\n  - {id: T3, title: C, status: in_progress}\n"
        "  - {id: T4, title: D}\n"
    )
    files = year_files(luku="# Luku\n\n```{status-summary}\n```\n")
    built = build(files | {"reports/2023/data/objectives.yaml": objectives})
    page = BeautifulSoup(built.read("reports/2023/luku.html"), "html.parser")
    bar = page.select_one("svg.report-status-bar")
    assert bar["aria-hidden"] == "true"
    assert [part["width"] for part in bar.select("rect")] == ["50.000%", "25.000%", "25.000%"]
    assert not bar.get_text(strip=True)
    assert "status-bar(((" in (built.app.doctreedir / "typst/2023/reports/2023/luku.typ").read_text(
        encoding="utf-8"
    )
    text = text_of(built.output / "pdf/koe-2023.pdf")
    assert "toteutunut 2 50 %" in text


def test_kinds_are_compared_in_a_chart_unless_one_says_no(site):
    files = document(directive("status-summary") + "\n" + directive("status-summary", "chart: no"))
    files[f"{YEAR}/data/objectives.yaml"] = (
        "objectives:\n  - {id: T1, title: A, kind: functional, status: achieved}\n"
        "  - {id: T2, title: B, kind: financial, status: in_progress}\n"
    )
    (chart,) = page(site(files)).select(".report-chart svg")
    assert chart["aria-label"] == (
        "Kaavio: Tavoitteiden toteutuminen tavoitelajeittain. Toiminnallinen tavoite: yhteensä 1, "
        "joista toteutunut 1. Taloudellinen tavoite: yhteensä 1, joista käynnissä 1."
    )


def test_one_kind_with_a_status_is_no_comparison(site):
    files = document(directive("status-summary"))
    files[f"{YEAR}/data/objectives.yaml"] = (
        "objectives:\n  - {id: T1, title: A, kind: functional, status: achieved}\n"
        "  - {id: T2, title: B, kind: financial}\n"
    )
    assert not page(site(files)).select(".report-chart")
