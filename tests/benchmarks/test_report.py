"""What becomes of the figures: tables, targets and how far they are missed."""

import sys

import pytest

from goals import TARGETS, Target, verdict
from measuring import Command, CommandError, measure
from report import markdown_table, scenario_table, targets_table, written


def run(seconds: float, main: float = 100, others: float = 0.0) -> dict[str, float]:
    return {
        "seconds": seconds,
        "cpu_seconds": seconds,
        "main_mb": main,
        "tree_mb": 2 * main,
        "others": others,
    }


def case(title: str, *runs: dict[str, float], **facts: object) -> dict[str, object]:
    return {"title": title, "runs": list(runs), "bytes": 2_500_000, "files": 7, "facts": facts}


def scenarios(**cases: dict[str, object]) -> dict[str, object]:
    stamp = {
        "code": "abc",
        "versions": {"Python": "3.11.7", "xelatex": None},
        "machine": {"processor": "P", "cores": 2, "memory_gb": 8.0, "system": "S"},
        "parameters": {"years": 10},
    }
    return {"archive": {"title": "An archive", "stamp": stamp, "cases": cases}}


A = case("HTML alone", run(10), run(30), run(20))
B = case("One pass", run(22, main=150), run(24, main=150), run(23, main=150))


def test_a_table_is_aligned_and_its_bars_are_escaped():
    assert markdown_table(["a", "b"], [["x|y", "1"]]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |"


def test_a_case_is_told_by_its_medians():
    lines = scenario_table(scenarios(a=A)["archive"]).splitlines()
    assert lines[2] == "| (a) HTML alone | 3 | 20.00 | 20.00 | 100 | 200 |"
    assert lines[-1] == "| (a) | 2.5 | 7 |"


def test_a_case_without_runs_is_left_out():
    entry = scenarios(a=A, c={"title": "LaTeX", "runs": []})["archive"]
    assert "LaTeX" not in scenario_table(entry)


def test_facts_are_columns():
    entry = scenarios(a=case("Nothing changed", run(1), pages_written=2))["archive"]
    head, _, line = scenario_table(entry).splitlines()[-3:]
    assert head.endswith("| pages written |")
    assert line.endswith("| 2 |")


def test_targets_are_told_with_what_they_miss():
    lines = targets_table(scenarios(a=A, b=B)).splitlines()[2:]
    assert lines == [
        "| One pass / HTML alone, time | ≤ 1.25 | 1.15 | met |",
        "| One pass / HTML alone, memory of the main process | ≤ 1.3 | 1.50 | missed by 15% |",
    ]


@pytest.mark.parametrize(
    ("ratio", "at_least", "expected"),
    [
        (4.0, True, "met"),
        (3.0, True, "missed by 25%"),
        (4.0, False, "met"),
        (5.0, False, "missed by 25%"),
    ],
)
def test_a_target_is_met_at_its_bound(ratio, at_least, expected):
    target = Target(text="", scenario="", over="", under="", bound=4, at_least=at_least)
    assert verdict(target, ratio) == expected


def test_every_target_is_of_cases_of_its_own():
    assert len({(t.scenario, t.over, t.under, t.measure) for t in TARGETS}) == len(TARGETS)


def test_a_machine_that_was_not_quiet_is_told():
    assert "not quiet" not in written(scenarios(a=A))
    busy = case("HTML alone", run(1, others=1.5))
    assert "**The machine was not quiet**: up to 1.5 cores" in written(scenarios(a=busy))


def test_files_that_differ_are_named():
    same, other = (
        written(scenarios(b=case("-j 2", run(1), different_files=names))) for names in ([], ["x"])
    )
    assert "have the same bytes" in same
    assert "1 files of `-j 1` and `-j 2` differ: `x`" in other


def test_a_run_is_measured_with_what_it_starts(tmp_path):
    child = "x = bytearray(120_000_000); import time; time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    found = measure([Command(arguments=[sys.executable, "-c", parent])], tmp_path / "log")
    assert 0.5 < found.seconds < 60
    assert 0 < found.cpu_seconds < found.seconds
    assert found.main_mb < 60
    assert found.tree_mb > 100


def test_a_command_that_fails_is_told_with_what_it_wrote(tmp_path):
    command = Command(arguments=[sys.executable, "-c", "print('no'); raise SystemExit(3)"])
    with pytest.raises(CommandError, match=r"exit code 3\nno"):
        measure([command], tmp_path / "log")
