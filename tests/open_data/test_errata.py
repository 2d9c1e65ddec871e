"""Corrections are open data too: in the JSON of the year, as a table, in the catalogue's day."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from annual_report.data.archive import load_archive
from annual_report.data.report_dates import changed_date
from annual_report.open_data import files, read_json
from annual_report.open_data.catalog import Dataset, Publishing, catalog
from annual_report.open_data.json_schema import json_schema
from tests.open_data.full_year import FULL, REPORT, write, write_full


@pytest.fixture
def archive(tmp_path):
    loaded = load_archive(write_full(tmp_path))
    assert loaded.faults == ()
    return loaded.archive


def modified(archive):
    publishing = Publishing(site="", license="", language="fi", title="Koe")
    datasets = [Dataset(year=year, files=()) for year in archive.years]
    (dataset,) = json.loads(catalog(archive, datasets, publishing))["dcat:dataset"]
    return dataset.get("dct:modified")


def test_the_json_of_the_year_has_them_as_its_schema_says(archive):
    content = files(archive, archive.years[0])["report.json"]
    told = json.loads(content)
    assert told["errata"] == [
        {
            "date": "2024-05-02",
            "text": {"fi": "Toteuma on 87,4 %.", "sv": "Utfallet är 87,4 %."},
            "document": "talous",
        }
    ]
    schema = Draft202012Validator(json.loads(json_schema()))
    assert schema.is_valid(told)
    told["errata"][0]["date"] = "eilen"
    assert not schema.is_valid(told)
    assert read_json(content) == archive.years[0]


def test_they_are_a_table_in_the_language_of_the_report(archive):
    found = files(archive, archive.years[0])
    text = found["errata.csv"].decode("utf-8-sig")
    assert [*csv.DictReader(io.StringIO(text))] == [
        {"date": "2024-05-02", "text": "Toteuma on 87,4 %.", "document": "talous"}
    ]
    described = json.loads(found["csv-metadata.json"])
    assert "errata.csv" in {table["url"] for table in described["tables"]}


def test_a_year_without_them_has_no_table(tmp_path):
    write(tmp_path, {name: text for name, text in FULL.items() if "errata" not in name})
    loaded = load_archive(tmp_path)
    (year,) = loaded.archive.years
    assert "errata.csv" not in files(loaded.archive, year)
    assert json.loads(files(loaded.archive, year)["report.json"])["errata"] == []
    assert modified(loaded.archive) is None
    assert str(changed_date(year)) == "2024-03-15"


def test_the_catalogue_was_changed_on_the_day_of_the_last_one(tmp_path, archive):
    assert modified(archive) == {"@type": "xsd:date", "@value": "2024-05-02"}
    assert str(changed_date(archive.years[0])) == "2024-05-02"
    later = REPORT.replace("published: 2024-03-15", "published: 2024-03-15, updated: 2024-06-01")
    write(tmp_path, {**FULL, "2023/report.yaml": later})
    assert modified(load_archive(tmp_path).archive) == {
        "@type": "xsd:date",
        "@value": "2024-06-01",
    }
