"""Grants and strategy: parts of a year in words that others share."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from annual_report.data.archive import load_archive
from annual_report.data.model import Archive
from annual_report.open_data import files, site_file_names, site_files
from annual_report.open_data.strategy import NAMESPACE
from tests.data.archives import GOOD, write
from tests.open_data.full_year import write_full
from tests.open_data.whole_years import whole_years

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "stratml.rng"))
NAMES = {"s": NAMESPACE}


@pytest.fixture
def archive(tmp_path):
    loaded = load_archive(write_full(tmp_path))
    assert loaded.faults == ()
    return loaded.archive


def strategy_of(archive):
    return etree.fromstring(site_files(archive, archive.years[0])["strategy.xml"])


def test_the_site_has_more_than_the_pdf(archive):
    year = archive.years[0]
    assert list(site_files(archive, year)) == site_file_names(year)
    more = set(site_files(archive, year)) - set(files(archive, year))
    assert more == {"grants.json", "strategy.xml"}


def test_a_grant_has_what_is_known(archive):
    (grant,) = json.loads(site_files(archive, archive.years[0])["grants.json"])["grants"]
    assert grant == {
        "id": "verkosto-2023-valssi",
        "title": "VALSSI",
        "description": "VALSSI",
        "currency": "EUR",
        "amountAwarded": 12500.5,
        "plannedDates": [{"startDate": "2023", "endDate": "2024-05"}],
        "recipientOrganization": [{"id": "verkosto-municipality-398", "name": "Lahti"}],
        "fundingOrganization": [
            {"id": "verkosto-funder-okm", "name": "opetus- ja kulttuuriministeriö"}
        ],
        "beneficiaryLocation": [
            {"name": "Asikkala", "countryCode": "FI", "geoCode": "016"},
            {"name": "Lahti", "countryCode": "FI", "geoCode": "398"},
        ],
    }


def test_a_year_without_grants_and_objectives_has_neither_file(tmp_path):
    projects = "projects: [{id: p, name_as_reported: P, kind: pilot}]\n"
    loaded = load_archive(write(tmp_path, {**GOOD, "2023/data/projects.yaml": projects}))
    names = site_file_names(loaded.archive.years[0])
    assert names == ["report.json", "projects.csv", "csv-metadata.json"]


def test_a_strategy_follows_the_order_of_the_standard(archive):
    data = site_files(archive, archive.years[0])["strategy.xml"]
    document = etree.fromstring(data)
    assert SCHEMA.validate(document), SCHEMA.error_log
    identifiers = [item.text for item in document.iter(f"{{{NAMESPACE}}}Identifier")]
    assert len(identifiers) == len(set(identifiers)) > 5


def test_focus_areas_are_goals_and_objectives_have_results(archive):
    root = strategy_of(archive)
    goals = [
        item.findtext("s:Name", namespaces=NAMES) for item in root.iter(f"{{{NAMESPACE}}}Goal")
    ]
    assert goals == ["Osallisuus", "Tieto", "Tavoitteet ilman painopistettä"]
    objective = root.find(".//s:Objective", NAMES)
    assert objective.findtext("s:Name", namespaces=NAMES) == "Saavutettavuus <1>"
    target = objective.findtext(".//s:TargetResult/s:NumberOfUnits", namespaces=NAMES)
    actual = objective.findtext(".//s:ActualResult/s:NumberOfUnits", namespaces=NAMES)
    assert (target, actual) == ("90", "87.5")
    status = objective.findtext(".//s:Descriptor/s:DescriptorName", namespaces=NAMES)
    assert status == "partly_achieved"


@given(whole_years)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_year_is_well_formed_and_says_its_titles(year):
    found = site_files(Archive(years=(year,)), year)
    language = year.report.language
    if not year.objectives:
        assert "strategy.xml" not in found
        return
    document = etree.fromstring(found["strategy.xml"])
    assert SCHEMA.validate(document), SCHEMA.error_log
    names = [
        item.findtext(f"{{{NAMESPACE}}}Name") for item in document.iter(f"{{{NAMESPACE}}}Objective")
    ]
    expected = [item.title.in_language(language) for item in year.objectives]
    assert sorted(names) == sorted(expected)
