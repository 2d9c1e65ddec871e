"""What a citizen asks is answered in three clicks from the front page of the project's own site."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def follow(site):
    """Return a function that follows links by their words, from the front page on."""

    def go(*words):
        path = "index.html"
        for word in words:
            page = BeautifulSoup((site.output / path).read_text(encoding="utf-8"), "html.parser")
            link = next(a for a in page.select("article a") if a.get_text(strip=True) == word)
            path = urlsplit(urljoin(path, link["href"])).path
        page = BeautifulSoup((site.output / path).read_text(encoding="utf-8"), "html.parser")
        return page.select_one("article")

    return go


def names(page, **wanted):
    return [
        row.th.get_text(strip=True)
        for row in page.select("tbody tr")
        if all(value in row.get(f"data-{name}", "").split() for name, value in wanted.items())
    ]


def test_which_projects_the_ministry_funded_in_2023(follow):
    found = names(follow("Kaikki hankkeet"), year="2023", funder="okm")
    assert [name.split()[0] for name in found] == [
        "VALSSI-digitaalinen",
        "Seikkaillen",
        "Sitouttava",
    ]


def test_what_the_goals_of_2021_and_2024_were(follow):
    page = follow("Kaikki tavoitteet")
    assert len(names(page, year="2021")) == 4
    assert len(names(page, year="2024")) == 3


def test_what_changed_from_2023_to_2024(follow):
    page = follow("Mitä muuttui")
    term = page.select_one("dl.report-changes > dt")
    assert term.get_text(strip=True).startswith("Toimintasuunnitelma 2024")
    assert "verrattuna vuoteen 2023" in term.find_next_sibling("dd").get_text()


def test_in_which_years_early_childhood_education_was_surveyed(follow):
    table = follow("Kaikki kyselyt").select_one("table")
    head = [cell.get_text(strip=True) for cell in table.select("thead th")]
    column = head.index("Varhaiskasvatus")
    told = {
        row.th.get_text(strip=True): row.find_all(["th", "td"])[column].get_text(strip=True)
        for row in table.select("tbody tr")
    }
    assert [year for year, state in told.items() if state == "toteutettu"] == ["2023"]


def test_a_years_first_page_is_one_click_from_what_it_changed(follow):
    page = follow("Toimintasuunnitelma 2024", "Kaikki muutokset")
    assert page.h1.get_text(strip=True).startswith("Mitä muuttui")
