"""Whether pages are painted in the order in which they are read.

Some readers follow the order of painting (reflow, copying), others the tags. Left out are

- notes, which are read where they are referred to and painted at the foot of the page;
- cells that span rows, which Typst paints when it knows the heights of the rows;
- pictures, whose captions Typst tags before them and paints below.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.pdf_structure import Element, Text


def out_of_order(structure: Element) -> list[str]:
    """Return the texts that are painted before what is read before them, with their pages."""
    found = []
    last: dict[int, int] = {}
    for text in _texts(structure):
        if text.place < last.get(text.page, 0):
            found.append(f"page {text.page}: {str(text)!r}")
        last[text.page] = text.place
    return found


def _texts(element: Element) -> Iterator[Text]:
    for part in element.parts:
        if isinstance(part, Text):
            yield part
        elif part.kind not in ("Note", "Figure") and int(part.attributes.get("RowSpan", 1)) == 1:
            yield from _texts(part)
