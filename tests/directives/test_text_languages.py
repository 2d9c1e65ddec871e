"""Texts of the data say their language where the page is in another: in HTML and in the PDF."""

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from annual_report.data.archive import load_archive
from annual_report.data.values import LocalizedText
from annual_report.directives import DIRECTIVES
from tests.directives.pages import YEAR, directive, document
from tests.html.test_languages_of_parts import languages_in_html, languages_in_pdf
from tests.pdf_structure import structure_of

OF_ONE = {"objective": "objective T2", "project": "project alfa"}
BODY = "Målet {objective}`T3`.\n\n" + "".join(
    directive(OF_ONE.get(name, name)) + "\n" for name in DIRECTIVES
)
MARKS = [chr(code).encode() for code in range(0xFDD0, 0xFDD3)]
ONLY_FINNISH = {
    "Yhteistyö laajenee",
    "Kustannukset pysyvät talousarviossa",
    "Osallisuus",
    "Kysely toteutettiin kaikissa kunnissa.",
    "Ohjausryhmä",
    "Vastausosuus",
    "kpl",
    "Yhteinen koulutus",
    "Alfa -hanke",
    "Alfahanke",
    "Nimi on päätelty",
    "Beetahanke",
    "Malli otettiin käyttöön.",
    "Sivistyslautakunta",
    "Esimerkkilä",
    "Päivää ei kerrota.",
    "Koeverkoston toimintakertomus 2023",
}
"""What the page shows that has no Swedish text: in tables, lists, facts, sentences and links."""


def texts_of(value):
    """Yield the texts of the model for readers."""
    if isinstance(value, LocalizedText):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from texts_of(item)


@pytest.fixture
def swedish(site):
    files = document(BODY, lang="sv")
    files[f"{YEAR}/index.md"] = "# Kertomus\n\n```{toctree}\nsivu\n```\n"
    return site(files, overrides={"annual_report_pdf": True})


def test_what_is_only_in_finnish_says_so_on_a_swedish_page_and_in_its_pdf(swedish):
    html = BeautifulSoup(swedish.read(f"{YEAR}/sivu.html"), "html.parser").html
    section = html.select_one("section")
    page = languages_in_html(section, html["lang"])
    assert {text: page.get(text) for text in ONLY_FINNISH} == dict.fromkeys(ONLY_FINNISH, "fi")
    of_page = {"Delaktigheten ökar", "Provnätverket", "Malby"}
    assert {text: page.get(text) for text in of_page} == dict.fromkeys(of_page, "sv")

    known = {
        text.in_language("sv")
        for text in texts_of(load_archive(swedish.source).archive)
        if text.language_for("sv") != "sv" and any(map(str.isalpha, str(text)))
    }
    assert len(known) > len(ONLY_FINNISH)
    assert not [text for text, language in page.items() if text in known and language != "fi"]

    (pdf,) = swedish.output.glob("pdf/*-2023.pdf")
    in_pdf = languages_in_pdf(structure_of(pdf), "fi-FI")
    whole = {text: in_pdf[text] for text in ONLY_FINNISH if text in in_pdf}  # not over two lines
    assert len(whole) > 10
    assert set(whole.values()) == {"fi-FI"}
    assert in_pdf["Delaktigheten ökar"] == "sv-FI"


def test_no_mark_comes_into_an_output(swedish):
    files = [path for path in swedish.output.rglob("*") if path.is_file()]
    assert not [path for path in files if any(mark in path.read_bytes() for mark in MARKS)]


def test_a_page_in_the_language_of_its_texts_marks_none(site):
    site = site(document(BODY))
    section = BeautifulSoup(site.read(f"{YEAR}/sivu.html"), "html.parser").select_one("section")
    assert not [tag for tag in section.select("[lang]") if not tag.find_parent("figure")]
