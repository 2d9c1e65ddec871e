"""The tables of a year as a spreadsheet opens them."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annual_report.data.archive import load_archive
from annual_report.data.model import Archive
from annual_report.open_data import files
from annual_report.open_data.spreadsheet import harmless, joined, table
from tests.data.archives import GOOD, REPORT, write
from tests.data.strategies import texts
from tests.open_data.whole_years import whole_years

OBJECTIVES = """\
objectives:
  - id: T1
    title: {fi: Tavoite, sv: Mål}
    kind: functional
    status: partly_achieved
    actions: [yksi, kaksi]
    indicators:
      - {name: Osuus, unit: "%", target: 90, actual: 87.50}
      - {name: Käynnit, baseline: -3}
    updated: 2023-12
    sources: [lahde, {key: toinen, locator: s. 3}]
  - {id: T2, title: "Toinen, \\"lainattu\\""}
"""
PROJECTS = """\
projects:
  - id: valssi
    name_as_reported: VALSSI
    funders: [okm, avi]
    grant: 12500.50
    coordinator: lahti
    participants: [asikkala, lahti]
    status: completed
    period: {start: 2023 alku}
    objectives: [T1, T2]
"""
HANDLING = """\
handling:
  - {body: Palveluvaliokunta, body_kind: lautakunta, municipality: "398", date: 2024-04-17,
     section: 24, decision: noted}
  - {body: Kunnanhallitus, for_information: true}
"""


@pytest.fixture
def written(tmp_path):
    def run(report=REPORT, **data):
        found = {f"2023/data/{name}.yaml": text for name, text in data.items()}
        write(tmp_path, {**GOOD, "2023/report.yaml": report, **found})
        loaded = load_archive(tmp_path)
        assert loaded.faults == ()
        return files(loaded.archive, loaded.archive.years[0])

    return run


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def known(row):
    return {name: cell for name, cell in row.items() if cell}


def test_the_bytes_are_what_spreadsheets_and_the_rfc_ask_for(written):
    data = written(objectives=OBJECTIVES)["objectives.csv"]
    assert data.startswith(b"\xef\xbb\xbfid,title,kind,kind_label,continues,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 4
    assert b'T2,"Toinen, ""lainattu""",' in data


def test_an_objective_has_a_row_for_each_indicator(written):
    first, second, third = rows(written(objectives=OBJECTIVES)["objectives.csv"])
    shared = {
        "id": "T1",
        "title": "Tavoite",
        "kind": "functional",
        "kind_label": "toiminnallinen tavoite",
        "actions": "yksi; kaksi",
        "status": "partly_achieved",
        "status_label": "osittain toteutunut",
        "outcome": "partly_achieved",
        "outcome_label": "osittain toteutunut",
        "updated": "2023-12",
        "sources": "lahde; toinen, s. 3",
    }
    assert known(first) == shared | {
        "indicator": "Osuus",
        "unit": "%",
        "target": "90",
        "actual": "87.50",
    }
    assert known(second) == shared | {"indicator": "Käynnit", "baseline": "-3"}
    assert known(third) == {"id": "T2", "title": 'Toinen, "lainattu"'}


def test_texts_and_labels_are_in_the_language_of_the_report(written):
    data = written(REPORT + "language: sv\n", objectives=OBJECTIVES)["objectives.csv"]
    row = rows(data)[0]
    assert (row["title"], row["status_label"]) == ("Mål", "delvis uppnått")


def test_a_project_has_ids_and_names(written):
    data = written(objectives=OBJECTIVES, projects=PROJECTS)["projects.csv"]
    (row,) = rows(data)
    assert known(row) == {
        "id": "valssi",
        "name_as_reported": "VALSSI",
        "funders": "okm; avi",
        "funder_names": "opetus- ja kulttuuriministeriö; aluehallintovirasto",
        "grant": "12500.50",
        "period_start": "2023 beginning",
        "coordinator": "398",
        "coordinator_name": "Lahti",
        "participants": "016; 398",
        "participant_names": "Asikkala; Lahti",
        "status": "completed",
        "status_label": row["status_label"],
        "objectives": "T1; T2",
    }


def test_a_stage_has_words_and_a_flag(written):
    first, second = rows(written(handling=HANDLING)["handling.csv"])
    assert known(first) == {
        "date": "2024-04-17",
        "body": "Palveluvaliokunta",
        "body_kind": "committee",
        "body_kind_label": "lautakunta",
        "municipality": "398",
        "municipality_name": "Lahti",
        "section": "24",
        "decision": "noted",
        "decision_label": first["decision_label"],
        "for_information": "false",
    }
    assert known(second) == {"body": "Kunnanhallitus", "for_information": "true"}


def test_a_table_without_rows_is_not_written(written):
    assert list(written()) == ["report.json"]
    names = ["report.json", "handling.csv", "csv-metadata.json"]
    assert list(written(handling=HANDLING)) == names


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+358", "'+358"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a; =1", "a; '=1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a =1"),
        ("a - b = c", "a - b = c"),
        ("5 - 3", "5 - 3"),
        ("VALSSI-digitaalinen", "VALSSI-digitaalinen"),
        ("Päijät-Hämeessä -Osallisuutta", "Päijät-Hämeessä -Osallisuutta"),
        ("", ""),
    ],
)
def test_a_text_is_no_formula(text, cell):
    assert harmless(text) == cell


def test_a_formula_in_a_data_file_is_a_text_in_the_table(written):
    objectives = (
        "objectives:\n  - {id: T1, title: '=1+1', actions: [a, '@b'], indicators: "
        "[{name: -x, actual: -1}]}\n"
    )
    (row,) = rows(written(objectives=objectives)["objectives.csv"])
    assert (row["title"], row["actions"]) == ("'=1+1", "a; '@b")
    assert (row["indicator"], row["actual"]) == ("'-x", "-1")


@given(texts)
def test_no_text_starts_a_cell_as_a_formula_or_breaks_a_line(text):
    data = table({"a": lambda row: row}, [text]).decode("utf-8-sig")
    assert len(data.splitlines()) == 2
    (row,) = rows(data.encode())
    for cell in row["a"].split(";"):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert row["a"].replace("'", "").split() == text.replace("'", "").split()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_number_is_written_exactly(number):
    (row,) = rows(table({"a": lambda row: row}, [number]))
    assert row["a"] == f"{number:f}"
    assert Decimal(row["a"]) == number


@given(whole_years)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_year_has_a_row_for_each_of_its_items(year):
    found = files(Archive(years=(year,)), year)
    lengths = {name: len(rows(data)) for name, data in found.items() if name.endswith(".csv")}
    questions = [question for survey in year.surveys for question in survey.questions]
    assessment, totals = year.self_assessment, year.finance_totals
    expected = {
        "objectives.csv": sum(len(item.indicators) or 1 for item in year.objectives),
        "projects.csv": len(year.projects),
        "handling.csv": len(year.handling),
        "finances.csv": len(year.finances),
        "finance_totals.csv": int(totals is not None and totals.income is not None),
        "finance_units.csv": len(year.finance_units),
        "contributions.csv": len(year.contributions),
        "groups.csv": len(year.groups),
        "group_members.csv": sum(len(group.members) for group in year.groups),
        "surveys.csv": len(year.surveys),
        "survey_results.csv": sum(len(question.counts) or 1 for question in questions),
        "recognitions.csv": len(year.recognitions),
        "findings.csv": len(assessment.findings) if assessment else 0,
        "calendar.csv": len(year.annual_calendar),
        "next_steps.csv": len(year.next_steps),
        "errata.csv": len(year.errata),
    }
    assert lengths == {name: length for name, length in expected.items() if length}


def test_a_list_in_a_cell():
    assert joined(["a", "b"]) == "a; b"
    assert joined([]) is None
