"""``annual-report build`` is the ordinary build, and tells all that is at fault each time."""

import json

import pytest

from annual_report.building.told import Told

PAGE = "reports/2023/kasittely.md"
DANGLING = "\n{ref}`puuttuu`\n"


def summary(project, *arguments, code=0):
    return json.loads(project.run("build", "--json", *arguments, code=code).stdout)


def test_build_tells_what_it_made_and_faults_stay_told_until_they_are_mended(project):
    project.write(PAGE, project.read(PAGE) + DANGLING)
    first = summary(project)
    assert first["pages"] == 3
    assert first["written"] == 3
    assert {item["file"] for item in first["pdfs"]} == {
        f"pdf/{name}"
        for name in [path.name for path in (project.folder / "_build/html/pdf").iterdir()]
    }
    assert all(item["pages"] for item in first["pdfs"])
    told = [(item["file"], item["line"], item["kind"]) for item in first["warnings"]]
    assert (PAGE, 6, "ref.ref") in told

    project.write("index.md", project.read("index.md") + "\nLisää.\n")
    second = summary(project)
    assert second["written"] < 3
    assert second["warnings"] == first["warnings"]

    project.replace(PAGE, DANGLING, "")
    third = summary(project)
    assert (PAGE, 6, "ref.ref") not in [
        (item["file"], item["line"], item["kind"]) for item in third["warnings"]
    ]


def test_each_warning_is_a_line_and_strict_fails(project):
    project.replace("reports/2023/report.yaml", "status: draft", "status: ready")
    told = project.run("build", "--strict", code=1, language="fi_FI.UTF-8")
    (line,) = [item for item in told.stderr.splitlines() if "report.yaml" in item]
    assert line.startswith('reports/2023/report.yaml:3: status: "ready" ei ole kertomuksen')
    assert line.endswith(" [annual_report.data.value]")
    assert "verkkosivua, joista" in told.stdout
    assert "korjaa se, minkä rivit yllä nimeävät" in told.stdout
    assert project.run("build").stderr.count("report.yaml:3") == 1


def test_what_ends_a_build_is_told_in_a_line(project):
    project.write("conf.py", project.read("conf.py") + "x = (\n")
    found = project.run("build", code=1)
    assert found.stderr.startswith("conf.py:8: ")
    assert len(found.stderr.splitlines()) == 1
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("output", [".", "..", "reports/2023/site", "conf.py"])
def test_a_site_among_its_sources_is_refused(project, output):
    line = project.fault("build", "--output", output, code=2)
    assert "--output" in line


SOURCE = "/somewhere/project"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            f"{SOURCE}/a/b.md:12: WARNING: Not good: at all [myst.header]\n",
            Told("a/b.md", 12, "Not good: at all", "myst.header"),
        ),
        (f"{SOURCE}/b.md: ERROR: Two\n  lines\n", Told("b.md", None, "Two lines", "")),
        (
            "WARNING: without a place [config.cache]\n",
            Told("", None, "without a place", "config.cache"),
        ),
        (
            "\x1b[91mC:\\x\\b.md:1: WARNING: red\x1b[39;49;00m\n",
            Told("C:\\x\\b.md", 1, "red", ""),
        ),
        ("something else\n", Told("", None, "something else", "")),
    ],
)
def test_what_sphinx_writes_is_read(written, told):
    from pathlib import PurePosixPath  # noqa: PLC0415 - as the source of another machine

    assert Told.read(written, PurePosixPath(SOURCE)) == told
