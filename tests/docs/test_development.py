"""What the development pages show works, and the places that they name are there."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

import annual_report
from annual_report.data.values import LANGUAGES
from tests.docs.test_guide import EXAMPLE
from tests.html.years import BOOK_THEME, archive, year

REPOSITORY = Path(__file__).parents[2]
PAGES = REPOSITORY / "docs/development"
PACKAGE = REPOSITORY / "extensions/annual_report"
PLACE = re.compile(r"^\* - `(\w+)/?(\w*)\.py`: `(\w+)`$", re.MULTILINE)


def page(name):
    return (PAGES / name).read_text(encoding="utf-8")


def code(name):
    (match,) = EXAMPLE.finditer(page(name))
    return match["text"]


def test_the_directive_of_the_page_shows_what_it_says(build):
    files = {
        "index.md": "# Etusivu\n\n```{toctree}\nreports/2024/index\nreports/2023/index\n```\n",
        "reports/network.yaml": "id: koe\nslug: koe\nname: Koe\n",
        "reports/2024/data/plan.yaml": "next_steps:\n  - {id: J1, text: Yksi.}\n",
        "next_step_count.py": code("adding-a-directive.md"),
    }
    for number in (2023, 2024):
        files |= {
            f"reports/{number}/report.yaml": (
                f"year: {number}\ntitle: T\nnetwork: koe\nstatus: draft\n"
            ),
            f"reports/{number}/index.md": f"# Vuosi {number}\n\n```{{next-step-count}}\n```\n",
        }
    conf = (
        "import sys\nfrom pathlib import Path\n"
        "sys.path.insert(0, str(Path(__file__).parent))\n"
        "annual_report_pdf = False\n"
        "def setup(app):\n"
        "    from next_step_count import NextStepCountDirective\n"
        '    app.add_directive("next-step-count", NextStepCountDirective)\n'
    )
    built = build(files, conf=conf)
    assert "Next steps: 1" in built.read("reports/2024/index.html")
    assert "No next steps are known." in built.read("reports/2023/index.html")


def test_the_output_of_the_page_is_written(build):
    conf = BOOK_THEME.replace("annual_report_pdf = False\n", "") + code("adding-an-output.md")
    built = build(archive(year(2023)), conf=conf)
    assert re.fullmatch(r"2023 pdf/koe-2023\.pdf \d+\n", built.read("pdfs.txt"))


@pytest.mark.parametrize(("folder", "module", "name"), PLACE.findall(page("adding-a-language.md")))
def test_the_places_of_languages_are_there(folder, module, name):
    path = f"annual_report.{folder}.{module}" if module else f"annual_report.{folder}"
    value = getattr(importlib.import_module(path), name)
    assert {"fi", "sv"} <= {*value} <= {*LANGUAGES}


def test_no_place_of_languages_is_left_out():
    places = PLACE.findall(page("adding-a-language.md"))
    told = {f"{folder}/{module}.py" if module else f"{folder}.py" for folder, module, _ in places}
    table = re.compile(r"^_?[A-Z_]+ = [({].*\"fi\".*\"sv\".*[)}]$", re.MULTILINE)
    there = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if table.search(path.read_text(encoding="utf-8"))
    }
    assert there == told


def test_the_version_is_the_same_in_both_places():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == annual_report.__version__
