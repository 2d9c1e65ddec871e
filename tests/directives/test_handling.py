"""``{handling}``: the way of a report."""

from tests.directives.pages import directive, document, notes_of, page, tables_of

YEAR_2022 = "reports/2022"


def test_stages_in_the_order_of_their_dates(shown):
    soup = shown(directive("handling"))
    (table,) = tables_of(soup)
    assert table.caption == "Toimintakertomuksen 2023 käsittely"
    assert table.head == [
        "Toimielin",
        "Kunta",
        "Päivä",
        "Pykälä",
        "Diaarinumero",
        "Päätös",
        "Huomautus",
    ]
    assert table.rows == [
        ["Ohjausryhmä", "verkosto", "14.2.2024", "ei tiedossa", "ei tiedossa", "ei tiedossa", ""],
        [
            "Sivistyslautakunta",
            "Esimerkkilä",
            "17.4.2024",
            "§\u00a024",
            "270/00.04.01/2023",
            "merkittiin tiedoksi",
            "",
        ],
        [
            "Kunnanhallitus",
            "Esimerkkilä",
            "ei tiedossa",
            "ei tiedossa",
            "ei tiedossa",
            "ei tiedossa",
            "Tiedoksi. | Päivää ei kerrota.",
        ],
    ]
    assert notes_of(soup) == []


def test_a_stage_without_a_date_stays_after_the_one_before_it(site):
    files = document(directive("handling", "columns: date"), name=f"{YEAR_2022}/sivu.md")
    files[f"{YEAR_2022}/data/handling.yaml"] = (
        "handling:\n"
        "  - {body: Viimeinen, date: 2024-05}\n"
        "  - {body: Viimeisen jälkeen}\n"
        "  - {body: Ensin, date: 2024-01}\n"
        "  - {body: Ensimmäisen jälkeen}\n"
    )
    (table,) = tables_of(page(site(files), f"{YEAR_2022}/sivu.html"))
    assert table.rows == [
        ["Ensin", "tammikuu 2024"],
        ["Ensimmäisen jälkeen", "ei tiedossa"],
        ["Viimeinen", "toukokuu 2024"],
        ["Viimeisen jälkeen", "ei tiedossa"],
    ]


def test_stages_of_a_municipality_and_of_the_network(site):
    files = document(directive("handling", "municipality: Malby", "columns: date"))
    (table,) = tables_of(page(site(files)))
    assert [row[0] for row in table.rows] == ["Ohjausryhmä"]


def test_unknown_municipality(shown):
    soup = shown(
        directive("handling", "municipality: Mallil", "columns: date"),
        warnings=(r'handling: municipality: "Mallil" is not a member of network.yaml; did you',),
    )
    assert len(tables_of(soup)[0].rows) == 3


def test_a_year_without_handling(shown):
    soup = shown(directive("handling", "year: 2022"))
    assert notes_of(soup) == ["Toimintakertomuksen 2022 käsittely ei ole tiedossa."]


def test_swedish(shown):
    (table,) = tables_of(shown(directive("handling", "columns: section, decision"), lang="sv"))
    assert table.head == ["Organ", "Paragraf", "Beslut"]
    assert table.rows[1] == ["Sivistyslautakunta", "§\u00a024", "antecknades för kännedom"]
