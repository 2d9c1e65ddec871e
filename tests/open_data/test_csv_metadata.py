"""``csv-metadata.json`` describes the tables that are there, as they are."""

import csv
import io
import json
import re
from decimal import Decimal

import pytest

from annual_report.data.archive import load_archive
from annual_report.open_data import files
from annual_report.open_data.tables import TABLES
from tests.open_data.full_year import write_full


@pytest.fixture
def found(tmp_path):
    loaded = load_archive(write_full(tmp_path))
    assert loaded.faults == ()
    return files(loaded.archive, loaded.archive.years[0])


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def is_of(datatype, cell):
    """Whether a cell reads as its column says, by the rules of XML Schema's types."""
    if isinstance(datatype, dict):
        return re.search(datatype["format"], cell) is not None
    forms = {
        "decimal": r"-?\d+(\.\d+)?",
        "integer": r"\d+",
        "boolean": "true|false",
        "string": ".*",
    }
    return re.fullmatch(forms[datatype], cell) is not None


def test_every_table_is_described(found):
    metadata = json.loads(found["csv-metadata.json"])
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    described = [table["url"] for table in metadata["tables"]]
    assert described == [name for name in found if name.endswith(".csv")]
    assert described == [table.name for table in TABLES]


def test_columns_and_cells_are_as_described(found):
    count = 0
    for table in json.loads(found["csv-metadata.json"])["tables"]:
        columns = table["tableSchema"]["columns"]
        lines = rows(found[table["url"]])
        assert list(lines[0]) == [column["titles"] for column in columns]
        for column in columns:
            assert column["dc:description"]
            for line in lines:
                cell = line[column["name"]]
                separator = column.get("separator")
                for item in cell.split(separator) if separator else [cell]:
                    assert not item or is_of(column["datatype"], item), (column, item)
                    count += bool(item)
        key = table["tableSchema"].get("primaryKey", [])
        keys = [tuple(line[name] for name in key) for line in lines]
        assert not key or len(set(keys)) == len(keys)
    assert count > 100


def test_a_computed_column_says_so(found):
    tables = json.loads(found["csv-metadata.json"])["tables"]
    (finances,) = [table for table in tables if table["url"] == "finances.csv"]
    computed = [
        column["name"]
        for column in finances["tableSchema"]["columns"]
        if column["dc:description"].startswith("Computed: ")
    ]
    assert computed == ["final_budget", "deviation", "actual_pct"]


def known(row):
    return {name: cell for name, cell in row.items() if cell}


def test_lines_of_money(found):
    first, second = rows(found["finances.csv"])
    assert known(first) == {
        "id": "palkat",
        "title": "Palkat",
        "kind": "expenses",
        "kind_label": first["kind_label"],
        "unit": "hallinto",
        "budget": "1000",
        "amendments": "200",
        "final_budget": "1200",
        "actual": "900",
        "deviation": "-300",
        "actual_pct": "75.00",
        "previous": "950",
    }
    # The actual amount is not known: neither is what is counted from it.
    assert {name for name in second if not second[name]} >= {"actual", "deviation", "actual_pct"}
    (total,) = rows(found["finance_totals.csv"])
    assert (total["kind"], total["deviation"]) == ("expenses", "-100")
    (share,) = rows(found["contributions.csv"])
    assert (share["municipality_name"], share["population"], share["amount"]) == (
        "Lahti",
        "120000",
        "600",
    )


def test_answers_have_a_row_for_each_option(found):
    first, second, third = rows(found["survey_results.csv"])
    assert [row["option"] for row in (first, second, third)] == ["eri mieltä", "samaa mieltä", ""]
    assert [row["share"] for row in (first, second, third)] == ["25.00", "75.00", ""]
    assert (first["responses"], first["mean"]) == ("40", "1.75")
    assert known(third) == {
        "survey": "kysely",
        "question": "k2",
        "text": "Tieto kulkee.",
        "mean": "3.25",
    }
    (survey,) = rows(found["surveys.csv"])
    assert Decimal(survey["response_rate"]) == 25


def test_an_objective_has_its_outcome_by_rule_or_by_hand(found):
    by_rule, by_hand = rows(found["objectives.csv"])
    assert (by_rule["status"], by_rule["computed_status"]) == ("", "partly_achieved")
    assert (by_rule["outcome"], by_rule["evidence"]) == ("partly_achieved", "kysely#k1")
    assert (by_hand["status"], by_hand["computed_status"]) == ("achieved", "")
    assert by_hand["outcome"] == "achieved"


def test_groups_and_the_plan(found):
    (group,) = rows(found["groups.csv"])
    assert (group["meetings"], group["meeting_dates"]) == ("2", "2023-02-01; 2023-09")
    chair, guest = rows(found["group_members.csv"])
    assert (chair["municipality_name"], chair["role"]) == ("Lahti", "puheenjohtaja")
    assert known(guest) == {"group": "ohjaus", "organisation": "Yliopisto"}
    (finding,) = rows(found["findings.csv"])
    assert (finding["conducted"], finding["text"]) == ("2022 autumn", "Tieto ei kulje.")
    (entry,) = rows(found["calendar.csv"])
    assert (entry["month"], entry["end_month"]) == ("3", "4")
    (step,) = rows(found["next_steps.csv"])
    assert (step["text"], step["objectives"]) == ("Jatketaan.", "T1")
    (recognition,) = rows(found["recognitions.csv"])
    assert (recognition["scope"], recognition["date"]) == ("national", "2023-11")
