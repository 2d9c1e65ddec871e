"""The 2023 report holds the facts of its source, claims no others, and names no person.

The numbers are those of the list of facts made from the agenda item the report rests on;
``facts.txt`` holds the words to look for.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.report_texts import folded, text_of_pages, text_of_pdf

PAGES = "reports/2023"
PDF = "pdf/paijat-hame-sivistys-2023.pdf"


def read_facts() -> dict[int, list[str]]:
    """Return the words of each fact, from the list beside this file."""
    facts: dict[int, list[str]] = {}
    for line in Path(__file__).with_name("facts.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, _, words = line.partition(" ")
            facts.setdefault(int(number), []).append(words)
    return facts


FACTS = read_facts()

FUNDERS = {
    "VALSSI-digitaalinen": "OKM",
    "Seikkaillen Päijät-Hämeessä": "OKM",
    "Sitouttava koulu": "OKM",
    "Koululäsnäolon vahvistaminen": "ei tiedossa",
    "Digitalisaation suuntaviivat": "OPH",
    "Nuorisotyön seudullisen": "AVI",
}

NOT_CLAIMED = {
    "an amount of money": r"\d\s*(?:€|euroa|euron|eur\b|milj)",
    # but for the share of objectives without a status, which is all of them
    "a percentage": r"\b(?!100\s%)\d[\d,]*\s*%",
    "that an objective was assessed": r"osittain toteutunut|ei toteutunut|siirtyy seuraavalle",
    "who made the proposal": r"valmistelija|esittelijä",
}

PERSONS = re.compile(r"Becker|\bJari\b", re.IGNORECASE)
CONTACTS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|\bpuh\.|(?<![\d/.-])(?:\+358|0[45]\d)[ -]?\d{2,4}[ -]?\d{3,4}\b"
)


def lacking(text: str) -> dict[int, list[str]]:
    """Return the facts that a text does not hold: the checker of pages and PDF alike."""
    whole = folded(text)
    found = {
        number: [words for words in wording if folded(words) not in whole]
        for number, wording in FACTS.items()
    }
    return {number: words for number, words in found.items() if words}


def claimed(text: str) -> dict[str, str]:
    """Return the things a text says that no source says."""
    found = {what: re.search(pattern, text, re.IGNORECASE) for what, pattern in NOT_CLAIMED.items()}
    return {what: match[0] for what, match in found.items() if match}


@pytest.fixture(scope="session")
def pages(site) -> list[BeautifulSoup]:
    """Return the main parts of the year's pages."""
    paths = sorted((site.output / PAGES).glob("*.html"))
    parts = [BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in paths]
    return [part.select_one("article") for part in parts]


@pytest.fixture(scope="session")
def page_text(site) -> str:
    return text_of_pages(site.output / PAGES)


@pytest.fixture(scope="session")
def pdf_text(site) -> str:
    return text_of_pdf(site.output / PDF)


def test_every_fact_is_on_the_pages(page_text):
    assert not lacking(page_text)


@pytest.mark.poppler
def test_every_fact_is_in_the_pdf(pdf_text):
    assert not lacking(pdf_text)


def test_pages_claim_nothing_that_no_source_says(page_text):
    assert not claimed(page_text)


@pytest.mark.poppler
def test_pdf_claims_nothing_that_no_source_says(pdf_text):
    assert not claimed(pdf_text)


def test_the_list_holds_all_facts_but_the_persons():
    assert set(FACTS) == set(range(1, 41)) - {8, 9}


def test_a_missing_fact_and_an_invented_one_would_be_found():
    text = "\n".join(words for wording in FACTS.values() for words in wording)
    assert not lacking(text)
    assert lacking(text.replace("huhtikuussa", "toukokuussa")) == {29: FACTS[29]}
    assert claimed("Avustus oli 12 000 €.") == {"an amount of money": "0 €"}
    assert claimed("Vastausprosentti oli 61,5 %.") == {"a percentage": "61,5 %"}


def rows(pages, word: str) -> list[list[str]]:
    """Return the rows of the tables whose text has a word, cell by cell."""
    tables = [table for page in pages for table in page.select("table") if word in table.get_text()]
    assert tables, f"no table with {word}"
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for table in tables
        for row in table.select("tr")
    ]


def test_no_objective_has_a_status(pages):
    badges = [badge for page in pages for badge in page.select(".report-status")]
    assert badges
    assert {badge.get_text(strip=True) for badge in badges} == {"ei tiedossa"}


@pytest.mark.parametrize(("project", "funder"), FUNDERS.items())
def test_every_project_stands_by_its_funder(pages, project, funder):
    """The name of a project is in a table of its funder, or in a row with it."""
    tables = [
        table
        for page in pages
        for table in page.select("table")
        if project in table.get_text() and "po. " not in table.get_text()
    ]
    assert len(tables) == 1
    row = next(row for row in tables[0].select("tr") if project in row.get_text())
    told = (tables[0].caption.get_text() if tables[0].caption else "") + row.get_text(" ")
    assert funder in told
    others = {"OKM", "OPH", "AVI"} - {funder}
    assert not [other for other in others if other in told]


def test_handling_shows_what_is_known_of_each_stage(pages):
    table = [row for row in rows(pages, "270/00.04.01/2023") if len(row) > 2]
    first, second, board = (
        next(row for row in table if any(words in cell for cell in row))
        for words in ("20.3.2024", "17.4.2024", "Kunnanhallitus")
    )
    assert not [cell for cell in first if re.search(r"§|\d/\d|\b24\b", cell)]
    assert any("24" in cell for cell in second if "2024" not in cell)
    assert "270/00.04.01/2023" in second
    assert not [cell for cell in board if re.search(r"\d\.\d|§", cell)]


def test_no_person_and_no_contact_is_anywhere_in_the_output(site):
    texts = {
        path: path.read_text(encoding="utf-8", errors="ignore")
        for path in sorted(site.output.rglob("*"))
        if path.suffix in {".html", ".js", ".json", ".jsonld", ".csv", ".txt", ".xml", ".typ"}
    }
    assert len(texts) > 10
    # the handbook speaks of telephone numbers; the privacy check looks at it as well
    ours = {p: text for p, text in texts.items() if not {"_static", "docs"} & set(p.parts)}
    ours.pop(site.output / "searchindex.js", None)
    assert not {path: match[0] for path, text in texts.items() if (match := PERSONS.search(text))}
    assert not {path: match[0] for path, text in ours.items() if (match := CONTACTS.search(text))}


@pytest.mark.poppler
def test_no_person_and_no_contact_is_in_the_pdf(pdf_text):
    assert not PERSONS.search(pdf_text)
    assert not CONTACTS.search(pdf_text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("puh. 050 1234567", True),
        ("040 123 4567", True),
        ("+358 40 123 4567", True),
        ("nimi.sukunimi@esimerkki.fi", True),
        ("270/00.04.01/2023", False),
        ("HOLDno-2021-104", False),
        ("14.2.2024", False),
    ],
)
def test_contacts_are_recognised(text, found):
    assert bool(CONTACTS.search(text)) is found


def test_quotes_keep_the_spelling_of_the_source():
    """Spellings of the source that must not be mended in silence."""
    year = Path(__file__).parents[2] / PAGES
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(year.rglob("*.*")))
    for spelling in (
        "itsearviointin",
        "kalenterivuositain",
        "koordinoitun",
        "Sitouttava koulu yhteistyö",
        "VALSSI-digitaalinen",
        "Päijät-Hämeessä -Osallisuutta",
        "seudullisessa sivistysjohtajien ohjausryhmän",
    ):
        assert spelling in " ".join(text.split()), spelling
