"""Every fault of the data is told in Finnish and Swedish, with no English left in it."""

import re
from pathlib import Path

import pytest

from annual_report.data.archive import load_archive
from annual_report.data.consistency import check
from annual_report.data.faults import FaultKind
from annual_report.data.profile_reader import load_profiles
from annual_report.data.trail import held_too_early
from annual_report.i18n import told
from annual_report.messages import Message
from tests.data.archives import GOOD, NETWORK, REPORT, write
from tests.data.test_consistency import BAD, OF_THE_YEAR, data
from tests.data.test_consistency_years import AFTER, BEFORE, ROTATION, SURVEYS, years
from tests.data.test_faults_of_files import FAULTS, FAULTS_ABOVE
from tests.data.test_handling import FILE, TODAY
from tests.data.test_yaml_reader import REFUSED, SYNTAX

OBJECTIVES = "2023/data/objectives.yaml"
NEXT = {"2024/report.yaml": REPORT.replace("2023", "2024")}

ENGLISH = re.compile(
    r"\b(an|and|column|sheet|at|be|cannot|did|expected|for|found|has|have|is|it|must|no|none|not|of|one|only|"
    r"than|that|the|then|there|this|to|use|was|with|write|you)\b"
)
SHOWN = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
"""What is shown as it stands in the file: values in quotes, code names in brackets."""

OTHERS = [
    {OBJECTIVES: "a: " + "[" * 30 + "]" * 30},
    {OBJECTIVES: b"a: \xff"},
    {OBJECTIVES: "x" * 6_000_000},
    {OBJECTIVES: "a: &a [1, 1]\nb: &b [" + ", ".join(["*a"] * 40_000) + "]\n"},
    {OBJECTIVES: "objectives:\n" + "".join(f"  - {{id: T{n}, x: 1}}\n" for n in range(250))},
    {OBJECTIVES: "objectives: [{id: T1, title: A, id: T2}]\n"},
    {OBJECTIVES + "/x": ""},
    {"2023/report.yaml": f"{REPORT}accept:\n  period: Syy\n"},
    {
        "2023/report.yaml": REPORT.replace("2023", "2026"),
        "2023/data/projects.yaml": ("projects: [{id: a, name_as_reported: A, funders: [AVI]}]\n"),
    },
    {
        "network.yaml": NETWORK + ROTATION,
        "2023/data/surveys.yaml": SURVEYS.replace("upper", "uppe"),
    },
    {
        "network.yaml": NETWORK + ROTATION,
        "2023/data/surveys.yaml": SURVEYS.replace("upper_secondary", "ecec"),
    },
    {**NEXT, **years(BEFORE, AFTER.replace("87", "85"))},
    {**NEXT, **years(BEFORE, AFTER.replace("2023/T1", "2022/T1"))},
    {FILE: "handling: [{body: A, date: 2024-05, section: 4}, {body: A, date: 2024, section: 4}]"},
    {"agenda/a.yaml": 'parts: [{part: title, text: "{titel} {"}]\n'},
    {"agenda/a.yaml": 'parts: [{part: titel, text: "{titel}", stages: x}]\ndate_style: y\n'},
    {
        "agenda/a.yaml": "general: true\nparts: [{part: title}]\n",
        "agenda/b.yaml": ("general: true\nparts: [{part: title}]\n"),
    },
    {"agenda/a.yaml": "general: true\nmunicipality: lahti\nparts: [{part: title}]\n"},
    {"agenda/a.yaml": 'preparer: {lines: ["{nam}"]}\nparts: [{part: title}]\nlanguage: de\n'},
    {"2023/data/objectives.csv": "id;title;actual;x\nT1;A;#REF!;1;2\n;B\nT1;C\n"},
    {"2023/data/objectives.csv": "id;title\nT1;A\n", OBJECTIVES: "objectives: []\n"},
    {"2023/data/projects.csv": "nimi;tila\nA;b\n", "2023/data/groups.csv": "id;name\na;A\n"},
    {"2023/data/plan.yaml": "annual_calendar: [{title: A, month: 13, end_month: 0}]\n"},
]
ARCHIVES = [
    *(case[2] for case in FAULTS),
    *(case[1] for case in FAULTS_ABOVE),
    *(data(name, text) for name, text, _, _ in (*BAD, *OF_THE_YEAR)),
    *({OBJECTIVES: text.encode("utf-8", "surrogatepass")} for text, *_ in (*SYNTAX, *REFUSED)),
    *OTHERS,
]


def faults_of(source):
    loaded = load_archive(source)
    found = [*loaded.faults, *check(loaded), *load_profiles(source, loaded).faults]
    return found + [
        fault for year in loaded.archive.years for fault in held_too_early(loaded, year, TODAY)
    ]


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    """Return all faults of many archives."""
    found = []
    for number, files in enumerate(ARCHIVES):
        source = write(tmp_path_factory.mktemp(str(number)), {**GOOD, **files})
        found += faults_of(source)
    out = tmp_path_factory.mktemp("out")
    (out / "reports").symlink_to(Path(__file__).parent)
    return found + faults_of(out)


def test_faults_of_every_kind_are_there(faults):
    assert {fault.kind for fault in faults} == set(FaultKind)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_english_is_left(faults, language):
    for fault in faults:
        assert isinstance(fault.message, Message), fault
        text = f"{told(language, fault.path)}: {told(language, fault.message)}"
        assert text != fault.text, fault
        assert not ENGLISH.search(SHOWN.sub("", text)), text


def test_the_english_is_seen_for_what_it_is(faults):
    seen = [bool(ENGLISH.search(SHOWN.sub("", fault.message))) for fault in faults]
    assert seen.count(True) > 0.8 * len(seen)


def test_a_file_that_the_system_does_not_give(tmp_path):
    folder = write(tmp_path, GOOD)
    (folder / "reports/network.yaml").unlink()
    (folder / "reports/network.yaml").symlink_to("lacking.yaml")
    (fault,) = load_archive(folder).faults
    assert told("fi", fault.message) == "tiedostoa ei voi lukea (sitä ei ole)"
