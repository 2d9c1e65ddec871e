"""What makes a document inaccessible is a located fault when its source is read."""

from __future__ import annotations

import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10"/></svg>'
NO_TEXT = r'the image "kuva.svg" has no alternative text.*\[annual_report.accessibility\]'


def at(line: int, message: str) -> str:
    return rf"/index\.(?:md|rst):{line}: WARNING: {message}"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("# Etusivu\n\nTeksti ![](kuva.svg).\n", 3, id="inline"),
        pytest.param("# Etusivu\n\n![ ](kuva.svg)\n", 3, id="blank"),
        pytest.param("# Etusivu\n\n```{image} kuva.svg\n```\n", 3, id="directive"),
        pytest.param("# Etusivu\n\n\n```{figure} kuva.svg\n\nKuvateksti\n```\n", 4, id="figure"),
        pytest.param("# Etusivu\n\n- kohta\n\n  :::{image} kuva.svg\n  :::\n", 5, id="nested"),
    ],
)
def test_image_without_text_is_a_located_fault(build, source, line):
    build({"index.md": source, "kuva.svg": SVG}, warnings=(at(line, NO_TEXT),))


def test_image_without_text_in_restructuredtext(build):
    source = "Etusivu\n=======\n\n|kuva| ja\n\n.. image:: kuva.svg\n\n.. |kuva| image:: kuva.svg\n"
    build({"index.rst": source, "kuva.svg": SVG}, warnings=(at(6, NO_TEXT),))


def test_every_image_without_text_is_told(build):
    source = "# Etusivu\n\n![](kuva.svg)\n\n![Karttakuva](kuva.svg)\n\n![](kuva.svg)\n"
    built = build({"index.md": source, "kuva.svg": SVG}, warnings=(at(3, NO_TEXT), at(7, NO_TEXT)))
    assert len(built.warnings) == 2


@pytest.mark.parametrize(
    "image",
    [
        "![](kuva.svg){.decorative}",
        "```{image} kuva.svg\n:class: decorative\n```",
        "```{figure} kuva.svg\n:class: decorative\n\nKuvateksti\n```",
    ],
)
def test_decoration_needs_no_text_and_is_skipped_by_readers(build, image):
    built = build({"index.md": f"# Etusivu\n\n{image}\n", "kuva.svg": SVG})
    assert ' alt=""' in built.read("index.html")


def test_image_with_text_keeps_it(build):
    built = build({"index.md": "# Etusivu\n\n![Jäsenkunnat](kuva.svg)\n", "kuva.svg": SVG})
    assert ' alt="Jäsenkunnat"' in built.read("index.html")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("index.md", "Teksti ilman otsikkoa.\n"),
        ("index.rst", "Teksti ilman otsikkoa.\n"),
        ("index.md", "---\ntitle: Vain metatiedoissa\n---\n\nTeksti.\n"),
    ],
)
def test_document_without_title_is_a_located_fault(build, path, source):
    build({path: source}, warnings=(at(1, "the document has no title"),))


def test_title_without_text_is_a_located_fault(build):
    files = {
        "index.md": "# Etusivu\n",
        "sivu.md": "---\norphan: true\n---\n# ![](kuva.svg){.decorative}\n",
        "kuva.svg": SVG,
    }
    build(files, warnings=(r"/sivu\.md:4: WARNING: the title has no text",))


@pytest.mark.parametrize(
    ("path", "source", "line", "message"),
    [
        pytest.param(
            "index.md",
            "# Etusivu\n\n### Liian syvä\n",
            3,
            r"Non-consecutive header level increase; H1 to H3 \[myst.header\]",
            id="markdown",
        ),
        pytest.param(
            "index.md",
            "## Etusivu\n",
            1,
            r"Document headings start at H2, not H1 \[myst.header\]",
            id="markdown-first",
        ),
    ],
)
def test_skipped_heading_level_is_a_located_fault(build, path, source, line, message):
    build({path: source}, warnings=(at(line, message),))


def test_skipped_heading_level_in_restructuredtext(build):
    source = "Yksi\n====\n\nKaksi\n-----\n\nKolme\n~~~~~\n\nNeljä\n=====\n\nViisi\n~~~~~\n"
    fault = "(?:ERROR: Inconsistent title style|CRITICAL: Title level inconsistent)"
    rest = "^(?:Viisi$|~~~~~|Established title styles)"  # docutils shows what it is about
    build({"index.rst": source}, warnings=(rf"/index\.rst:13: {fault}", rest))
