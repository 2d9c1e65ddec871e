"""A document becomes a chapter: its text in MyST, its images, what is to be told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.chapters.blocks import Paragraph, Span, Table
from annual_report.chapters.images import read_pictures
from annual_report.chapters.outline import with_captions, with_one_title
from annual_report.chapters.package import Package
from annual_report.chapters.reading import read_document
from annual_report.chapters.spans import Lines
from annual_report.chapters.told import Note, NoteKind
from annual_report.chapters.writing import Shown, Writer
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annual_report.chapters.blocks import Block, Document
    from annual_report.chapters.images import Picture

FIGURES = "figures"


@dataclass(frozen=True)
class Chapter:
    """A document that was read; it is written when every image has its alternative text."""

    name: str
    """The name of the chapter's file without its ending."""
    document: Document
    pictures: Mapping[int, Picture]
    notes: tuple[Note, ...]

    @property
    def undescribed(self) -> list[Picture]:
        """The images without alternative text, each file once."""
        found = {
            picture.name: picture
            for picture in self.pictures.values()
            if not picture.alt and not picture.decorative
        }
        return list(found.values())

    def written(self, alts: Mapping[str, str]) -> tuple[str, tuple[Note, ...]]:
        """Return the text of the chapter, and all that is to be told.

        ``alts`` gives alternative texts by the images' names; an empty one marks a decoration.
        """
        folder = f"{FIGURES}/{self.name}"
        images = {
            number: Shown(f"{folder}/{item.name}", alts.get(item.name, item.alt))
            for number, item in self.pictures.items()
        }
        blocks, notes = with_one_title(self.document, self.name)
        labels, unreached = _labels(blocks, self.document, self.name)
        parts, told = with_captions(blocks)
        lines = Lines(labels)
        text = Writer(images, lines, labels).chapter(parts, self.document.notes)
        notes += told
        if unreached:
            said = msgid("links to places of the document became plain text: {count}")
            notes.append(Note(NoteKind.CHANGED, said, {"count": str(unreached)}))
        if lines.plain:
            said = msgid("paragraphs whose bold or italic was left out: {count}")
            notes.append(Note(NoteKind.CHANGED, said, {"count": str(lines.plain)}))
        return text, (*self.notes, *notes)

    def files(self) -> dict[str, bytes]:
        """Return the bytes of each image by its path beside the chapter."""
        folder = f"{FIGURES}/{self.name}"
        return {f"{folder}/{item.name}": item.data for item in self.pictures.values()}


def read_chapter(data: bytes, name: str) -> Chapter:
    """Return the chapter of a document.

    Raises :class:`annual_report.chapters.told.ChapterError` where it is not read.
    """
    document, context = read_document(Package(data))
    pictures, notes = read_pictures(context)
    return Chapter(name, document, pictures, (*context.told, *notes))


def chapter_name(text: str) -> str:
    """Return a name for a file from any text: small letters a to z, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _labels(blocks: Iterable[Block], document: Document, name: str) -> tuple[dict[str, str], int]:
    """Return the labels of the places that are linked to, and how many links have none."""
    bodies = [document.blocks, *document.notes.values()]
    linked = [
        span.href[1:]
        for body in bodies
        for paragraph in _paragraphs(body)
        for span in paragraph.content
        if isinstance(span, Span) and span.href.startswith("#")
    ]
    wanted = set(linked)
    labels: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and block.item is None and block.text:
            for place in block.names:
                if place in wanted:
                    labels.setdefault(place, f"{name}-{len(labels) + 1}")
    return labels, sum(place not in labels for place in linked)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell)
        else:
            yield block
