"""Editors are told what the reader of the files accepts: no more, no less."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from annual_report.data.archive import load_archive
from annual_report.directives import DIRECTIVES
from annual_report.editors.schemas import FOLDER, MARK, mark_of, schema_for, schemas
from annual_report.editors.snippets import FILE, snippets
from tests.rules.sources import PACKAGE, REPOSITORY

PROJECTS = (REPOSITORY, PACKAGE / "example")


class Loader(yaml.SafeLoader):
    """YAML as editors read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    letter: [item for item in items if item[0] != "tag:yaml.org,2002:timestamp"]
    for letter, items in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(name, text):
    value = yaml.load(text, Loader)  # noqa: S506 - a safe loader
    return [
        error.message for error in Draft7Validator(json.loads(schemas()[name])).iter_errors(value)
    ]


def data_files(project: Path):
    return [
        path
        for path in sorted((project / "reports").rglob("*.yaml"))
        if schema_for(path.relative_to(project).as_posix(), "reports")
    ]


@pytest.mark.parametrize("project", PROJECTS, ids=["project", "example"])
def test_every_data_file_names_its_schema_and_keeps_to_it(project):
    files = data_files(project)
    assert len(files) > 20
    for path in files:
        name = path.relative_to(project).as_posix()
        text = path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        assert first + "\n" == mark_of(name, "reports"), name
        assert (path.parent / first.removeprefix(MARK)).resolve() == (
            project / FOLDER / schema_for(name, "reports")
        )
        assert faults(schema_for(name, "reports"), text) == [], name


@pytest.mark.parametrize("project", PROJECTS, ids=["project", "example"])
def test_the_schemas_of_a_project_are_up_to_date(project):
    found = {path.name: path.read_bytes() for path in (project / FOLDER).iterdir()}
    assert found == schemas(), "run: annual-report schema"


def test_the_snippets_are_up_to_date():
    assert (REPOSITORY / FILE).read_bytes() == snippets(), "run: annual-report schema"


def test_each_directive_has_a_snippet():
    found = json.loads(snippets())
    assert {item["prefix"][0] for item in found.values()} == set(DIRECTIVES)
    assert found["annual-report: objective"]["body"][0] == "```{objective} ${1:id}"
    assert found["annual-report: objectives"]["body"] == ["```{objectives}", "$0", "```"]


@pytest.mark.parametrize("text", list(map(str, schemas())))
def test_a_schema_is_one(text):
    Draft7Validator.check_schema(json.loads(schemas()[text]))


GOOD = {
    "a Finnish word": "objectives: [{id: T1, title: Koe, status: toteutunut}]",
    "a capital": "objectives: [{id: T1, title: Koe, status: Toteutunut}]",
    "a Swedish text": "objectives: [{id: T1, title: {fi: Koe, sv: Prov}}]",
    "a number for an id": "objectives: [{id: 1, title: Koe}]",
    "a number with a comma": (
        "objectives: [{id: T1, title: Koe, indicators: [{name: N, actual: '1 234,5'}]}]"
    ),
    "a source by its key": "objectives: [{id: T1, title: Koe, sources: [avain]}]",
    "a field without a value": "objectives: [{id: T1, title: Koe, status: }]",
    "a file without anything": "objectives:",
}
WRONG = {
    "a field nobody knows": "objectives: [{id: T1, title: Koe, titel: Koe}]",
    "a word nobody knows": "objectives: [{id: T1, title: Koe, status: done}]",
    "no title": "objectives: [{id: T1}]",
    "a list for a text": "objectives: [{id: T1, title: [Koe]}]",
    "a language nobody knows": "objectives: [{id: T1, title: {xx: Koe}}]",
}


@pytest.fixture
def read_by_package(tmp_path):
    """Return whether the package reads an objectives file without a fault."""

    def read(text):
        reports = tmp_path / "reports"
        (reports / "2023" / "data").mkdir(parents=True)
        (reports / "network.yaml").write_text(
            "{id: v, slug: v, name: V, members: [{code: '016', id: a, name: A}]}"
        )
        (reports / "2023" / "report.yaml").write_text(
            "{year: 2023, title: T, status: draft, network: v}"
        )
        (reports / "2023" / "data" / "objectives.yaml").write_text(text)
        return not load_archive(tmp_path, "reports").faults

    return read


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_people_may_write_is_good_to_editor_and_reader(text, read_by_package):
    assert faults("objectives.json", text) == []
    assert read_by_package(text)


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_slip_is_marked_by_editor_and_reader(text, read_by_package):
    assert faults("objectives.json", text)
    assert not read_by_package(text)


DATES = ("2023-04-17", "17.4.2023", "4/2023", "2023", "'2023'", "2023 alku", "2023 hösten")


@pytest.mark.parametrize("date", DATES)
def test_dates_are_taken_as_people_write_them(date):
    assert faults("handling.json", f"handling: [{{body: B, date: {date}}}]") == []


@pytest.mark.parametrize("date", ["keväällä", "17.4.", "12023", "[2023]"])
def test_what_is_no_date_is_marked(date):
    assert faults("handling.json", f"handling: [{{body: B, date: {date}}}]")
