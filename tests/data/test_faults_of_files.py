"""Each fault of a data file, as its user sees it: file, line, field, what, and what instead."""

import pytest

from annual_report.data.archive import load_archive
from annual_report.data.faults import FaultKind
from annual_report.data.shapes import DATA_FILES
from tests.data.archives import NETWORK, REPORT, load, told, write

OBJECTIVES = "2023/data/objectives.yaml"
PROJECTS = "2023/data/projects.yaml"
HANDLING = "2023/data/handling.yaml"

A_PROJECT = "projects:\n  - id: valssi\n    name_as_reported: VALSSI\n"
AN_OBJECTIVE = "objectives:\n  - id: T1\n    title: Tavoite\n"

FAULTS = [
    (
        "a word that is nearly a status",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    status: toteutunu\n"},
        (
            'objectives.yaml:4: objectives[0].status: "toteutunu" is not a status; '
            'did you mean "toteutunut" (achieved)?'
        ),
    ),
    (
        "a word that is nearly a code name",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    status: in_progres\n"},
        (
            'objectives.yaml:4: objectives[0].status: "in_progres" is not a status; '
            'did you mean "in_progress"?'
        ),
    ),
    (
        "a word that is no status",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    status: xyz\n"},
        (
            'objectives.yaml:4: objectives[0].status: "xyz" is not a status; use one of achieved, '
            "partly_achieved, not_achieved, in_progress, carried_over, discontinued, not_assessed"
        ),
    ),
    (
        "a list for a word",
        FaultKind.TYPE,
        {OBJECTIVES: AN_OBJECTIVE + "    kind: [functional]\n"},
        "objectives.yaml:4: objectives[0].kind: a word is expected, found a list",
    ),
    (
        "an unknown field",
        FaultKind.UNKNOWN_FIELD,
        {OBJECTIVES: AN_OBJECTIVE + "    statsu: achieved\n"},
        'objectives.yaml:4: objectives[0].statsu: unknown field "statsu"; did you mean "status"?',
    ),
    (
        "an unknown field that is empty",
        FaultKind.UNKNOWN_FIELD,
        {OBJECTIVES: AN_OBJECTIVE + "    statsu:\n"},
        'objectives.yaml:4: objectives[0].statsu: unknown field "statsu"; did you mean "status"?',
    ),
    (
        "an unknown field that is like no other",
        FaultKind.UNKNOWN_FIELD,
        {PROJECTS: A_PROJECT + "    period: {xyz: 2023}\n"},
        'projects.yaml:4: projects[0].period.xyz: unknown field "xyz"; the fields are start, end',
    ),
    (
        "a missing field",
        FaultKind.MISSING,
        {OBJECTIVES: "objectives:\n  - title: A\n    id: T1\n  - title: B\n"},
        "objectives.yaml:4: objectives[1].id: this field is required",
    ),
    (
        "a required field that is empty",
        FaultKind.MISSING,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title:\n"},
        "objectives.yaml:3: objectives[0].title: this field is required",
    ),
    (
        "a text for a list",
        FaultKind.TYPE,
        {OBJECTIVES: AN_OBJECTIVE + "    actions: kaikki\n"},
        "objectives.yaml:4: objectives[0].actions: a list is expected, found a text",
    ),
    (
        "a text for fields",
        FaultKind.TYPE,
        {OBJECTIVES: "objectives:\n  - T1\n"},
        "objectives.yaml:2: objectives[0]: fields (name: value) are expected, found a text",
    ),
    (
        "a list for a file of fields",
        FaultKind.TYPE,
        {OBJECTIVES: "- id: T1\n  title: A\n"},
        "objectives.yaml:1: fields (name: value) are expected, found a list",
    ),
    (
        "fields for a list",
        FaultKind.TYPE,
        {OBJECTIVES: "objectives:\n  T1: {title: A}\n"},
        "objectives.yaml:1: objectives: a list is expected, found fields",
    ),
    (
        "a list for a text",
        FaultKind.TYPE,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title:\n      - A\n"},
        "objectives.yaml:3: objectives[0].title: a text is expected, found a list",
    ),
    (
        "true for a text",
        FaultKind.TYPE,
        {OBJECTIVES: AN_OBJECTIVE + "    responsible: true\n"},
        "objectives.yaml:4: objectives[0].responsible: a text is expected, found true or false",
    ),
    (
        "a number in words",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    indicators:\n      - {name: a, target: monta}\n"},
        'objectives.yaml:5: objectives[0].indicators[0].target: "monta" is not a number',
    ),
    (
        "a number with too many digits",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    indicators:\n      - {name: a, target: 1234567890123456}"},
        (
            "objectives.yaml:5: objectives[0].indicators[0].target: "
            '"1234567890123456" has more than 15 digits'
        ),
    ),
    (
        "fractions of a cent",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    grant: 12500.505\n"},
        'projects.yaml:4: projects[0].grant: "12500.505" has more than two decimals',
    ),
    (
        "a negative amount",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    grant: -1.50\n"},
        "projects.yaml:4: projects[0].grant: must be at least 0, found -1.50",
    ),
    (
        "no amount",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    grant: €\n"},
        'projects.yaml:4: projects[0].grant: "€" is not a number',
    ),
    (
        "a day that no month has",
        FaultKind.VALUE,
        {OBJECTIVES: AN_OBJECTIVE + "    updated: 30.2.2023\n"},
        (
            'objectives.yaml:4: objectives[0].updated: "30.2.2023" is not a date; '
            'write 2023-04-17, 2023-04, 2023 or "2023 beginning"'
        ),
    ),
    (
        "a list for a date",
        FaultKind.TYPE,
        {OBJECTIVES: AN_OBJECTIVE + "    updated: [2023]\n"},
        "objectives.yaml:4: objectives[0].updated: a date is expected, found a list",
    ),
    (
        "fields for a date",
        FaultKind.TYPE,
        {OBJECTIVES: AN_OBJECTIVE + "    updated: {year: 2023}\n"},
        "objectives.yaml:4: objectives[0].updated: a date is expected, found fields",
    ),
    (
        "a period that ends before it starts",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    period: {start: 2023-05, end: 2023-04}\n"},
        "projects.yaml:4: projects[0].period: the period ends (2023-04) before it starts (2023-05)",
    ),
    (
        "a period after the year",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    period:\n      start: 2024-01\n"},
        "projects.yaml:4: projects[0].period: the period starts in 2024-01, after 2023",
    ),
    (
        "a period before the year",
        FaultKind.VALUE,
        {PROJECTS: A_PROJECT + "    period: {start: 2020, end: 31.12.2022}\n"},
        "projects.yaml:4: projects[0].period: the period ended in 2022-12-31, before 2023",
    ),
    (
        "an unknown language",
        FaultKind.VALUE,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title:\n      fi: A\n      se: B\n"},
        'objectives.yaml:5: objectives[0].title.se: "se" is not a language; use one of fi, sv, en',
    ),
    (
        "an empty text in one language",
        FaultKind.VALUE,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title:\n      fi: A\n      sv: ' '\n"},
        "objectives.yaml:5: objectives[0].title.sv: a text is expected, found an empty one",
    ),
    (
        "no text in any language",
        FaultKind.VALUE,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title: {}\n"},
        "objectives.yaml:3: objectives[0].title: a text is expected, found an empty one",
    ),
    (
        "a word of the model instead of a language",
        FaultKind.VALUE,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title: {texts: {fi: A}}\n"},
        (
            'objectives.yaml:3: objectives[0].title.texts: "texts" is not a language; '
            "use one of fi, sv, en"
        ),
    ),
    (
        "a character that no output can show",
        FaultKind.VALUE,
        {OBJECTIVES: 'objectives:\n  - id: T1\n    title: "A\\aB"\n'},
        (
            "objectives.yaml:3: objectives[0].title: "
            "the character U+0007 cannot stand in a text; remove it"
        ),
    ),
    (
        "an id with spaces",
        FaultKind.VALUE,
        {OBJECTIVES: "objectives:\n  - id: Tavoite 1\n    title: A\n"},
        (
            'objectives.yaml:2: objectives[0].id: "Tavoite 1" is not an id; '
            'use letters a-z, digits, "-", "_" and ".", no spaces'
        ),
    ),
    (
        "a source without a key",
        FaultKind.MISSING,
        {OBJECTIVES: AN_OBJECTIVE + "    sources:\n      - {locator: s. 3}\n"},
        "objectives.yaml:5: objectives[0].sources[0].key: this field is required",
    ),
    (
        "neither yes nor no",
        FaultKind.TYPE,
        {HANDLING: "handling:\n  - body: Lautakunta\n    for_information: ehkä\n"},
        "handling.yaml:3: handling[0].for_information: true or false is expected, found a text",
    ),
    (
        "a decision without a date",
        FaultKind.MISSING,
        {HANDLING: "handling:\n  - body: Lautakunta\n    decision: noted\n"},
        'handling.yaml:2: handling[0].date: this field is required beside "decision"',
    ),
    (
        "a section without a date",
        FaultKind.MISSING,
        {HANDLING: "handling:\n  - body: Lautakunta\n    date: null\n    section: 24\n"},
        'handling.yaml:3: handling[0].date: this field is required beside "section"',
    ),
    (
        "an id that is taken",
        FaultKind.DUPLICATE,
        {OBJECTIVES: AN_OBJECTIVE + "  - title: B\n    id: T1\n"},
        'objectives.yaml:5: objectives[1].id: "T1" is already the id of objectives[0] (line 2)',
    ),
    (
        "an id that differs in case",
        FaultKind.DUPLICATE,
        {OBJECTIVES: AN_OBJECTIVE + "  - title: B\n    id: t1\n"},
        (
            'objectives.yaml:5: objectives[1].id: "t1" is, but for case, '
            "the id of objectives[0] (line 2)"
        ),
    ),
    (
        "an id of a project that is taken",
        FaultKind.DUPLICATE,
        {PROJECTS: A_PROJECT + "  - id: valssi\n    name_as_reported: B\n"},
        'projects.yaml:4: projects[1].id: "valssi" is already the id of projects[0] (line 2)',
    ),
    (
        "an id of a stage that is taken",
        FaultKind.DUPLICATE,
        {HANDLING: "handling:\n  - {id: a, body: A}\n  - {body: A}\n  - {id: a, body: B}\n"},
        'handling.yaml:4: handling[2].id: "a" is already the id of handling[0] (line 2)',
    ),
    (
        "a field written twice",
        FaultKind.DUPLICATE,
        {OBJECTIVES: AN_OBJECTIVE + "    title: Toinen\n"},
        'objectives.yaml:4: objectives[0].title: "title" is written twice; the first is on line 3',
    ),
    (
        "a funder named twice",
        FaultKind.DUPLICATE,
        {PROJECTS: A_PROJECT + "    funders:\n      - okm\n      - UKM\n"},
        'projects.yaml:6: projects[0].funders[1]: "okm" is listed twice',
    ),
    (
        "a funder that is nearly one",
        FaultKind.REFERENCE,
        {PROJECTS: A_PROJECT + "    funders:\n      - OKMM\n"},
        (
            'projects.yaml:5: projects[0].funders[0]: "OKMM" is not a funder of network.yaml; '
            'did you mean "okm"?'
        ),
    ),
    (
        "a funder that is none",
        FaultKind.REFERENCE,
        {PROJECTS: A_PROJECT + "    funders: [Sitra]\n"},
        (
            'projects.yaml:4: projects[0].funders[0]: "Sitra" is not a funder of network.yaml; '
            "use one of okm, avi"
        ),
    ),
    (
        "a municipality that is no member",
        FaultKind.REFERENCE,
        {PROJECTS: A_PROJECT + "    participants: [Lahti, 504]\n"},
        (
            'projects.yaml:4: projects[0].participants[1]: "504" is not a member of network.yaml; '
            "use one of asikkala, lahti"
        ),
    ),
    (
        "a municipality of a stage",
        FaultKind.REFERENCE,
        {HANDLING: "handling:\n  - body: Lautakunta\n    municipality: lahtii\n"},
        (
            'handling.yaml:3: handling[0].municipality: "lahtii" is not a member of network.yaml; '
            'did you mean "lahti"?'
        ),
    ),
    (
        "an objective's project that is not there",
        FaultKind.REFERENCE,
        {OBJECTIVES: AN_OBJECTIVE + "    projects: [valsi]\n", PROJECTS: A_PROJECT},
        (
            'objectives.yaml:4: objectives[0].projects[0]: "valsi" is not the id of a project '
            'of the year; did you mean "valssi"?'
        ),
    ),
    (
        "an objective's project when there are none",
        FaultKind.REFERENCE,
        {OBJECTIVES: AN_OBJECTIVE + "    projects: [valssi]\n"},
        (
            'objectives.yaml:4: objectives[0].projects[0]: "valssi" is not the id of a project '
            "of the year"
        ),
    ),
    (
        "a project's objective that is not there",
        FaultKind.REFERENCE,
        {OBJECTIVES: AN_OBJECTIVE, PROJECTS: A_PROJECT + "    objectives: [X]\n"},
        (
            'projects.yaml:4: projects[0].objectives[0]: "X" is not the id of an objective '
            "of the year; there are T1"
        ),
    ),
    (
        "no YAML",
        FaultKind.SYNTAX,
        {OBJECTIVES: "objectives:\n  - id: T1\n    title: A: B\n"},
        (
            "objectives.yaml:3: this is not YAML: "
            'a text with ": " in it needs quotes, or the indentation is wrong'
        ),
    ),
    ("an empty file", FaultKind.EMPTY, {HANDLING: ""}, "handling.yaml:1: the file is empty"),
    (
        "a file that is nearly one",
        FaultKind.UNKNOWN_FIELD,
        {"2023/data/project.yaml": A_PROJECT},
        'project.yaml:1: unknown data file "project.yaml"; did you mean "projects.yaml"?',
    ),
    (
        "a file with another ending",
        FaultKind.UNKNOWN_FIELD,
        {"2023/data/objectives.yml": AN_OBJECTIVE},
        'objectives.yml:1: unknown data file "objectives.yml"; did you mean "objectives.yaml"?',
    ),
    (
        "a file that is like no other",
        FaultKind.UNKNOWN_FIELD,
        {"2023/data/xqz.yaml": "a: 1"},
        (f'xqz.yaml:1: unknown data file "xqz.yaml"; the data files are {", ".join(DATA_FILES)}'),
    ),
]


@pytest.mark.parametrize(
    ("kind", "files", "line"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_fault_in_the_data_of_a_year(tmp_path, kind, files, line):
    loaded = load(tmp_path, files)
    assert told(loaded) == [f"reports/2023/data/{line}"]
    assert loaded.faults[0].kind is kind


FAULTS_ABOVE = [
    (
        FaultKind.VALUE,
        {"2023/report.yaml": REPORT.replace("2023\n", "2022\n", 1)},
        "2023/report.yaml:1: year: 2022 is not the year of the folder, 2023",
    ),
    (
        FaultKind.TYPE,
        {"2023/report.yaml": REPORT.replace("2023\n", "tämä\n", 1)},
        "2023/report.yaml:1: year: a whole number is expected, found a text",
    ),
    (
        FaultKind.VALUE,
        {"2023/report.yaml": REPORT.replace("2023\n", "23\n", 1)},
        "2023/report.yaml:1: year: must be at least 1900, found 23",
    ),
    (
        FaultKind.REFERENCE,
        {"2023/report.yaml": REPORT.replace("verkosto", "verkko")},
        '2023/report.yaml:4: network: "verkko" is not the id in network.yaml, "verkosto"',
    ),
    (
        FaultKind.VALUE,
        {"2023/report.yaml": REPORT + "language: de\n"},
        '2023/report.yaml:5: language: "de" is not a language; use one of fi, sv, en',
    ),
    (
        FaultKind.UNKNOWN_FIELD,
        {"2023/report.yaml": REPORT + "dates: {handeld: 2024}\n"},
        '2023/report.yaml:5: dates.handeld: unknown field "handeld"; did you mean "handled"?',
    ),
    (
        FaultKind.DUPLICATE,
        {"network.yaml": NETWORK.replace("398", "016")},
        'network.yaml:6: members[1].code: "016" is already the code of members[0] (line 5)',
    ),
    (
        FaultKind.DUPLICATE,
        {"network.yaml": NETWORK.replace("id: avi", "id: okm")},
        'network.yaml:11: funders[1].id: "okm" is already the id of funders[0] (line 8)',
    ),
    (
        FaultKind.VALUE,
        {"network.yaml": NETWORK.replace("398", "39")},
        (
            'network.yaml:6: members[1].code: "39" is not a municipality code; '
            'it has three digits, e.g. "016"'
        ),
    ),
    (
        FaultKind.MISSING,
        {"network.yaml": NETWORK.replace("slug: verkosto\n", "")},
        "network.yaml:1: slug: this field is required",
    ),
    (
        FaultKind.EMPTY,
        {"network.yaml": "# tyhjä\n"},
        "network.yaml:1: the file is empty",
    ),
    (
        FaultKind.UNKNOWN_FIELD,
        {"2024/report.yml": REPORT},
        '2024/report.yml:1: unknown data file "report.yml"; did you mean "report.yaml"?',
    ),
    (
        FaultKind.DUPLICATE,
        {"kopio/report.yaml": REPORT},
        "kopio/report.yaml:1: 2023 is already the year of reports/2023/report.yaml",
    ),
]


@pytest.mark.parametrize(("kind", "files", "line"), FAULTS_ABOVE)
def test_fault_in_a_report_or_the_network(tmp_path, kind, files, line):
    loaded = load(tmp_path, files)
    assert told(loaded) == [f"reports/{line}"]
    assert loaded.faults[0].kind is kind


def test_a_funder_that_is_no_more(tmp_path):
    files = {
        "2023/report.yaml": REPORT.replace("2023", "2026"),
        PROJECTS: A_PROJECT + "    funders: [AVI]\n",
    }
    assert told(load(tmp_path, files)) == [
        "reports/2023/report.yaml:1: year: 2026 is not the year of the folder, 2023",
        (
            'reports/2023/data/projects.yaml:4: projects[0].funders[0]: "AVI" was a funder '
            "until 2025-12-31, not in 2026"
        ),
    ]


@pytest.mark.parametrize("year", ["2010", "2025"])
def test_a_funder_in_its_first_and_last_year(tmp_path, year):
    files = {
        f"{year}/report.yaml": REPORT.replace("2023", year),
        f"{year}/data/projects.yaml": A_PROJECT + "    funders: [AVI]\n",
    }
    assert told(load(tmp_path, files)) == []


def test_a_funder_that_is_not_yet(tmp_path):
    network = NETWORK.replace("valid_from: 2010", "valid_from: 2024-06")
    files = {"network.yaml": network, PROJECTS: A_PROJECT + "    funders: [avi]\n"}
    assert told(load(tmp_path, files)) == [
        (
            'reports/2023/data/projects.yaml:4: projects[0].funders[0]: "avi" is a funder '
            "from 2024-06 on, not in 2023"
        )
    ]


def test_a_network_that_is_missing_is_told_once(tmp_path):
    files = {"2022/report.yaml": REPORT.replace("2023", "2022"), "2023/report.yaml": REPORT}
    files[PROJECTS] = A_PROJECT + "    funders: [Sitra]\n    participants: [Lahti]\n"
    loaded = load_archive(write(tmp_path, files))
    assert told(loaded) == [
        "reports/2022/report.yaml:1: reports/network.yaml is missing; it describes the network"
    ]
    assert loaded.faults[0].kind is FaultKind.MISSING
    assert [year.year for year in loaded.archive.years] == [2022, 2023]


def test_all_faults_of_all_files_come_at_once_in_the_order_of_lines(tmp_path):
    files = {
        "network.yaml": NETWORK + "colour: red\n",
        "2023/report.yaml": REPORT.replace("draft", "dratf"),
        OBJECTIVES: "objectives:\n  - {id: T1, title: A, projects: [x], kind: y}\n  - {id: T1}\n",
        HANDLING: "handling: x\n",
    }
    assert [text.split(": ")[0:2] for text in told(load(tmp_path, files))] == [
        ["reports/network.yaml:12", "colour"],
        ["reports/2023/report.yaml:3", "status"],
        ["reports/2023/data/objectives.yaml:2", "objectives[0].kind"],
        ["reports/2023/data/objectives.yaml:2", "objectives[0].projects[0]"],
        ["reports/2023/data/objectives.yaml:3", "objectives[1].id"],
        ["reports/2023/data/objectives.yaml:3", "objectives[1].title"],
        ["reports/2023/data/handling.yaml:1", "handling"],
    ]


def test_of_very_many_faults_the_rest_is_counted(tmp_path):
    items = "".join(f"  - {{id: T{n}, title: A, x: 1}}\n" for n in range(250))
    lines = told(load(tmp_path, {OBJECTIVES: "objectives:\n" + items}))
    assert len(lines) == 201
    assert "reports/2023/data/objectives.yaml:1: 50 more faults are not listed" in lines


def test_of_very_many_references_to_nothing_the_rest_is_not_listed(tmp_path):
    links = ", ".join(f"x{n}" for n in range(250))
    lines = told(load(tmp_path, {OBJECTIVES: AN_OBJECTIVE + f"    projects: [{links}]\n"}))
    assert len(lines) == 201
    assert lines[0] == (
        "reports/2023/data/objectives.yaml:1: more than 200 references lead to nothing; "
        "the rest is not listed"
    )
