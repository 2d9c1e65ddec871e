"""What is shown over several years, on a page of a year and on one of the whole archive."""

from __future__ import annotations

import shutil

from bs4 import BeautifulSoup

from tests.directives.pages import directive, notes_of, page, tables_of, text
from tests.directives.years import FILES, OBJECTIVES_2022, PROJECTS_2022, page_of_year, report
from tests.pdf_reading import text_of

NO_PDF = {"annual_report_pdf": False}


def told(build, changed=None, *, warnings=(), **arguments):
    """Build the archive, with other files, and return what was built."""
    return build({**FILES, **(changed or {})}, overrides=NO_PDF, warnings=warnings, **arguments)


def tables_by_caption(soup):
    return {table.caption: table for table in tables_of(soup)}


def rubrics(soup):
    """Return the lists of a page by the rubrics above them."""
    return {
        rubric.get_text(): [item.get_text().replace("\n", " ") for item in found]
        for rubric in soup.select("p.rubric")
        if (found := rubric.find_next("ul").find_all("li"))
    }


def test_an_archive_page_shows_all_years(build):
    built = told(build)
    soup = page(built, "vuodet.html")
    tables = tables_by_caption(soup)

    history = tables["Tavoite vuosittain: Osallisuus juurtuu"]
    assert history.head == ["Vuosi", "Tavoite", "Mittari", "Tavoitetaso", "Toteuma", "Tila"]
    unknown = ["ei tiedossa"] * 4
    assert history.rows == [
        [
            "2022",
            "Osallisuus lisääntyy",
            "Vastausosuus",
            "80\u00a0%",
            "75\u00a0%",
            "osittain toteutunut",
        ],
        ["2023", "Osallisuus vahvistuu", "Vastausosuus", "85\u00a0%", "90,5\u00a0%", "toteutunut"],
        ["2024", "Osallisuus juurtuu", *unknown],
    ]
    assert [link["href"] for link in history.tag.select("a.internal")] == [
        "reports/2022/index.html#objective-2022-t1",
        "reports/2023/index.html#objective-2023-a1",
        "reports/2024/index.html#objective-2024-b1",
    ]

    projects = tables["Hankkeet vuosittain"]
    assert projects.head == ["Rahoittaja", "Hanke", "Hankeaika", "Mukana vuosina", "Tila"]
    ministry = "Opetus- ja kulttuuriministeriö (OKM)"
    assert projects.rows == [
        [ministry, "Alfahanke", "1.8.2021–31.12.2023", "2021–2023", "päättynyt (2023)"],
        ["Deltahanke", "ei tiedossa", "2023", "ei tiedossa"],
        ["Opetushallitus (OPH)", "Beetahanke", "ei tiedossa", "2022", "päättynyt (2022)"],
        ["OKM ja OPH yhdessä", "Gammahanke", "ei tiedossa", "2023", "käynnissä (2023)"],
    ]

    surveys = tables["Kyselyt vuosittain"]
    assert surveys.head == [
        "Vuosi",
        "Varhaiskasvatus",
        "Esi- ja perusopetus",
        "Vuorottelun mukaan vuorossa",
    ]
    assert surveys.rows == [
        ["2021", "ei tiedossa", "toteutettu", "ei vuorottelussa"],
        ["2022", "ei mainintaa", "toteutettu", "esi- ja perusopetus"],
        ["2023", "toteutettu", "ei mainintaa", "varhaiskasvatus"],
        ["2024", "ei tiedossa", "päätelmä", "esi- ja perusopetus"],
    ]
    rates = tables["Vastaukset ja vastausosuudet vuosittain: esi- ja perusopetus"]
    assert rates.column("Vastausosuus") == ["40\u00a0%", "50\u00a0%", "ei tiedossa"]
    assert rates.column("Toteutettu")[-1] == "Vuorottelun mukaan."
    answers = tables["Vastaukset vuosittain: esi- ja perusopetus"]
    assert answers.rows == [["Viihdyn koulussa", "2021", "40", "1,75"], ["2022", "100", "1,5"]]

    grants = tables["Avustukset rahoittajittain ja vuosittain"]
    assert grants.rows[:3] == [
        ["Opetus- ja kulttuuriministeriö (OKM)", "2021", "1", "ei tiedossa", "1"],
        ["2022", "1", "10\u00a0000\u00a0€", ""],
        ["2023", "2", "ei tiedossa", "1; muut yhteensä 12\u00a0000\u00a0€"],
    ]
    assert grants.rows[6:9] == [
        ["OKM ja OPH yhdessä", "2021", "ei tiedossa", "ei tiedossa", ""],
        ["2022", "0", "0\u00a0€", ""],
        ["2023", "1", "500\u00a0€", ""],
    ]
    assert "Näiden vuosien hankkeet eivät ole tiedossa: 2024." in notes_of(soup)
    assert "Näiltä vuosilta tunnetaan vain osa hankkeista: 2021." in notes_of(soup)

    finances = tables["Talous vuosittain"]
    assert finances.rows[3:] == [
        ["2023", "Tulot yhteensä", "2\u00a0000\u00a0€", "2\u00a0100\u00a0€", "100\u00a0€"],
        ["Menot yhteensä", "1\u00a0900\u00a0€", "ei tiedossa", "ei tiedossa"],
        ["Netto", "100\u00a0€", "ei tiedossa", "ei tiedossa"],
    ]

    drawn = [chart["aria-label"] for chart in soup.select(".report-chart")]
    for name in (
        "Vastausosuus",
        "Hankkeet vuosittain",
        "Vastausten keskiarvo: esi- ja perusopetus",
        "Avustukset rahoittajittain ja vuosittain",
    ):
        assert name in drawn


def test_a_year_tells_what_it_changed_and_what_is_not_known_of_it(build):
    built = told(build)
    lists = rubrics(page(built, "reports/2023/index.html"))
    assert lists["Uudet tavoitteet"] == ["Viestintä paranee"]
    assert lists["Jatkuvat tavoitteet"] == [
        "Osallisuus vahvistuu (jatkaa vuoden 2022 tavoitetta Osallisuus lisääntyy)"
    ]
    assert lists["Tavoitteet, jotka eivät ole enää mukana"] == ["Yhteistyö laajenee: toteutunut"]
    assert lists["Tavoitteet, joiden tila muuttui"] == [
        "Osallisuus vahvistuu: osittain toteutunut\u00a0→ toteutunut"
    ]
    assert lists["Tavoitteet, joiden tavoitearvo muuttui"] == [
        "Osallisuus vahvistuu: Vastausosuus: 80\u00a0%\u00a0→ 85\u00a0%"
    ]
    assert lists["Uudet hankkeet"] == ["Gammahanke", "Deltahanke"]
    assert lists["Hankkeet, jotka eivät ole enää mukana"] == ["Beetahanke: päättynyt"]
    assert lists["Hankkeet, joiden rahamäärät muuttuivat"] == [
        "Alfahanke: Avustus: 10\u00a0000\u00a0€\u00a0→ 12\u00a0000\u00a0€"
    ]
    assert lists["Mukaan tulleet kunnat"] == ["Esimerkkilä"]
    assert lists["Pois lähteneet kunnat"] == ["Entilä"]
    assert lists["Kyselyt"] == ["2022: esi- ja perusopetus", "2023: varhaiskasvatus"]
    soup = page(built, "reports/2023/index.html")
    assert rubrics(page(built, "vuodet.html")) == lists
    assert (
        "Vuoteen 2022 verrattuna tavoitteita: uusia 1, jatkuvia 1, pois jääneitä 1, "
        "tila muuttunut 1, tavoitearvo muuttunut 1; hankkeita: uusia 2, jatkuvia 1, "
        "pois jääneitä 1, tila muuttunut 1, rahamäärä muuttunut 1; "
        "jäsenkuntia: tulleita 1, lähteneitä 1."
    ) in text(soup)
    # in a year: its own objectives and projects, up to that year
    tables = tables_by_caption(soup)
    assert tables["Tavoite vuosittain: Osallisuus vahvistuu"].column("Vuosi") == ["2022", "2023"]
    assert "2024" not in str([table.rows for table in tables.values()])
    assert "Beetahanke" not in str(tables["Hankkeet vuosittain"].rows)

    soup = page(built, "reports/2022/index.html")
    unknown = "Tavoitteiden muutoksista ei ole tietoa: tavoitteita ei tunneta (2021)."
    assert unknown in text(soup)
    lists = rubrics(soup)
    assert lists["Hankkeet, joita vuoden 2021 tiedoissa ei mainita"] == ["Beetahanke"]
    assert "Uudet hankkeet" not in lists
    assert "hankkeita: ei tietoa (2024)." in text(page(built, "reports/2024/index.html"))


BODY = (
    directive("objective-history 2022/T1", "chart: no")
    + directive("objective-history B2")
    + directive("project-timeline", "funder: OPH", "years: 2023", "year: 2023")
    + directive("survey-history", "domain: ecec", "years: 2022–2023")
    + directive("finances-over-time", "years: 2024")
    + directive("funding-totals", "years: 2024")
    + directive("objective-history", "years: 2024-2020", "year: 2022")
)


def test_options_and_what_cannot_be_used(build):
    files = {
        "reports/2024/index.md": f"# Vuosi\n\n{BODY}",
        "reports/2024/data/objectives.yaml": (
            "objectives:\n  - {id: B1, title: Osallisuus juurtuu, continues: 2023/A1}\n"
            "  - {id: B2, title: Uusi tavoite}\n"
        ),
        "muu.md": "# Muu\n\n"
        + directive("objective-history T1")
        + directive("objective-history 2023/A9")
        + directive("year-changes")
        + directive("year-changes", "year: 2021"),
        "index.md": FILES["index.md"].replace("vuodet\n", "vuodet\nmuu\n"),
    }
    built = told(
        build,
        files,
        warnings=(
            r'index.md:\d+: WARNING: objective-history: years: "2024-2020" does not name years',
            r'muu.md:3: WARNING: objective-history: "T1" does not name an objective',
            r'muu.md:\d+: WARNING: there is no objective "2023/A9"',
            r"muu.md:\d+: WARNING: year-changes: this page lies in no year's folder",
        ),
    )
    soup = page(built, "reports/2024/index.html")
    tables = tables_of(soup)
    assert tables[0].column("Vuosi") == ["2022", "2023", "2024"]
    assert tables[1].rows == [["2024", "Uusi tavoite"]]
    notes = notes_of(soup)
    assert "Tavoitteen ei tiedetä jatkavan toisen vuoden tavoitetta." in notes
    assert tables[2].rows == [["OKM ja OPH yhdessä", "Gammahanke", "2023", "käynnissä (2023)"]]
    assert tables[3].head == ["Vuosi", "Varhaiskasvatus", "Vuorottelun mukaan vuorossa"]
    assert tables[3].column("Vuosi") == ["2022", "2023"]
    assert "Minkään vuoden taloustietoja ei ole tiedossa." in notes
    assert "Hankkeet eivät ole tiedossa." in notes
    first = "Arkistossa ei ole vuotta 2021 edeltävää vuotta, johon verrata."
    assert first in notes_of(page(built, "muu.html"))


# Incremental builds


def pages(built):
    """Return the content of every page; what is around it has tests of its own."""
    return {
        path.relative_to(built.output).as_posix(): str(
            BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select_one("section")
        )
        for path in built.output.rglob("*.html")
        if path.name not in ("genindex.html", "search.html")
    }


NEW_YEAR = {
    "reports/2025/report.yaml": report(2025),
    "reports/2025/data/objectives.yaml": (
        "objectives:\n  - {id: C1, title: Osallisuus arjessa, continues: 2024/B1}\n"
    ),
    "reports/2025/index.md": page_of_year(2025, directive("year-changes")),
}


def test_what_changes_in_another_year_is_shown_as_in_a_clean_build(build):
    told(build)
    changes = {
        # last year's data, which the pages of this year show
        "reports/2022/data/projects.yaml": PROJECTS_2022.replace("10000", "11000"),
        # an objective that another year's document defines in place, and that is continued
        "reports/2022/data/objectives.yaml": OBJECTIVES_2022.replace("Osallisuus lis", "Osuus lis"),
        "reports/2022/index.md": FILES["reports/2022/index.md"]
        + directive("objective T9", "title: Paikallaan kirjoitettu"),
        "reports/2023/data/objectives.yaml": FILES["reports/2023/data/objectives.yaml"].replace(
            "{id: A2,", "{id: A2, continues: 2022/T9,"
        ),
        "index.md": FILES["index.md"].replace(
            "reports/2024/index", "reports/2024/index\nreports/2025/index"
        ),
        **NEW_YEAR,
    }
    again = pages(build(changes, overrides=NO_PDF))
    history = again["vuodet.html"]
    assert "Osallisuus arjessa" in history, "a year that came"
    assert "Osuus lisääntyy" in history, "data that changed"
    assert "11\u00a0000\u00a0€\u00a0→ 12\u00a0000\u00a0€" in again["reports/2023/index.html"]
    assert "Tavoite vuosittain: Viestintä paranee" in again["reports/2023/index.html"]
    clean = pages(build(changes, overrides=NO_PDF, freshenv=True))
    assert again == clean


def test_the_pdf_of_a_year_follows_what_changes_in_another(build, tmp_path):
    files = {
        name: content
        for name, content in FILES.items()
        if not name.startswith(("reports/2021", "reports/2024", "vuodet"))
    }
    files["index.md"] = "# Arkisto\n\n```{toctree}\nreports/2022/index\nreports/2023/index\n```\n"
    first = build(files)
    pdf = "pdf/koeverkosto-2023.pdf"
    before = (first.output / pdf).read_bytes()
    changes = {"reports/2022/data/projects.yaml": PROJECTS_2022.replace("10000", "11000")}
    again = (build(changes).output / pdf).read_bytes()
    assert again != before
    said = text_of(first.output / pdf)
    assert "Avustus: 11 000 € → 12 000 €" in said
    assert "Osallisuus lisääntyy" in said, "what has its place in another year is its name"
    shutil.rmtree(tmp_path / "doctrees")
    shutil.rmtree(tmp_path / "out")
    assert (build().output / pdf).read_bytes() == again
