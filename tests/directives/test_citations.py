"""Sources of data as citations of sphinxcontrib-bibtex, and without it."""

from tests.directives.pages import YEAR, directive, document, notes_of, page

BIB = """
@misc{kokous, title={Kokousasia}, author={Koela, K.}, year={2024}}
@misc{kysely, title={Kysely}, author={Nimilä, N.}, year={2021}}
@misc{muu, title={Muu}, author={Muula, M.}, year={2020}}
"""
DATA = """
objectives:
  - {id: T1, title: Yksi, sources: [kokous, {key: kysely, locator: s. 3}]}
  - {id: T2, title: Kaksi, sources: [kokous]}
"""
BIBLIOGRAPHY = "\n```{bibliography}\n```\n"


def files(body, data=DATA):
    return {
        **document(body),
        f"{YEAR}/data/objectives.yaml": data,
        "lahteet.bib": BIB,
    }


def with_bib(site, body, data=DATA, **arguments):
    overrides = {"bibtex_bibfiles": ["lahteet.bib"]}
    return page(site(files(body, data), overrides=overrides, **arguments))


def test_shared_sources_stand_in_a_note_and_others_after_the_name(site):
    soup = with_bib(site, directive("objectives") + BIBLIOGRAPHY)
    assert [cell.get_text() for cell in soup.select("tbody th")] == [
        "Yksi [Nim21, s. 3]",
        "Kaksi",
    ]
    assert notes_of(soup)[-1] == "Lähde: [Koe24]"


def test_citations_lead_to_the_list_and_back(site):
    soup = with_bib(site, directive("objectives") + BIBLIOGRAPHY)
    (note,) = soup.select(".report-sources a")
    entry = soup.select_one(note["href"])
    assert "Kokousasia" in entry.get_text()
    back = entry.select_one("a[role=doc-backlink]")
    assert note in soup.select_one(back["href"]).find_all("a")
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_only_cited_sources_are_in_the_list(site):
    soup = with_bib(site, directive("objectives") + BIBLIOGRAPHY)
    assert [entry.select_one("p").get_text() for entry in soup.select("div.citation")] == [
        "K.\u00a0Koela. Kokousasia. 2024.",
        "N.\u00a0Nimilä. Kysely. 2021.",
    ]


def test_sources_of_a_block_with_locators(site):
    body = directive("objective T9", "title: Uusi", "sources: kokous, kysely {§ 24, s. 2}")
    assert notes_of(with_bib(site, body + BIBLIOGRAPHY)) == [
        "Lähteet: [Koe24], [Nim21, § 24, s. 2]"
    ]


def test_source_that_no_bibliography_file_has_is_shown_as_its_key(site):
    data = "objectives: [{id: T1, title: Yksi, sources: [{key: tuntematon, locator: s. 1}]}]"
    soup = with_bib(site, directive("objectives"), data)
    assert notes_of(soup)[-1] == "Lähde: tuntematon, s. 1"


def test_without_bibtex_sources_are_their_keys(site):
    overrides = {"extensions": ["myst_parser", "annual_report"]}
    soup = page(site(files(directive("objectives")), overrides=overrides))
    assert notes_of(soup)[-1] == "Lähde: kokous"
    assert soup.select_one("tbody th").get_text() == "Yksi kysely, s. 3"
