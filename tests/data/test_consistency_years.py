"""The checks across years: baselines, what was carried over, and the rotation of surveys."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annual_report.data.archive import Loaded
from annual_report.data.consistency import check
from annual_report.data.enums import Direction, Status
from annual_report.data.faults import FaultKind
from annual_report.data.located import FileRead
from annual_report.data.model import Archive, Indicator, Objective, Report, Year
from annual_report.data.shapes import DATA_FILES
from annual_report.data.status_rules import computed_status, is_against_rule, outcome
from annual_report.data.tree import tree_of
from tests.data.archives import NETWORK, REPORT, load
from tests.data.strategies import numbers
from tests.open_data.whole_years import whole_years

BEFORE = """\
objectives:
  - id: T1
    title: A
    status: carried_over
    indicators: [{name: {fi: Osuus, sv: Andel}, unit: "%", actual: 87}]
"""
AFTER = """\
objectives:
  - id: T7
    title: B
    continues: 2023/T1
    indicators:
      - {name: {fi: osuus}, baseline: 87}
      - {name: Muu, baseline: 5}
"""
ROTATION = "survey_rotation: {domains: [ecec, upper_secondary], start: 2022}\n"
SURVEYS = "surveys:\n  - id: a\n    title: A\n    domain: upper_secondary\n"


def found_in(folder, files):
    loaded = load(folder, {"2024/report.yaml": REPORT.replace("2023", "2024"), **files})
    assert loaded.faults == ()
    return [str(fault) for fault in check(loaded)]


def years(before, after):
    return {"2023/data/objectives.yaml": before, "2024/data/objectives.yaml": after}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, AFTER),
        (BEFORE.replace(", actual: 87", ""), AFTER),
        (BEFORE, AFTER.replace("fi: osuus", "fi: Toinen osuus").replace("87", "80")),
        (BEFORE, AFTER.replace("osuus}", "osuus}, unit: kpl").replace("87", "80")),
        (BEFORE.replace("carried_over", "achieved"), AFTER.replace("    continues: 2023/T1\n", "")),
        (BEFORE, "assessment: {text: Ei tiedossa}\n"),
    ],
)
def test_nothing_is_found_in_years_that_agree(tmp_path, before, after):
    assert found_in(tmp_path, years(before, after)) == []


def test_nothing_is_asked_of_a_year_that_is_not_there(tmp_path):
    assert check(load(tmp_path, {"2023/data/objectives.yaml": BEFORE})) == ()


def test_a_baseline_is_the_actual_value_before(tmp_path):
    after = AFTER.replace("87", "85")
    (line,) = found_in(tmp_path, years(BEFORE, after))
    assert line == (
        "reports/2024/data/objectives.yaml:6: objectives[0].indicators[0].baseline: 85 is not the "
        "actual value of 2023/T1, 87; write the right value, or accept it with "
        '"accept: {baseline: reason}"'
    )


def test_a_baseline_is_accepted_with_a_reason(tmp_path):
    after = AFTER.replace("87", "85").replace("title: B", "title: B\n    accept: {baseline: Syy}")
    assert found_in(tmp_path, years(BEFORE, after)) == []


def test_what_is_carried_over_goes_on(tmp_path):
    after = AFTER.replace("2023/T1", "2022/T1")
    (line,) = found_in(tmp_path, years(BEFORE, after))
    assert line == (
        "reports/2023/data/objectives.yaml:4: objectives[0].status: carried over, and no objective "
        'of 2024 continues it; write "continues: 2023/T1" there, or accept it with '
        '"accept: {carried_over: reason}"'
    )


def test_what_is_carried_over_can_be_accepted_to_end(tmp_path):
    before = BEFORE.replace("title: A", "title: A\n    accept: {carried_over: Syy}")
    assert found_in(tmp_path, years(before, AFTER.replace("2023/T1", "2022/T1"))) == []


def rotating(text, report=REPORT):
    return {
        "network.yaml": NETWORK + ROTATION,
        "2023/report.yaml": report,
        "2023/data/surveys.yaml": text,
    }


@pytest.mark.parametrize(
    "text",
    [
        SURVEYS,
        SURVEYS.replace("    domain: upper_secondary\n", ""),
        SURVEYS + "  - {id: b, title: B, domain: library}\n",
        "surveys: []\n",
    ],
)
def test_nothing_is_found_in_surveys_that_alternate(tmp_path, text):
    assert found_in(tmp_path, rotating(text)) == []


def test_a_survey_has_its_turn(tmp_path):
    (line,) = found_in(tmp_path, rotating(SURVEYS.replace("upper_secondary", "ecec")))
    assert line == (
        "reports/2023/data/surveys.yaml:4: surveys[0].domain: ecec is not the domain whose turn is "
        "in 2023, upper_secondary; write the right domain, or accept it with "
        '"accept: {rotation: reason}"'
    )


def test_the_survey_whose_turn_it_is_does_not_lack(tmp_path):
    extra = SURVEYS.replace("upper_secondary", "ecec\n    accept: {rotation: Lisäksi}")
    expected = (
        "reports/2023/data/surveys.yaml:1: surveys: there is no survey of upper_secondary, whose "
        "turn is in 2023; write what is known of it, or accept it with "
        '"accept: {rotation: reason}" in report.yaml'
    )
    assert found_in(tmp_path, rotating(extra)) == [expected]
    library = SURVEYS.replace("upper_secondary", "library")
    assert found_in(tmp_path, rotating(library)) == [expected]
    report = f"{REPORT}accept: {{rotation: Siirtyi}}\n"
    assert found_in(tmp_path, rotating(library, report)) == []


rules = st.builds(
    Indicator,
    name=st.just({"": "A"}),
    target=st.none() | numbers,
    actual=st.none() | numbers,
    direction=st.none() | st.sampled_from(Direction),
    tolerance=st.none() | st.decimals(0, 1000, places=1),
)


@given(st.lists(rules, max_size=3), st.none() | st.sampled_from(Status))
def test_the_rule_tells_only_what_is_known(indicators, status):
    objective = Objective(id="T1", title={"": "A"}, status=status, indicators=indicators)
    ruled = [item for item in indicators if item.direction]
    computed = computed_status(objective)
    known = ruled and all(None not in {item.actual, item.target} for item in ruled)
    assert (computed is not None) == bool(known)
    assert outcome(objective) == (status or computed)
    assert is_against_rule(objective) == (None not in {status, computed} and status != computed)


@given(rules.filter(lambda item: None not in {item.direction, item.target, item.actual}))
def test_a_rule_looks_at_one_side_of_the_target(indicator):
    objective = Objective(id="T1", title={"": "A"}, indicators=[indicator])
    beyond = indicator.actual - indicator.target
    if indicator.direction is Direction.AT_MOST:
        beyond = -beyond
    reached = {
        Status.ACHIEVED: beyond >= 0,
        Status.PARTLY_ACHIEVED: -(indicator.tolerance or 0) <= beyond < 0,
        Status.NOT_ACHIEVED: beyond < -(indicator.tolerance or 0),
    }
    assert [status for status, is_so in reached.items() if is_so] == [computed_status(objective)]


@given(st.lists(whole_years, max_size=2))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_archive_can_be_checked(drawn):
    files = {}
    for year in drawn:
        dumped = year.model_dump(mode="json")
        for name, shape in DATA_FILES.items():
            file = f"{year.folder}/data/{name}"
            value = {field: dumped[field] for field in shape.model_fields}
            files[file] = FileRead(tree_of(value, file, 1))
    loaded = Loaded(archive=Archive(years=tuple(drawn)), files=files)
    for fault in check(loaded):
        assert fault.kind.value.startswith("check.")
        assert fault.message.isprintable()
        assert fault.file.startswith("reports/2023/")


def test_many_years_are_checked_in_little_time():
    def year(number):
        objectives = tuple(
            Objective(
                id=f"T{index}",
                title={"": "A"},
                continues=f"{number - 1}/T{index}",
                status=Status.CARRIED_OVER,
                indicators=[Indicator(name={"": "A"}, baseline=1, actual=2, target=3)],
            )
            for index in range(100)
        )
        report = Report(year=number, title={"": "A"}, status="draft", network="v", language="fi")
        return Year(folder=f"reports/{number}", report=report, objectives=objectives)

    loaded = Loaded(archive=Archive(years=tuple(year(number) for number in range(2014, 2024))))
    start = time.process_time()
    found = check(loaded)
    assert time.process_time() - start < 0.5  # linear: a quadratic one takes seconds
    assert [fault.kind for fault in found] == [FaultKind.CHECK_BASELINE] * 900
