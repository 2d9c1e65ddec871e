"""Whether pages are painted in the order in which they are read.

Some readers follow the order of painting (reflow, copying), others the tags. Notes are read
where they are referred to and painted at the foot of the page, and Typst paints a cell that
spans rows when it knows their heights, so these are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from tests.pdf_structure import PageContent, attributes_of

Place = tuple[int, int]
"""The object number and generation of a page."""


def out_of_order(path: Path) -> list[str]:
    """Return the texts that are painted before what is read before them, with their pages."""
    found = []
    with pikepdf.open(path) as pdf:
        read: dict[Place, list[int]] = {}
        for page, number in _content(pdf.Root.StructTreeRoot.get("/K"), None):
            read.setdefault(page, []).append(number)
        for index, page in enumerate(pdf.pages, 1):
            texts = PageContent(page, {}).texts
            position = {number: place for place, number in enumerate(texts)}
            last = -1
            for number in read.get(page.objgen, []):
                if position.get(number, last) < last:
                    found.append(f"page {index}: {texts[number]!r}")
                last = position.get(number, last)
    return found


def _content(node: object, page: Place | None) -> Iterator[tuple[Place, int]]:
    """Yield the marked content below a node of the structure tree."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _content(child, page)
    elif isinstance(node, int) and page is not None:
        yield page, node
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/S" not in node and "/MCID" in node and page is not None:
            yield page, int(node.MCID)
        elif node.get("/S") not in (None, "/Note") and not _spans_rows(node):
            yield from _content(node.get("/K"), page)


def _spans_rows(node: pikepdf.Dictionary) -> bool:
    return int(attributes_of(node.get("/A")).get("RowSpan", 1)) > 1
