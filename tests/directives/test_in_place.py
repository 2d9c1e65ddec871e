"""Objectives and projects defined in a document, and blocks that describe one."""

import pytest

from annual_report.directives.in_place import read_sources
from tests.directives.pages import YEAR, directive, document, notes_of, page, tables_of

NBSP = "\u00a0"

BLOCK = """
::::{objective} T9
:title: Uusi tavoite
:kind: toiminnallinen tavoite
:status: käynnissä
:focus-area: Osallisuus
:actions: Ensin tämä
:indicator: Osuus
:unit: "%"
:target: 95
:projects: alfa
:updated: 2024-01

Kuvaus on *Markdownia*: {value}`objectives.count` tavoitetta.
::::
"""

BODY = """
- id: X1
  title: Rungossa
  status: toteutunut
- id: X2
  title: Toinen rungossa
"""


def facts(block):
    return dict(
        zip(
            [term.get_text().rstrip(":") for term in block.select("dt")],
            [entry.get_text(" ", strip=True) for entry in block.select("dd")],
            strict=True,
        )
    )


def test_block_shows_what_is_known_of_an_objective_of_the_files(shown):
    soup = shown(directive("objective T1", body="Leipäteksti."))
    (block,) = soup.select("#objective-2023-t1")
    assert block.select_one(".rubric").get_text() == "Osallisuus lisääntyy"
    assert facts(block) == {
        "Laji": "toiminnallinen tavoite",
        "Painopiste": "Osallisuus",
        "Mittari": (
            f"Vastausosuus: lähtötaso 90,5{NBSP}%, tavoitetaso 95{NBSP}%, toteuma 98,5{NBSP}% "
            f"Vastauksia: lähtötaso ei tiedossa, tavoitetaso ei tiedossa, "
            f"toteuma 1{NBSP}234{NBSP}kpl"
        ),
        "Tila": "toteutunut",
        "Vastuutaho": "Ohjausryhmä",
        "Selite": "Kysely toteutettiin kaikissa kunnissa.",
        "Päivitetty": "31.1.2024",
    }
    assert block.find_all("p")[-1].get_text() == "Leipäteksti."


def test_block_makes_no_heading(shown):
    soup = shown(BLOCK)
    assert [heading.name for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5"])] == ["h1"]


def test_status_that_is_not_known_is_a_fact_of_a_block(shown):
    assert facts(shown(directive("objective T3")))["Tila"] == "ei tiedossa"


def test_block_defines_an_objective_that_counts_everywhere(site):
    files = document(BLOCK) | document(
        directive("objectives", "columns: status")
        + directive("status-summary")
        + "{value}`objectives.count` {objective}`T9`\n",
        name=f"{YEAR}/a.md",
    )
    built = site(files)
    block = page(built).select_one("#objective-2023-t9")
    assert facts(block) == {
        "Laji": "toiminnallinen tavoite",
        "Painopiste": "Osallisuus",
        "Toimenpiteet": "Ensin tämä",
        "Mittari": f"Osuus: lähtötaso ei tiedossa, tavoitetaso 95{NBSP}%, toteuma ei tiedossa",
        "Tila": "käynnissä",
        "Päivitetty": "tammikuu 2024",
        "Hankkeet": "Alfa -hanke",
    }
    assert block.find_all("p")[-1].get_text() == "Kuvaus on Markdownia: 4 tavoitetta."
    other = page(built, f"{YEAR}/a.html")
    objectives, summary = tables_of(other)
    assert objectives.rows[-1] == ["Uusi tavoite", "käynnissä"]
    assert summary.rows[-1][:2] == ["Yhteensä", "4"]
    assert other.find_all("p")[-1].get_text() == "4 Uusi tavoite"
    assert other.select_one("p a.internal")["href"] == "sivu.html#objective-2023-t9"


def test_block_defines_a_project(shown):
    soup = shown(
        directive(
            "project delta",
            "name-as-reported: Deltahanke",
            "funders: OKM, Koesäätiö",
            "grant: 12 500,50 €",
            "start: 2023-08",
            "coordinator: Malby",
            body="Teksti.",
        )
        + "{value}`projects.count`\n"
    )
    block = soup.select_one("#project-2023-delta")
    assert block.select_one(".rubric").get_text() == "Deltahanke"
    assert facts(block) == {
        "Rahoittaja": "OKM ja Koesäätiö",
        "Avustus": f"12{NBSP}500,50{NBSP}€",
        "Hankeaika": "alkaen elokuu 2023, päättyminen ei tiedossa",
        "Hallinnoija": "Mallila",
    }
    assert soup.select_one(".report-value").get_text() == "4"


def test_body_defines_objectives_and_shows_them_alone(site):
    files = document(directive("objectives", "columns: status", body=BODY)) | document(
        directive("objectives", "columns: status"), name=f"{YEAR}/a.md"
    )
    built = site(files)
    assert tables_of(page(built))[0].rows == [
        ["Rungossa", "toteutunut"],
        ["Toinen rungossa", "ei tiedossa"],
    ]
    (table,) = tables_of(page(built, f"{YEAR}/a.html"))
    assert [row[0] for row in table.rows][3:] == ["Rungossa", "Toinen rungossa"]
    # The table that defines an objective is its place, though the other comes first.
    assert page(built).select_one("#objective-2023-x1")
    assert not table.tag.select("#objective-2023-x1")


def test_body_written_as_the_file_is(shown):
    body = "projects:\n  - {id: delta, name_as_reported: Deltahanke, funders: [okm]}\n"
    soup = shown(directive("projects", "style: list", body=body))
    assert [item.get_text().strip() for item in soup.select("li")] == ["Deltahanke (OKM)"]


def test_group_that_comes_from_another_document(site):
    files = document(BLOCK) | document(
        directive("objectives", "group-by: status", "columns: kind", "name: t"),
        name=f"{YEAR}/a.md",
    )
    tables = tables_of(page(site(files), f"{YEAR}/a.html"))
    assert [table.caption.partition(": ")[2] for table in tables] == [
        "toteutunut",
        "osittain toteutunut",
        "käynnissä",
        "tila ei tiedossa",
    ]
    assert len({table.tag["id"] for table in tables}) == 4


def test_faults_of_a_body_stand_on_their_lines_in_markdown(shown):
    body = (
        "- id: X1\n  title: Yksi\n  status: toteutunu\n"
        "- id: X2\n  titel: Kaksi\n"
        "- id: X3\n  title: Kolme"
    )
    soup = shown(
        directive("objectives", "columns: status", "class: x", body=body),
        warnings=(
            (
                r'reports/2023/sivu.md:9: WARNING: objectives\[0\].status: "toteutunu" is not a '
                r'status; did you mean "toteutunut" \(achieved\)\? \[annual_report.data.value\]'
            ),
            r"reports/2023/sivu.md:11: WARNING: objectives\[1\].titel: .*did you mean \"title\"",
            r"reports/2023/sivu.md:\d+: WARNING: objectives\[1\].title: .*missing",
        ),
    )
    assert [row[0] for row in tables_of(soup)[0].rows] == ["Kolme"]


def test_faults_of_a_body_stand_on_their_lines_in_restructuredtext(site):
    text = (
        "Sivu\n====\n\n.. objectives::\n   :columns: status\n\n   - id: X1\n     title: Yksi\n"
        "     status: toteutunu\n\n.. note::\n\n   .. report:projects::\n\n"
        "      - id: d\n        name_as_reported: Delta\n        grant: paljon\n"
    )
    site(
        {f"{YEAR}/sivu.rst": text},
        warnings=(
            r'reports/2023/sivu.rst:9: WARNING: objectives\[0\].status: "toteutunu"',
            r'reports/2023/sivu.rst:17: WARNING: projects\[0\].grant: "paljon"',
        ),
    )


def test_a_body_that_is_not_yaml(shown):
    soup = shown(
        directive("objectives", body="- id: [X1\n  title: Yksi"),
        warnings=(r"sivu.md:\d: WARNING: this is not YAML.*\[annual_report.data.syntax\]",),
    )
    assert notes_of(soup) == ["Mikään tavoite ei täytä ehtoja."]


def test_faults_of_a_block_stand_at_its_line(shown):
    soup = shown(
        directive("objective T9", "title: Uusi", "status: toteutunu", body="Teksti jää."),
        warnings=(
            r'reports/2023/sivu.md:3: WARNING: status: "toteutunu" is not a status; did you mean',
        ),
    )
    assert "Teksti jää." in soup.get_text()


def test_a_block_without_its_title(shown):
    shown(
        directive("objective T9", "status: toteutunut"),
        warnings=(r"sivu.md:3: WARNING: title: .*missing",),
    )


def test_fields_of_what_the_files_have_already(shown):
    soup = shown(
        directive("objective T1", "status: ei toteutunut"),
        warnings=(
            (
                r"sivu.md:3: WARNING: objective: T1 is in the data files of 2023 already; the "
                r"fields given here \(status\) are not read"
            ),
        ),
    )
    assert facts(soup)["Tila"] == "toteutunut"


def test_a_block_of_what_is_nowhere(shown):
    shown(
        directive("objective T7", body="Teksti."),
        warnings=(r"sivu.md:3: WARNING: there is no objective 2023/T7; define it in the data",),
    )


def test_what_is_defined_or_described_twice_is_told(site):
    again = directive("objective T9", "title: Sama tunnus") + directive("objective T1")
    files = document(directive("objective T9", "title: Uusi") + directive("objective T1"))
    files |= document(again, name=f"{YEAR}/a.md")
    built = site(
        files,
        warnings=(
            r"sivu.md:3: WARNING: objective 2023/T9 is defined in reports/2023/a, line 3, already",
            r"sivu.md:6: WARNING: objective 2023/T1 is described in reports/2023/a, line 6,",
        ),
    )
    assert page(built).select_one(".rubric").get_text() == "Sama tunnus"


def test_twice_on_one_page(shown):
    soup = shown(
        directive("objective T1") + directive("objective T1"),
        warnings=(r"sivu.md:5: WARNING: objective 2023/T1 is described in .* line 3, already",),
    )
    assert len(soup.select("#objective-2023-t1")) == 1


def test_a_reference_to_what_is_nowhere(shown):
    shown(
        directive("objective T9", "title: Uusi", "projects: alf"),
        warnings=(
            (
                r'sivu.md:3: WARNING: objective 2023/T9: "alf" is not the id of a project of the '
                r'year; did you mean "alfa"\?'
            ),
        ),
    )


def test_references_of_a_block_to_other_data_and_other_years(shown):
    options = (
        ("continues", "2022/T9", '"2022/T9" is not the id of an objective of 2022; there are T1'),
        ("findings", "h1", '"h1" is not the id of a finding of the year'),
        ("finances", "tulot", '"tulot" is not the id of a line of the finances of the year'),
        ("evidence", "2022/vaka k1", '"2022/vaka" is not the id of a survey of 2022'),
    )
    block = directive("objective T9", "title: Uusi", *(f"{name}: {to}" for name, to, _ in options))
    shown(
        block,
        warnings=tuple(rf"sivu.md:3: WARNING: objective 2023/T9: {told}" for *_, told in options),
    )


def test_a_file_may_refer_to_what_a_document_defines(site):
    files = document(directive("project delta", "name-as-reported: Deltahanke"))
    files |= document(directive("objective X1", "title: Ensin"), name="reports/2022/sivu.md")
    files[f"{YEAR}/data/objectives.yaml"] = (
        "objectives:\n  - {id: T1, title: Yksi, projects: [delta], continues: 2022/X1}\n"
    )
    site(files)


def test_directives_in_a_year_at_fault_are_silent(site):
    body = directive("objective T9", body="Teksti.") + directive("objectives")
    files = document(body + "{value}`report.year` {objective}`T1`")
    files |= document(directive("projects", "year: 2023"), name="reports/2022/a.md")
    files[f"{YEAR}/report.yaml"] = "year: 2023\ntitle: [\n"
    soup = page(site(files, warnings=(r"report.yaml:\d: WARNING: this is not YAML",)))
    assert [p.get_text() for p in soup.select("p")] == ["Teksti.", "ei tiedossa T1"]


def test_ids_differ_by_more_than_case(shown):
    shown(
        directive("objective t1", "title: Pienellä"),
        warnings=(r"sivu.md:3: WARNING: objective 2023/t1 is defined in the data files already",),
    )


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("a", [{"key": "a"}]),
        ("a, b {s. 3, 4}", [{"key": "a"}, {"key": "b", "locator": "s. 3, 4"}]),
        ("a {§ 24} , b", [{"key": "a", "locator": "§ 24"}, {"key": "b"}]),
        ("a {b", [{"key": "a {b"}]),
        ("", []),
    ],
)
def test_sources_of_an_option(text, sources):
    assert read_sources(text) == sources
