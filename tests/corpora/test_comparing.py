"""What compares the outputs sees what differs, and nothing else."""

import pytest

from tests.corpora.comparing import difference
from tests.outline import Line, first_difference
from tests.pdf_structure import NEW_LINE


@pytest.mark.parametrize(
    ("page", "pdf"),
    [
        ("yksi kaksi", f"yksi {NEW_LINE}kaksi"),
        ("yksi kaksi", f"yksi{NEW_LINE}kaksi"),
        ("yksikaksi", f"yksi{NEW_LINE}kaksi"),
        ("yksikaksi", f"yksi\u00ad{NEW_LINE}kaksi"),
        ("\n\nyksi\n kaksi\n", "yksi\n\nkaksi"),
        ("yksi\u00a0kaksi", "yksi\u00a0kaksi"),
    ],
)
def test_the_same_is_the_same(page, pdf):
    assert difference(page, pdf) is None


@pytest.mark.parametrize(
    ("page", "pdf"),
    [
        ("yksi kaksi", "yksi"),
        ("yksi", "yksi kaksi"),
        ("yksi kaksi", "yksikaksi"),
        ("yksikaksi", "yksi kaksi"),
        ("yksi kaksi kolme", f"yksi kolme{NEW_LINE}kaksi"),
        ("yksi", "yksiyksi"),
        ("yksi", "Yksi"),
        ("yksi\u00a0kaksi", "yksi kaksi"),
    ],
)
def test_what_differs_is_told(page, pdf):
    assert difference(page, pdf)


def test_the_first_difference_of_outlines_is_told_in_words():
    same = [Line(0, "heading 2", "Otsikko", "Otsikko"), Line(0, "list of 2")]
    told = first_difference(
        (*same, Line(1, "item", "1.", "1.")), (*same, Line(1, "paragraph", "sana", "sana"))
    )
    assert told == (
        "after\n    heading 2: Otsikko\n    list of 2\n"
        "the document has\n      item: 1.\nthe PDF has\n      paragraph: sana"
    )
    assert "nothing more" in first_difference(tuple(same), tuple(same[:1]))
    assert first_difference(tuple(same), tuple(same)) is None
