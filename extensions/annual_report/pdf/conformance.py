"""What a PDF claims of itself, looked at before it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLAIMS = {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"}


def problems(path: Path) -> Iterator[str]:
    """Yield what a PDF lacks of what PDF/UA-1 and PDF/A-3a ask for, as message ids.

    Looked at are its claims, its tags, its title and its language; that the claims hold is what
    the compiler refuses otherwise, and what a validator can tell.
    """
    try:
        with pikepdf.open(path) as pdf:
            yield from _problems(pdf)
    except (pikepdf.PdfError, OSError):
        yield msgid("the PDF cannot be read")


def _problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if any(str(metadata.get(name, "")).upper() != value for name, value in _CLAIMS.items()):
            yield msgid("the PDF does not claim to be PDF/UA-1 and PDF/A-3a")
        if not metadata.get("dc:title"):
            yield msgid("the PDF has no title")
    marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    if not marked or "/StructTreeRoot" not in pdf.Root:
        yield msgid("the PDF is not tagged")
    if not pdf.Root.get("/Lang"):
        yield msgid("the PDF does not say its language")


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
