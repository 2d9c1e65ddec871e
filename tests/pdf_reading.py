"""Reads a PDF as its readers do: the text of its pages, the tree of its tags."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
import pymupdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NETWORK = """\
id: koe
slug: koe
name: Koeverkosto
members:
  - {code: "398", id: lahti, name: Lahti, host: true}
"""
REPORT = """\
year: 2023
title: Kokeen toimintakertomus
status: approved
network: koe
dates: {approved: 2024-02-14}
"""


def year_files(**documents: str) -> dict[str, str]:
    """Return the files of a project with one year, whose index includes ``documents``."""
    names = "\n".join(documents)
    return {
        "index.md": "# Etusivu\n\n```{toctree}\nreports/2023/index\n```\n",
        "reports/network.yaml": NETWORK,
        "reports/2023/report.yaml": REPORT,
        "reports/2023/index.md": (
            "# Vuosi 2023\n\n## Lyhyesti\n\nVuosi lyhyesti.\n\n"
            f"```{{toctree}}\n:numbered:\n\n{names}\n```\n"
        ),
        **{f"reports/2023/{name}.md": text for name, text in documents.items()},
    }


def text_of(path: Path) -> str:
    """Return the text of all pages, white space collapsed, soft hyphens mended."""
    with pymupdf.open(path) as pdf:
        pages = [page.get_text() for page in pdf]
    return " ".join("\n".join(pages).replace("\u00ad\n", "").split())


def marked_languages(path: Path) -> set[str]:
    """Return the languages that spans of text are marked with."""
    found: set[str] = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                    found |= {str(operands[1].Lang)} if "/Lang" in operands[1] else set()
    return found


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its type, attributes and children."""

    kind: str
    alt: str | None = None
    lang: str | None = None
    children: tuple[Tag, ...] = field(default=())

    def walk(self) -> Iterator[Tag]:
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *kinds: str) -> list[Tag]:
        """Return the elements of some types, in reading order."""
        return [tag for tag in self.walk() if tag.kind in kinds]


def tags_of(path: Path) -> Tag:
    """Return the structure tree of a PDF."""
    with pikepdf.open(path) as pdf:
        return Tag("Root", children=_children(pdf.Root.StructTreeRoot.get("/K")))


def _children(node: object) -> tuple[Tag, ...]:
    items = list(node) if isinstance(node, pikepdf.Array) else [node]
    return tuple(
        Tag(
            str(item.S).removeprefix("/"),
            str(item.Alt) if "/Alt" in item else None,
            str(item.Lang) if "/Lang" in item else None,
            _children(item.get("/K")),
        )
        for item in items
        if isinstance(item, pikepdf.Dictionary) and "/S" in item
    )
