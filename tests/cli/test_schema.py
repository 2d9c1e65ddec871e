"""``annual-report schema`` writes what editors take, and leaves published years as they are."""

import json

from annual_report.editors.schemas import FOLDER, schemas
from annual_report.editors.snippets import FILE


def test_it_writes_schemas_and_snippets_once(project):
    found = json.loads(project.run("schema", "--json").stdout)
    assert sorted(found["written"]) == sorted([*(f"{FOLDER}/{name}" for name in schemas()), FILE])
    assert project.read(f"{FOLDER}/handling.json").encode() == schemas()["handling.json"]
    assert json.loads(project.run("schema", "--json").stdout)["written"] == []


def test_mark_names_the_schema_in_the_first_line_and_keeps_the_rest(project):
    before = project.handling
    project.run("schema", "--mark")
    assert project.handling == (
        f"# yaml-language-server: $schema=../../../.schemas/handling.json\n{before}"
    )
    assert project.read("reports/agenda/iitti.yaml").startswith(
        "# yaml-language-server: $schema=../../.schemas/agenda-profile.json\n"
    )
    once = project.files()
    project.run("schema", "--mark")
    assert project.files() == once


def test_a_published_year_stays_as_it_is(project):
    project.write("reports/2022/published.lock", "{}\n")
    project.run("schema", "--mark")
    assert project.read("reports/2022/report.yaml").startswith("year: 2022")
    assert project.read("reports/2023/report.yaml").startswith("# yaml-language-server")


def test_it_tells_what_comes_next(project):
    told = project.run("schema", language="fi_FI.UTF-8").stdout
    assert "Valitsimella --mark" in told
