"""The oldest and the newest versions are tried with the same tests, on every Python there is."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from packaging.version import Version

from locks import pins, versions
from tests.rules.sources import REPOSITORY

CHOSEN = (REPOSITORY / "tests/matrix.txt").read_text(encoding="utf-8").split()
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = {
    line.rpartition(" ")[2]
    for line in PROJECT["classifiers"]
    if line.startswith("Programming Language :: Python :: 3.")
}
TESTS = "python -m pytest -n auto -m 'not browser and not slow' @tests/matrix.txt"
BUILD = "python -m sphinx -b html -q -W --keep-going -n -d _build/doctrees . _build/html"


def github():
    job = yaml.safe_load((REPOSITORY / ".github/workflows/tests.yml").read_text())["jobs"]["matrix"]
    tried = {(entry["python"], entry["lock"]) for entry in job["strategy"]["matrix"]["include"]}
    return tried, [step["run"] for step in job["steps"] if "run" in step], "${{ matrix.lock }}"


def gitlab():
    job = yaml.safe_load((REPOSITORY / ".gitlab-ci.yml").read_text())["matrix"]
    tried = {
        (python, lock)
        for entry in job["parallel"]["matrix"]
        for python in [
            *([entry["PYTHON"]] if isinstance(entry["PYTHON"], str) else entry["PYTHON"])
        ]
        for lock in [*([entry["LOCK"]] if isinstance(entry["LOCK"], str) else entry["LOCK"])]
    }
    return tried, job["script"], "$LOCK"


@pytest.mark.parametrize("host", [github, gitlab])
def test_each_python_has_its_newest_and_the_oldest_python_the_oldest(host):
    tried, _, _ = host()
    oldest = min(PYTHONS, key=Version)
    assert PROJECT["requires-python"] == f">={oldest}"
    assert tried == {(python, "test") for python in PYTHONS} | {(oldest, "oldest")}


@pytest.mark.parametrize("host", [github, gitlab])
def test_hosts_install_from_locks_and_run_what_is_chosen(host):
    _, commands, lock = host()
    install = "python -m pip install --require-hashes --only-binary :all: -r requirements/"
    assert f"{install}{lock}.txt" in commands
    assert commands[-2:] == [BUILD, TESTS]


def test_the_run_of_all_steps_has_both():
    run = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert re.findall(r'^  matrix (\w+) "\$\w+" (\w+)$', run, re.MULTILINE) == [
        ("oldest", "oldest"),
        ("newest", "test"),
    ]
    assert "-m pytest -n auto --tb=short -m 'not browser and not slow' @tests/matrix.txt" in run


def test_what_is_chosen_is_there_once():
    assert len(CHOSEN) > 10
    assert sorted(CHOSEN) == sorted(set(CHOSEN))
    for chosen in CHOSEN:
        path, _, name = chosen.partition("::")
        text = (REPOSITORY / path).read_text(encoding="utf-8")
        assert f"def {name or 'test_'}" in text, chosen


@pytest.mark.parametrize("name", ["sphinx", "docutils", "myst-parser"])
def test_oldest_and_newest_differ(name):
    assert max(map(Version, versions("oldest")[name])) < max(map(Version, versions("test")[name]))


def test_the_handbook_tells_the_versions():
    page = (REPOSITORY / "docs/development/supply-chain.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\|[^|]*\| (3\.\d+) \| (.+) \| `(\w+)\.txt` \|$", page, re.MULTILINE)
    assert {(python, lock) for python, _, lock in rows} == github()[0]
    for python, told, lock in rows:
        system = {"sys_platform": "linux", "platform_python_implementation": "CPython"}
        here = {
            name: version
            for name, version, pin in pins(lock)
            if pin.marker is None
            or pin.marker.evaluate(
                system | {"python_version": python, "python_full_version": f"{python}.9"}
            )
        }
        names = ("sphinx", "docutils", "myst-parser")
        assert told.split(" | ") == [here[name] for name in names], f"{python}, {lock}.txt"
