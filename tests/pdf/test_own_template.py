"""A project changes the look with one Typst file of its own."""

from __future__ import annotations

import re

import pymupdf

from tests.conftest import REPOSITORY
from tests.pdf_reading import tags_of, text_of, year_files

FILES = year_files(luku="# Luku\n\n> Lainaus.\n\n:::{note}\nHuomaa.\n:::\n")
PDF = "pdf/koe-2023.pdf"


def example():
    page = (REPOSITORY / "docs/reference/templates.md").read_text(encoding="utf-8")
    return re.search(r"```typst\n(.*?)```", page, re.DOTALL)[1]


def fonts_of(path, word):
    with pymupdf.open(path) as pdf:
        return {
            span["font"]
            for page in pdf
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
            if word in span["text"]
        }


def test_the_example_of_the_handbook_changes_the_look(build):
    plain = build(FILES)
    assert not any("-Ita" in font for font in fonts_of(plain.output / PDF, "Lainaus."))
    built = build(
        {"muotoilu.typ": example()}, overrides={"annual_report_typst_template": "muotoilu.typ"}
    )
    path = built.output / PDF
    assert all("-Ita" in font for font in fonts_of(path, "Lainaus."))
    assert "Huomaa." in text_of(path)
    assert tags_of(path).all("H1")


def test_a_change_of_the_own_template_makes_the_pdf_again(build):
    overrides = {"annual_report_typst_template": "muotoilu.typ"}
    first = build(FILES | {"muotoilu.typ": example()}, overrides=overrides)
    before = (first.output / PDF).read_bytes()
    second = build({"muotoilu.typ": example().replace("14pt", "40pt")}, overrides=overrides)
    assert (second.output / PDF).read_bytes() != before


def test_a_fault_in_the_own_template_is_told_and_the_last_good_pdf_stays(build):
    overrides = {"annual_report_typst_template": "muotoilu.typ"}
    first = build(FILES | {"muotoilu.typ": example()}, overrides=overrides)
    before = (first.output / PDF).read_bytes()
    build(
        {"muotoilu.typ": "#let quotation(body) = {\n"},
        overrides=overrides,
        warnings=(r"muotoilu\.typ:1: WARNING: the PDF was not written: unclosed delimiter",),
    )
    assert (first.output / PDF).read_bytes() == before


def test_a_missing_or_outside_file_is_told(build, tmp_path):
    (tmp_path / "ulkona.typ").write_text("", encoding="utf-8")
    for name, words in (("puuttuu.typ", "is not a file"), ("../ulkona.typ", "leaves the project")):
        built = build(
            FILES,
            overrides={"annual_report_typst_template": name},
            warnings=(rf'conf\.py:1: WARNING: annual_report_typst_template: "{name}" {words}',),
        )
        assert (built.output / PDF).is_file()
