"""What one output of a build tells another: the PDFs that were written."""

from __future__ import annotations

from dataclasses import dataclass

PDFS_WRITTEN = "annual-report-pdfs-written"
"""The Sphinx event emitted with ``{year: PdfInfo}`` when the PDFs are finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfInfo:
    """A year's finished PDF.

    ``path`` is relative to the output folder, with forward slashes
    (``pdf/network-2023.pdf``); ``pages`` counts its pages, ``size`` its bytes.
    """

    year: int
    path: str
    pages: int
    size: int
