"""The outline of tags: in which language a table and its caption are, wherever that is said."""

import pytest

from tests.pdf_structure import Element
from tests.tag_outline import outline_of_tags

CELL = Element("TR", (Element("TH", (Element("P", ("Sana",)),)),))
OF_TABLE = [
    "table",
    "  caption in en: Nimi",
    "  row",
    "    header cell",
    "      paragraph in en: Sana",
]


def caption(lang=None):
    return Element("Caption", ("Nimi",), lang=lang)


@pytest.mark.parametrize(
    "element",
    [
        Element("Table", (caption(), CELL), lang="en-GB"),
        Element("Table", (caption("en-GB"), CELL), lang="en"),
        Element("Div", (caption("en"), Element("Div", (Element("Table", (CELL,)),), lang="en"))),
        Element("Div", (caption("en"), Element("Div", (Element("Table", (CELL,), lang="en"),)))),
    ],
)
def test_a_table_and_its_caption_are_in_the_language_that_is_said(element):
    assert [str(line) for line in outline_of_tags([element], "fi")] == OF_TABLE


def test_a_caption_before_a_table_is_not_in_the_language_of_the_table():
    element = Element("Div", (caption(), Element("Div", (Element("Table", (CELL,)),), lang="en")))
    assert [str(line) for line in outline_of_tags([element], "fi")][1] == "  caption: Nimi"
