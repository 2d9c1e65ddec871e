"""Bibliographies of sphinxcontrib-bibtex: every way to cite, several lists, lists a chapter."""

import re

import pymupdf
import pytest

from tests.pdf_reading import text_of

SOURCES = r"""
@book{eka, author={Virtanen, Anna and Korhonen, Bo}, title={Ensimmäinen kirja}, year=2020,
  publisher={Kustantaja}, url={https://example.org/eka}}
@article{toka, author={Mäkinen, Cee}, title={Toinen artikkeli}, journal={Lehti}, year=2021}
@misc{kolmas, author={Öhman, Dee and A, B and C, D}, title={Kolmas}, year=2022}
"""
FILES = {"viitteet.bib": SOURCES}
CONF = 'bibtex_bibfiles = ["viitteet.bib"]\n'
CITING = """
A {cite}`eka`, B {cite:p}`toka`, C {cite:t}`eka`, D {cite:ps}`kolmas`, E {cite:author}`eka`,
F {cite:year}`toka`, G {cite:label}`eka`, H {cite:authorpar}`eka`, I {cite:ct}`kolmas`,
J {cite:p}`{s. 4}eka`, K {cite}`eka,toka`, L {footcite}`kolmas`, M {footcite:t}`toka`.

```{footbibliography}
```

## Lähteet

```{bibliography}
```
"""


@pytest.mark.parametrize("style", ["label", "author_year", "super"])
def test_every_way_to_cite(chapter, style):
    found = chapter(CITING, files=FILES, conf=CONF + f'bibtex_reference_style = "{style}"\n')
    cited, listed = found.text.split("Lähteet")
    assert letters(cited) == letters(found.html.find_all("p")[1].get_text())
    entries = found.html.select(".citation")
    assert letters(listed) == letters("".join(entry.get_text() for entry in entries))
    notes = text_of(found.pdf).split("report.json.")[1]
    assert notes.strip() == (
        "1Dee Öhman, B A, and D C. Kolmas. 2022. 2Cee Mäkinen. Toinen artikkeli. Lehti, 2021."
    )
    (items,) = found.all("L")
    shapes = [[child.kind for child in entry.children] for entry in items.all("LI")]
    assert shapes == [["Lbl", "LBody"]] * 3
    assert len(found.all("Note")) == 2
    with pymupdf.open(found.pdf) as pdf:
        links = [link for page in pdf for link in page.get_links() if link["kind"] != 2]
    assert len(links) >= 10


def letters(text):
    return re.findall(r"[^\W\d]+", text)


SEVERAL = """
Luvun viite {cite}`a-eka`.

```{bibliography}
:keyprefix: a-
:labelprefix: A
:filter: docname in docnames
```

```{bibliography}
:list: enumerated
:filter: key == "eka" or key == "toka"
:keyprefix: e-
```

```{bibliography}
:list: bullet
:all:
:keyprefix: b-
```
"""
OTHER = """
# Toinen luku

Toisen luvun viite {cite}`c-eka` ja {cite}`c-toka`.

```{bibliography}
:keyprefix: c-
:labelprefix: C
:filter: docname in docnames
```
"""


def test_lists_of_several_kinds_and_a_list_a_chapter(chapter):
    found = chapter(SEVERAL, files=FILES, conf=CONF, toinen=OTHER)
    missing, extra = found.differences()
    assert missing == []
    assert extra == ["1", "2"]  # the numbers of the enumerated list
    assert "Luvun viite [AVK20]. [AVK20] Anna Virtanen" in found.text
    lists = found.all("L")
    assert [len(each.all("LI")) for each in lists] == [1, 2, 3]


DOCUTILS = """
Viite [CIT2002]_ ja [Toinen]_.

.. [CIT2002] Docutilsin viite.

   Toinen kappale.

.. [Toinen] Lyhyt.
"""


def test_citations_of_docutils(chapter):
    found = chapter(DOCUTILS, suffix=".rst")
    assert found.differences() == ([], [])
    assert found.text == (
        "Viite [CIT2002] ja [Toinen]. [CIT2002] Docutilsin viite. Toinen kappale. [Toinen] Lyhyt."
    )
    assert found.shape == "P(Link Link) L(LI(Lbl LBody(P P)) LI(Lbl LBody(P)))"
