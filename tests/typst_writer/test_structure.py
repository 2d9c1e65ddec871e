"""The tags of a PDF say what the doctree means, in the order of the sources."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from annual_report.typst_writer.syntax import REPLACEMENT
from tests.corpora import projects
from tests.corpora.building import built, tagged
from tests.corpora.comparing import chapters_of
from tests.outline import first_difference
from tests.pdf_reading import year_files
from tests.pdf_structure import NEW_LINE, Element, structure_of
from tests.tag_outline import HEADINGS, outline_of_tags


@pytest.fixture
def structure(build):
    """Return a function that builds chapters and returns the structure of their PDF."""

    def run(*, files=None, warnings=(), **chapters):
        project = year_files(**chapters) | (files or {})
        built = build(project, builder="typst", conf="numfig = True\n", warnings=warnings)
        return structure_of(built.output / "pdf/koe-2023.pdf")

    return run


def read(element):
    return element.text().replace(NEW_LINE, "").strip()


def test_numbers_of_headings_are_read_apart_from_their_words(structure):
    tree = structure(luku="# Luku 2020\n\n## 3 asiaa\n\nTeksti.\n")
    assert [read(tag) for tag in tree.all("H1", "H2")][-2:] == ["1 Luku 2020", "1.1 3 asiaa"]
    assert [read(tag) for tag in tree.all("TOCI")][-2:] == ["1 Luku 2020 4", "1.1 3 asiaa 4"]


def test_lines_of_code_are_read_with_their_numbers_apart(structure):
    source = "```{code-block} yaml\n:lineno-start: 9\n\na: 1\n\nb: 2\n```\n"
    (code,) = structure(luku=f"# Luku\n\n{source}").all("Code")
    assert [read(line) for line in code.children] == ["9 a: 1", "10", "11 b: 2"]
    assert code.lang == "en"


def test_code_ends_with_its_last_line(structure):
    (code,) = structure(luku="# Luku\n\n```\nyksi\n\nkolme\n```\n").all("Code")
    assert [read(line) for line in code.children] == ["yksi", "", "kolme"]


def test_heading_without_words_is_told_and_left_out(structure):
    source = "# Luku\n\n##\n\n### Kolmas\n\nTeksti.\n\n## <br>\n\n## Toinen\n"
    fault = r"luku\.md:[39]: WARNING: the heading has no text \[annual_report\.accessibility\]"
    tree = structure(luku=source, warnings=(fault,))
    found = [(tag.kind, read(tag)) for tag in tree.all("H1", "H2", "H3")]
    assert found[-3:] == [("H1", "1 Luku"), ("H2", "1.1.1 Kolmas"), ("H2", "1.3 Toinen")]


def test_heading_of_a_picture_has_its_words(structure):
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    tree = structure(
        luku="# Luku\n\n## ![Tunnus](a.svg)\n\nTeksti.\n", files={"reports/2023/a.svg": picture}
    )
    assert read(tree.all("H2")[-1]) == "1.1 Tunnus"


def _as_in_pdf(outline):
    """Return an outline with the box that stands for U+FFFD, which PDF/A has no place for."""
    return tuple(replace(line, key=line.key.replace("\ufffd", REPLACEMENT)) for line in outline)


# Every corpus: the tags against the outline of its doctrees.

# MyST asks Sphinx in a way that a later Sphinx will not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")


@pytest.mark.parametrize("name", projects.ALL)
def test_tags_mean_what_the_documents_mean(tmp_path_factory, name):
    corpus = built(tmp_path_factory, name, projects.ALL[name])
    found, compared = {}, 0
    for chapter, _, elements in chapters_of(corpus):
        outline = corpus.outlines.get(chapter)
        if outline is not None:
            compared += len(outline)
            told = first_difference(_as_in_pdf(outline[1:]), outline_of_tags(elements, "fi"))
            found |= {chapter: told} if told else {}
    assert not found, "\n\n".join(f"{chapter}: {told}" for chapter, told in found.items())
    assert compared > 100


@pytest.mark.parametrize("name", projects.ALL)
def test_the_tree_is_in_order(tmp_path_factory, name):
    corpus = built(tmp_path_factory, name, projects.ALL[name])
    (document,) = tagged(corpus.pdf).children
    faults = [fault for element in document.walk() for fault in faults_of(element)]
    assert not faults, "\n".join(faults)
    assert [element.kind for element in document.walk()].count("Title") == 1
    levels = [int(tag.kind[1]) for tag in document.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(tag.text().strip(f" \n{NEW_LINE}") for tag in document.all(*HEADINGS, "Link"))
    assert all(tag.alt for tag in document.all("Figure", "Formula"))


INSIDE = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
"""What elements may hold (ISO 32000-1, 14.8.4.3)."""


def faults_of(element):
    """Yield what an element holds and may not hold, and lists and tables without content."""
    if element.kind in INSIDE:
        found = {part.kind if isinstance(part, Element) else "text" for part in element.parts}
        if wrong := found - INSIDE[element.kind]:
            yield f"{element.kind} holds {sorted(wrong)}: {read(element)[:60]!r}"
        if not found:
            yield f"{element.kind} is empty"
    if element.kind == "Table":
        yield from uneven_rows(element)


def uneven_rows(table):
    """Yield the rows of a table that have not as many cells as the first, spans counted."""
    rows = [row for part in table.children for row in (part, *part.children) if row.kind == "TR"]
    below: dict[int, int] = {}
    widths = []
    for row in rows:
        width, taken = 0, below
        below = {}
        cells = list(row.children)
        while cells or taken.get(width):
            if left := taken.get(width):
                below[width] = left - 1
                width += 1
                continue
            cell = cells.pop(0)
            for _ in range(int(cell.attributes.get("ColSpan", 1))):
                below[width] = int(cell.attributes.get("RowSpan", 1)) - 1
                width += 1
        widths.append(width)
    if len(set(widths)) > 1:
        yield f"a table has rows of {sorted(set(widths))} cells: {read(table)[:60]!r}"
