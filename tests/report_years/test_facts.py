"""The years beside 2023 hold what the public record tells of them, and claim nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from annual_report.data.archive import load_archive
from tests.conftest import REPOSITORY
from tests.report_texts import folded, text_of_pages, text_of_pdf

YEARS = (2020, 2021, 2022, 2024)
MEMBERS = {
    "Asikkala": "016",
    "Hartola": "081",
    "Heinola": "111",
    "Hollola": "098",
    "Iitti": "142",
    "Kärkölä": "316",
    "Lahti": "398",
    "Orimattila": "560",
    "Padasjoki": "576",
    "Sysmä": "781",
}
MONEY = re.compile(r"\d\s*(?:€|euroa|eur\b|milj)", re.IGNORECASE)


def read_facts() -> dict[int, list[str]]:
    """Return the words that each year must hold, from the list beside this file."""
    facts: dict[int, list[str]] = {}
    for line in Path(__file__).with_name("facts.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            year, _, words = line.partition(" ")
            facts.setdefault(int(year), []).append(words)
    return facts


FACTS = read_facts()


def lacking(year: int, text: str) -> list[str]:
    """Return the words of a year that a text does not hold."""
    whole = folded(text)
    return [words for words in FACTS[year] if folded(words) not in whole]


@pytest.fixture(scope="module")
def archive():
    loaded = load_archive(REPOSITORY)
    assert not loaded.faults
    return loaded.archive


@pytest.mark.parametrize("year", YEARS)
def test_every_fact_is_on_the_pages(site, year):
    text = text_of_pages(site.output / f"reports/{year}")
    assert not lacking(year, text)
    assert not MONEY.search(text)


@pytest.mark.poppler
@pytest.mark.parametrize("year", YEARS)
def test_every_fact_is_in_the_pdf(site, year):
    text = text_of_pdf(site.output / f"pdf/paijat-hame-sivistys-{year}.pdf")
    assert not lacking(year, text)
    assert not MONEY.search(text)


@pytest.mark.parametrize("year", YEARS)
def test_the_members_stand_with_their_codes(site, year):
    page = BeautifulSoup(
        (site.output / f"reports/{year}/verkosto.html").read_text(encoding="utf-8"), "html.parser"
    )
    rows = [row.get_text(" ") for row in page.select("tr")]
    for name, code in MEMBERS.items():
        assert [row for row in rows if name in row and code in row], name


def test_the_list_is_of_all_years_beside_2023(archive):
    assert set(FACTS) == set(YEARS)
    assert tuple(year.year for year in archive.years) == (2020, 2021, 2022, 2023, 2024)


def test_a_missing_fact_would_be_found():
    text = "\n".join(FACTS[2024])
    assert not lacking(2024, text)
    assert lacking(2024, text.replace("§ 39", "§ 93")) == [FACTS[2024][0]]


def test_each_year_says_what_it_rests_on_and_that_nobody_approved_it(archive):
    kinds = {year.year: year.report.kind.value for year in archive.years}
    assert kinds == {
        2020: "annual_report",
        2021: "action_plan",
        2022: "compilation",
        2023: "annual_report",
        2024: "action_plan",
    }
    for year in archive.years:
        assert year.report.status.value == "draft"
        note = str(year.report.status_note)
        assert re.search(r"[Kk]oottu", note), year.year
        assert "Verkosto ei ole hyväksynyt" in note, year.year


def test_no_year_tells_how_an_objective_came_out(archive):
    objectives = [item for year in archive.years for item in year.objectives]
    assert len(objectives) == 4 + 3 + 3
    assert not [item.id for item in objectives if item.status or item.indicators]


def test_goals_go_on_only_where_a_source_says_so(archive):
    assert not [item for year in archive.years for item in year.objectives if item.continues]


def test_surveys_follow_their_rotation_and_an_inference_is_marked(archive):
    rotation = archive.network.survey_rotation
    surveys = {year.year: year.surveys for year in archive.years if year.surveys}
    assert sorted(surveys) == [2020, 2023, 2024]
    for year, (survey,) in surveys.items():
        assert survey.domain == rotation.due(year)
        assert (survey.inference is not None) == (year == 2024)
        assert survey.responses is None
