"""What one output of a build tells another: the PDFs that were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PDFS_WRITTEN = "annual-report-pdfs-written"
"""The Sphinx event emitted with ``{year: PdfInfo}`` when the PDFs are finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfInfo:
    """A year's finished PDF.

    ``path`` is relative to the output folder, with forward slashes
    (``pdf/network-2023.pdf``); ``pages`` counts its pages, ``size`` its bytes.
    ``language`` is the code of its language. ``others`` are the PDFs of the same year in
    second languages.
    """

    year: int
    path: str
    pages: int
    size: int
    language: str = ""
    others: Mapping[str, PdfInfo] = field(default_factory=dict)

    @property
    def all(self) -> tuple[PdfInfo, ...]:
        """All PDFs of the year: that in its own language first."""
        return (self, *(self.others[language] for language in sorted(self.others)))

    def in_language(self, language: str) -> PdfInfo:
        """Return the PDF in a language where there is one, else this."""
        return self.others.get(language, self)


class Examiner(Protocol):
    """What looks into a finished file, beside the process that writes the pages."""

    def examine(self, shown: Path, data: bytes) -> tuple[str, bool]:
        """Look into a file; return what stands for its bytes, and whether nothing was found.

        What is found is told with the path ``shown``: where the file will be published.
        """

    def look_ahead(
        self, folder: Path, shown: Path, split: Callable[[bytes], tuple[bytes, bytes]]
    ) -> None:
        """Look into what a folder holds so far, before it is published in ``shown``.

        ``split`` gives what of a page stays and what may still be put in its place.
        """

    def take(self, examined: Mapping[str, bool]) -> None:
        """Take over what :meth:`examine` returned in another process."""
