"""The JSON Schema of ``report.json`` takes what is written, and nothing else."""

import json
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from annual_report.data.archive import load_archive
from annual_report.data.model import Archive, Network, Year
from annual_report.open_data import files
from annual_report.open_data.json_schema import json_schema
from tests.open_data.full_year import FULL, write_full
from tests.open_data.whole_years import whole_years


@cache
def validator():
    return Draft202012Validator(json.loads(json_schema()))


def faults(report):
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(report)]


@pytest.fixture
def report(tmp_path):
    loaded = load_archive(write_full(tmp_path))
    assert loaded.faults == ()
    return json.loads(files(loaded.archive, loaded.archive.years[0])["report.json"])


def test_the_schema_is_one():
    schema = json.loads(json_schema())
    Draft202012Validator.check_schema(schema)
    assert "$id" not in schema
    named = json.loads(json_schema("https://example.org/site/data/"))
    assert named["$id"] == "https://example.org/site/data/schema/report-1.json"
    assert json_schema() == json_schema()


def test_a_full_year_is_valid(report):
    assert report["$schema"] == "../schema/report-1.json"
    # The year of the test fills every list, so that no part of the schema is left out.
    assert [name for name, value in report.items() if value in ([], None)] == []
    assert faults(report) == []


@given(whole_years)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_year_is_valid(year):
    report = json.loads(files(Archive(years=(year,)), year)["report.json"])
    assert faults(report) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "annual-report/2"),
        (("report", "year"), "2023"),
        (("report", "dates", "approved"), "17.4.2023"),
        (("report", "status"), "luonnos"),
        (("report", "title"), {"de": "Bericht"}),
        (("objectives", 0, "id"), "T 1"),
        (("objectives", 0, "unknown"), 1),
        (("projects", 0, "grant"), "12500.50"),
        (("projects", 0, "grant"), -1),
        (("projects", 0, "coordinator"), "Lahti"),
        (("contributions", 0, "share"), 101),
        (("annual_calendar", 0, "month"), 13),
        (("surveys", 0, "accept"), {"nonsense": "Syy"}),
    ],
)
def test_what_is_wrong_is_told_where_it_is(report, path, value):
    place = report
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    (fault,) = faults(report)
    names = [name for name in path if isinstance(name, str)]
    assert names[0] in fault or "unknown" in fault


def test_what_is_missing_is_told(report):
    del report["objectives"][0]["status"]
    assert faults(report) == ["$.objectives[0]: 'status' is a required property"]


def test_every_field_of_the_model_is_described():
    schema = json.loads(json_schema())
    assert list(schema["properties"]) == ["$schema", "format", "network", *Year.model_fields]
    assert list(schema["$defs"]["Network"]["properties"]) == list(Network.model_fields)
    assert ":class:" not in json.dumps(schema)
    assert "``" not in json.dumps(schema)


def test_the_full_year_has_every_data_file():
    assert {name.rpartition("/")[2] for name in FULL if "/data/" in name} == {
        "objectives.yaml",
        "projects.yaml",
        "handling.yaml",
        "finances.yaml",
        "groups.yaml",
        "surveys.yaml",
        "recognitions.yaml",
        "plan.yaml",
    }
