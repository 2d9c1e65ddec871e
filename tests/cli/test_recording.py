"""``annual-report handling record``: what is written, and that nothing else changes."""

import difflib
import json

import pytest

FILE = "reports/2023/data/handling.yaml"
RECORD = ("handling", "record", "2023")


def changed(project, *arguments, **options):
    """Return the lines that recording takes away and adds."""
    before = project.handling.splitlines()
    found = project.run(*RECORD, *arguments, **options)
    after = project.handling.splitlines()
    lines = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    return found.stdout, lines


def test_the_stage_whose_date_becomes_exact_is_completed(project):
    arguments = [
        "--municipality",
        "iitti",
        "--date",
        "2024-04-17",
        "--section",
        "24",
        "--decision",
        "noted",
    ]
    told, lines = changed(project, *arguments)
    assert lines == [
        "-     date: 2024-04",
        "+     date: 2024-04-17",
        '+     section: "24"',
        "+     decision: noted",
    ]
    assert told.splitlines() == [
        f"{FILE}:8: Iitti, 17 April 2024: the stage was completed",
        '  date: "2024-04" → "2024-04-17"',
        '  section: "24"',
        '  decision: "noted"',
        "Next: annual-report agenda 2023 --municipality iitti",
    ]


def test_the_stage_of_the_same_day_is_completed(project):
    _, lines = changed(project, "-m", "142", "--date", "20.3.2024", "--decision", "tabled")
    assert lines == ["+     decision: tabled"]
    assert "    date: 2024-03-20\n    decision: tabled\n\n" in project.handling


@pytest.mark.parametrize(
    ("word", "code"),
    [("merkittiin tiedoksi", "noted"), ("Approved", "approved"), ("hyväksyttiin", "approved")],
)
def test_the_decision_is_read_in_any_language(project, word, code):
    _, lines = changed(project, "-m", "Iitti", "--date", "2024-03-20", "--decision", word)
    assert lines == [f"+     decision: {code}"]


def test_a_stage_is_added_where_none_is_meant(project):
    arguments = ["-m", "iitti", "--date", "2.5.2024", "--section", "§30", "--text"]
    told, lines = changed(project, *arguments, "Merkittiin: tiedoksi.")
    assert lines == [
        "+ ",
        "+   - body: Palveluvaliokunta",
        "+     body_kind: committee",
        '+     municipality: "142"',
        "+     date: 2024-05-02",
        '+     section: "30"',
        '+     decision_text: "Merkittiin: tiedoksi."',
    ]
    assert told.startswith(f"{FILE}:17: Iitti, 2 May 2024: a stage was added\n")


def test_a_body_is_named_where_the_profile_has_none(project):
    line = project.fault(*RECORD, "-m", "Lahtis", "--date", "2.5.2024", code=2)
    assert line == (
        "annual-report handling record: --body: it is not known which body of Lahti handles the "
        "report; name it: --body NAME"
    )
    _, lines = changed(project, "-m", "Lahtis", "--date", "2.5.2024", "--body", "Lautakunta")
    assert "+   - body: Lautakunta" in lines


def test_the_stage_can_be_named(project):
    arguments = [
        "-m",
        "iitti",
        "--date",
        "2024-05-06",
        "--stage",
        "hallitus",
        "--record-number",
        "1/2024",
    ]
    _, lines = changed(project, *arguments)
    assert [line[2:] for line in lines if line[0] == "+"] == [
        (
            '  - {id: hallitus, body: Kunnanhallitus, municipality: "142", date: 2024-05-06, '
            "record_number: 1/2024, for_information: true}"
        )
    ]


def test_another_body_is_found_by_its_name(project):
    _, lines = changed(project, "-m", "iitti", "--date", "2024-05-06", "--body", "kunnanhallitus")
    assert any("id: hallitus, body: Kunnanhallitus, " in line for line in lines)
    assert any("date: 2024-05-06" in line for line in lines)


def test_what_is_there_already_changes_nothing(project):
    arguments = [*RECORD, "-m", "iitti", "--date", "2024-03-20"]
    before = project.files()
    assert "it is there already; nothing has changed" in project.run(*arguments).stdout
    assert project.files() == before


def test_a_file_that_is_not_there_is_made(project):
    (project.folder / FILE).unlink()
    project.run(*RECORD, "-m", "iitti", "--date", "2024-03-20")
    assert project.handling == (
        "handling:\n  - body: Palveluvaliokunta\n    body_kind: committee\n"
        '    municipality: "142"\n    date: 2024-03-20\n'
    )


def test_a_byte_order_mark_and_line_ends_stay(project):
    project.write(FILE, "\ufeff" + project.handling.replace("\n", "\r\n"))
    project.run(*RECORD, "-m", "iitti", "--date", "2024-03-20", "--section", "5")
    assert project.handling.startswith("\ufeff# Käsittely kunnissa.\r\n")
    assert project.handling.count("\n") == project.handling.count("\r\n")
    assert '    section: "5"\r\n' in project.handling


def test_a_program_is_told_in_json(project):
    arguments = ["-m", "iitti", "--date", "2024-04-17", "--section", "24", "--json"]
    found = json.loads(project.run(*RECORD, *arguments).stdout)
    assert found == {
        "file": FILE,
        "line": 8,
        "added": False,
        "changes": [
            {"field": "date", "from": "2024-04", "to": "2024-04-17"},
            {"field": "section", "from": None, "to": "24"},
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["-m", "iiti", "--date", "1.4.2024"],
            '--municipality: "iiti" is not a municipality of the network; did you mean "iitti"?',
        ),
        (
            ["-m", "Helsinki", "--date", "1.4.2024"],
            (
                '--municipality: "Helsinki" is not a municipality of the network; use one of '
                "asikkala, iitti, lahti"
            ),
        ),
        (
            ["-m", "iitti", "--date", "31.4.2024"],
            '--date: "31.4.2024" is not a date; write 2024-04-17 or 17.4.2024',
        ),
        (
            ["-m", "iitti", "--date", "1.4.2024", "--decision", "notd"],
            '--decision: "notd" is not a decision; did you mean "noted"?',
        ),
        (
            ["-m", "iitti", "--date", "17.4.2024", "--decision", "noted", "--today", "16.4.2024"],
            (
                "--decision: the meeting is on 2024-04-17, after today (2024-04-16); record it "
                "once it has been held"
            ),
        ),
        (
            ["-m", "iitti", "--date", "17.4.2024", "--section", "24", "--today", "16.4.2024"],
            (
                "--section: the meeting is on 2024-04-17, after today (2024-04-16); record it "
                "once it has been held"
            ),
        ),
        (
            ["-m", "iitti", "--date", "1.4.2024", "--stage", "valiokunta-22"],
            (
                '--stage: "valiokunta-22" is not the id of a stage of Iitti; did you mean '
                '"valiokunta-2"?'
            ),
        ),
    ],
)
def test_wrong_use_is_told_and_nothing_written(project, arguments, line):
    told = project.fault(*RECORD, *arguments, code=2)
    assert told == f"annual-report handling record: {line}"


def test_a_meeting_to_come_can_be_planned(project):
    arguments = ["-m", "iitti", "--date", "17.4.2024", "--today", "16.4.2024"]
    _, lines = changed(project, *arguments)
    assert lines == ["-     date: 2024-04", "+     date: 2024-04-17"]


def test_a_year_without_a_report_is_told(project):
    arguments = ["-m", "iitti", "--date", "1.4.2024"]
    line = project.fault("handling", "record", "2025", *arguments, code=2)
    assert line == "reports/2025: there is no year 2025; the archive has 2022, 2023"
    (project.folder / "reports/2025").mkdir()
    line = project.fault("handling", "record", "2025", *arguments, code=2)
    assert line == "reports/2025/report.yaml: the file is missing; the year 2025 has no report"


def test_a_section_that_another_meeting_has_is_told(project):
    project.run(*RECORD, "-m", "iitti", "--date", "2024-03-20", "--section", "24")
    line = project.fault(*RECORD, "-m", "iitti", "--date", "17.4.2024", "--section", "24", code=1)
    assert line == (
        f'{FILE}:13: handling[1].section: "24" is already the section of handling[0] (line 7), of '
        "the same body in 2024; two handlings cannot have one section"
    )


def test_a_file_at_fault_is_told_and_stays(project):
    project.replace(FILE, "date: 2024-03-20", "date: eilen")
    line = project.fault(*RECORD, "-m", "iitti", "--date", "17.4.2024", code=1)
    assert line.startswith(f'{FILE}:6: handling[0].date: "eilen" is not a date')


def test_stages_that_could_both_be_meant_are_named(project):
    project.replace(FILE, "date: 2024-03-20", "date: null")
    line = project.fault(*RECORD, "-m", "iitti", "--date", "17.4.2024", code=2)
    assert line == (
        f"{FILE}: several stages could be meant: valiokunta-1, valiokunta-2; say which: --stage ID"
    )


def test_a_text_in_several_languages_is_left_to_hands(project):
    project.replace(FILE, "date: 2024-03-20", "date: 2024-03-20\n    decision_text: {fi: a, sv: b}")
    line = project.fault(*RECORD, "-m", "iitti", "--date", "2024-03-20", "--text", "c", code=1)
    assert line == (
        f"{FILE}:7: handling[0].decision_text: it is there in several languages; change it in the "
        "file"
    )


OF_NETWORK = ("--steering-group", "--date", "14.2.2024")


def test_the_steering_group_is_added_by_the_name_the_network_gives_it(project):
    name = "reports/network.yaml"
    project.write(name, "steering_group: Sivistyksen ohjausryhmä\n" + project.read(name))
    told, lines = changed(project, *OF_NETWORK, "--section", "2", "--decision", "tabled")
    assert lines == [
        "+ ",
        "+   - body: Sivistyksen ohjausryhmä",
        "+     body_kind: steering_group",
        "+     date: 2024-02-14",
        '+     section: "2"',
        "+     decision: tabled",
    ]
    assert told.startswith(f"{FILE}:17: the network, 14 February 2024: a stage was added\n")
    assert told.endswith("Next: annual-report handling list 2023\n")
    _, lines = changed(project, *OF_NETWORK, "--decision", "approved")
    assert lines == ["-     decision: tabled", "+     decision: approved"]


def test_the_steering_group_needs_a_name(project):
    found = project.run(*RECORD, *OF_NETWORK, code=2)
    assert "--body: the name of the steering group is not known" in found.output


@pytest.mark.parametrize("whose", [(), ("-m", "iitti", "--steering-group")])
def test_a_handling_is_of_a_municipality_or_of_the_steering_group(project, whose):
    found = project.run(*RECORD, *whose, "--date", "14.2.2024", code=2)
    assert "name either --municipality or --steering-group" in found.output
