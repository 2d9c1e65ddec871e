"""``report.json``: complete, exact, and read back as the same year."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annual_report.data.archive import load_archive
from annual_report.data.model import Archive, Year
from annual_report.open_data import file_names, files, read_json
from annual_report.open_data.exact_json import dumps, loads
from tests.data.archives import GOOD, write
from tests.data.strategies import trees
from tests.open_data.whole_years import whole_years

PROJECTS = """\
projects:
  - id: valssi
    name_as_reported: {fi: "VALSSI <b>", sv: VALSSI}
    funders: [OKM]
    grant: 12500.50
    total_cost: 1 000 000 €
    period: {start: 2023 alku, end: 2024-05}
"""


@pytest.fixture
def archive(tmp_path):
    write(tmp_path, {**GOOD, "2023/data/projects.yaml": PROJECTS})
    loaded = load_archive(tmp_path)
    assert loaded.faults == ()
    return loaded.archive


def test_the_text_of_the_file(archive):
    text = files(archive, archive.years[0])["report.json"].decode()
    assert text.startswith(
        '{\n  "$schema": "../schema/report-1.json",\n  "format": "annual-report/1",\n'
        '  "network": {\n    "id": "verkosto"'
    )
    assert text.endswith("\n}\n")
    project = text[text.index('  "projects": [') : text.index('  "handling"')]
    assert (
        project
        == """\
  "projects": [
    {
      "id": "valssi",
      "name_as_reported": {
        "fi": "VALSSI <b>",
        "sv": "VALSSI"
      },
      "official_name": null,
      "official_name_note": null,
      "kind": null,
      "funders": [
        "okm"
      ],
      "grant": 12500.50,
      "own_funding": null,
      "other_funding": null,
      "total_cost": 1000000,
      "grant_pct_max": null,
      "grant_record_number": null,
      "grant_use_period": {
        "start": null,
        "end": null
      },
      "use_report": null,
      "period": {
        "start": "2023 beginning",
        "end": "2024-05"
      },
      "coordinator": null,
      "participants": [],
      "partners": [],
      "status": null,
      "objectives": [],
      "results": null,
      "note": null,
      "accept": {},
      "sources": []
    }
  ],
"""
    )


def test_every_field_of_the_model_is_there(archive):
    value = json.loads(files(archive, archive.years[0])["report.json"], parse_float=Decimal)
    assert list(value) == ["$schema", "format", "network", *Year.model_fields]
    assert value["network"]["name"] == "Koeverkosto"
    assert [funder["id"] for funder in value["network"]["funders"]] == ["okm", "avi"]
    assert value["network"]["members"][0]["code"] == "016"
    assert value["projects"][0]["grant"] == Decimal("12500.50")
    assert value["report"]["dates"]["approved"] is None


def test_equal_data_gives_equal_bytes(archive):
    first = files(archive, archive.years[0])
    again = files(archive.model_copy(deep=True), archive.years[0].model_copy(deep=True))
    assert first == again
    names = ["report.json", "projects.csv", "csv-metadata.json"]
    assert list(first) == list(again) == names == file_names(archive.years[0])


def test_a_year_without_a_network_has_none(archive):
    data = files(Archive(years=archive.years), archive.years[0])["report.json"]
    assert json.loads(data)["network"] is None
    assert read_json(data) == archive.years[0]


@given(whole_years)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_year_is_read_back_as_it_was(year):
    data = files(Archive(years=(year,)), year)["report.json"]
    again = read_json(data)
    assert again == year
    assert files(Archive(years=(again,)), again)["report.json"] == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{}", 'the file is not of the format "annual-report/1"'),
        (b"[]", 'the file is not of the format "annual-report/1"'),
        (
            b'{"format": "annual-report/1", "folder": "a", "report": {"year": 2023}, "x": 1}',
            (
                "report.title: this field is required; report.status: this field is required; "
                'report.network: this field is required; x: unknown field "x"; the fields are '
                "folder, report, objectives, assessment, projects, handling, finances, "
                "finance_units, finance_totals, contributions, groups, surveys, …"
            ),
        ),
    ],
)
def test_what_is_no_report_is_refused_with_every_fault(data, message):
    with pytest.raises(ValueError, match=r"format|required") as caught:
        read_json(data)
    assert str(caught.value) == message


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"NaN", b"[" * 100_000])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(ValueError, match="the file is not JSON"):
        read_json(data)


@given(trees)
def test_json_is_what_the_standard_library_reads(value):
    data = dumps(value)
    assert loads(data) == _plain(value)
    assert json.loads(data) is not None or value is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_decimal_is_written_with_the_digits_it_has(number):
    data = dumps({"a": number})
    assert data == f'{{\n  "a": {number:f}\n}}\n'.encode()
    assert loads(data) == {"a": number}


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
