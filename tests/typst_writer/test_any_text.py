"""Any text compiles to PDF/UA-1 and PDF/A-3a and comes back as the same words."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pymupdf
import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

import annual_report.typst_writer
from annual_report.pdf.compiler import BOXES, STANDARDS, font_paths
from annual_report.pdf.project import TEMPLATES
from annual_report.typst_writer.syntax import string, value
from tests.typst_writer.make_boxes import make

FACES = font_paths(Path(), [])[0]
FONTS = [str(path) for path in (*font_paths(Path(), []), BOXES)]
STYLE = (TEMPLATES / "style.typ").read_text(encoding="utf-8")
BOOK = {"font": "Atkinson Hyperlegible", "primary-color": "#1d4f7c"}
HEAD = (
    STYLE.replace('#import "/_book.typ": book', f"#let book = {value(BOOK)}")
    + '#set document(title: "x")\n#set page(width: 60cm, height: 60cm)\n'
    '#set text(lang: "fi", font: text-font)\n'
)


def compiled(code: str) -> bytes:
    data, warnings = typst.compile_with_warnings(
        (HEAD + code).encode(),
        font_paths=FONTS,
        ignore_system_fonts=True,
        pdf_standards=list(STANDARDS),
        timestamp=0,
    )
    assert not warnings
    return data


def compiled_text(code: str) -> str:
    with pymupdf.open(stream=compiled(code)) as pdf:
        return "".join(page.get_text() for page in pdf)


def test_boxes_font_is_what_its_script_makes(tmp_path):
    folder = Path(annual_report.typst_writer.__file__).parent / "fonts"
    make(tmp_path / "boxes.ttf")
    assert (folder / "boxes.ttf").read_bytes() == (tmp_path / "boxes.ttf").read_bytes()


def test_no_letter_is_put_together_of_two_glyphs():
    """Such letters come back twice from a PDF; the template gives them to another font."""
    face = next(FACES.glob("*-Regular.ttf"))
    with TTFont(face) as font:
        characters = font.getBestCmap()
    composed = [
        chr(code)
        for code in range(0xA0, 0x30000)
        if code not in characters
        and len(parts := unicodedata.normalize("NFD", chr(code))) > 1
        and all(ord(part) in characters for part in parts)
    ]
    listed = "".join(re.findall(r'^  "([^ -~]+)",$', STYLE, re.MULTILINE))
    assert listed == "".join(composed)


# Scripts that are written from left to right, each character by itself.
WORDS = st.text(
    st.characters(
        categories=("Lu", "Ll", "Nd", "Po", "Sm", "Sc", "So"), max_codepoint=0x1FAFF
    ).filter(lambda character: unicodedata.bidirectional(character) not in {"R", "AL", "AN"}),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@example(["😀", "漢字", "ᚠ", "ä", "#panic()", "\\u{41}"])
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_words_come_back_in_their_order(words):
    text = " ".join(words)
    found = compiled_text(f"#{string(text)}")
    # Readers guess spaces from gaps between glyphs of different fonts, so spaces are left out.
    assert "".join(found.split()) == "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_no_text_stops_the_compiler(text):
    compiled_text(f"#{string(text)}")


MARKED = (
    "x\u0323",
    "д\u0301",
    "\u0251\u0303",
    "m\u0304\u0301",
    "x\u1dff",
    "क\u093f",
    "x\u20e3",
)


def marked(letter: str) -> str:
    return f"#show: with-marked-letters\n#{string(letter)}"


@pytest.mark.parametrize("letter", MARKED)
def test_letter_with_marks_comes_back_once(letter):
    assert compiled_text(marked(letter)).strip() == letter


def test_letter_is_not_lost_under_a_mark_of_another_font():
    with pymupdf.open(stream=compiled(marked("д\u0301"))) as pdf:
        fonts = {font[3].partition("+")[2] for font in pdf[0].get_fonts()}
    assert fonts == {"LibertinusSerif-Regular-Identity-H"}
