"""Every corpus holds PDF/UA-1 and claims PDF/A-3a, and its file is whole."""

from __future__ import annotations

import re
import subprocess

import outloud
import pdfua
import pikepdf
import pytest

from tests.corpora import projects
from tests.corpora.building import built, tagged
from tests.corpora.painting import out_of_order

# MyST asks Sphinx in a way that a later Sphinx will not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")

WARNINGS = {
    r"LNK-010 .*address\(es\) or URL\(s\) are printed as text": (
        "the author did not link them: words such as an address in code",
        {"commonmark", "handbook"},
    ),
    r"TAG-020 .* empty /LBody element": (
        "an item with nothing in it, or with a list first: Typst tags the inner list beside it",
        {"commonmark", "examples", "handbook", "large"},
    ),
    r"MATH-010 .* have alternative text that is LaTeX": (
        "where an author gives no words for a formula, its source is better than nothing",
        {"large"},
    ),
    r"NOTE-003 .* have no label": (
        "the mark of a note of several paragraphs is in the first",
        {"large"},
    ),
    r"ORD-001 .* paint tagged content out of tag-tree order": (
        "notes are painted at the foot of the page; a paragraph's text counts before its links",
        {"examples", "handbook", "large"},
    ),
}
"""The warnings of ``outloud`` that are accepted, with the reason and the corpora that give them.

That all but notes are painted in the order they are read is held by a test below.
"""

CHANCE = {
    r"PAG-001 .* running header or footer line": (
        "the examples repeat each other, and pages that happen to begin or end alike look "
        "as if that were a header"
    ),
}
"""Warnings that come and go with the breaks of pages."""

FAULTS = {
    ("commonmark", "UA-15-003"): "the HTML tables of the examples have no header cells",
}
"""The faults that ``pdfua`` finds in what an author wrote, each with the reason."""


@pytest.fixture(params=projects.ALL)
def name(request):
    return request.param


@pytest.fixture
def corpus(name, tmp_path_factory):
    return built(tmp_path_factory, name, projects.ALL[name])


def test_outloud_finds_no_error_and_no_unlisted_warning(corpus, name):
    result = outloud.check(str(corpus.pdf))
    assert result.error is None
    told = [
        f"{found.severity}: {found.rule} {found.message} {found.location} {found.evidence or ''}"
        for found in result.findings
        if found.severity != "info"
    ]
    accepted = [pattern for pattern, (_, corpora) in WARNINGS.items() if name in corpora]
    known = [*accepted, *CHANCE]
    unknown = [text for text in told if not any(re.search(p, text) for p in known)]
    assert not unknown, "\n".join(unknown)
    unseen = [p for p in accepted if not any(re.search(p, text) for text in told)]
    assert not unseen, f"accepted warnings that no longer come: {unseen}"
    assert result.errors == 0


def test_pdfua_finds_nothing(corpus, name):
    found = pdfua.validate(str(corpus.pdf)).findings
    unknown = [str(item) for item in found if (name, item.rule_id) not in FAULTS]
    assert not unknown, "\n".join(unknown)


def test_painted_in_the_order_it_is_read(corpus):
    found = out_of_order(tagged(corpus.pdf))
    assert not found, "\n".join(found)


def test_metadata_claims_the_standards(corpus):
    with pikepdf.open(corpus.pdf) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.poppler
def test_the_file_is_whole(corpus):
    done = subprocess.run(["qpdf", "--check", corpus.pdf], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
