"""``{objectives}``: what a reader of the page gets."""

import pytest

from tests.directives.pages import directive, document, notes_of, page, tables_of

NBSP = "\u00a0"


@pytest.fixture
def objectives(shown):
    """Return a function that shows the directive with options on a page of 2023."""

    def show(*options, body="", **arguments):
        return shown(directive("objectives", *options, body=body), **arguments)

    return show


def test_table_has_caption_head_and_a_row_an_objective(objectives):
    (table,) = tables_of(objectives())
    assert table.caption == "Tavoitteet 2023"
    assert table.head[0] == "Tavoite"
    assert [row[0] for row in table.rows if len(row) == len(table.head)] == [
        "Osallisuus lisääntyy",
        "Yhteistyö laajenee",
        "Kustannukset pysyvät talousarviossa",
    ]


def test_first_column_holds_row_headers_and_nothing_else_does(objectives):
    (table,) = tables_of(objectives())
    assert [cell.get_text() for cell in table.tag.select("tbody th")] == [
        "Osallisuus lisääntyy",
        "Yhteistyö laajenee",
        "Kustannukset pysyvät talousarviossa",
    ]


def test_indicators_are_lines_of_their_objective(objectives):
    (table,) = tables_of(objectives("columns: indicator, baseline, target, actual"))
    assert table.rows[0] == [
        "Osallisuus lisääntyy",
        "Vastausosuus",
        f"90,5{NBSP}%",
        f"95{NBSP}%",
        f"98,5{NBSP}%",
    ]
    assert table.rows[1] == ["Vastauksia", "ei tiedossa", "ei tiedossa", f"1{NBSP}234{NBSP}kpl"]
    assert table.tag.select_one("tbody th")["rowspan"] == "2"


def test_objective_with_indicators_is_one_row_when_they_are_not_shown(objectives):
    (table,) = tables_of(objectives("columns: status"))
    assert [len(row) for row in table.rows] == [2, 2, 2]
    assert not table.tag.select("[rowspan]")


def test_what_is_not_known_is_said_in_its_cell(objectives):
    (table,) = tables_of(objectives("columns: status, responsible"))
    assert table.rows[2] == ["Kustannukset pysyvät talousarviossa", "ei tiedossa", "ei tiedossa"]


def test_column_with_nothing_known_is_left_out_and_named(objectives):
    soup = objectives("status: partly_achieved")
    (table,) = tables_of(soup)
    assert table.head == ["Tavoite", "Painopiste", "Toimenpiteet", "Tila"]
    assert notes_of(soup) == [
        "Ei tiedossa: vastuutaho, selite, mittari, lähtötaso, tavoitetaso, toteuma."
    ]


def test_column_that_was_asked_for_is_named_too_when_nothing_is_known(objectives):
    soup = objectives("status: partly_achieved", "columns: status, updated")
    assert tables_of(soup)[0].head == ["Tavoite", "Tila"]
    assert notes_of(soup) == ["Ei tiedossa: päivitetty."]


def test_several_actions_are_a_list(objectives):
    soup = objectives("columns: actions")
    assert [item.get_text().strip() for item in soup.select("td li")] == [
        "Yhteiset kokoukset",
        "Yhteinen koulutus",
    ]


def test_figures_carry_their_class_in_head_and_body(objectives):
    (table,) = tables_of(objectives("columns: actual, status"))
    assert [cell.get_text() for cell in table.tag.select("thead .report-number")] == ["Toteuma"]
    assert len(table.tag.select("tbody .report-number")) == 4


def test_kind_is_read_in_every_language(shown):
    words = ["functional", "toiminnallinen tavoite", "verksamhetsmål"]
    soup = shown(
        "".join(directive("objectives", f"kind: {word}", "columns: status") for word in words)
    )
    assert [[row[0] for row in table.rows] for table in tables_of(soup)] == [
        ["Osallisuus lisääntyy", "Yhteistyö laajenee"]
    ] * 3


def test_objectives_without_a_status_can_be_chosen(shown):
    words = ["unknown", "ei tiedossa"]
    soup = shown(
        "".join(directive("objectives", f"status: {word}", "columns: kind") for word in words)
    )
    assert [[row[0] for row in table.rows] for table in tables_of(soup)] == [
        ["Kustannukset pysyvät talousarviossa"]
    ] * 2


def test_groups_are_tables_and_what_is_not_known_comes_last(objectives):
    tables = tables_of(objectives("group-by: status", "columns: kind"))
    assert [table.caption for table in tables] == [
        "Tavoitteet 2023: toteutunut",
        "Tavoitteet 2023: osittain toteutunut",
        "Tavoitteet 2023: tila ei tiedossa",
    ]
    assert [table.rows[0][0] for table in tables] == [
        "Osallisuus lisääntyy",
        "Yhteistyö laajenee",
        "Kustannukset pysyvät talousarviossa",
    ]
    assert len({table.tag["id"] for table in tables}) == 3


def test_sorting_puts_what_is_not_known_last_both_ways(shown):
    ways = ("sort: status", "sort: -status")
    body = "".join(directive("objectives", way, "columns: status") for way in ways)
    up, down = tables_of(shown(body))
    assert up.column("Tila") == ["toteutunut", "osittain toteutunut", "ei tiedossa"]
    assert down.column("Tila") == ["osittain toteutunut", "toteutunut", "ei tiedossa"]


def test_sorting_by_words_is_finnish(objectives):
    (table,) = tables_of(objectives("sort: Tavoite", "columns: status"))
    assert [row[0][:2] for row in table.rows] == ["Ku", "Os", "Yh"]


def test_caption_can_hold_markup_and_figures(objectives):
    (table,) = tables_of(objectives("caption: Kaikki {value}`objectives.count` *tavoitetta*"))
    assert table.caption == "Kaikki 3 tavoitetta"
    assert table.tag.select_one("caption em").get_text() == "tavoitetta"


def test_name_and_class(site):
    text = directive("objectives", "name: taulu", "class: leveä") + "\n{ref}`taulu`\n"
    soup = page(site(document(text)))
    assert tables_of(soup)[0].tag["id"] == "taulu"
    assert soup.select_one(".levea table")
    assert soup.select_one("a.internal[href='#taulu']").get_text() == "Tavoitteet 2023"


def test_numbers_of_tables_stay(site):
    text = directive("objectives", "name: taulu") + "\n{numref}`taulu`\n"
    soup = page(site(document(text), conf="numfig = True\n"))
    assert "Taulukko 1" in soup.select_one("caption").get_text()
    assert "Taulukko 1" in soup.select_one("a.internal[href='#taulu']").get_text()


def test_labels_are_in_the_language_of_the_page(objectives):
    soup = objectives("columns: status, actual", lang="sv")
    (table,) = tables_of(soup)
    assert table.caption == "Mål 2023"
    assert table.head == ["Mål", "Status", "Utfall"]
    assert table.rows[0][:2] == ["Delaktigheten ökar", "uppnått"]
    assert table.rows[3] == ["Kustannukset pysyvät talousarviossa", "inte känt", "inte känt"]


def test_another_year(objectives):
    (table,) = tables_of(objectives("year: 2022", "columns: status"))
    assert table.caption == "Tavoitteet 2022"
    assert table.rows == [["Edellisen vuoden tavoite", "toteutunut"]]


def test_no_objective_meets_the_conditions(objectives):
    soup = objectives("status: discontinued")
    assert not tables_of(soup)
    assert notes_of(soup) == ["Mikään tavoite ei täytä ehtoja."]


def test_a_year_without_objectives(site):
    files = document(directive("objectives"), name="reports/2024/sivu.md")
    files["reports/2024/index.md"] = "# Vuosi\n\n```{toctree}\nsivu\n```\n"
    files["reports/2024/report.yaml"] = (
        "{year: 2024, title: Vuosi, status: draft, network: koeverkosto}"
    )
    soup = page(site(files), "reports/2024/sivu.html")
    assert notes_of(soup) == ["Vuoden 2024 tavoitteet eivät ole tiedossa."]


def test_outside_a_year_it_is_told(site):
    built = site(
        {**document(directive("objectives"), name="sivu.md"), "index.md": "# E\n\n{doc}`sivu`\n"},
        warnings=(
            (
                r"sivu.md:3: WARNING: objectives: this page lies in no year's folder; say whose "
                r"data to show, e.g. :year: 2023 \[annual_report.not_in_year\]"
            ),
            "isn't included in any toctree",
        ),
    )
    assert not tables_of(page(built, "sivu.html"))


FAULTS = [
    ("kind: toimnnallinen", r'kind: "toimnnallinen" is not an? objective kind; did you mean'),
    ("status: toteutunu", r'status: "toteutunu" is not a status; did you mean "toteutunut"'),
    ("columns: statu", r'columns: "statu" is not a column; did you mean "status"\?'),
    ("group-by: foo", r'group-by: "foo" is not something to group by; use one of kind, status'),
    ("sort: tite", r'sort: "tite" is not a column; did you mean "title"\?'),
    ("year: 2021", r'year: there is no year "2021" in the archive; it has 2022, 2023'),
    ("year: 2²", r'year: there is no year "2²" in the archive'),
]


def test_values_that_cannot_be_used_are_told_once_each_with_their_place(shown):
    body = "".join(directive("objectives", option) for option, _ in FAULTS)
    warnings = tuple(
        rf"sivu.md:{line}: WARNING: objectives: {message}.*\[annual_report.directive\]"
        for line, (_, message) in zip(range(3, 3 * len(FAULTS) + 3, 3), FAULTS, strict=True)
    )
    soup = shown(body, warnings=warnings)
    assert len(tables_of(soup)) == 5, "all but those of years that are not there are shown"


def test_everything_else_is_shown_beside_a_fault(objectives):
    (table,) = tables_of(
        objectives("columns: kind, foo, status", warnings=('"foo" is not a column',))
    )
    assert table.head == ["Tavoite", "Laji", "Tila"]
