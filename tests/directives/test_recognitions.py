"""``{recognitions}``: what the network was given."""

from tests.directives.pages import directive, document, notes_of, page, tables_of

RECOGNITIONS = """\
recognitions:
  - {id: maininta, title: Kunniamaininta}
  - id: palkinto
    title: {fi: Laatupalkinto, sv: Kvalitetspriset}
    date: 2023-11-15
    given_by: Koesäätiö
    scope: national
    description: Annettiin arvioinnista.
"""


def test_recognitions_as_a_table_and_as_a_list(site):
    body = "\n".join(
        (
            directive("recognitions", "sort: date"),
            directive("recognitions", "style: list", "caption: Luettelo"),
            directive("recognitions", "year: 2022"),
        )
    )
    files = {
        "reports/2023/data/recognitions.yaml": RECOGNITIONS,
        **document(body),
        **document(directive("recognitions"), lang="sv", name="reports/2023/sv.md"),
    }
    built = site(files)
    soup = page(built)
    (table,) = tables_of(soup)
    assert table.caption == "Tunnustukset 2023"
    assert table.head == ["Tunnustus", "Päivä", "Antaja", "Taso", "Kuvaus"]
    assert table.rows == [
        ["Laatupalkinto", "15.11.2023", "Koesäätiö", "kansallinen", "Annettiin arvioinnista."],
        ["Kunniamaininta", "ei tiedossa", "ei tiedossa", "ei tiedossa", ""],
    ]
    assert [item.get_text(strip=True) for item in soup.select(".report-view > ul > li")] == [
        "Kunniamaininta",
        "Laatupalkinto (15.11.2023, Koesäätiö, kansallinen). Annettiin arvioinnista.",
    ]
    assert soup.select_one(".report-caption").get_text() == "Luettelo"
    assert notes_of(soup) == ["Vuoden 2022 tunnustukset eivät ole tiedossa."]
    (table,) = tables_of(page(built, "reports/2023/sv.html"))
    assert table.head == ["Erkännande", "Datum", "Getts av", "Nivå", "Beskrivning"]
    assert table.rows[1][:4] == ["Kvalitetspriset", "15.11.2023", "Koesäätiö", "nationellt"]
