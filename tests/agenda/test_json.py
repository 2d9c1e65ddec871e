"""The item as JSON, held against what the two interfaces ask for."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from annual_report.agenda.interfaces import item_json
from annual_report.agenda.plain_text import plain_text
from annual_report.data.model import Archive, Report, Year
from tests.agenda.interface_schema import SCHEMA
from tests.agenda.items import item_with, items, pasted, said, section, stage, without_blanks
from tests.conftest import REPOSITORY

REPORT = {"year": 2023, "title": "Kertomus", "status": "draft", "network": "verkosto"}
YEAR = Year(folder="reports/2023", report=Report.model_validate(REPORT))
ARCHIVE = Archive(years=(YEAR,))


def read(item, archive=ARCHIVE, year=YEAR):
    return json.loads(item_json(archive, year, item))


def text_of(found):
    """Return what the contents say, as a reader of the case would see it."""
    actions = found["decisions"]["actions"]
    parts = [found["decisions"]["case"]["title"]]
    for content in (content for action in actions for content in action["contents"]):
        page = BeautifulSoup(content["hypertext"], "html.parser")
        parts += [content["title"] or "", page.get_text()]
    return without_blanks("".join(parts))


def of_project(project_items, name):
    archive, composed = project_items
    return read(composed[name], archive, archive.year(2023))


@pytest.mark.parametrize("name", ["iitti 1", "iitti", "hollola", "lahti"])
def test_it_has_the_shapes_of_both_interfaces(project_items, name):
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        of_project(project_items, name)
    )


@pytest.mark.parametrize("name", ["iitti 1", "iitti", "hollola", "lahti"])
def test_it_says_what_the_plain_text_says(project_items, name):
    assert text_of(of_project(project_items, name)) == pasted(plain_text(project_items[1][name]))


def test_the_section_and_the_record_number_have_their_fields(project_items):
    found = of_project(project_items, "iitti")
    case, actions = found["decisions"]["case"], found["decisions"]["actions"]
    assert case["register_id"] == "270/00.04.01/2023"
    assert case["function"] == {"function_id": "00.04.01"}
    assert [action["article_number"] for action in actions] == [None, "24"]
    assert [action["event"]["start_date"] for action in actions] == ["2024-03-20", "2024-04-17"]
    assert "number" not in found["oparl"][0]
    assert found["oparl"][1]["number"] == "24"


def test_what_the_source_does_not_call_a_decision_is_none(project_items):
    found = of_project(project_items, "iitti")
    assert [action["resolution"] for action in found["decisions"]["actions"]] == [None, None]
    assert not [item for item in found["oparl"] if "result" in item or "resolutionText" in item]


def test_a_decision_is_told_in_both():
    held = stage(section="24", decision="noted", decision_text="Merkittiin tiedoksi.")
    item = item_with([section("decision", "Merkittiin tiedoksi.")], stages=[held])
    found = read(item)
    assert found["oparl"][0]["result"] == "merkittiin tiedoksi"
    assert found["oparl"][0]["resolutionText"] == "Merkittiin tiedoksi."
    action = found["decisions"]["actions"][0]
    assert action["resolution"] == "noted"
    assert action["contents"][0]["type"] == "decision"


@pytest.mark.parametrize("number", ["HOLDno-2021-104", "85/2024", "1/2/3", "270/0.4/2023"])
def test_a_record_number_of_another_form_tells_no_function(number):
    held = stage(record_number=number, section="1")
    case = read(item_with([section("title", "Asia")], stages=[held]))["decisions"]["case"]
    assert case["register_id"] == number
    assert case["function"] is None


@pytest.mark.parametrize(("kind", "public"), [("council", True), ("committee", None)])
def test_only_meetings_of_the_council_are_known_to_be_public(kind, public):
    found = read(item_with([section("title", "Asia")], stages=[stage(body_kind=kind)]))
    assert found["oparl"][0].get("public") is public


def test_a_handling_to_come_has_neither_day_nor_section():
    found = read(item_with([section("title", "Asia")]))
    Draft202012Validator(SCHEMA).validate(found)
    action = found["decisions"]["actions"][0]
    assert action["event"]["start_date"] is None
    assert action["event"]["organization"]["name"] == "Valiokunta"
    assert action["article_number"] is None


def test_the_report_is_an_auxiliary_file(project_items):
    found = of_project(project_items, "iitti")
    file = found["oparl"][0]["auxiliaryFile"][0]
    assert file["fileName"] == file["accessUrl"] == "kertomus-2023.pdf"
    assert file["mimeType"] == "application/pdf"
    assert found["decisions"]["actions"][0]["attachments"][0]["id"] == file["id"]


def test_ids_stay_and_differ(project_items):
    first, again = of_project(project_items, "iitti"), of_project(project_items, "iitti 1")
    assert first["oparl"][0]["id"] == again["oparl"][0]["id"] != first["oparl"][1]["id"]
    assert first["oparl"][0]["id"].startswith("urn:uuid:")
    other = of_project(project_items, "lahti")
    assert other["decisions"]["case"]["id"] != first["decisions"]["case"]["id"]


@settings(max_examples=30)
@given(items)
def test_whatever_it_says_is_text(item):
    found = read(item)
    Draft202012Validator(SCHEMA).validate(found)
    assert text_of(found) == said(item)


def test_the_reference_tells_of_each_field(project_items):
    page = (REPOSITORY / "docs/reference/agenda-json.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([A-Za-z_]+)`", page))
    assert _names(of_project(project_items, "iitti")) <= told


def _names(value):
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    if isinstance(value, list):
        return set().union(*map(_names, value))
    return set()
