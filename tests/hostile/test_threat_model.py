"""The threat model states the limits that the code has, and all of them."""

from __future__ import annotations

import importlib
import re
import sys
from types import ModuleType

import pytest

from annual_report.data import limits
from tests.conftest import REPOSITORY

DOCS = REPOSITORY / "docs/development"
ROW = re.compile(r"^\| `([\w.]+)\.([A-Z_]+)` \| ([\d,]+) \|", re.MULTILINE)


def test_limits_are_those_of_the_code():
    rows = ROW.findall((DOCS / "threat-model.md").read_text(encoding="utf-8"))
    assert len(rows) > 25
    for module, name, value in rows:
        found = getattr(importlib.import_module(f"annual_report.{module}"), name)
        assert f"{found:,}" == value, name
    named = {(module, name) for module, name, _ in rows}
    for module in ("data.limits", "svg", "typst_writer.images", "bibliography_check"):
        code = importlib.import_module(f"annual_report.{module}")
        own = {name for name in vars(code) if name.startswith("MAX_")}
        source = (
            REPOSITORY / f"extensions/annual_report/{module.replace('.', '/')}.py"
        ).read_text()
        own = {name for name in own if re.search(rf"^{name} = ", source, re.MULTILINE)}
        assert {(module, name) for name in own} <= named
    assert {name for name in vars(limits) if name.isupper()} <= {name for _, name in named}


@pytest.fixture
def fuzzing(monkeypatch) -> tuple[ModuleType, ModuleType]:
    """Return the scripts that hold the targets and the samples."""
    monkeypatch.syspath_prepend(REPOSITORY / "fuzzing")
    for name in ("targets", "samples"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("targets"), importlib.import_module("samples")


def test_page_on_fuzzing_tells_of_every_target(fuzzing):
    targets, samples = fuzzing
    page = (DOCS / "fuzzing.md").read_text(encoding="utf-8")
    assert set(samples.SAMPLES) == set(targets.TARGETS)
    for name in targets.TARGETS:
        assert f"`{name}`" in page


def test_no_sample_of_a_target_is_refused_with_an_error(fuzzing):
    targets, samples = fuzzing
    for name, inputs in samples.SAMPLES.items():
        for data in inputs:
            targets.TARGETS[name](data)
