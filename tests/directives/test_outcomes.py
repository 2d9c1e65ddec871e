"""Statuses by rule and by hand: in the table, the block, the counts and the PDF."""

from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of
from tests.pdf_reading import text_of

NBSP = "\u00a0"
OBJECTIVES = """
objectives:
  - id: T1
    title: Osuus kasvaa
    continues: 2022/T1
    indicators:
      - {name: Osuus, unit: "%", target: 45, actual: 41, direction: at_least, tolerance: 5}
  - id: T2
    title: Koulutukset tavoittavat
    status: achieved
    status_reason: Verkkokoulutus korvasi kaksi päivää.
    indicators:
      - {name: Päiviä, target: 12, actual: 10, direction: at_least}
  - id: T3
    title: Menot pysyvät
    accept: {stale: Tilinpäätös valmistuu myöhemmin.}
    indicators:
      - {name: Ylitys, unit: "€", target: 0, actual: null, direction: at_most, tolerance: 100}
"""


def test_the_rule_and_the_reason_are_said(build):
    body = "\n".join(
        [
            directive("objectives"),
            directive("objectives", "status: osittain toteutunut", "group-by: status"),
            directive("objective T1"),
            directive("objective T2"),
            directive("status-summary"),
            "{value}`objectives.count.achieved`",
        ]
    )
    files = document(body) | {
        f"{YEAR}/data/objectives.yaml": OBJECTIVES,
        f"{YEAR}/data/projects.yaml": "projects: []\n",
        f"{YEAR}/index.md": "# Vuosi 2023\n\n```{toctree}\nsivu\n```\n",
        "reports/2022/index.md": "# Vuosi 2022\n\n```{objectives}\n```\n",
    }
    built = build(files, root="year")
    content = page(built)
    whole, partly, summary = tables_of(content)
    against = "Säännön mukaan: ei toteutunut. Peruste: Verkkokoulutus korvasi kaksi päivää."
    assert whole.column("Tila") == [
        "osittain toteutunut | säännön mukaan",
        f"toteutunut | {against}",
        "ei tiedossa",
    ]
    assert whole.rows[0][0] == "Osuus kasvaa | Jatkaa: 2022/T1 Edellisen vuoden tavoite"
    earlier = whole.tag.select_one("tbody th a.internal")
    assert earlier["href"] == "../2022/index.html#objective-2022-t1"
    assert partly.caption.endswith("osittain toteutunut")
    assert [row[0].split(" | ")[0] for row in partly.rows] == ["Osuus kasvaa"]
    rules = [item.get_text() for item in content.select("div.report-note")[0].select("li")]
    assert rules == [
        f"Osuus: toteutunut, kun vähintään 45{NBSP}%, osittain toteutunut, kun vähintään 40{NBSP}%",
        "Päiviä: toteutunut, kun vähintään 12",
        f"Ylitys: toteutunut, kun enintään 0{NBSP}€, osittain toteutunut, kun enintään 100{NBSP}€",
    ]
    first, second = (block.get_text() for block in content.select("div.report-objective"))
    assert "säännön mukaan" in first
    assert "Jatkaa: 2022/T1 Edellisen vuoden tavoite" in first
    assert f"Sääntö: toteutunut, kun vähintään 45{NBSP}%" in first
    assert against in second
    assert [row[:2] for row in summary.rows] == [
        ["toteutunut", "1"],
        ["osittain toteutunut", "1"],
        ["ei tiedossa", "1"],
        ["Yhteensä", "3"],
    ]
    assert (
        "Tiloja säännön mukaan: 1. Tiloja, jotka on perustellusti annettu toisin kuin sääntö: 1."
        in notes_of(content)
    )
    text = " ".join(text_of(built.output / "pdf/koeverkosto-2023.pdf").split())
    assert "Säännön mukaan: ei toteutunut" in text
    assert "säännön mukaan" in text


def test_the_funding_of_a_project(site):
    projects = """
projects:
  - id: alfa
    name_as_reported: Alfa
    grant: 800
    grant_pct_max: 80
    grant_use_period: {start: 2023-01-01, end: 2024-12-31}
    use_report: 2025-03-31
    partners: [Koeyhdistys ry, Yliopisto]
"""
    body = "\n".join(
        [
            directive("projects", "columns: grant_pct_max, grant_use_period, use_report, partners"),
            directive("project alfa"),
            directive(
                "project beeta",
                "name-as-reported: Beeta",
                "grant-pct-max: 50",
                "grant-use-start: 2023-02-01",
                "partners: Yritys",
            ),
        ]
    )
    files = document(body) | {f"{YEAR}/data/projects.yaml": projects}
    files[f"{YEAR}/data/objectives.yaml"] = "objectives: []\n"
    content = page(site(files))
    (table,) = tables_of(content)
    assert table.rows[0] == [
        "Alfa",
        f"80{NBSP}%",
        "1.1.2023–31.12.2024",
        "31.3.2025",
        "Koeyhdistys ry | Yliopisto",
    ]
    assert table.rows[1][2] == "alkaen 1.2.2023, päättyminen ei tiedossa"
    block = content.select("div.report-project")[0].get_text(" ", strip=True)
    for words in ("Avustus enintään", "Avustuksen käyttöaika", "Käyttöselvitys", "Kumppanit"):
        assert words in block
