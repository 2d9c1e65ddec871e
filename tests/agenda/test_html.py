"""The item as HTML: what a paste into a form or a word processor brings along."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from annual_report.agenda.content import Heading, ItemList, Paragraph, Run
from annual_report.agenda.html import html
from annual_report.agenda.plain_text import plain_text
from tests.agenda.items import item_with, items, pasted, said, section, without_blanks

SIMPLE = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "ul", "ol", "li", "a", "strong", "em"}


def read(item):
    return BeautifulSoup(html(item).decode(), "html.parser")


def body_of(item):
    return read(item).body


def headings(item):
    found = body_of(item).find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
    return [(element.name, element.get_text()) for element in found]


@pytest.mark.parametrize("name", ["iitti 1", "iitti", "hollola", "lahti"])
def test_it_says_what_the_plain_text_says(project_items, name):
    item = project_items[1][name]
    assert without_blanks(body_of(item).get_text()) == pasted(plain_text(item))


def test_the_document_tells_its_language_and_title(project_items):
    page = read(project_items[1]["iitti"])
    title = "Sivistyspalveluiden seudullisen verkostoyhteistyön toimintakertomus vuodelta 2023"
    assert html(project_items[1]["iitti"]).startswith(b"<!DOCTYPE html>\n")
    assert page.html["lang"] == "fi"
    assert page.title.get_text() == title
    assert page.meta["charset"] == "utf-8"


def test_the_headings_of_a_handling_stand_below_its_meeting(project_items):
    assert headings(project_items[1]["iitti"])[1:] == [
        ("h2", "Palveluvaliokunta 20.03.2024"),
        ("h3", "Valiokunnan ohjaus"),
        ("h2", "Palveluvaliokunta 17.04.2024 § 24"),
    ]


def test_without_a_line_for_the_meeting_headings_stand_below_the_title():
    item = item_with([section("proposal", "Merkitään tiedoksi.", heading="Ehdotus")])
    assert headings(item) == [("h1", "Toimintakertomus"), ("h2", "Ehdotus")]


def test_a_heading_that_runs_in_is_strong_at_the_beginning_of_its_line(project_items):
    found = body_of(project_items[1]["iitti"]).find_all("p")[-1]
    assert found.strong.get_text() == "Valiokunnan ohjaus"
    assert found.get_text() == "Valiokunnan ohjaus Palveluvaliokunta merkitsee asian tiedoksi."


def test_a_heading_with_nothing_to_run_into_is_a_heading():
    item = item_with([section("proposal", heading="Ohjaus", run_in=True)])
    assert headings(item)[1:] == [("h2", "Ohjaus")]


def test_an_address_of_a_person_is_a_link(project_items):
    links = body_of(project_items[1]["iitti"]).find_all("a")
    assert {link["href"] for link in links} == {"mailto:jari.vonbecker@iitti.fi"}


def test_lists_nest_and_headings_within_them_are_strong():
    inner = ItemList((((Paragraph(((Run(text="sisempi"),),)),)),), ordered=True)
    first = (Paragraph(((Run(text="kohta"),),)), inner)
    block = ItemList((first, (Heading("otsikko"),)))
    found = body_of(item_with([section("description", block)]))
    assert found.ul.find("ol").get_text(strip=True) == "sisempi"
    assert found.ul.find_all("li", recursive=False)[1].strong.get_text() == "otsikko"


@settings(max_examples=40)
@given(items)
def test_whatever_it_says_is_text(item):
    body = body_of(item)
    assert {element.name for element in body.find_all()} <= SIMPLE
    allowed = {"a": {"href"}}
    for element in body.find_all():
        assert set(element.attrs) <= allowed.get(element.name, set())
    assert all(not link["href"].startswith("javascript") for link in body.find_all("a"))
    assert without_blanks(body.get_text()) == said(item)


@settings(max_examples=40)
@given(items)
def test_no_level_of_headings_is_skipped(item):
    levels = [int(name[1]) for name, _ in headings(item)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
