"""The PDF says what the site says: the same words in the same order, for every corpus."""

from __future__ import annotations

import pytest

from tests.corpora import generated, projects
from tests.corpora.building import built, tagged
from tests.corpora.comparing import as_in_pdf, chapters, difference, text_of
from tests.html_text import body_of, text_of_html


# MyST asks Sphinx in a way that a later Sphinx will not know.
pytestmark = pytest.mark.filterwarnings("ignore::sphinx.deprecation.RemovedInSphinx11Warning")


def pairs(corpus, names):
    """Yield the name, the page and the elements of the PDF of each document."""
    bodies = [body_of(corpus.page(f"reports/2023/{name}")) for name in [*names, projects.END]]
    titles = [text_of_html(body.select_one("h1")) for body in bodies]
    for body in bodies:
        body.select_one("h1").decompose()
    yield from zip(names, bodies, chapters(tagged(corpus.pdf), titles), strict=False)


def differences(corpus, names):
    """Return the documents whose PDF says something else than their page, with what."""
    found = {}
    for name, body, elements in pairs(corpus, names):
        told = difference(text_of_html(as_in_pdf(body)), text_of(elements))
        if told:
            found[name] = told
    return found


def shown(found):
    return "\n".join(f"{name}: {told}" for name, told in found.items())


KNOWN = {
    "e026": "U+FFFD has no place in PDF/A; a box stands for it",
    "e151": "HTML that closes the page's own element; the PDF has the text after it",
    "e171": "the words of a field of a form are none of the document's",
    "e334": "docutils' HTML has a space for a no-break space that is all of a literal",
    "e581": "a picture that cannot be read and has no text is named by its address",
}
"""The examples whose PDF says something else than their page, each with the reason."""


def test_commonmark(tmp_path_factory):
    corpus = built(tmp_path_factory, "commonmark", projects.commonmark)
    names = [f"e{number:03}" for number in projects.examples()]
    assert len(names) == 652
    found = differences(corpus, names)
    unknown = {name: told for name, told in found.items() if name not in KNOWN}
    assert not unknown, shown(unknown)
    assert set(found) == set(KNOWN)


def test_the_large_document(tmp_path_factory):
    corpus = built(tmp_path_factory, "large", projects.large)
    names = [name for name, _ in generated.chapters(projects.SEED)]
    found = differences(corpus, names)
    assert not found, shown(found)
