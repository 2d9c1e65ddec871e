"""``{objective-archive}``, ``{project-archive}``, ``{report-archive}``, ``{archive-changes}``."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.directives.pages import directive, notes_of, page, tables_of
from tests.pdf_reading import text_of

NBSP = "\u00a0"
EARLIER = """
projects:
  - id: alfa
    name_as_reported: Alfa -hanke
    kind: grant
    funders: [okm]
    grant: "12500,50"
    coordinator: "901"
    participants: ["901", "902"]
    status: completed
  - {id: delta, name_as_reported: "<b>Delta</b> & muut", funders: [oph], coordinator: "903"}
"""
FILES = {
    "index.md": "# Etusivu\n\n```{toctree}\n:glob:\n\nreports/**\narkisto/*\n```\n",
    "arkisto/hankkeet.md": f"# Hankkeet\n\n{directive('project-archive')}",
    "arkisto/tavoitteet.md": f"# Tavoitteet\n\n{directive('objective-archive')}",
    "arkisto/vuodet.md": f"# Vuodet\n\n{directive('report-archive')}",
    "arkisto/muutokset.md": f"# Muutokset\n\n{directive('archive-changes')}",
    "reports/2023/hankkeet.md": "# Hankkeet\n\n```{projects}\n```\n\n```{objectives}\n```\n",
    "reports/2022/hankkeet.md": "# Hankkeet\n\n```{projects}\n```\n",
    "reports/2022/data/projects.yaml": EARLIER,
}


@pytest.fixture
def pages(site):
    def build_pages(files=None):
        return site({**FILES, **(files or {})}, overrides={"nitpicky": True})

    return build_pages


def row_data(table):
    return [
        {name: value for name, value in row.attrs.items() if name.startswith("data-")}
        for row in table.tag.select("tbody tr")
    ]


def test_projects_of_all_years(pages):
    built = pages()
    soup = page(built, "arkisto/hankkeet.html")
    (table,) = tables_of(soup)
    assert table.caption == "Kaikkien vuosien hankkeet"
    assert table.head == ["Hanke", "Vuodet", "Laji", "Rahoittaja", "Tila", "Avustus", "Kunnat"]
    assert [row[:2] for row in table.rows] == [
        ["Alfa -hanke", "2022, 2023"],
        ["Beetahanke", "2023"],
        ["Gammahanke", "2023"],
        ["<b>Delta</b> & muut", "2022"],
    ]
    assert table.rows[0][3:] == [
        "OKM",
        "päättynyt",
        f"12{NBSP}500,50{NBSP}€",
        "Mallila ja Esimerkkilä",
    ]
    links = [a["href"] for a in table.tag.select("tbody tr:first-child a")]
    assert links == [
        "../reports/2023/hankkeet.html#project-2023-alfa",
        "../reports/2022/hankkeet.html#project-2022-alfa",
        "../reports/2023/hankkeet.html#project-2023-alfa",
    ]
    assert row_data(table)[0] == {
        "data-item": "alfa",
        "data-year": "2023 2022",
        "data-funder": "okm",
        "data-status": "completed",
        "data-kind": "grant",
        "data-municipality": "mallila esimerkkila",
    }
    assert row_data(table)[1]["data-funder"] == "unknown"
    assert row_data(table)[3]["data-municipality"] == "oivala"
    form = soup.find("template").find("form")
    assert [label.string for label in form.find_all("label")] == [
        "Vuosi",
        "Rahoittaja",
        "Tila",
        "Laji",
        "Kunta",
        "Hae taulukosta",
    ]
    funder = form.find("select", {"name": "rahoittaja"})
    assert [(option["value"], option.string) for option in funder.find_all("option")] == [
        ("", "Kaikki"),
        ("okm", "Opetus- ja kulttuuriministeriö (OKM)"),
        ("oph", "Opetushallitus (OPH)"),
        ("unknown", "rahoittajaa ei ole ilmoitettu"),
    ]
    # the same build, to save another: objectives, years, changes
    (table,) = tables_of(page(built, "arkisto/tavoitteet.html"))
    assert table.head == ["Tavoite", "Vuosi", "Laji", "Painopiste", "Tila"]
    assert [(row[1], row[4]) for row in table.rows] == [
        ("2023", "toteutunut"),
        ("2023", "osittain toteutunut"),
        ("2023", "ei tiedossa"),
        ("2022", "toteutunut"),
    ]
    assert [data["data-status"] for data in row_data(table)] == [
        "achieved",
        "partly_achieved",
        "unknown",
        "achieved",
    ]
    (table,) = tables_of(page(built, "arkisto/vuodet.html"))
    assert [row[0] for row in table.rows] == [
        "Toimintakertomus 2023 | Koeverkoston toimintakertomus 2023",
        "Toimintakertomus 2022 | Koeverkoston toimintakertomus 2022",
    ]
    assert table.rows[0][1] == "Luonnos | Käsitelty 14.2.2024"
    assert table.tag.select_one("tbody a")["href"] == "../reports/2023/index.html"
    assert "<!--report-pdf 2022 fi*-->" in str(table.tag)
    changes = page(built, "arkisto/muutokset.html")
    assert changes.select_one("dt a").get_text() == "Toimintakertomus 2023"
    assert changes.select_one("#changes-2023")
    assert "Beetahanke" in changes.select_one("dd").get_text()
    # a year's first page leads to what changed
    facts = BeautifulSoup(built.read("reports/2023/index.html"), "html.parser")
    link = facts.find("a", string="Kaikki muutokset")
    assert link["href"] == "../../arkisto/muutokset.html#changes-2023"


def test_years_that_tell_something_else_of_a_project_have_rows_of_their_own(pages):
    running = EARLIER.replace("status: completed", "status: running")
    built = pages({"reports/2022/data/projects.yaml": running})
    (table,) = tables_of(page(built, "arkisto/hankkeet.html"))
    alfa = [row for row in table.rows if row[0] == "Alfa -hanke"]
    assert [(row[1], row[4]) for row in alfa] == [("2023", "päättynyt"), ("2022", "käynnissä")]
    assert [data["data-item"] for data in row_data(table)].count("alfa") == 2


def test_a_year_that_comes_is_in_the_archive_without_a_change_elsewhere(pages):
    pages()
    added = {
        "reports/2024/report.yaml": (
            "year: 2024\ntitle: Suunnitelma\nkind: action_plan\nstatus: draft\n"
            "network: koeverkosto\n"
        ),
        "reports/2024/index.md": "# Vuosi 2024\n",
        "reports/2024/data/objectives.yaml": "objectives:\n  - {id: T1, title: Uusi tavoite}\n",
    }
    built = pages(added)
    (years,) = tables_of(page(built, "arkisto/vuodet.html"))
    assert years.rows[0][0] == "Toimintasuunnitelma 2024 | Suunnitelma"
    (table,) = tables_of(page(built, "arkisto/tavoitteet.html"))
    assert table.rows[0][:2] == ["Uusi tavoite", "2024"]


def test_an_archive_without_years_says_so(build):
    names = ("project-archive", "objective-archive", "report-archive", "archive-changes")
    body = "\n".join(directive(name) for name in names)
    built = build({"index.md": f"# Arkisto\n\n{body}"}, overrides={"annual_report_pdf": False})
    assert notes_of(BeautifulSoup(built.read("index.html"), "html.parser")) == [
        "Hankkeet eivät ole tiedossa.",
        "Tavoitteet eivät ole tiedossa.",
        "Arkistossa ei ole vielä vuosia.",
        "Arkistossa ei ole vielä kahta vuotta verrattavaksi.",
    ]


def test_in_a_pdf_and_in_plain_text_the_tables_are_tables(build):
    names = ("project-archive", "objective-archive", "report-archive", "archive-changes")
    body = "\n".join(directive(name) for name in names)
    files = {
        **FILES,
        "index.md": "# Etusivu\n\n```{toctree}\n:glob:\n\nreports/*/index\narkisto/*\n```\n",
        "reports/2022/index.md": "# Vuosi 2022\n\n```{toctree}\nhankkeet\n```\n",
        "reports/2023/index.md": "# Vuosi 2023\n\n```{toctree}\nhankkeet\narkisto\n```\n",
        "reports/2023/arkisto.md": f"# Arkisto\n\n{body}",
    }
    built = build(files, root="year")
    text = text_of(built.output / "pdf/koeverkosto-2023.pdf")
    assert "Kaikkien vuosien hankkeet" in text
    assert "<b>Delta</b> & muut" in text
    assert "koeverkosto-2022.pdf" in text
    assert "Kaikki 4 hanketta" not in text
    plain = build(root="year", builder="text").read("reports/2023/arkisto.txt")
    assert "Arkiston vuodet" in plain
    assert "Beetahanke" in plain


def test_an_objective_and_a_project_have_a_link_to_copy(pages):
    section = page(pages(), "reports/2023/hankkeet.html")
    links = section.select("a.report-permalink")
    assert {"#project-2023-alfa", "#objective-2023-t1"} <= {a["href"] for a in links}
    assert {a["aria-label"] for a in links} == {"Pysyvä linkki"}
    assert all(section.select_one(a["href"]) for a in links)
