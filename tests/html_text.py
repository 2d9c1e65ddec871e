"""The text of a page of the site that a reader sees, block by block."""

from __future__ import annotations

from pathlib import PurePosixPath

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

_BLOCKS = (
    "address article aside blockquote br caption col colgroup dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
"""The elements that stand on lines of their own, and the line break."""
FRAME = (
    "a.headerlink, .toctree-wrapper, .report-bar, .report-mark, .report-permalink, "
    "template, script, style"
)
"""What the theme and the extension put on a page beside its text."""


def body_of(html: str) -> Tag:
    """Return the text of a page as its author wrote it, without what stands around it."""
    # Empty comments, which Python's parser reads otherwise than HTML 13.2.5.44 has it.
    html = html.replace("<!-->", "").replace("<!--->", "")
    body = BeautifulSoup(html, "html.parser").select_one("[role=main]")
    assert body is not None, "a page without a body"
    for unseen in body.select(FRAME):
        unseen.decompose()
    return body


def text_of_html(element: Tag) -> str:
    """Return the text of an element; pictures by their alternative text, blocks on lines."""
    pieces: list[str] = []
    for child in element.children:
        if isinstance(child, Tag):
            text = _told(child)
            pieces.append(f"\n{text}\n" if child.name in BLOCKS else text)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            pieces.append(str(child))
    return "".join(pieces)


def _told(element: Tag) -> str:
    """Return the text of an element inside others: of a picture, the text that stands for it."""
    if element.name == "img":
        return str(element.get("alt", ""))
    if "report-pdf" in element.get("class", ()):
        return PurePosixPath(str(element["href"])).name  # what the PDF itself says of another
    if element.name == "svg" and element.get("role") == "img":
        return str(element.get("aria-label", ""))
    return text_of_html(element)
