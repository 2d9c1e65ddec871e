"""Text is never code: what the quoting module writes, Typst reads back as it was."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annual_report.typst_writer.syntax import Code, arguments, array, dictionary, string, value

# Characters that a string literal keeps: all but those without a place in a PDF/A text.
KEPT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), include_characters="\n\t"),
    max_size=60,
).filter(lambda text: "\ufeff" not in text and not re.search("[\ufff9-\uffff]", text))


def evaluated(code: str) -> object:
    return json.loads(typst.eval(b"", code))


@settings(max_examples=200, deadline=None)
@example('"#panic()')
@example("#{ $x$ } ] // /* \\u{41} *_`<a>@b")
@given(KEPT)
def test_any_text_reads_back_as_it_was(text):
    assert evaluated(string(text)) == text


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\ue000", "\ufffe"]
)
def test_characters_without_a_place_in_pdf_a_become_boxes(character):
    assert evaluated(string(f"a{character}b")) == "a\u25a1b"


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**31), 2**31) | KEPT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEPT, inner, max_size=3),
        max_leaves=8,
    )
)
def test_any_value_reads_back_as_it_was(item):
    assert evaluated(value(item)) == item


def test_sequences_of_one_and_none_stay_sequences():
    assert array(["a"]) == '("a", )'
    assert array([]) == "()"
    assert dictionary({}) == "(:)"


def test_decimals_are_written_exactly():
    assert value(Decimal("12500.50")) == "12500.50"


def test_code_is_written_as_it_is_and_other_types_are_refused():
    assert value(Code("1fr")) == "1fr"
    with pytest.raises(TypeError, match="object has no Typst value"):
        value(object())


def test_argument_names_must_be_identifiers():
    assert arguments({"number": "1", "left-out": None}) == 'number: "1", '
    with pytest.raises(ValueError, match="not a Typst identifier"):
        arguments({'a: panic("x")': 1})
