"""``{surveys}``: what is told of a survey, its results, and the objectives it is evidence for."""

import zlib

import pytest

from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of

NBSP = "\u00a0"
SURVEYS = """
surveys:
  - id: vaka
    title: Huoltajakysely
    domain: ecec
    target_group: Huoltajat
    conducted: 2023-11
    invited: 400
    responses: 100
    summary: Vastaajat olivat tyytyväisiä.
    scale: [Eri mieltä, En tiedä, Samaa mieltä]
    questions:
      - {id: k1, text: Lapsi viihtyy, group: Arki, counts: [10, 20, 70]}
      - {id: k2, text: Tieto kulkee, group: Arki, counts: [50, 0, 50], mean: "2,1"}
      - {id: k3, text: Tilat ovat hyvät, group: Tilat}
  - {id: lukio, title: Lukiokysely, inference: Kiertosuunnitelma kertoo niin.}
"""
OBJECTIVES = """
objectives:
  - {id: T1, title: Viihtyminen, evidence: [{survey: vaka, question: k1, text: Hyvä tulos.}]}
  - {id: T2, title: Muu tavoite}
"""
FILES = {
    f"{YEAR}/data/surveys.yaml": SURVEYS,
    f"{YEAR}/data/objectives.yaml": OBJECTIVES,
    f"{YEAR}/data/projects.yaml": "projects: []\n",
}


@pytest.fixture
def shown_files(site):
    """Return a function that builds a page with surveys and returns the build."""
    return lambda body, **more: site(document(body) | FILES, **more)


def test_a_survey_with_its_results(shown_files):
    body = directive("surveys") + "\n{survey}`vaka` {survey}`2023/lukio`\n\n"
    built = shown_files(body + directive("objectives") + "\n" + directive("objective T1"))
    content = page(built)
    titles = [rubric.get_text() for rubric in content.select("p.report-title")]
    assert titles == ["Huoltajakysely", "Lukiokysely", "Viihtyminen"]
    vaka, lukio, objective = content.select("dl.report-facts")
    facts = [item.get_text().rstrip(":") for item in vaka.select("dt")]
    assert facts == [
        "Palvelu",
        "Kohderyhmä",
        "Toteutettu",
        "Tulokset julkistettu",
        "Kutsuttuja",
        "Vastauksia",
        "Vastausosuus",
        "Näyttönä tavoitteille",
    ]
    values = [item.get_text(strip=True) for item in vaka.select("dd")]
    assert values == [
        "varhaiskasvatus",
        "Huoltajat",
        "marraskuu 2023",
        "ei tiedossa",
        "400",
        "100",
        f"25{NBSP}%",
        "Viihtyminen",
    ]
    assert {item.get_text(strip=True) for item in lukio.select("dd")} == {"ei tiedossa"}
    assert content.select_one(".report-inference").get_text() == (
        "Päätelmä: Kiertosuunnitelma kertoo niin."
    )
    everyday, rooms, objectives = tables_of(content)
    assert everyday.caption == "Tulokset: Huoltajakysely, Arki"
    assert everyday.head == ["Kysymys", "Eri mieltä", "En tiedä", "Samaa mieltä", "n", "Ka"]
    assert everyday.rows == [
        ["Lapsi viihtyy", f"10 | 10{NBSP}%", f"20 | 20{NBSP}%", f"70 | 70{NBSP}%", "100", "2,60"],
        ["Tieto kulkee", f"50 | 50{NBSP}%", f"0 | 0{NBSP}%", f"50 | 50{NBSP}%", "100", "2,10"],
    ]
    assert rooms.caption == "Tulokset: Huoltajakysely, Tilat"
    assert rooms.rows == [["Tilat ovat hyvät", *["ei tiedossa"] * 5]]
    assert any("Eri mieltä = 1, Samaa mieltä = 3" in text for text in notes_of(content))
    # A chart of what has counts stands above the first table.
    assert content.select("[class*=report-chart]")
    # Objectives link to their evidence, roles to surveys.
    evidence = "Huoltajakysely: Lapsi viihtyy (keskiarvo 2,60). Hyvä tulos."
    assert objectives.column("Näyttö") == [evidence, ""]
    assert evidence in objective.get_text()
    for link in content.select('a.internal[href="#survey-2023-vaka"]'):
        assert link.get_text() == "Huoltajakysely"
    assert len(content.select('a.internal[href="#survey-2023-vaka"]')) >= 3
    assert content.select_one("#survey-2023-lukio").get_text() == "Lukiokysely"
    packed = (built.output / "objects.inv").read_bytes().split(b"\n", 4)[4]
    assert b"2023/vaka report:survey 1" in zlib.decompress(packed)


def test_one_row_a_survey_and_what_is_chosen(shown_files):
    body = "\n".join(
        [
            directive("surveys", "style: table"),
            directive("surveys", "domain: ecec", "questions: no", "columns: title"),
            directive("surveys", "survey: Lukiokysely, puuttuu", "domain: library"),
        ]
    )
    built = shown_files(body, warnings=(r"surveys: survey: .puuttuu. is not a survey",))
    content = page(built)
    (table,) = tables_of(content)
    assert table.caption == "Kyselyt 2023"
    assert [row[0] for row in table.rows] == [
        "Huoltajakysely",
        "Lukiokysely | Päätelmä: Kiertosuunnitelma kertoo niin.",
    ]
    assert table.column("Vastausosuus") == [f"25{NBSP}%", "ei tiedossa"]
    assert [rubric.get_text() for rubric in content.select("p.report-title")] == ["Huoltajakysely"]
    assert notes_of(content)[-1] == "Mikään kysely ei täytä ehtoja."


def test_a_year_without_surveys(shown):
    assert notes_of(shown(directive("surveys"))) == ["Vuoden 2023 kyselyt eivät ole tiedossa."]
