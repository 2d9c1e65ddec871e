"""Packs a PDF as Typst wrote it, and puts it in its place, whole or not at all."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


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


def replace(path: Path, data: bytes) -> None:
    """Write a file by rename, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
