"""Groups, plan and calendar of a year in its PDF: all words are there, and each cell is tagged."""

from __future__ import annotations

import pymupdf

from tests.directives.pages import directive
from tests.directives.test_groups import GROUPS
from tests.directives.test_planning import OBJECTIVES, PLAN
from tests.pdf_reading import tags_of, text_of, year_files

NETWORK = """\
id: koe
slug: koe
name: Koeverkosto
members:
  - {code: "901", id: mallila, name: Mallila, host: true}
  - {code: "902", id: esimerkkila, name: Esimerkkilä}
  - {code: "903", id: oivala, name: Öivala}
"""


def is_bold(path, words):
    """Return whether a piece of text is set in bold."""
    with pymupdf.open(path) as pdf:
        fonts = [
            span["font"]
            for page in pdf
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
            if span["text"].strip() == words
        ]
    (font,) = fonts
    return font.endswith("-Bol")


def test_what_continues_a_row_is_no_header_and_blocks_of_groups_are_whole(build):
    body = "\n".join((directive("annual-calendar"), directive("groups", "style: full")))
    files = year_files(luku=f"# Luku\n\n{body}")
    files["reports/network.yaml"] = NETWORK
    files["reports/2023/data/groups.yaml"] = GROUPS
    files["reports/2023/data/plan.yaml"] = PLAN
    files["reports/2023/data/objectives.yaml"] = OBJECTIVES
    built = build(files, builder="typst")
    path = built.output / "pdf/koe-2023.pdf"
    months, recurring = tags_of(path).all("Table")
    assert [len(row.all("TH", "TD")) for row in months.all("TR")] == [4, 4, 3, 4, 4]
    assert is_bold(path, "joulukuu")
    assert not is_bold(path, "Kysely suunnitellaan")  # stands first in its row, and names none
    assert len(recurring.all("TR")) == 2
    text = text_of(path)
    for words in (
        "helmi–maaliskuu",
        "Vuosikello 2023: toistuvat",
        "Kokouspäivät: 17.1.2023 ja maaliskuu 2023",
        "Puheenjohtaja: ei tiedossa",
    ):
        assert words in text
