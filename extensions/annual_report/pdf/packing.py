"""Packs a PDF as Typst wrote it."""

from __future__ import annotations

import io


def packed(data: bytes) -> tuple[bytes, int]:
    """Return a PDF with object streams, and how many pages it has.

    Most of a tagged PDF is its tags, and they pack well. Equal PDFs give equal bytes.
    """
    import pikepdf  # noqa: PLC0415 - only who makes PDFs pays for it

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return target.getvalue(), pages
