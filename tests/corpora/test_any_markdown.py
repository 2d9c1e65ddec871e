"""Whatever is written into a document, its PDF is made, and says what its page says.

Documents are made of pieces of Markdown in any order. More are tried with ``EXAMPLES=500``.
"""

from __future__ import annotations

import os
import re
import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.corpora.building import Project, build
from tests.corpora.comparing import as_in_pdf, chapters_of, difference, text_of
from tests.corpora.projects import DRAWING, year
from tests.html_text import text_of_html
from tests.outline import first_difference
from tests.tag_outline import outline_of_tags

EXAMPLES = max(int(os.environ.get("EXAMPLES", "25")) // 12, 1)
DOCUMENTS = 12

# MyST asks Sphinx in a way that a later Sphinx will not know.
pytestmark = pytest.mark.filterwarnings("ignore:.*MystReferenceResolver")

PIECES = (
    "sana",
    "kaksi sanaa",
    "ääkköset",
    "漢字",
    "#",
    "## Otsikko\n",
    "### ",
    "- ",
    "* kohta\n",
    "1. ",
    "2) kohta\n",
    "> ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "[linkki](https://example.org/x)",
    "[a]",
    "[a]: https://example.org\n",
    "![kuva](piirros.svg)",
    "|a|b|\n|-|-|\n|1|2|\n",
    "|",
    "\n---\n",
    "\n***\n",
    "===\n",
    "\n: selite\n",
    ":kenttä: arvo\n",
    "\\",
    "&amp;",
    "&#35;",
    "$x$",
    "{sub}`ala`",
    "{kbd}`A`",
    "{tuntematon}`x`",
    "{ref}`puuttuu`",
    "```{note}\n",
    ":::{tip}\n",
    ":::\n",
    "\n(kohde)=\n",
    "\n% kommentti\n",
    "\n+++\n",
    "{.luokka}",
    "#panic()",
    "@viite",
    '"lainaus"',
    "--",
    "...",
)
DOCUMENT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)
HTML = st.lists(
    st.sampled_from(
        (*PIECES, "<b>", "</b>", "<div>\n", "</div>\n", "<!--", "-->", "<br>", "<p", ">")
    ),
    min_size=1,
    max_size=40,
).map("".join)
OURS = re.compile(r"\[annual_report\.(?:pdf|unknown_node)\]|Traceback|exception", re.IGNORECASE)


def made(factory, documents):
    folder = factory.mktemp("markdown")
    chapters = {f"luku{n:02}": f"# Luku {n}\n\n{text}\n" for n, text in enumerate(documents)}
    files = year(chapters, numbered=False) | {"reports/2023/piirros.svg": DRAWING}
    corpus = build(folder, Project(files, tuple(chapters)))
    assert not [text for text in corpus.warnings if OURS.search(text)]
    return folder, corpus


relaxed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking would build hundreds of projects
)


@relaxed
@given(st.lists(DOCUMENT, min_size=DOCUMENTS, max_size=DOCUMENTS))
def test_any_markdown_says_the_same_on_page_and_paper(tmp_path_factory, documents):
    folder, corpus = made(tmp_path_factory, documents)
    for name, body, elements in chapters_of(corpus):
        told = difference(text_of_html(as_in_pdf(body)), text_of(elements))
        assert told is None, f"{documents[int(name[-2:])]!r}: {told}"
        if name in corpus.outlines:
            told = first_difference(corpus.outlines[name][1:], outline_of_tags(elements, "fi"))
            assert told is None, f"{documents[int(name[-2:])]!r}: {told}"
    shutil.rmtree(folder)


@relaxed
@given(st.lists(HTML, min_size=DOCUMENTS, max_size=DOCUMENTS))
def test_no_markdown_with_html_stops_the_pdf(tmp_path_factory, documents):
    folder, corpus = made(tmp_path_factory, documents)
    assert corpus.pdf.is_file()
    shutil.rmtree(folder)
