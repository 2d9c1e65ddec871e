"""The locks fit pyproject.toml; told without the network."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.rules.sources import REPOSITORY, lines

LOCKED = {  # lock: whether it holds what the package needs, its extras, its groups
    "docs": (True, (), ("build", "docs")),
    "test": (True, (), ("test",)),
    "supply": (False, (), ("supply",)),
    "oldest": (True, ("search",), ("build", "quick")),
}
PYTHONS = ("3.11.0", "3.11.7", "3.12.4", "3.13.1", "3.14.0")
SYSTEMS = (("linux", "Linux"), ("darwin", "Darwin"), ("win32", "Windows"))
ENVIRONMENTS = [
    {
        **default_environment(),
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": platform,
        "platform_system": system,
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for python, (platform, system) in product(PYTHONS, SYSTEMS)
]
PIN = re.compile(
    r"^([\w.-]+)==(\S+)((?: ;.*?)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", re.MULTILINE
)


def group(project: dict[str, Any], name: str) -> list[str]:
    """Return the requirements of a group with those it includes."""
    found = []
    for entry in project["dependency-groups"][name]:
        found += [entry] if isinstance(entry, str) else group(project, entry["include-group"])
    return found


def asked_for(project: dict[str, Any], lock: str) -> list[Requirement]:
    """Return what pyproject.toml asks a lock to hold."""
    package, extras, groups = LOCKED[lock]
    found = list(project["project"]["dependencies"]) if package else []
    for extra in extras:
        found += project["project"]["optional-dependencies"][extra]
    for name in groups:
        found += group(project, name)
    return [Requirement(text) for text in found]


def pins(text: str) -> list[Requirement]:
    """Return what a lock holds, in its order; each has hashes."""
    found = PIN.findall(text)
    return [Requirement(f"{name}=={version}{marker}") for name, version, marker, _ in found]


def version(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


def chosen(locked: list[Requirement], environment: dict[str, str]) -> dict[str, Requirement]:
    """Return what pip takes from a lock in an environment."""
    found: dict[str, Requirement] = {}
    for pin in locked:
        if pin.marker is None or pin.marker.evaluate(environment):
            assert canonicalize_name(pin.name) not in found, f"two versions for one Python: {pin}"
            found[canonicalize_name(pin.name)] = pin
    return found


def faults(project: dict[str, Any], lock: str, text: str) -> list[str]:
    """Return how a lock does not fit what pyproject.toml asks for, one line each."""
    found = set()
    asked_of_it = asked_for(project, lock)
    for environment in ENVIRONMENTS:
        here = chosen(pins(text), environment)
        for asked in asked_of_it:
            pin = here.get(canonicalize_name(asked.name))
            if pin is None:
                found.add(f"{lock}: {asked.name} is not locked")
            elif not asked.specifier.contains(version(pin), prereleases=True):
                found.add(f"{lock}: {asked} is asked for, {version(pin)} is locked")
    direct = {canonicalize_name(asked.name) for asked in asked_of_it}
    for entry in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        name = canonicalize_name(entry.split("==")[0])
        if "pyproject.toml" in entry and name not in direct:
            found.add(f"{lock}: {name} is locked, pyproject.toml does not ask for it any more")
    return sorted(found)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def read(lock: str) -> str:
    return (REPOSITORY / f"requirements/{lock}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKED)
def test_each_lock_fits_pyproject(project, lock):
    found = faults(project, lock, read(lock))
    assert not found, lines([*found, "make lock makes them fit"])


@pytest.mark.parametrize("lock", LOCKED)
def test_nothing_is_locked_without_a_hash(lock):
    text = read(lock)
    stated = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(pins(text)) == len(stated) > 20


def test_what_is_tested_is_what_the_site_is_built_with():
    test = {str(pin) for pin in pins(read("test"))}
    assert {str(pin) for pin in pins(read("docs"))} <= test


def test_the_oldest_are_the_lower_bounds(project):
    oldest = {canonicalize_name(pin.name): Version(version(pin)) for pin in pins(read("oldest"))}
    bounds = [Requirement(text) for text in project["project"]["dependencies"]]
    assert len(bounds) > 20
    for bound in bounds:
        lowest = Version(str(bound.specifier).removeprefix(">="))
        assert oldest[canonicalize_name(bound.name)] == lowest, bound


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda p: p["dependencies"].append("nowhere>=1"), "docs: nowhere is not locked"),
        (lambda p: p["dependencies"].append("sphinx>=99"), "sphinx>=99 is asked for, "),
        (lambda p: p["dependencies"].remove("pydantic>=2.10"), "docs: pydantic is locked"),
    ],
)
def test_a_lock_that_does_not_fit_is_told(project, change, told):
    changed = {**project, "project": {"dependencies": list(project["project"]["dependencies"])}}
    change(changed["project"])
    found = faults(changed, "docs", read("docs"))
    assert any(told in fault for fault in found), found


def test_what_is_locked_for_no_python_is_told(project):
    text = read("docs").replace("typst==0.15.2", "typst==0.15.2 ; python_full_version < '3.13'")
    assert faults(project, "docs", text) == ["docs: typst is not locked"]
