"""Any text in any place of a document compiles, and comes back as the words they are.

A document is made with a text of its own in every place that can hold one. Its outline and
that of the tags of its PDF have to be the same, whatever characters the texts have. More
examples are tried with ``EXAMPLES=500``.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from docutils import nodes
from docutils.utils import new_document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from annual_report.config import Config
from annual_report.pdf.builder import standing_in
from annual_report.pdf.compiler import BOXES, STANDARDS, font_paths
from annual_report.pdf.project import MAIN, write_project
from annual_report.pdf.publication import publications
from annual_report.typst_writer.syntax import REPLACEMENT, string
from tests.corpora.projects import DRAWING, year
from tests.doctree_outline import outline_of_doctree
from tests.outline import first_difference
from tests.pdf_structure import structure_of
from tests.tag_outline import outline_of_tags

EXAMPLES = int(os.environ.get("EXAMPLES", "25"))
CHAPTER = "reports/2023/luku"

HOSTILE = (
    '#panic("x")',
    "#import sys: *",
    "$x^2$ @viite <label> // ei /* kommentti */",
    "] } ) \\ \" ' ` ```",
    "\\u{41} \\n \\t",
    "#{1+1} #let x = 2; #x",
    "= Otsikko\n- lista\n+ toinen\n/ Termi: selite",
    "<b>lihava</b> <script>alert(1)</script> &lt; &amp;",
    "~ --- -- ... -? 'a' \"b\"",
    "{value}`projects.count` ```{objectives}\n```",
    "../../etc/passwd",
    "שלום עולם",
    "مرحبا بالعالم",
    "e\u0301a\u0308\u0323 \u1112\u1161\u11ab",
    "👩\u200d👩\u200d👧\u200d👦 🇫🇮 ❤\ufe0f",
    "漢字とかな 한국어 ไทย हिन्दी",
    "\u202e\u2066kääntö\u2069\u202c",
    "\x00\x07\x1b[31m\x7f\x85",
    "\ue000\ufffe\U0010ffff\ufffd",
    "a\u00adb\u200bc\u2060d\ufeffe",
    "fi ffi ﬁ ĳ ß ẞ \u0131 İ",
    "\U0001d49c\U0001d505 ① Ⅳ ㎏ ½",
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
    st.text(st.sampled_from("#$@<>[]{}()*_`\\/\"'=+-~^&%;:,. \nab"), min_size=1, max_size=20),
)


class Texts:
    """Gives a text to each place; a place is named in it, so that none is empty."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = iter(texts)
        self.places = 0

    def __call__(self) -> str:
        self.places += 1
        return f"P{self.places} {next(self._texts)}"


PLACES = 47
"""How many places for a text a document has."""


def document(text: Texts) -> nodes.document:
    """Return a document with a text in every place that can hold one."""
    made = new_document("luku.md")
    section = nodes.section("", nodes.title("", text()), ids=["luku"])
    made += section
    section += nodes.paragraph("", text())
    section += nodes.paragraph(
        "",
        "",
        nodes.emphasis("", text()),
        nodes.strong("", text()),
        nodes.literal("", text()),
        nodes.subscript("", text()),
        nodes.superscript("", text()),
        nodes.abbreviation("", text(), explanation=text()),
        nodes.inline("", text(), classes=["language-sv"]),
        nodes.reference("", text(), refuri=f"https://example.org/{text()}"),
        nodes.reference("", text(), refid="luku"),
        addnodes.literal_emphasis("", text()),
        nodes.footnote_reference("", "1", refid="huom"),
        nodes.problematic("", text()),
    )
    section += nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", text()), ids=["huom"])
    section += nodes.bullet_list(
        "",
        nodes.list_item("", nodes.paragraph("", text())),
        nodes.list_item("", nodes.paragraph("", text()), nodes.paragraph("", text())),
    )
    section += nodes.enumerated_list(
        "", nodes.list_item("", nodes.paragraph("", text())), enumtype="arabic", suffix=")"
    )
    section += nodes.definition_list(
        "",
        nodes.definition_list_item(
            "", nodes.term("", text()), nodes.definition("", nodes.paragraph("", text()))
        ),
    )
    section += nodes.field_list(
        "",
        nodes.field(
            "", nodes.field_name("", text()), nodes.field_body("", nodes.paragraph("", text()))
        ),
    )
    section += nodes.block_quote("", nodes.paragraph("", text()), nodes.attribution("", text()))
    section += nodes.literal_block("", text(), language="python")
    section[-1].rawsource = section[-1].astext()
    section += nodes.admonition("", nodes.title("", text()), nodes.paragraph("", text()))
    section += nodes.warning("", nodes.paragraph("", text()))
    section += nodes.topic("", nodes.title("", text()), nodes.paragraph("", text()))
    section += nodes.rubric("", text())
    section += nodes.line_block("", nodes.line("", text()), nodes.line("", text()))
    section += table(text)
    section += nodes.figure(
        "",
        nodes.image("", uri="piirros.svg", alt=text()),
        nodes.caption("", text()),
        nodes.legend("", nodes.paragraph("", text())),
    )
    section += nodes.citation("", nodes.label("", text()), nodes.paragraph("", text()), ids=["c"])
    section += nodes.math_block("", "x + y", alt=text())
    section += nodes.section("", nodes.title("", text()), ids=["ala"])
    return made


def table(text: Texts) -> nodes.table:
    """Return a table with a caption, a header and a row."""

    def row(count: int) -> nodes.row:
        cells = (nodes.entry("", nodes.paragraph("", text())) for _ in range(count))
        return nodes.row("", *cells)

    group = nodes.tgroup("", cols=2)
    group += [nodes.colspec(colwidth=1), nodes.colspec(colwidth=1)]
    title = nodes.title("", text())
    group += [nodes.thead("", row(2)), nodes.tbody("", row(2))]
    return nodes.table("", title, group)


class Press:
    """A project that documents are put into and compiled with, one after the other."""

    def __init__(self, app: Sphinx, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.archive = app.env.get_domain("report").archive
        self.config = Config.of(app.config)
        (self.publication,) = publications(app, self.archive, self.config)
        self.fonts = [str(path) for path in (*font_paths(folder, []), BOXES)]

    def outlines(self, made: nodes.document):
        """Return the outline of a document, and that of its chapter in the PDF."""
        stored = self.app.env.get_doctree
        self.app.env.get_doctree = lambda name: made if name == CHAPTER else stored(name)
        meant = outline_of_doctree(made.deepcopy(), CHAPTER, self.app.env, "fi")
        try:
            with standing_in(self.app) as builder:
                project = write_project(
                    self.folder / "typst",
                    builder=builder,
                    publication=self.publication,
                    config=self.config,
                    version="0",
                    address=lambda _name: None,
                )
        finally:
            self.app.env.get_doctree = stored
        data, warnings = typst.compile_with_warnings(
            str(project.directory / MAIN),
            root=str(project.directory),
            font_paths=self.fonts,
            ignore_system_fonts=True,
            pdf_standards=list(STANDARDS),
            timestamp=0,
        )
        assert not warnings
        path = self.folder / "luku.pdf"
        path.write_bytes(data)
        (document,) = structure_of(path).children
        headings = [n for n, part in enumerate(document.children) if part.kind == "H1"]
        # The contents, the chapter, the last chapter.
        chapter = document.children[headings[-2] : headings[-1]]
        return meant, outline_of_tags(chapter, "fi")


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    folder = tmp_path_factory.mktemp("press")
    files = year({"luku": "# Luku\n"}, numbered=False) | {"piirros.svg": DRAWING}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    logging.getLogger("sphinx.sphinx.events").setLevel(logging.INFO)  # two lines a document
    with patch_docutils(folder), docutils_namespace():
        app = Sphinx(
            folder,
            folder,
            folder / "out",
            folder / "doctrees",
            "html",
            confoverrides={"annual_report_pdf": False, "numfig": False},
            status=None,
            warning=None,
        )
        app.build()
        yield Press(app, folder)


# What a text has is compared without what cannot be seen, and what PDF/A has no place for.

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff\u202e]"
)


def comparable(outline):
    """Return an outline with the texts as they can be compared.

    Text from right to left is in the PDF as it is seen, not as it is read (Typst writes no
    other): a line that has some has to have the same characters.
    """
    lines = []
    for line in outline:
        key = string(line.key)[1:-1].replace(REPLACEMENT, "")
        key = unicodedata.normalize("NFC", UNSEEN.sub("", key))
        if RIGHT_TO_LEFT.search(key):
            key = "".join(sorted(key))
        lines.append(replace(line, key=key))
    return tuple(lines)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=PLACES, max_size=PLACES))
def test_any_text_in_any_place(press, texts):
    meant, found = press.outlines(document(Texts(texts)))
    told = first_difference(comparable(meant), comparable(found))
    assert told is None, told


@pytest.mark.parametrize("shift", range(0, len(HOSTILE), 4))
def test_hostile_texts_in_every_place(press, shift):
    texts = [HOSTILE[(place + shift) % len(HOSTILE)] for place in range(PLACES)]
    meant, found = press.outlines(document(Texts(texts)))
    assert len(meant) > PLACES
    told = first_difference(comparable(meant), comparable(found))
    assert told is None, told


def test_every_place_is_given_a_text():
    texts = Texts(["x"] * PLACES)
    document(texts)
    assert texts.places == PLACES
