"""``annual-report diff``: what changed from year to year, as text, Markdown and JSON."""

import json
import re
import shutil

import pytest
from bs4 import BeautifulSoup

from tests.conftest import EXAMPLE

WITHOUT_CODE = shutil.ignore_patterns("__pycache__", "*.md")


@pytest.fixture
def example(project):
    """Return the project with the data of the example archive."""
    shutil.rmtree(project.folder / "reports")
    shutil.copytree(EXAMPLE / "reports", project.folder / "reports", ignore=WITHOUT_CODE)
    return project


def sections(text):
    """Return the lines below each title of the text."""
    found, title = {}, None
    for line in text.splitlines():
        if line.startswith("  - "):
            found[title].append(line[4:])
        elif line:
            title = line.rstrip(":")
            found[title] = []
    return found


def test_what_changed_is_told(example):
    found = sections(example.run("diff", "2023", "2024").stdout)
    assert next(iter(found)) == "2024 compared with 2023."
    assert found["New objectives"] == ["T7 Tieto kulkee kodin ja päiväkodin välillä"]
    assert found["Objectives no longer there"] == [
        "T5 Sinilampi pääsee mukaan yhteiseen työhön: not assessed"
    ]
    assert (
        "T3 Poissaolot perusopetuksessa vähenevät: partly achieved → achieved"
        in found["Objectives whose status changed"]
    )
    assert found["Municipalities that left"] == ["Tervasaari"]
    assert found["Surveys"][0] == "2023: pre-primary and basic education"
    goes_on = found["Objectives that go on"]
    assert any(
        line.endswith("(carries on, of 2023: T6 Yhteispolku-pilotti alkaa)") for line in goes_on
    )


def test_it_is_told_in_finnish_with_the_words_of_the_site(example, build):
    told = sections(example.run("diff", "2023", "2024", language="fi_FI.UTF-8").stdout)
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in (EXAMPLE / "reports").rglob("*.yaml")
    }
    page = "# Muutokset\n\n```{year-changes}\n```\n"
    for year in (2022, 2023):
        files[f"reports/{year}/index.md"] = b"# Vuosi\n"
    files["reports/2024/index.md"] = page.encode()
    toctree = "".join(f"reports/{year}/index\n" for year in (2022, 2023, 2024))
    files["index.md"] = f"# Arkisto\n\n```{{toctree}}\n{toctree}```\n".encode()
    built = build(
        files,
        conf="annual_report_pdf = False\nsuppress_warnings = ['annual_report']\n",
        warnings=(),
    )
    soup = BeautifulSoup(built.read("reports/2024/index.html"), "html.parser")
    rubrics = [rubric.get_text() for rubric in soup.select("p.rubric")]
    assert rubrics
    assert [title for title in told if title in rubrics] == rubrics


def test_two_years_apart_are_compared(example):
    found = sections(example.run("diff", "2022", "2024").stdout)
    assert next(iter(found)) == "2024 compared with 2022."


def test_markdown_shows_what_is_typed(example):
    example.replace(
        "reports/2024/data/objectives.yaml",
        "title: Tieto kulkee kodin ja päiväkodin välillä",
        'title: "*Tieto* `kulkee` {status}"',
    )
    text = example.run("diff", "2023", "2024", "--format", "markdown").stdout
    assert text.startswith("# 2024 compared with 2023\n\n## New objectives\n\n- T7 ")
    assert r"\*Tieto\* \`kulkee\` \{status\}" in text


@pytest.mark.parametrize("option", [("--json",), ("-f", "json"), ("-f", "json", "--json")])
def test_json_is_for_programs(example, option):
    found = json.loads(example.run("diff", "2023", "2024", *option).stdout)
    assert (found["before"], found["now"]) == (2023, 2024)
    assert [item["id"] for item in found["objectives"]["new"]] == ["T7"]
    assert {"id": "T1", "before": "achieved", "now": "partly_achieved"} in found["objectives"][
        "status_changed"
    ]
    assert found["objectives"]["target_changed"][0]["now"] == "80"
    assert [item["id"] for item in found["projects"]["ended"]] == ["lukupolku", "verkostokirjasto"]
    assert [item["id"] for item in found["members"]["left"]] == ["tervasaari"]
    assert [item["inferred"] for item in found["surveys"]["now"]] == [False, True]


def test_what_a_year_does_not_tell_is_not_said_to_be_gone(example):
    (example.folder / "reports/2024/data/projects.yaml").unlink()
    example.replace("reports/2024/data/objectives.yaml", "projects: [digiaskel, yhteispolku]", "")
    example.replace("reports/2024/data/objectives.yaml", "projects: [yhteispolku]", "")
    found = example.run("diff", "2023", "2024").stdout
    assert "What changed in the projects is not known: 2024 does not tell." in found
    assert "Projects no longer there" not in found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("2024", "2023"),
            "annual-report diff: BEFORE: 2024 is not before 2023; write the earlier year first",
        ),
        (
            ("2023", "2023"),
            "annual-report diff: BEFORE: 2023 is not before 2023; write the earlier year first",
        ),
        (("2023", "2030"), "reports/2030: there is no year 2030; the archive has 2022, 2023, 2024"),
        (
            ("2023", "2024", "-f", "markdwn"),
            'annual-report diff: --format: "markdwn" is not a format; did you mean "markdown"?',
        ),
        (
            ("2023", "2024", "--json", "-f", "text"),
            "annual-report diff: --json: this is another format than --format asks for",
        ),
        (("2023",), "annual-report diff: NOW is missing"),
    ],
)
def test_wrong_use_is_told_in_one_line(example, arguments, told):
    assert example.fault("diff", *arguments, code=2) == told


def test_faults_of_the_data_are_told(example):
    example.replace("reports/2024/data/projects.yaml", "status: running", "status: runing")
    line = example.fault("diff", "2023", "2024", code=1)
    assert re.match(r"reports/2024/data/projects\.yaml:\d+: projects\[1\]\.status: ", line)
