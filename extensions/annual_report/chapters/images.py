"""The images of a chapter: which are taken, their files' names, what they must not hold."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from annual_report.chapters.told import ChapterError, Note, NoteKind
from annual_report.chapters.xml import parse
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.chapters.context import Context
    from annual_report.chapters.told import Place

_ENDINGS = {"PNG": ".png", "JPEG": ".jpg"}
_CONVERTED = frozenset({"GIF", "BMP", "TIFF", "WEBP"})
_METAFILES = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00", b"\x01\x00\x09\x00")
_GPS = 0x8825
_ADDRESS = re.compile(r"^\s*(?!#|data:image/(?:png|jpeg);)\S", re.IGNORECASE)
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "use", "a", "animate", "set", "style"})


@dataclass(frozen=True)
class Picture:
    """An image to be written: its name, its bytes, its alternative text if the document has one."""

    name: str
    data: bytes
    alt: str
    decorative: bool
    place: Place


def read_pictures(context: Context) -> tuple[dict[int, Picture], list[Note]]:
    """Return the images by their numbers in the document, and what is to be told of them."""
    found: dict[int, Picture] = {}
    names: dict[bytes, str] = {}
    notes: list[Note] = []
    for at, (source, place) in enumerate(zip(context.pictures, context.places, strict=True), 1):
        data = context.package.read(source.part)
        try:
            data, ending, told = _read(data)
        except _RefusedError as refused:
            notes.append(Note(NoteKind.LEFT_OUT, str(refused), place=place))
            continue
        digest = hashlib.sha256(data).digest()
        name = names.setdefault(digest, f"image{len(names) + 1}{ending}")
        found[at] = Picture(name, data, source.alt, source.decorative, place)
        if source.cropped:
            told.append(msgid("{name} is cropped in the document; the file shows all of it"))
        notes += [Note(NoteKind.IMAGE, text, {"name": name}, place) for text in told]
    return found, notes


class _RefusedError(Exception):
    """An image that is not taken; its text is a message id."""


def _read(data: bytes) -> tuple[bytes, str, list[str]]:
    if data[:4] in {item[:4] for item in _METAFILES}:
        raise _RefusedError(
            msgid("an image in Windows' own form (EMF, WMF) was left out; save it as PNG")
        )
    if b"<svg" in data[:4096]:
        return _svg(data), ".svg", []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                return _raster(image, data)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        raise _RefusedError(
            msgid("an image was left out; its form is not known, or it is damaged or too large")
        ) from None


def _raster(image: Image.Image, data: bytes) -> tuple[bytes, str, list[str]]:
    form = image.format or ""
    if form in _CONVERTED:
        out = io.BytesIO()
        image.convert("RGBA").save(out, "PNG")
        return out.getvalue(), ".png", [msgid("{name} was converted to PNG")]
    if form not in _ENDINGS:
        raise _RefusedError(
            msgid("an image was left out; its form is not known, or it is damaged or too large")
        )
    exif = image.getexif()
    image.load()
    if not exif:
        return data, _ENDINGS[form], []
    placed = bool(exif.get_ifd(_GPS))
    upright = ImageOps.exif_transpose(image)
    out = io.BytesIO()
    upright.info.pop("exif", None)
    quality = {"quality": 95} if form == "JPEG" else {}
    upright.save(out, form, **quality)
    text = msgid("{name} told where it was taken; that was taken out")
    return out.getvalue(), _ENDINGS[form], [text] if placed else []


def _svg(data: bytes) -> bytes:
    try:
        tree = parse(data)
    except ChapterError:
        tree = None
    if tree is None or any(_runs(item.tag, item.attrib) for item in tree.iter()):
        raise _RefusedError(
            msgid("an SVG image was left out; it is damaged, or has scripts or links in it")
        )
    return data


def _runs(tag: str, attributes: dict[str, str]) -> bool:
    if tag.rpartition(":")[2] in _ACTIVE:
        return True
    return any(
        name.casefold().startswith("on")
        or "url(" in value.casefold().replace("url(#", "")
        or (name.endswith("href") and _ADDRESS.match(value))
        for name, value in attributes.items()
    )
