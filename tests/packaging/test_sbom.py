"""The bill of materials is one, knows what the site is built with, and is the same each time."""

from __future__ import annotations

import copy
import json
import sys
from importlib.metadata import distribution

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from annual_report import __version__
from tests.rules.sources import PACKAGE, REPOSITORY, repository_files

pytest.importorskip("cyclonedx_py", reason="the oldest versions are tried without it")


import carried
import sbom
from allowed import refused
from locks import everywhere, versions


@pytest.fixture(scope="module")
def installed():
    """Return the bill of what is installed here, tests and all."""
    return sbom.environment(sys.executable)


@pytest.fixture
def bill(installed):
    made = copy.deepcopy(installed)
    sbom.only_the_site(made)
    return made


def named(bill):
    return {sbom.name_of(item): item for item in bill["components"]}


def test_knows_what_the_site_is_built_with_and_nothing_else(bill, installed):
    assert everywhere("docs") <= named(bill).keys() <= versions("docs").keys()
    assert {"pytest", "mypy"} <= named(installed).keys()  # which are here, and left out
    for name, item in named(bill).items():
        assert Version(item["version"]) == Version(distribution(name).version)
        assert canonicalize_name(item["purl"].split("@")[0]) == f"pkg:pypi/{name}"


def test_the_project_is_the_root_and_needs_what_it_needs(bill):
    root = bill["metadata"]["component"]
    assert (root["name"], root["version"]) == ("sphinx-annual-report", __version__)
    assert [entry["license"]["id"] for entry in root["licenses"]] == ["MIT"]
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    refs = {item["bom-ref"] for item in bill["components"]}
    assert {named(bill)[name]["bom-ref"] for name in ("sphinx", "typst")} <= {*needs[sbom.ROOT]}
    assert needs.keys() == refs | {sbom.ROOT}
    assert {ref for found in needs.values() for ref in found} <= refs


def test_each_part_has_a_licence_that_may_be(bill):
    items = [part for item in bill["components"] for part in (item, *item.get("components", []))]
    for item in items:
        found = [
            entry.get("expression") or entry["license"].get("id", "unknown")
            for entry in item["licenses"]
        ]
        assert found, item["name"]
        assert not set().union(*(refused(text, tests=False) for text in found)), item["name"]


def test_fonts_and_scripts_are_inside_their_packages(bill):
    inside = {
        (part["name"], name)
        for name, item in named(bill).items()
        for part in item.get("components", [])
    }
    told = {(part.name, part.package) for part in carried.parts() if part.into != "tests"}
    assert inside == told
    assert {part.package for part in carried.parts()} <= versions("test").keys()


def test_the_extension_carries_nothing_of_others():
    mine = [path for path in repository_files() if path.is_relative_to(PACKAGE)]
    files = {path.name for path in mine if path.suffix not in {".py", ".md", ".yaml"}}
    kinds = (".ttf", ".otf", ".woff", ".woff2", ".wasm", ".so", ".min.js", ".min.css")
    assert {name for name in files if name.endswith(kinds)} == {"boxes.ttf"}
    for path in mine:
        if path.suffix in {".js", ".css"}:
            assert "/*!" not in path.read_text(encoding="utf-8"), f"{path} is of others"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that writes the bill of what is here, whatever versions are locked."""
    monkeypatch.setattr(sbom, "unlike_the_lock", lambda _components: [])

    def write(name):
        assert sbom.main(sys.executable, str(tmp_path / "new" / name)) == 0
        return (tmp_path / "new" / name).read_bytes()

    return write


def test_is_the_same_bytes_twice_and_tells_nothing_of_the_machine(written, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = written("first.json")
    assert first == written("second.json")
    text = first.decode("utf-8")
    bill = json.loads(text)
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    assert "serialNumber" not in bill
    assert str(REPOSITORY) not in text
    assert sys.prefix not in text


def test_what_is_no_bill_is_not_written(tmp_path, monkeypatch, installed, capsys):
    monkeypatch.setattr(sbom, "unlike_the_lock", lambda _components: [])
    monkeypatch.setattr(
        sbom, "environment", lambda _python: copy.deepcopy(installed) | {"version": "one"}
    )
    assert sbom.main(sys.executable, str(tmp_path / "bill.json")) == 1
    assert "is none" in capsys.readouterr().out
    assert not (tmp_path / "bill.json").exists()


def test_what_is_not_as_locked_is_told(bill, tmp_path, monkeypatch, capsys):
    items = [item for item in bill["components"] if sbom.name_of(item) != "typst"]
    named(bill)["click"]["version"] = "0.0.1"
    told = sbom.unlike_the_lock(items)
    assert "typst: is locked and not installed" in told
    assert any(line.startswith("click: 0.0.1 is installed, ") for line in told)

    monkeypatch.setattr(sbom, "environment", lambda _python: bill)
    assert sbom.main(sys.executable, str(tmp_path / "bill.json")) == 1
    assert "click: 0.0.1 is installed" in capsys.readouterr().out
    assert not (tmp_path / "bill.json").exists()
