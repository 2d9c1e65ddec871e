"""The archive: which files are read, what is kept of them, and what references mean."""

import os
import time
from decimal import Decimal

import pytest

from annual_report.data.archive import load_archive, year_with
from annual_report.data.enums import DecisionKind, ProjectStatus, Status
from annual_report.data.faults import FaultKind
from annual_report.data.model import Objective, Project
from annual_report.data.tree import tree_of
from annual_report.data.validation import validate_item
from annual_report.data.yaml_reader import read_yaml_text
from tests.data.archives import GOOD, NETWORK, REPORT, load, told, write

OBJECTIVES = "2023/data/objectives.yaml"
PROJECTS = "2023/data/projects.yaml"


def load_well(folder, files):
    loaded = load(folder, files)
    assert told(loaded) == []
    return loaded.archive


def test_without_reports_the_archive_is_empty(tmp_path):
    loaded = load_archive(tmp_path)
    assert loaded.archive.network is None
    assert loaded.archive.years == ()
    assert loaded.faults == ()


def test_what_a_year_holds(tmp_path):
    archive = load_well(
        tmp_path,
        {
            OBJECTIVES: "objectives:\n  - {id: T1, title: A, status: Osittain toteutunut}\n"
            "assessment:\n  text: Hyvä\n  sources: [x, {key: y, locator: s. 2}]\n",
            PROJECTS: "projects:\n  - {id: p, name_as_reported: P, grant: '12 500,50 €', "
            "total_cost: 12500.5, status: running, objectives: [T1]}\n",
            "2023/data/handling.yaml": "handling:\n"
            "  - {body: Lautakunta, date: 17.4.2024, section: 24, decision: merkittiin tiedoksi}\n",
        },
    )
    year = archive.year(2023)
    assert year.folder == "reports/2023"
    assert year.files == (
        "reports/2023/report.yaml",
        "reports/2023/data/objectives.yaml",
        "reports/2023/data/projects.yaml",
        "reports/2023/data/handling.yaml",
    )
    assert archive.files == ("reports/network.yaml",)
    assert year.objective("T1").status is Status.PARTLY_ACHIEVED
    assert str(year.assessment.text) == "Hyvä"
    assert [source.locator for source in year.assessment.sources] == [None, "s. 2"]
    project = year.project("p")
    assert project.grant == project.total_cost == Decimal("12500.50")
    assert project.status is ProjectStatus.RUNNING
    stage = year.handling[0]
    assert (str(stage.date), stage.section) == ("2024-04-17", "24")
    assert stage.decision is DecisionKind.NOTED


def test_what_is_not_known_is_nothing(tmp_path):
    files = {OBJECTIVES: "objectives:\n  - {id: T1, title: A, status: null, actions: }\n"}
    year = load_well(tmp_path, files).years[0]
    assert year.objectives[0].status is None
    assert year.objectives[0].actions == ()
    assert year.projects == year.handling == ()
    assert year.assessment is None


def test_years_come_in_order_and_other_folders_are_no_years(tmp_path):
    files = {
        "2024/report.yaml": REPORT.replace("2023", "2024"),
        "viime/report.yaml": REPORT.replace("2023", "2022"),
        "agenda/iitti.yaml": "body: Lautakunta\n",
        "2021/index.md": "# Ei vuosi\n",
        "2023/data/README.md": "ei dataa",
        "2023/data/.objectives.yaml.swp": "x",
    }
    archive = load_well(tmp_path, files)
    assert [(year.year, year.folder) for year in archive.years] == [
        (2022, "reports/viime"),
        (2023, "reports/2023"),
        (2024, "reports/2024"),
    ]


@pytest.mark.parametrize("reports_dir", ["vuodet", "a/b", "a/b/", ".", ""])
def test_the_folder_of_the_archive_can_be_another(tmp_path, reports_dir):
    write(tmp_path, GOOD, reports_dir)
    loaded = load_archive(tmp_path, reports_dir)
    assert told(loaded) == []
    prefix = {"a/b/": "a/b/", ".": "", "": ""}.get(reports_dir, f"{reports_dir}/")
    assert loaded.archive.years[0].folder == f"{prefix}2023"
    assert loaded.archive.files == (f"{prefix}network.yaml",)


def test_references_are_read_as_ids_and_codes(tmp_path):
    item = (
        "projects:\n  - id: p\n    name_as_reported: P\n"
        "    funders: [ministry of education  and culture, Aluehallintovirasto]\n"
        "    coordinator: Lahtis\n    participants: [016, LAHTI]\n"
    )
    project = load_well(tmp_path, {PROJECTS: item}).years[0].projects[0]
    assert project.funders == ("okm", "avi")
    assert project.coordinator == "398"
    assert project.participants == ("016", "398")


def test_a_planned_project_may_start_after_the_year(tmp_path):
    item = "{id: p, name_as_reported: P, status: planned, period: {start: 2024}}"
    assert load_well(tmp_path, {PROJECTS: f"projects: [{item}]"}).years[0].projects


@pytest.mark.parametrize(
    "period", ["{start: 2023-12-31}", "{end: 2023}", "{start: 2019, end: 2023 alku}", "{}"]
)
def test_a_period_touches_the_year(tmp_path, period):
    item = f"{{id: p, name_as_reported: P, period: {period}}}"
    assert load_well(tmp_path, {PROJECTS: f"projects: [{item}]"}).years[0].projects


def test_an_item_with_a_fault_is_left_out_and_the_rest_is_kept(tmp_path):
    loaded = load(
        tmp_path,
        {
            OBJECTIVES: "objectives:\n  - {id: T1, title: A, stat: x}\n  - {id: T2, title: B}\n"
            "  - {id: T2, title: C}\nassessment: {text: ''}\n",
            PROJECTS: "projects:\n  - {id: p, name_as_reported: P, objectives: [T1, T2]}\n",
        },
    )
    year = loaded.archive.years[0]
    assert [str(item.title) for item in year.objectives] == ["B"]
    assert year.assessment is None
    assert [item.id for item in year.projects] == ["p"]
    # Nothing is said of the link to T1, which is there, only wrong.
    assert [fault.path for fault in loaded.faults] == [
        "objectives[0].stat",
        "objectives[2].id",
        "assessment.text",
    ]


def test_a_member_or_funder_that_was_left_out_brings_no_further_faults(tmp_path):
    network = NETWORK.replace("name: Asikkala", "name: Asikkala, colour: red").replace(
        "valid_from: 2010", "valid_from: x"
    )
    item = "{id: p, name_as_reported: P, funders: [avi], participants: [Asikkala, 016]}"
    loaded = load(tmp_path, {"network.yaml": network, PROJECTS: f"projects: [{item}]"})
    assert [fault.path for fault in loaded.faults] == [
        "members[0].colour",
        "funders[1].valid_from",
    ]
    assert [member.id for member in loaded.archive.network.members] == ["lahti"]
    assert [item.id for item in loaded.archive.years[0].projects] == ["p"]


def test_an_optional_field_of_a_report_is_left_out_alone(tmp_path):
    loaded = load(tmp_path, {"2023/report.yaml": REPORT + "dates: {handled: x, approved: 2024}\n"})
    dates = loaded.archive.years[0].report.dates
    assert dates.handled is None
    assert str(dates.approved) == "2024"
    assert len(loaded.faults) == 1


def test_a_year_whose_report_is_at_fault_is_told_apart_with_the_faults_of_its_data(tmp_path):
    files = {"2023/report.yaml": "title: A\n", OBJECTIVES: "objectives:\n  - {id: T1}\n"}
    loaded = load(tmp_path, files)
    assert loaded.archive.years == ()
    assert loaded.unread == ("reports/2023",)
    assert [fault.path for fault in loaded.faults] == [
        "year",
        "status",
        "network",
        "objectives[0].title",
    ]


def test_a_file_that_cannot_be_parsed_brings_no_faults_of_links_to_it(tmp_path):
    files = {
        OBJECTIVES: "objectives:\n  - {id: T1, title: A, projects: [p]}\n",
        PROJECTS: "projects: [",
    }
    loaded = load(tmp_path, files)
    assert [fault.kind for fault in loaded.faults] == [FaultKind.SYNTAX]
    assert loaded.archive.years[0].objectives
    assert f"reports/{PROJECTS}" in loaded.archive.years[0].files


@pytest.mark.parametrize("reports_dir", ["../muualla", "/etc", "reports/../.."])
def test_a_folder_outside_the_project_is_not_read(tmp_path, reports_dir):
    source = tmp_path / "source"
    source.mkdir()
    write(tmp_path, GOOD, "muualla")
    loaded = load_archive(source, reports_dir)
    assert loaded.archive.years == ()
    assert [fault.kind for fault in loaded.faults] == [FaultKind.OUTSIDE]
    assert loaded.faults[0].message == (f'"{reports_dir}" leads out of the project; it is not read')


def link(source, target, name):
    path = source / "reports" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("2023/data/handling.yaml", "geheim.yaml"),
        ("2023/report.yaml", "geheim.yaml"),
        ("2023/report.yaml", "nowhere.yaml"),
        ("network.yaml", "geheim.yaml"),
    ],
)
def test_a_link_out_of_the_project_is_not_followed(tmp_path, name, there):
    (tmp_path / "geheim.yaml").write_text("geheim: 1\n")
    files = {key: value for key, value in GOOD.items() if key != name}
    source = write(tmp_path / "source", files)
    link(source, tmp_path / there, name)
    loaded = load_archive(source)
    assert told(loaded) == [
        f'reports/{name}:1: "reports/{name}" leads out of the project; it is not read'
    ]
    assert loaded.faults[0].kind is FaultKind.OUTSIDE
    read = {file for year in loaded.archive.years for file in year.files}
    assert f"reports/{name}" not in read | set(loaded.archive.files)


@pytest.mark.parametrize("name", ["2022", "2023/data"])
def test_a_linked_folder_outside_the_project_is_not_read(tmp_path, name):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "report.yaml").write_text(REPORT.replace("2023", "2022"))
    (outside / "objectives.yaml").write_text("objectives: [{id: T1, title: A}]\n")
    source = write(tmp_path / "source", GOOD)
    link(source, outside, name)
    loaded = load_archive(source)
    assert told(loaded) == [
        f'reports/{name}:1: "reports/{name}" leads out of the project; it is not read'
    ]
    assert [(year.year, year.objectives) for year in loaded.archive.years] == [(2023, ())]


def test_a_link_inside_the_project_is_followed(tmp_path):
    source = write(tmp_path, {**GOOD, "yhteinen/tavoitteet.txt": "objectives: []\n"})
    link(source, source / "reports/yhteinen/tavoitteet.txt", OBJECTIVES)
    loaded = load_archive(source)
    assert told(loaded) == []
    assert f"reports/{OBJECTIVES}" in loaded.archive.years[0].files


def test_what_is_no_file_is_told(tmp_path):
    source = write(tmp_path, GOOD)
    (source / "reports" / OBJECTIVES).mkdir(parents=True)
    os.mkfifo(source / "reports" / PROJECTS)
    link(source, "handling.yaml", "2023/data/handling.yaml")
    lines = told(load_archive(source))
    assert lines[:2] == [
        f'reports/{OBJECTIVES}:1: "objectives.yaml" is not a file',
        f'reports/{PROJECTS}:1: "projects.yaml" is not a file',
    ]
    assert lines[2].startswith("reports/2023/data/handling.yaml:1: ")
    assert len(lines) == 3


def test_links_to_items_defined_in_documents_are_no_faults(tmp_path):
    loaded = load(
        tmp_path,
        {
            OBJECTIVES: "objectives:\n  - {id: T1, title: A, projects: [x, y]}\n",
            PROJECTS: "projects:\n  - {id: p, name_as_reported: P, objectives: [T9]}\n",
        },
    )
    assert len(loaded.faults) == 3
    folder = "reports/2023"
    left = loaded.faults_beside({folder: ["T9"]}, {folder: ["x"]})
    assert [fault.path for fault in left] == ["objectives[0].projects[1]"]
    elsewhere = loaded.faults_beside({"reports/2022": ["T9"]}, {folder: ["T9"]})
    assert elsewhere == loaded.faults
    assert loaded.archive.years[0].objectives[0].projects == ("x", "y")


def test_an_item_in_place_is_read_with_the_lines_of_its_document(tmp_path):
    loaded = load(tmp_path, {})
    year = loaded.archive.years[0]
    context = loaded.context(year.year)
    text = "name_as_reported: P\nid: p\nfunders: [OKM]\nobjectives: [T1, X]\n"
    tree, faults = read_yaml_text(text, "reports/2023/hankkeet.md", first_line=12)
    project, more = validate_item(Project, tree, context)
    assert faults == more == ()
    assert project.funders == ("okm",)

    objective, faults = validate_item(Objective, tree_of({"id": "T1", "title": "A"}, "x.md", 3))
    assert faults == ()
    complete = year_with(year, [objective], [project])
    assert complete.objective("T1") is objective
    assert complete.project("p") is project
    assert year.objectives == ()


def test_a_reference_in_place_is_checked_as_in_a_data_file(tmp_path):
    network = NETWORK.replace("id: avi", "id: avi, colour: red")
    loaded = load(tmp_path, {"network.yaml": network})
    text = "name_as_reported: P\nid: p\nfunders: [OKMM, avi]\n"
    tree, _ = read_yaml_text(text, "reports/2023/hankkeet.md", first_line=12)
    project, faults = validate_item(Project, tree, loaded.context(2023))
    assert project is None
    assert [str(fault) for fault in faults] == [
        (
            'reports/2023/hankkeet.md:14: funders[0]: "OKMM" is not a funder of network.yaml; '
            'did you mean "okm"?'
        )
    ]


def test_an_item_in_place_with_a_fault_is_none():
    options = {"id": "T1", "title": "A", "status": "toteutunu"}
    objective, faults = validate_item(Objective, tree_of(options, "a.md", 7))
    assert objective is None
    assert [str(fault) for fault in faults] == [
        'a.md:7: status: "toteutunu" is not a status; did you mean "toteutunut" (achieved)?'
    ]


def test_a_thousand_objectives_are_loaded_fast(tmp_path):
    item = (
        "  - id: T{0}\n    title: Tavoite {0}\n    status: toteutunut\n    kind: functional\n"
        "    focus_area: {{fi: Laatu, sv: Kvalitet}}\n    actions: [a, b, c]\n"
        "    indicators: [{{name: n, unit: '%', target: 90, actual: 87.5}}]\n"
        "    explanation: Selite\n    updated: 2023-12-31\n    projects: [p]\n    sources: [s]\n"
    )
    files = {
        OBJECTIVES: "objectives:\n" + "".join(item.format(n) for n in range(1000)),
        PROJECTS: "projects: [{id: p, name_as_reported: P}]\n",
    }
    write(tmp_path, {**GOOD, **files})
    start = time.perf_counter()
    loaded = load_archive(tmp_path)
    seconds = time.perf_counter() - start
    assert told(loaded) == []
    assert len(loaded.archive.years[0].objectives) == 1000
    assert seconds < 3  # 0.25 s where it was measured; a quadratic way takes far longer
