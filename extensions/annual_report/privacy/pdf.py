"""What a PDF holds: the text of its pages, and all that stands beside it.

PDFium reads the text of the pages, which is quick; qpdf (pikepdf) reads everything else: metadata,
outlines, notes and addresses of links, alternative texts, fields, and files that are attached.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

BESIDE_PAGES = "beside the pages (metadata, outline, alternative texts)"
"""The place of what belongs to no page, or to one that is not looked for."""


class PdfError(Exception):
    """A PDF cannot be looked into; the text says why."""


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Give a PDF. What goes wrong while it is read is a :class:`PdfError`."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield pdf
    except (pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as error:
        raise PdfError(f"it cannot be read ({error})") from None


def pdf_texts(data: bytes, pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, bool]]:
    """Yield the texts of a PDF, their places, and whether only addresses can be told in them."""
    yield from _page_texts(data)
    yield from _notes(pdf)
    for text in _strings(pdf):
        yield text, BESIDE_PAGES, False
    if isinstance(metadata := pdf.Root.get("/Metadata"), pikepdf.Stream):
        yield metadata.read_bytes().decode("utf-8", "replace"), "XMP metadata", False


def pdf_attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files in a PDF."""
    for name, attached in pdf.attachments.items():
        yield name, attached.get_file().read_bytes()


def _page_texts(data: bytes) -> Iterator[tuple[str, str, bool]]:
    with pypdfium2.PdfDocument(data) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text_page = page.get_textpage()
            text = text_page.get_text_range().replace("\r\n", "\n")
            text_page.close()
            page.close()
            place = f"page {number + 1}"
            yield text, place, False
            if "@" in text:  # an address that is too long for its line goes on in the next one
                yield _BROKEN.sub("", text), place, True


_BROKEN = re.compile(r"[\ufffe-]?\n")


def _notes(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, bool]]:
    """Yield what links lead to and what notes say, with their page."""
    for number, page in enumerate(pdf.pages, 1):
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            if not isinstance(note, pikepdf.Dictionary):
                continue
            action = note.get("/A")
            address = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
            for value in (address, note.get("/Contents")):
                if isinstance(value, pikepdf.String):
                    yield str(value).replace("%40", "@"), f"page {number}", False


_STREAM = re.compile(rb"\bstream\r?\n.*?\bendstream\b", re.DOTALL)
_PLAIN = re.compile(rb"\(([ -\[\]-~]*)\)")
"""A string without escapes whose characters are those of ASCII in each of a PDF's encodings."""
_STRING = re.compile(rb"\((?:\\.|[^()\\])*\)|<(?:[0-9a-fA-F]{2})+>", re.DOTALL)


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the strings of all objects.

    qpdf writes the file anew without packing the objects, which is many times quicker than asking
    it for each of them; it escapes parentheses in strings, so that they can be told apart.
    """
    stream = io.BytesIO()
    pdf.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        fix_metadata_version=False,
        static_id=True,
    )
    found = dict.fromkeys(_STRING.findall(_STREAM.sub(b"", stream.getvalue())))
    for written in found:
        if plain := _PLAIN.fullmatch(written):
            yield plain[1].decode("ascii")
            continue
        value = pikepdf.Object.parse(written)
        if isinstance(value, pikepdf.String):
            yield str(value)
