"""``{projects}``: as a table, a list and cards."""

import pytest

from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of

NBSP = "\u00a0"
ABBREVIATIONS = "OKM = opetus- ja kulttuuriministeriö; OPH = Opetushallitus."


@pytest.fixture
def projects(shown):
    """Return a function that shows the directive with options on a page of 2023."""

    def show(*options, **arguments):
        return shown(directive("projects", *options), **arguments)

    return show


def items(soup):
    return [item.get_text(" ", strip=True) for item in soup.select("li")]


def test_table_of_projects(projects):
    soup = projects()
    (table,) = tables_of(soup)
    assert table.caption == "Hankkeet 2023"
    assert table.head == [
        "Hanke",
        "Rahoittaja",
        "Avustus",
        "Omarahoitus",
        "Kokonaiskustannukset",
        "Hankeaika",
        "Hallinnoija",
        "Osallistujakunnat",
        "Tila",
        "Tulokset",
        "Huomautus",
    ]
    assert table.rows[0] == [
        "Alfa -hanke | Virallinen nimi: Alfahanke (Nimi on päätelty).",
        "OKM",
        f"12{NBSP}500,50{NBSP}€",
        f"2{NBSP}500{NBSP}€",
        f"15{NBSP}000,50{NBSP}€",
        "1.8.2022–31.12.2023",
        "Mallila",
        "Mallila ja Esimerkkilä",
        "päättynyt",
        "Malli otettiin käyttöön.",
        "",
    ]
    assert notes_of(soup) == [ABBREVIATIONS]


def test_amounts_of_a_column_have_cents_in_all_cells_or_in_none(projects):
    (table,) = tables_of(projects("columns: grant, own_funding"))
    assert table.column("Avustus") == [
        f"12{NBSP}500,50{NBSP}€",
        f"1{NBSP}000,00{NBSP}€",
        f"2{NBSP}000,00{NBSP}€",
    ]
    assert table.column("Omarahoitus") == [f"2{NBSP}500{NBSP}€", "ei tiedossa", "ei tiedossa"]
    assert len(table.tag.select("tbody .report-number")) == 6


def test_totals_are_known_only_where_every_amount_is(projects):
    soup = projects("totals:", "columns: funders, grant, total_cost")
    (table,) = tables_of(soup)
    assert table.rows[-1] == ["Yhteensä", "", f"15{NBSP}500,50{NBSP}€", "ei tiedossa"]
    assert "Summaa ei voi laskea" in notes_of(soup)[0]
    assert notes_of(soup)[0].endswith("kokonaiskustannukset.")


def test_official_name_in_a_column_of_its_own(projects):
    (table,) = tables_of(projects("columns: official_name"))
    assert table.rows[0] == ["Alfa -hanke", "Alfahanke (Nimi on päätelty)"]
    assert table.rows[1] == ["Beetahanke", "ei tiedossa"]


def test_objectives_that_a_project_serves_are_linked_from_either_side(projects):
    soup = projects("columns: objectives")
    assert tables_of(soup)[0].column("Tavoitteet, joita hanke palvelee") == [
        "Yhteistyö laajenee",
        "ei tiedossa",
        "Osallisuus lisääntyy",
    ]


def test_objectives_are_those_of_the_year_that_is_shown(site):
    files = document(directive("projects", "columns: objectives"))
    files["reports/2022/data/projects.yaml"] = files[f"{YEAR}/data/projects.yaml"] = (
        "projects: [{id: alfa, name_as_reported: Alfa, objectives: [T1]}]"
    )
    (table,) = tables_of(page(site(files)))
    assert table.rows == [["Alfa", "Osallisuus lisääntyy | Yhteistyö laajenee"]]


def test_groups_by_funder(projects):
    tables = tables_of(projects("group-by: rahoittaja", "columns: status"))
    assert [(table.caption, [row[0] for row in table.rows]) for table in tables] == [
        (
            "Hankkeet 2023: Opetus- ja kulttuuriministeriö (OKM)",
            ["Alfa -hanke | Virallinen nimi: Alfahanke (Nimi on päätelty).", "Gammahanke"],
        ),
        ("Hankkeet 2023: Opetushallitus (OPH)", ["Gammahanke"]),
        ("Hankkeet 2023: rahoittajaa ei ole ilmoitettu", ["Beetahanke"]),
    ]
    anchors = [anchor["id"] for table in tables for anchor in table.tag.select(".report-anchor")]
    assert len(anchors) == len(set(anchors)) == 3


def test_list_of_names_with_funders(projects):
    soup = projects("style: list", "caption: Hankkeet ovat")
    assert items(soup) == [
        "Alfa -hanke (OKM). Virallinen nimi: Alfahanke (Nimi on päätelty).",
        "Beetahanke (rahoittajaa ei ole ilmoitettu)",
        "Gammahanke (OKM ja OPH)",
    ]
    assert soup.select_one(".report-caption").get_text() == "Hankkeet ovat"
    assert notes_of(soup) == [ABBREVIATIONS]


def test_list_by_funder(projects):
    soup = projects("style: luettelo", "group-by: funder")
    assert [term.get_text() for term in soup.select("dt")] == [
        "Opetus- ja kulttuuriministeriö (OKM)",
        "Opetushallitus (OPH)",
        "Rahoittajaa ei ole ilmoitettu",
    ]
    assert items(soup) == [
        "Alfa -hanke . Virallinen nimi: Alfahanke (Nimi on päätelty).",
        "Gammahanke (OKM ja OPH)",
        "Gammahanke (OKM ja OPH)",
        "Beetahanke",
    ]


def test_cards_show_what_is_known_of_each(projects):
    soup = projects("style: cards", "sort: -grant")
    cards = soup.select(".report-card")
    assert [card.select_one(".report-title").get_text() for card in cards] == [
        "Alfa -hanke",
        "Gammahanke",
        "Beetahanke",
    ]
    facts = dict(
        zip(
            [term.get_text() for term in cards[2].select("dt")],
            [entry.get_text(strip=True) for entry in cards[2].select("dd")],
            strict=True,
        )
    )
    assert facts == {
        "Rahoittaja:": "rahoittajaa ei ole ilmoitettu",
        "Avustus:": f"1{NBSP}000{NBSP}€",
        "Huomautus:": "Rahoittajaa ei kerrota.",
    }


def test_projects_of_a_funder_by_any_of_its_names(shown):
    words = ["okm", "OKM", "opetus- ja kulttuuriministeriö", "UKM"]
    soup = shown("".join(directive("projects", "style: list", f"funder: {w}") for w in words))
    assert items(soup)[1::2] == ["Gammahanke (OKM ja OPH)"] * 4


def test_projects_of_a_status(projects):
    assert len(items(projects("style: list", "status: päättynyt, käynnissä"))) == 2
    assert items(projects("style: list", "status: unknown"))[0].startswith("Beetahanke")


def test_swedish(projects):
    soup = projects("columns: funders, period, coordinator", lang="sv")
    (table,) = tables_of(soup)
    assert table.caption == "Projekt 2023"
    assert table.rows[0][1:] == ["UKM", "1.8.2022–31.12.2023", "Malby"]
    assert notes_of(soup) == [
        "UKM = undervisnings- och kulturministeriet; UBS = Utbildningsstyrelsen."
    ]


FAULTS = [
    ("funder: OKH", r'funder: "OKH" is not a funder of network.yaml; did you mean'),
    ("style: tabl", r'style: "tabl" is not a style; did you mean "table"\?'),
    ("status: toteutunut", r'status: "toteutunut" is not a project status'),
]


def test_values_that_cannot_be_used_are_told_once_each_with_their_place(shown):
    body = "".join(directive("projects", option) for option, _ in FAULTS)
    warnings = tuple(
        rf"sivu.md:{line}: WARNING: projects: {message}"
        for line, (_, message) in zip((3, 6, 9), FAULTS, strict=True)
    )
    assert [len(table.rows) for table in tables_of(shown(body, warnings=warnings))] == [3, 3, 3]


def test_no_project_meets_the_conditions(projects):
    assert notes_of(projects("status: planned")) == ["Mikään hanke ei täytä ehtoja."]


def test_year_without_projects(projects):
    assert notes_of(projects("year: 2022")) == ["Vuoden 2022 hankkeet eivät ole tiedossa."]
