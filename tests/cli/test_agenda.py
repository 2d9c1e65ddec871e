"""``annual-report agenda``: all is written or nothing, outside the site, told in words."""

import io
import json
import subprocess
import sys

import pikepdf
import pytest
from docx import Document

HANDLING = "reports/2023/data/handling.yaml"
ITEM = "_build/agenda/2023/iitti/kokousasia"
NAMES = ["kokousasia." + ending for ending in ("docx", "html", "json", "pdf", "txt")]


def written(project):
    folder = project.folder / "_build/agenda/2023"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_municipalities_get_their_items(project):
    text = project.run("agenda", "2023", "--format", "text,html").stdout
    assert written(project) == {
        f"{name}/kokousasia.{ending}"
        for name in ("asikkala", "iitti", "lahti")
        for ending in ("txt", "html")
    }
    lines = text.splitlines()
    assert lines[:3] == [
        "Asikkala, handling 1",
        "  _build/agenda/2023/asikkala/kokousasia.txt",
        "  _build/agenda/2023/asikkala/kokousasia.html",
    ]
    assert "By the general profile, not the municipality's own: Asikkala, Lahti. Check" in text
    assert "Lautakunta merkitsee kertomuksen tiedoksi." in project.read(
        "_build/agenda/2023/lahti/kokousasia.txt"
    )


def test_an_item_is_written_in_all_formats_with_its_packet(project):
    command = ["agenda", "2023", "-m", "iitti", "--stage", "1", "--packet", "--json"]
    found = json.loads(project.run(*command).stdout)
    assert written(project) == {f"iitti/{name}" for name in [*NAMES, "kokouspaketti.pdf"]}
    (item,) = found["items"]
    assert (item["municipality"], item["handling"], item["general"]) == ("iitti", 1, False)
    assert {name.rpartition("/")[2] for name in item["files"]} == {*NAMES, "kokouspaketti.pdf"}
    text = project.read(f"{ITEM}.txt")
    assert text.startswith("Toimintakertomus vuodelta 2023\n\nPalveluvaliokunta 20.3.2024\n")
    assert "Valmistelija\n\nAino Esimerkki, puh. 040 123 4567\n" in text
    assert "Verkosto kertoo vuodesta 2023." in text
    document = Document(project.folder / f"{ITEM}.docx")
    assert any("Verkosto kertoo" in paragraph.text for paragraph in document.paragraphs)
    for name in (f"{ITEM}.pdf", "_build/agenda/2023/iitti/kokouspaketti.pdf"):
        with pikepdf.open(io.BytesIO((project.folder / name).read_bytes())) as pdf:
            assert len(pdf.pages) >= 1


def test_the_reports_pdf_lies_beside_when_the_site_has_it(project):
    told = project.run("agenda", "2023", "-m", "iitti", "-f", "text").stdout
    assert "Attach verkosto-2023.pdf as well: build the site first" in told
    project.write("_build/html/pdf/verkosto-2023.pdf", "%PDF")
    told = project.run("agenda", "2023", "-m", "iitti", "-f", "text").stdout
    assert "Attach" not in told
    assert project.read("_build/agenda/2023/iitti/verkosto-2023.pdf") == "%PDF"


def test_the_command_runs_as_a_process_in_finnish(project):
    code = "from annual_report.cli import main; main()"
    found = subprocess.run(
        [sys.executable, "-c", code, "agenda", "2023", "-m", "Lahti", "-f", "text", "-o", "ulos"],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "fi_FI.UTF-8", "PATH": "/usr/bin", "PYTHONPATH": ":".join(sys.path)},
    )
    assert found.stderr == ""
    assert found.stdout.splitlines()[:2] == [
        "Lahti, käsittely 1",
        "  ulos/2023/lahti/kokousasia.txt",
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["2023", "-m", "iiti"],
            '--municipality: "iiti" is not a municipality of the network; did you mean "iitti"?',
        ),
        (["2023", "-f", "doc"], '--format: "doc" is not a format; did you mean "docx"?'),
        (["2023", "--chapters", "a"], "--chapters: chapters are those of a packet; add --packet"),
        (
            ["2023", "-m", "iitti", "--packet", "--chapters", "kasitely"],
            '--chapters: "kasitely" is not a chapter of the report; did you mean "kasittely"?',
        ),
        (
            ["2023", "-o", "_build/html/kokous"],
            (
                "--output: _build/html/kokous is in the site, which is published; choose a folder "
                "outside of it, as _build/agenda"
            ),
        ),
    ],
)
def test_wrong_use_is_told_and_nothing_written(project, arguments, line):
    told = project.fault("agenda", *arguments, code=2)
    assert told == f"annual-report agenda: {line}"


def test_a_site_is_known_wherever_it_was_built_to(project):
    project.write("julki/objects.inv", "")
    assert "julki/x is in the site" in project.fault("agenda", "2023", "-o", "julki/x", code=2)


def test_a_year_without_content_is_told(project):
    assert project.fault("agenda", "2022", code=1) == (
        "reports/2022/agenda.md: the file is missing; it holds what the agenda items of the year "
        "say"
    )


def test_a_year_that_is_not_there_is_told(project):
    line = project.fault("agenda", "2021", code=2)
    assert line == "reports/2021: there is no year 2021; the archive has 2022, 2023"


def test_a_handling_that_is_not_there_is_told(project):
    line = project.fault("agenda", "2023", "-m", "iitti", "--stage", "3", code=1)
    assert line == f"{HANDLING}: Iitti has no handling 3 of 2023; the last is 2"


def test_a_profile_with_an_unknown_part_is_told(project):
    project.replace("reports/agenda/iitti.yaml", "part: proposal", "part: propsal")
    assert project.fault("agenda", "2023", code=1) == (
        'reports/agenda/iitti.yaml:9: parts[3].part: "propsal" is not an agenda part; did you mean '
        '"proposal"?'
    )


def test_a_profile_that_names_a_part_of_the_content_in_vain_is_told(project):
    profile = project.read("reports/agenda/iitti.yaml")
    project.write("reports/agenda/iitti.yaml", f"{profile}content:\n  leave_out: [johdnto]\n")
    assert project.fault("agenda", "2023", code=1) == (
        'reports/agenda/iitti.yaml:12: content.leave_out[0]: agenda.md has no part "johdnto"; did '
        'you mean "johdanto"?'
    )


def test_a_decision_before_its_meeting_is_told(project):
    project.replace(HANDLING, "date: 2024-03-20", "date: 2999-03-20\n    decision: noted")
    line = project.fault("agenda", "2023", code=1)
    assert line.startswith(f"{HANDLING}:7: handling[0].decision: the meeting is on 2999-03-20, ")


def test_a_section_without_a_meeting_is_told(project):
    project.replace(HANDLING, "    date: 2024-03-20\n", '    section: "3"\n')
    line = project.fault("agenda", "2023", code=1)
    assert line == f'{HANDLING}:3: handling[0].date: this field is required beside "section"'


def test_a_fault_of_the_content_keeps_the_last_good_items(project):
    project.run("agenda", "2023", "-f", "text")
    project.replace("reports/2023/agenda.md", "`report.year`", "`report.yaer`")
    for _ in range(2):  # told again, though Sphinx has read the document already
        line = project.fault("agenda", "2023", "-f", "text", code=1)
        assert line.startswith("reports/2023/agenda.md:4: ")
        assert "report.yaer" in line
    assert "Verkosto kertoo vuodesta 2023." in project.read(f"{ITEM}.txt")


def test_no_profile_is_told_of_each_municipality_without_one(project):
    (project.folder / "reports/agenda/yleinen.yaml").unlink()
    found = project.run("agenda", "2023", code=1)
    assert found.stderr.splitlines() == [
        "reports/agenda: there is no profile of Asikkala, and no general one; write asikkala.yaml",
        "reports/agenda: there is no profile of Lahti, and no general one; write lahti.yaml",
    ]
    assert not written(project)
