"""The PDF says what the site says: the same words in the same order, for every corpus."""

from __future__ import annotations

import pytest

from tests.corpora import handbook, projects
from tests.corpora.building import built
from tests.corpora.comparing import as_in_pdf, chapters_of, difference, text_of
from tests.html_text import text_of_html

# MyST asks Sphinx in a way that a later Sphinx will not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")


def differences(corpus):
    """Return the documents whose PDF says something else than their page, with what."""
    found = {}
    for name, body, elements in chapters_of(corpus):
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
    "e629": "what follows a marked section's first > is text to a browser, as it is in the PDF",
}
"""The examples whose PDF says something else than their page, each with the reason."""


def test_commonmark(tmp_path_factory):
    corpus = built(tmp_path_factory, "commonmark", projects.commonmark)
    assert len(corpus.chapters) == 652
    found = differences(corpus)
    unknown = {name: told for name, told in found.items() if name not in KNOWN}
    assert not unknown, shown(unknown)
    assert set(found) == set(KNOWN)


def test_the_large_document(tmp_path_factory):
    corpus = built(tmp_path_factory, "large", projects.large)
    found = differences(corpus)
    assert not found, shown(found)


def test_the_examples_of_the_handbook(tmp_path_factory):
    corpus = built(tmp_path_factory, "examples", projects.examples_of_the_handbook)
    found = differences(corpus)
    assert not found, shown(found)


@pytest.mark.parametrize("name", ["handbook", "report"])
def test_the_project_itself(tmp_path_factory, name):
    found = differences(built(tmp_path_factory, name, projects.ALL[name]))
    assert not found, shown(found)


def test_the_handbook_has_an_example_of_every_directive_and_role():
    directives, roles = handbook.documented()
    assert {"objectives", "project"} <= directives
    assert {"value", "status"} <= roles
    assert directives | roles <= handbook.shown()
