"""One chapter, built to the site and to the PDF in one pass."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest
from bs4 import Tag as Element

from tests.html_text import body_of, text_of_html
from tests.pdf_reading import Tag, tags_of, text_of, year_files

BEGIN, END = "ALKUKOHTA", "LOPPUKOHTA"
COLOPHON = 2
"""The paragraphs on the last page that follow the chapter."""
CONF = """
numfig = True
html_permalinks = False
annual_report_pdf_page_references = False
extensions += ["sphinx_design", "sphinx.ext.todo"]
todo_include_todos = True
myst_enable_extensions = [
    "attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist", "html_admonition",
    "html_image", "linkify", "replacements", "smartquotes", "strikethrough", "substitution",
    "tasklist",
]
"""
RUNNING_HEAD = re.compile(r"Koeverkosto Toimintakertomus 2023 \d+ \(\d+\)")


@dataclass(frozen=True)
class Chapter:
    """What came of a chapter: its text in the PDF, its tags there, its HTML, its Typst."""

    pdf: Path
    text: str
    tags: tuple[Tag, ...]
    html: Element
    source: str

    def all(self, *kinds: str) -> list[Tag]:
        """Return the elements of some types in the PDF, in reading order."""
        return [found for tag in self.tags for found in tag.all(*kinds)]

    @property
    def shape(self) -> str:
        """The tags as nested text: ``L(LI(Lbl LBody(P)))``."""
        return " ".join(map(_shape, self.tags))

    def differences(self) -> tuple[list[str], list[str]]:
        """Return the words that only the page has, and those that only the PDF has."""
        html, pdf = _words(text_of_html(self.html)), _words(self.text)
        missing: list[str] = []
        extra: list[str] = []
        matcher = difflib.SequenceMatcher(None, html, pdf, autojunk=False)
        for kind, a1, a2, b1, b2 in matcher.get_opcodes():
            if kind != "equal":
                missing += html[a1:a2]
                extra += pdf[b1:b2]
        return missing, extra


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _shape(tag: Tag) -> str:
    inner = " ".join(map(_shape, tag.children))
    return f"{tag.kind}({inner})" if inner else tag.kind


def _between(text: str) -> str:
    return " ".join(RUNNING_HEAD.sub(" ", text).split(BEGIN)[1].split(END)[0].split())


@pytest.fixture
def chapter(build):
    """Return a function that builds a chapter; ``suffix`` tells its format."""

    def run(  # noqa: PLR0913 - keyword arguments of a test's one tool
        text, *, conf="", warnings=(), files=None, lang=None, suffix=".md", **documents
    ):
        head = f"---\nlang: {lang}\n---\n\n" if lang else ""
        title = "# Luku\n" if suffix == ".md" else "Luku\n====\n"
        source = f"{head}{title}\n{BEGIN}\n\n{text}\n\n{END}\n"
        project = year_files(luku=source, **documents) | (files or {})
        if suffix != ".md":
            project[f"reports/2023/luku{suffix}"] = project.pop("reports/2023/luku.md")
        built = build(project, conf=CONF + conf, warnings=warnings)
        pdf = built.output / "pdf/koe-2023.pdf"
        (document,) = tags_of(pdf).all("Document")
        titles = [i for i, tag in enumerate(document.children) if tag.kind == "H1"]
        body = body_of(built.read("reports/2023/luku.html")).section
        assert isinstance(body, Element)
        for paragraph in body.find_all(string=[BEGIN, END]):
            paragraph.extract()
        body.h1.extract()
        for part in body.select(".classifier, .linenos"):
            part.insert_before(" ")  # style sheets part these from what is beside them
            part.insert_after(" ")
        project_file = built.source.parent / "doctrees/typst/2023/reports/2023/luku.typ"
        return Chapter(
            pdf,
            _between(text_of(pdf)),
            document.children[titles[2] + 2 : -1 - COLOPHON],
            body,
            project_file.read_text(encoding="utf-8"),
        )

    return run


@pytest.fixture
def link_targets():
    """Return a function that lists what a PDF links to on the web."""

    def run(pdf):
        with pymupdf.open(pdf) as opened:
            return [link["uri"] for page in opened for link in page.get_links() if "uri" in link]

    return run
