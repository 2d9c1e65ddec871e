"""Every directive is shown in the guide as a live example: its source, and what comes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx

from annual_report.data.model import Project
from annual_report.directives import DIRECTIVES

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs/guide"
PAGE = (GUIDE / "direktiivit.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"^(`{4,})\{annual-report-example\}\n(?P<text>.*?)^\1$", re.DOTALL | re.MULTILINE
)
USED = re.compile(r"^`{3}\{([a-z-]+)\}", re.MULTILINE)
WHOLE_DOCUMENTS = {
    "agenda-part": "kokousasiat.md",
    "accessibility-statement": "saavutettavuusseloste.md",
}
"""Directives that make a document of their own, by the page of the guide that shows them."""
NOTHING = "```{accepted}"
"""Shows nothing where there is nothing, as the page says."""


def test_each_directive_has_a_live_example(build, monkeypatch):
    add, ours = Sphinx.add_directive, set()

    def recorded(self, name, directive, **options):
        is_new = not options.get("override")  # the others are Sphinx's, a little changed
        if is_new and directive.__module__.startswith("annual_report."):
            ours.add(name)
        add(self, name, directive, **options)

    monkeypatch.setattr(Sphinx, "add_directive", recorded)
    build({"index.md": "# Etusivu\n"})
    ours = {name for name in ours if not name.startswith("annual-report-")}
    assert ours >= {*DIRECTIVES}
    shown = {name for match in EXAMPLE.finditer(PAGE) for name in USED.findall(match["text"])}
    assert shown | {*WHOLE_DOCUMENTS} == ours
    for name, page in WHOLE_DOCUMENTS.items():
        assert re.search(
            rf"^[`:~]{{3,}}\{{{name}\}}", (GUIDE / page).read_text("utf-8"), re.MULTILINE
        )
        assert f"`{name}`" in PAGE


@pytest.fixture
def handbook(build):
    """Return the build of the page in the archive of the repository, without its other pages."""
    files = {
        path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("reports", "archive")
        for path in (REPOSITORY / folder).rglob("*")
        if path.suffix in {".md", ".yaml", ".bib"}
    }
    page = re.sub(r"\[\]\([^)]*\)", "muualla", PAGE)
    front = "# Etusivu\n\n```{toctree}\n:glob:\n\nohje\nreports/*/index\narchive/index\n```\n"
    conf = (REPOSITORY / "conf.py").read_text(encoding="utf-8")
    conf = re.sub(r"^annual_report_documents = .*$", "", conf, flags=re.MULTILINE)
    conf += 'annual_report_pdf = False\nsuppress_warnings = ["myst.strikethrough"]\n'
    return build({**files, "index.md": front, "ohje.md": page}, conf=conf)


def test_the_source_stands_before_its_result(handbook):
    soup = BeautifulSoup(handbook.read("ohje.html"), "html.parser")
    examples = soup.select(".report-example")
    assert len(examples) == len(EXAMPLE.findall(PAGE))
    for example, match in zip(examples, EXAMPLE.finditer(PAGE), strict=True):
        source, result = example.select_one("pre"), example.select_one(".report-example__result")
        assert source.get_text().strip() == match["text"].strip()
        assert source.sourceline <= result.sourceline
        assert result.get_text(strip=True) or NOTHING in match["text"]


REFERENCE = (REPOSITORY / "docs/reference/directives.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^#{2,3} (?:`(?P<name>[a-z-]+)`|.*)$", re.MULTILINE)


def sections():
    """Return the text of each section of the reference, by the directive that it is about."""
    headings = [*SECTION.finditer(REFERENCE)]
    ends = [heading.start() for heading in headings[1:]] + [len(REFERENCE)]
    return {
        heading["name"]: REFERENCE[heading.end() : end]
        for heading, end in zip(headings, ends, strict=True)
        if heading["name"]
    }


COMMON = REFERENCE.partition("## Options of every directive")[2].partition("\n## ")[0]
OVER_YEARS = REFERENCE.partition("## Over the years")[2].partition("\n### ")[0]


@pytest.mark.parametrize("name", sorted(DIRECTIVES))
def test_the_reference_tells_each_option(name):
    section = sections()[name]
    around = COMMON + (OVER_YEARS if f"### `{name}`" in REFERENCE else "")
    options = {*(DIRECTIVES[name].option_spec or {})}
    told = {*re.findall(r":([a-z-]+):", section + around)}
    if name == "project":  # its options are the fields of a project, as the section says
        told |= {field.replace("_", "-") for field in Project.model_fields}
    assert options <= told, options - told
    own = {*re.findall(r"^`:([a-z-]+):`", section, re.MULTILINE)}
    assert own <= options, own - options
