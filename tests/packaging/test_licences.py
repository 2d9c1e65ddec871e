"""The page of licences fits the locks and what is installed; each licence on it may be."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.version import Version

import allowed
import carried
import licences
from licences import Row
from locks import pins, versions

TEXT = licences.PAGE.read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| \[([\w.-]+)\]\(https://pypi[^|]*\| (\S+) \| (.*?) +\| (\w+) \|$", re.MULTILINE
)
ROWS = [Row(*found) for found in ROW.findall(TEXT)]
OLDEST = {
    "python_full_version": "3.11.7",
    "python_version": "3.11",
    "sys_platform": "linux",
    "platform_python_implementation": "CPython",
}


def test_the_page_has_the_packages_of_the_locks():
    docs = versions("docs")
    expected = sorted(
        (name, version, "site" if name in docs else "tests")
        for name, version, pin in pins("test")
        if pin.marker is None or pin.marker.evaluate(OLDEST) or name in licences.ELSEWHERE
    )
    assert [(row.name, row.version, row.use) for row in ROWS] == expected, "make licences mends it"
    assert len(ROWS) > 100


def test_the_page_is_what_the_script_makes_of_them():
    assert licences.page(ROWS) == TEXT, "make licences mends it"


def test_the_licences_are_those_of_what_is_installed():
    seen = 0
    for row in ROWS:
        try:
            here = distribution(row.name).version
        except PackageNotFoundError:
            continue
        if Version(here) == Version(row.version):  # later Pythons have some other versions
            assert licences.licence_of(row.name) == row.licence, row.name
            seen += 1
    if not seen:
        pytest.skip("nothing is installed in the version that is locked")


def test_each_licence_is_known_and_may_be():
    assert licences.faults(ROWS) == []
    for row in ROWS:
        assert canonicalize_license_expression(row.licence) == row.licence
    for part in carried.parts():
        assert canonicalize_license_expression(part.licence) == part.licence
        assert not allowed.refused(part.licence, tests=part.into == "tests"), part.name


@pytest.mark.parametrize(
    ("licence", "use", "told"),
    [
        ("", "site", "x: its metadata do not say which licence it has"),
        ("GPL-3.0-only", "tests", "x: GPL-3.0-only is not allowed for the tests"),
        ("MIT OR SSPL-1.0", "site", "x: SSPL-1.0 is not allowed for the site"),
        ("AGPL-3.0-only", "site", "x: AGPL-3.0-only is not allowed for the site"),
    ],
)
def test_a_licence_that_may_not_be_is_told(licence, use, told):
    assert licences.faults([Row("x", "1", licence, use)]) == [told]


def test_what_may_be_for_tests_alone_may_be_for_tests():
    assert licences.faults([Row("x", "1", "AGPL-3.0-only", "tests")]) == []


def test_no_exception_outlives_its_reason():
    used = {name for row in ROWS for name in allowed.identifiers(row.licence)}
    used |= {name for part in carried.parts() for name in allowed.identifiers(part.licence)}
    assert allowed.EXPLAINED.keys() | allowed.TESTS_ONLY.keys() <= used
    assert used >= allowed.ORDINARY
    assert licences.STATED.keys() | licences.ELSEWHERE.keys() <= versions("test").keys()


def test_metadata_that_name_no_one_licence_are_unclear(tmp_path):
    folder = tmp_path / "x-1.dist-info"
    folder.mkdir()
    for text, told in {
        "License-Expression: MIT\n": "MIT",
        "License: BSD-3-Clause\nClassifier: License :: OSI Approved :: BSD License\n": (
            "BSD-3-Clause"
        ),
        "License: Apache 2.0\nClassifier: License :: OSI Approved :: Apache Software License\n": (
            "Apache-2.0"
        ),
        "Classifier: License :: OSI Approved :: BSD License\n": "",
        "License: see the file\n": "",
        "Classifier: License :: OSI Approved :: BSD License\n"
        "Classifier: License :: OSI Approved :: MIT License\n": "",
        "": "",
    }.items():
        (folder / "METADATA").write_text(f"Metadata-Version: 2.4\nName: x\nVersion: 1\n{text}")
        found = licences.Distribution.at(folder)
        assert licences.stated(found) == told
