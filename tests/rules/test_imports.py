"""Imports go one way: data → directives → doctree → writers → outputs."""

import subprocess
import sys
from pathlib import Path

import pytest

import annual_report
from tests.rules.imports import cycle, faults, imports_of, unused
from tests.rules.layers import ALLOWED, NEVER, Allow, Never

PACKAGE = Path(annual_report.__file__).parent
IMPORTS = imports_of(PACKAGE)


def test_every_import_is_allowed_by_the_table():
    assert len(IMPORTS) > 100
    found = faults(IMPORTS, ALLOWED, NEVER)
    assert not found, "\n" + "\n".join(found)


def test_the_table_allows_no_more_than_is_needed():
    found = unused(IMPORTS, ALLOWED)
    assert not found, "\n" + "\n".join(found)


def test_no_parts_import_each_other_in_a_circle():
    assert cycle(IMPORTS, parts=True) == []


def test_no_modules_import_each_other_in_a_circle():
    assert cycle(IMPORTS, parts=False) == []


@pytest.mark.parametrize("part", ["data", "open_data", "i18n", "artifacts"])
def test_loads_without_sphinx(part):
    code = f"""
import pkgutil, sys, importlib
import annual_report.{part} as part
for module in pkgutil.walk_packages(getattr(part, "__path__", []), part.__name__ + "."):
    importlib.import_module(module.name)
loaded = {{name.split(".")[0] for name in sys.modules}}
print(sorted(loaded & {{"sphinx", "docutils", "myst_parser", "sphinxcontrib", "typst"}}))
"""
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


# that the checker sees what it is there to see


@pytest.fixture
def planted(tmp_path):
    """Return a function that gives the faults of a package with the given modules."""

    def check(modules, allowed=ALLOWED, never=NEVER):
        for name, code in modules.items():
            path = tmp_path / "annual_report" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(code, encoding="utf-8")
        found = imports_of(tmp_path / "annual_report")
        return [
            line.removeprefix(f"{tmp_path}/annual_report/")
            for line in faults(found, allowed, never)
        ]

    return check


@pytest.mark.parametrize(
    "code",
    [
        "import sphinx",
        "import sphinx.util.logging",
        "from sphinx.util import logging",
        "def f():\n    from sphinx.util import logging",
        "import importlib\nimportlib.import_module('sphinx.util')",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sphinx import util",
        "try:\n    import sphinx\nexcept ImportError:\n    pass",
    ],
)
def test_sphinx_in_the_data_is_found(planted, code):
    found = planted({"data/deep/module.py": f'"""A docstring."""\n\n{code}\n'})
    line = 3 + next(i for i, text in enumerate(code.splitlines()) if "sphinx" in text)
    assert f"data/deep/module.py:{line}: data must not import sphinx: {NEVER[0].because}" in found


@pytest.mark.parametrize(
    "code",
    [
        "import annual_report.data.model",
        "from annual_report import data",
        "from annual_report.data import model",
        "from annual_report.data.model import Year",
        "from .. import data",
        "from ..data.model import Year",
    ],
)
def test_the_model_in_the_writer_is_found(planted, code):
    found = planted({"data/__init__.py": "", "data/model.py": "", "typst_writer/tables.py": code})
    assert [line.split(": ")[:2] for line in found if "must not" in line] == [
        ["typst_writer/tables.py:1", "typst_writer must not import data"]
    ]


def test_a_way_round_is_found(planted):
    found = planted(
        {"data/a.py": "from annual_report.helper import x", "helper.py": "import docutils.nodes"},
        allowed=[Allow("data", "helper", "a test"), Allow("helper", "docutils", "a test")],
    )
    assert found == [f"data/a.py:1: data → helper → docutils: {NEVER[0].because}"]


def test_an_import_for_types_is_no_way_round(planted):
    code = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from docutils import nodes"
    found = planted(
        {"data/a.py": "from annual_report.helper import x", "helper.py": code},
        allowed=[
            Allow("data", "helper", "a test"),
            Allow("helper", "docutils", "a test", types_only=True),
        ],
    )
    assert found == []


def test_an_import_that_is_not_in_the_table_is_found(planted):
    found = planted({"html/page.py": "import numpy\nfrom annual_report.figures import bar\n"})
    assert found == [
        "html/page.py:1: no line of tests/rules/layers.py lets html import numpy",
        "html/page.py:2: no line of tests/rules/layers.py lets html import figures",
    ]


def test_a_part_with_the_name_of_a_module_of_python_is_told_from_it(planted):
    modules = {
        "html/page.py": "import re\n",
        "charts.py": "import html.parser\nfrom html import escape\n",
    }
    rule = Never("charts", "html", "a test", through=True)
    assert planted(modules, never=[rule]) == []
    modules["charts.py"] = "from annual_report.html import page\n"
    assert planted(modules) == [
        "charts.py:1: no line of tests/rules/layers.py lets charts import html"
    ]
    assert "charts.py:1: charts must not import html: a test" in planted(modules, never=[rule])


def test_an_import_for_types_alone_is_found_at_run_time(planted):
    allowed = [Allow("html", "data", "a test", types_only=True)]
    code = "from annual_report.data import model\n"
    assert planted({"html/page.py": code}, allowed) == [
        "html/page.py:1: html may import data under TYPE_CHECKING only"
    ]


def test_the_network_is_found_in_any_part(planted):
    found = planted({"html/page.py": "from urllib.request import urlopen\nimport urllib.parse\n"})
    assert found == [
        "html/page.py:1: html must not import urllib.request: a build asks nothing of the network"
    ]


def test_an_allowed_edge_that_nothing_needs_is_found(planted, tmp_path):
    planted({"html/page.py": "from annual_report.data import model\n"})
    found = imports_of(tmp_path / "annual_report")
    used = Allow("html", "data", "a test")
    assert unused(found, [used]) == []
    assert unused(found, [used, Allow("html", "babel", "a test")]) == [
        "html → babel is allowed at run time, and not needed"
    ]


def test_circles_are_found(planted, tmp_path):
    planted(
        {
            "data/a.py": "from annual_report.data import b",
            "data/b.py": "from annual_report.data.a import x",
            "html/page.py": "from annual_report.pdf import x",
            "pdf.py": "import annual_report.html.page",
        }
    )
    found = imports_of(tmp_path / "annual_report")
    assert {"html", "pdf"} <= set(cycle(found, parts=True))
    assert cycle(found, parts=False)
    rule = Never("html", "pdf", "a test")
    assert len(faults(found, [], [rule])) > 1
