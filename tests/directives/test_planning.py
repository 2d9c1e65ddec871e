"""The loop of a year: self-assessment, action plan, annual calendar, and what goes on."""

import pytest

from tests.directives.pages import directive, document, notes_of, page, tables_of, text

PLAN = """\
self_assessment:
  conducted: 2022-10
  conducted_by: Ohjausryhmä
  findings:
    - {id: H1, text: Kuuleminen vaihtelee., area: Osallisuus}
    - {id: H2, text: Tieto ei kulje.}
action_plan:
  title: Suunnitelma 2023
  adopted: 2022-12-13
  focus_areas: [{fi: Osallisuus, sv: Delaktighet}, Viestintä]
  success_factors: [Sitoutunut johto]
annual_calendar:
  - {title: Toimintasuunnitelma hyväksytään, month: 12}
  - {title: Raportti valmistuu, month: 2, end_month: 3, responsible: Toimisto, done: 2023-03-20}
  - {title: Kysely suunnitellaan, month: 2, end_month: 3, recurs: joka toinen vuosi}
  - {title: Koulutuspäivä}
  - {title: Ohjausryhmän kokous, recurs: joka toinen kuukausi}
next_steps:
  - {id: S1, text: Malli leviää, objectives: [T1, T2], taken_as: 2024/T1, responsible: Ryhmä}
  - {id: S2, text: Talousseuranta, objectives: [T3], taken_as: 2025/T9}
  - {id: S3, text: Ajatus}
"""
OBJECTIVES = """\
objectives:
  - {id: T1, title: Osallisuus lisääntyy, focus_area: osallisuus, findings: [H1], status: achieved}
  - {id: T2, title: Yhteistyö laajenee, focus_area: Yhteistyö, responsible: Ryhmä}
  - {id: T3, title: Talous pysyy}
"""
YEAR_2024 = {
    "reports/2024/report.yaml": (
        "year: 2024\ntitle: Suunnitelma 2024\nstatus: draft\nkind: action_plan\n"
        "network: koeverkosto\n"
    ),
    "reports/2024/index.md": "# Vuosi 2024\n\n" + directive("objectives", "columns: title"),
    "reports/2024/data/objectives.yaml": "objectives:\n  - {id: T1, title: Malli on käytössä}\n",
    "reports/2024/data/plan.yaml": "action_plan: {}\n",
}
DIRECTIVES = ("self-assessment", "action-plan", "annual-calendar", "next-steps")


@pytest.fixture
def pages(site):
    """Return a function that returns a page of the one build, by the name of its file."""
    body = "\n".join(map(directive, (*DIRECTIVES, "objectives")))
    files = {
        "reports/2023/data/plan.yaml": PLAN,
        "reports/2023/data/objectives.yaml": OBJECTIVES,
        **YEAR_2024,
        **document(body),
        **document(body.replace("{objectives}", "{members}"), lang="sv", name="reports/2023/sv.md"),
        **document("\n".join(map(directive, DIRECTIVES)), name="reports/2022/sivu.md"),
        **document("\n".join(map(directive, DIRECTIVES)), lang="en", name="reports/2024/sivu.md"),
    }
    built = site(files)
    return lambda name: page(built, f"reports/{name}.html")


def test_a_year_with_a_plan(pages):
    soup = pages("2023/sivu")
    findings, plan, calendar, recurring, steps, _ = tables_of(soup)

    facts = [
        [text(tag).rstrip(": ") for tag in item.select("dt, dd")] for item in soup.select("dl")
    ]
    assert facts == [
        ["Toteutettu", "lokakuu 2022", "Toteuttaja", "Ohjausryhmä", "Menetelmä", "ei tiedossa"],
        [
            *("Nimi", "Suunnitelma 2023", "Hyväksytty", "13.12.2022"),
            *("Hyväksyjä", "ei tiedossa", "Painopisteet", "Osallisuus Viestintä"),
            *("Menestystekijät", "Sitoutunut johto"),
        ],
    ]

    assert findings.head == ["Havainto", "Osa-alue", "Tavoitteet, jotka vastaavat siihen"]
    assert findings.rows == [
        ["Kuuleminen vaihtelee.", "Osallisuus", "Osallisuus lisääntyy"],
        ["Tieto ei kulje.", "ei tiedossa", "Mikään tavoite ei vastaa tähän."],
    ]
    assert findings.tag.select_one("tbody a")["href"] == "#objective-2023-t1"

    assert plan.head == ["Painopiste", "Tavoite", "Havainto, johon tavoite vastaa", "Vastuutaho"]
    assert plan.rows == [
        ["Osallisuus", "Osallisuus lisääntyy", "Kuuleminen vaihtelee.", "ei tiedossa"],
        ["Viestintä", "Ei tavoitteita", "", ""],
        ["Yhteistyö", "Yhteistyö laajenee", "ei tiedossa", "Ryhmä"],
        ["ei tiedossa", "Talous pysyy", "ei tiedossa", "ei tiedossa"],
    ]
    assert "ei raportoida" not in soup.get_text()

    assert calendar.head == ["Aika", "Mitä tehdään", "Vastuutaho", "Tehty"]
    assert calendar.rows == [
        ["helmi–maaliskuu", "Raportti valmistuu", "Toimisto", "20.3.2023"],
        ["Kysely suunnitellaan | joka toinen vuosi", "ei tiedossa", "ei tiedossa"],
        ["joulukuu", "Toimintasuunnitelma hyväksytään", "ei tiedossa", "ei tiedossa"],
        ["ei tiedossa", "Koulutuspäivä", "ei tiedossa", "ei tiedossa"],
    ]
    assert recurring.caption == "Vuosikello 2023: toistuvat"
    assert recurring.head == ["Aika", "Mitä tehdään"]
    assert recurring.rows == [["joka toinen kuukausi", "Ohjausryhmän kokous"]]
    assert notes_of(soup)[0] == "Ei tiedossa: vastuutaho, tehty."

    assert steps.rows == [
        [
            "Malli leviää",
            "Osallisuus lisääntyy | Yhteistyö laajenee",
            "2024: Malli on käytössä",
            "Ryhmä",
        ],
        ["Talousseuranta", "Talous pysyy", "2025: T9", "ei tiedossa"],
        ["Ajatus", "ei tiedossa", "ei tiedossa", "ei tiedossa"],
    ]
    (link,) = steps.tag.find_all("a", string="Malli on käytössä")
    assert link["href"].endswith("2024/index.html#objective-2024-t1")


def test_in_swedish(pages):
    tables = tables_of(pages("2023/sv"))[:5]
    assert [table.caption for table in tables] == [
        "Självvärderingens iakttagelser 2023",
        "Verksamhetsplanens mål 2023",
        "Årsklocka 2023",
        "Årsklocka 2023: återkommande",
        "Från år 2023 till följande",
    ]
    assert tables[2].rows[0][0] == "februari–mars"
    assert [row[:2] for row in tables[1].rows][:2] == [
        ["Delaktighet", "Osallisuus lisääntyy"],
        ["Viestintä", "Inga mål"],
    ]


def test_a_year_that_tells_of_nothing(pages):
    assert notes_of(pages("2022/sivu")) == [
        "Vuoden 2022 itsearviointi ei ole tiedossa.",
        "Vuoden 2022 toimintasuunnitelma ei ole tiedossa.",
        "Vuoden 2022 vuosikello ei ole tiedossa.",
        "Ei ole tiedossa, mitä seuraava suunnitelma ottaa vuodesta 2022.",
    ]


def test_a_year_that_rests_on_its_plan_says_so(pages):
    soup = pages("2024/sivu")
    assert soup.select_one(".report-kind-note").get_text() == (
        "This rests on the action plan: what came of the objectives of 2024 is not reported here."
    )
    assert [text(tag) for tag in soup.select("dd")] == ["not known"] * 5
    (table,) = tables_of(soup)
    assert (table.head, table.rows) == (["Objective"], [["Malli on käytössä"]])
    assert "Not known: finding it answers, focus area." in notes_of(soup)


def test_a_plan_without_its_objectives(site):
    files = {
        "reports/2023/data/plan.yaml": PLAN,
        "reports/2023/data/objectives.yaml": OBJECTIVES,
        **YEAR_2024,
        **document(directive("action-plan", "without-objectives:")),
    }
    soup = page(site(files))
    assert "Sitoutunut johto" in soup.get_text()
    assert not tables_of(soup)


def test_objectives_that_other_documents_define_are_there(site):
    files = {
        "reports/2023/data/plan.yaml": PLAN,
        **YEAR_2024,
        "reports/2024/data/objectives.yaml": "objectives: []\n",
        "reports/2024/index.md": (
            "# Vuosi 2024\n\n" + directive("objective T1", "title: Määritelty tekstissä")
        ),
        **document(directive("next-steps")),
    }
    (table,) = tables_of(page(site(files)))
    assert table.column("Otettu suunnitelmaan tavoitteena")[0] == "2024: Määritelty tekstissä"
