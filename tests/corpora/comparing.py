"""Compares what a page of the site says with what the PDF says: the same words, in order.

White space is compared as a reader sees it: any of it between blocks and words is one space,
and where a line of the PDF begins there may be one or none, since a line may break without
white space, and a break that the author made is white space in HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from bs4 import Tag

from tests.corpora.building import END, Corpus, tagged
from tests.html_text import body_of, text_of_html
from tests.pdf_structure import NEW_LINE, Element

SOFT_HYPHEN = "\u00ad"
CONTEXT = 60
"""How many characters of each side are shown around a difference."""

FORMULA = "⟨formula⟩"

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BROKEN_WORD = re.compile(rf"{SOFT_HYPHEN}\s*{NEW_LINE}\s*")
_PROTECTED_SPACES = re.compile("\u00a0+ ")
_LINE = re.compile(rf"[ \t\r\n\f\v]*{NEW_LINE}[ \t\r\n\f\v]*")


def marks_of(element: Element) -> frozenset[int]:
    """Return the ids of the bullets and numbers of items, and of the marks of notes.

    The terms of a list of terms are labels as well, but text.
    """
    terms = {
        id(label)
        for found in element.all("L")
        if found.attributes.get("ListNumbering") == "None"
        for item in found.children
        for label in item.children
        if label.kind == "Lbl"
    }
    return frozenset(id(label) for label in element.all("Lbl")) - terms


def plain(text: str) -> str:
    """Return a text of a page with its white space collapsed."""
    return _SPACE.sub(" ", text).strip(" ")


def plain_of_pdf(text: str) -> str:
    """Return a text of the PDF as a page has it, with ``NEW_LINE`` where a space may be.

    Hyphenated words are mended.
    """

    def line(match: re.Match[str]) -> str:
        return NEW_LINE if match[0] == NEW_LINE else " "

    return _SPACE.sub(" ", _LINE.sub(line, _BROKEN_WORD.sub("", text))).strip(f" {NEW_LINE}")


def difference(page: str, pdf: str) -> str | None:
    """Return where the text of a page and that of the PDF part, in words, or ``None``."""
    page, pdf = plain(page), plain_of_pdf(pdf)
    here = 0
    for there, character in enumerate(pdf):
        if character == NEW_LINE:
            here += page[here : here + 1] == " "
        elif page[here : here + 1] == character:
            here += 1
        elif character == " " and page[here - 1 : here] == " ":
            continue
        else:
            return _shown(page, here, pdf, there)
    return None if here == len(page) else _shown(page, here, pdf, len(pdf))


def _shown(page: str, here: int, pdf: str, there: int) -> str:
    before = page[max(here - CONTEXT, 0) : here]
    after = pdf[there : there + CONTEXT].replace(NEW_LINE, " ")
    return f"after {before!r} the page has {page[here : here + CONTEXT]!r}, the PDF {after!r}"


def chapters(structure: Element, titles: Sequence[str]) -> list[list[Element]]:
    """Return what stands in a PDF under headings of the first level, one list a title.

    What stands before the first title (the cover, the contents) is left out. Fails when a
    title does not come, or not in its turn.
    """
    (document,) = structure.children
    found: list[list[Element]] = []
    for element in document.children:
        wanted = titles[len(found)] if len(found) < len(titles) else None
        if element.kind == "H1" and difference(wanted or "", element.text()) is None:
            found.append([])
        elif found:
            found[-1].append(element)
    assert len(found) == len(titles), f"the PDF has no chapter {titles[len(found)]!r} in its turn"
    return found


def chapters_of(corpus: Corpus) -> Iterator[tuple[str, Tag, list[Element]]]:
    """Yield the chapters of a year: their names, their pages, and their elements in the PDF.

    The heading of a chapter is in neither; that the two are the same has been seen.
    """
    names = corpus.chapters
    bodies = [body_of(corpus.page(name)) for name in (*names, END)]
    titles = [text_of_html(body.select_one("h1")) for body in bodies]
    for body in bodies:
        body.select_one("h1").decompose()
    yield from zip(names, bodies, chapters(tagged(corpus.pdf), titles), strict=False)


def text_of(elements: Sequence[Element]) -> str:
    """Return what elements of the PDF say, without the marks of items and without notes."""
    whole = Element("Document", tuple(elements))
    marks = marks_of(whole)

    def instead(element: Element) -> str | None:
        if element.kind == "Formula":
            return FORMULA
        return "" if id(element) in marks or element.kind == "Note" else None

    return whole.text(instead)


# The same in other dress: what the page says in one way and the PDF in another.


NOTES = (
    "aside.footnote-list, aside.footnote, hr.footnotes, a.footnote-reference, .citation > .label"
)


def as_in_pdf(body: Tag) -> Tag:
    """Change a page in place to say things in the way the PDF does, and return it.

    - What an abbreviation stands for is shown where the document first has it; the page
      shows it to who points at it.
    - The number of a caption ends with a full stop.
    - A space follows the dash before who is quoted.
    - The caption of a figure is read before the figure.
    - Notes stand on their pages, not in the flow.
    - A space follows the number of a line of code.
    - A file to download is named.
    - A formula is a formula: that the two say the same is held where formulas are tested.
    - The label of an entry of a bibliography is its mark.
    - Several spaces in literal text are spaces; docutils makes them no-break spaces and one.
    """
    _explain_abbreviations(body)
    _restore_spaces(body)
    for element in body.select("a.download"):
        name = unquote(str(element["href"]).rpartition("/")[2])
        element.insert_after("" if name in element.get_text() else f" ({name})")
    for element in body.select("math"):
        element.replace_with(FORMULA)
    for element in body.select(".linenos"):
        element.append(" ")
    for element in body.select("figure"):
        if (caption := element.select_one("figcaption > p")) is not None:
            element.insert(0, caption.extract())
    for element in body.select(".caption-number"):
        element.string = f"{element.get_text().rstrip()}. "
    for element in body.select(NOTES):
        element.decompose()
    return body


def _explain_abbreviations(body: Tag) -> None:
    known: set[tuple[str, str]] = set()
    for element in body.select("abbr[title]"):
        pair = (element.get_text(), str(element["title"]))
        if pair not in known:
            known.add(pair)
            element.append(f" ({pair[1]})")


def _restore_spaces(body: Tag) -> None:
    for text in body.select("code .pre, code"):
        for string in text.find_all(string=True, recursive=False):
            string.replace_with(_PROTECTED_SPACES.sub(" ", str(string)))
    for element in body.select(".attribution"):
        dash = element.find(string=True)
        dash.replace_with(str(dash).replace("—", "— ", 1))
