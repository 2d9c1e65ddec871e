"""``{finances}`` and ``{contributions}``: sums by unit, what is not known, totals as stated."""

import pytest

from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of
from tests.pdf_reading import text_of

CHART = "[class~=report-chart]"
NBSP, MINUS = "\u00a0", "\u2212"
DATA = """
finance_units:
  - {id: kehitys, title: Kehittäminen}
  - {id: vaka, title: Varhaiskasvatus, parent: kehitys}
  - {id: hallinto, title: Hallinto}
finances:
  - {id: maksut, title: Maksuosuudet, kind: income, unit: hallinto,
     budget: 1000, amendments: 0, actual: 1000, previous: 900}
  - {id: avustus, title: Avustus, kind: income, unit: vaka,
     budget: 5000, amendments: -500, actual: "4400,50", previous: 4000, note: Osa siirtyi.}
  - {id: palkat, title: Palkat, kind: expenses, unit: vaka,
     budget: 4000, amendments: 0, actual: 4100}
  - {id: muut, title: Muut menot, kind: expenses, budget: 1000, amendments: 0, actual: null}
finance_totals:
  expenses: {budget: 5000, actual: 5300}
contributions:
  - {municipality: "901", population: 3000, population_date: 2022-12-31, amount: 750}
  - {municipality: "902", population: 1000, population_date: 2022-12-31, amount: 250}
"""
BODY = "\n\n".join(
    [
        directive("finances"),
        directive("finances", "group-by: none", "columns: budget, deviation", "chart: no"),
        directive("finances", "unit: vaka", "kind: income", "chart: no"),
        directive("contributions"),
        # No page of its own begins inside of a note: the PDF is written all the same.
        ":::{note}\n" + directive("finances", "chart: no") + ":::\n",
    ]
)


@pytest.fixture
def built(build):
    """Return a page with all of it, built with its PDF."""
    objectives = "objectives: [{id: T9, title: Menot kurissa, finances: [palkat]}]\n"
    files = document(BODY) | {
        f"{YEAR}/data/finances.yaml": DATA,
        f"{YEAR}/data/objectives.yaml": objectives,
        f"{YEAR}/data/projects.yaml": "projects: []\n",
        f"{YEAR}/index.md": "# Vuosi 2023\n\n```{toctree}\nsivu\n```\n",
    }
    return build(files, root="year")


def test_income_expenses_and_net_with_sums_by_unit(built):
    content = page(built)
    whole, flat, part, shares, noted = tables_of(content)
    assert noted.rows == whole.rows
    assert whole.caption == "Talous 2023"
    assert whole.head == [
        "Tulot ja menot",
        "Talousarvio",
        "Muutokset",
        "Talousarvio muutosten jälkeen",
        "Toteuma",
        "Poikkeama",
        "Toteuma-%",
        "Edellinen vuosi",
        "Tavoitteet",
        "Huomautus",
    ]
    assert [row[0] for row in whole.rows] == [
        "Tulot yhteensä",
        "Kehittäminen",
        "Varhaiskasvatus",
        "Avustus",
        "Hallinto",
        "Maksuosuudet",
        "Menot yhteensä",
        "Kehittäminen",
        "Varhaiskasvatus",
        "Palkat",
        "Muut menot",
        "Netto",
    ]
    assert whole.rows[0][1:8] == [
        f"6{NBSP}000{NBSP}€",
        f"{MINUS}500{NBSP}€",
        f"5{NBSP}500{NBSP}€",
        f"5{NBSP}400,50{NBSP}€",
        f"{MINUS}99,50{NBSP}€",
        f"98,2{NBSP}%",
        f"4{NBSP}900{NBSP}€",
    ]
    # The lines do not give what was spent, the source does; the net is of these.
    assert whole.column("Toteuma")[6] == f"5{NBSP}300,00{NBSP}€"
    assert whole.column("Toteuma")[10] == "ei tiedossa"
    assert whole.column("Toteuma")[11] == f"100,50{NBSP}€"
    assert whole.column("Toteuma-%")[11] == ""
    assert whole.column("Tavoitteet")[9] == "Menot kurissa"
    assert whole.column("Huomautus")[3] == "Osa siirtyi."
    assert "report-level-3" in whole.tag.select("tbody tr")[3].select_one("p")["class"]
    assert whole.tag.select("tbody tr")[0].select_one("td strong")
    assert not whole.tag.select("tbody tr")[3].select("strong")
    assert [row[0] for row in flat.rows] == [
        "Tulot yhteensä",
        "Maksuosuudet",
        "Avustus",
        "Menot yhteensä",
        "Palkat",
        "Muut menot",
        "Netto",
    ]
    assert flat.head == ["Tulot ja menot", "Talousarvio", "Poikkeama"]
    assert [row[0] for row in part.rows] == ["Tulot yhteensä", "Varhaiskasvatus", "Avustus"]
    notes = notes_of(content)
    assert "Poikkeama = toteuma − talousarvio muutosten jälkeen" in notes
    assert any("niin kuin lähde ne ilmoittaa" in text for text in notes)
    assert shares.rows == [
        ["Mallila", f"3{NBSP}000", f"75{NBSP}%", f"750{NBSP}€"],
        ["Esimerkkilä", f"1{NBSP}000", f"25{NBSP}%", f"250{NBSP}€"],
        ["Yhteensä", f"4{NBSP}000", f"100{NBSP}%", f"1{NBSP}000{NBSP}€"],
    ]
    assert "Väkiluku 31.12.2022. Osuudet on laskettu väkiluvusta." in notes
    # Charts stand once: the other tables do without.
    assert len(content.select(CHART)) == 1
    drawn = content.select_one(CHART).get_text(" ")
    assert "Kehittäminen (tulot)" in drawn
    assert "Hallinto (tulot)" in drawn
    text = text_of(built.output / "pdf/koeverkosto-2023.pdf")
    assert f"{MINUS}99,50{NBSP}€" in text or f"{MINUS}99,50 €" in text
    assert "Menot yhteensä" in text


def test_what_cannot_be_used_and_what_is_not_known(site):
    body = directive("finances", "unit: vakka", "chart: ehkä") + "\n" + directive("contributions")
    built = site(
        document(body),
        warnings=(r"finances: unit: .vakka. is not a unit", r"finances: chart: .ehkä. is not yes"),
    )
    assert notes_of(page(built)) == [
        "Vuoden 2023 talous ei ole tiedossa.",
        "Kuntien maksuosuudet vuodelta 2023 eivät ole tiedossa.",
    ]
