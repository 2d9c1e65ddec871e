"""What image files hold, found before they go into a PDF.

The compiler stops at the first image it cannot read. Every fault is found here instead, so
that it can be told with the place where the image is used.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
"""The raster formats that Typst takes, by Pillow's names."""
FORMATS = "SVG, PNG, JPEG, GIF or WebP"
_ORIENTATION = 274
_TURNED = (5, 6, 7, 8)
"""The values of the EXIF tag of orientation that turn an image on its side."""
_SMALLER = 8
"""JPEG files are decoded to an eighth of their size, which reads all of them, fast."""

_HTML = "foreignobject"
_LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_URL = re.compile(r"url\(\s*[\"']?\s*(?!#|data:image/)([^\"')]+)", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b", re.IGNORECASE)
_DRAWN_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp)\b", re.IGNORECASE)


class ImageError(Exception):
    """An image that cannot be set. The message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """What a file holds.

    ``suffix`` is that of its format, whatever the file is called. ``width`` and ``height``
    are in CSS pixels, or ``None`` where an SVG does not say. ``convert`` is true of a file
    of which :func:`convert` makes one that can be set; ``lost`` tells what is lost by it.
    """

    suffix: str
    width: float | None = None
    height: float | None = None
    convert: bool = False
    lost: str | None = None


def examine(path: Path) -> ImageFile:
    """Return what an image file holds; raise :class:`ImageError` if it cannot be set."""
    if path.suffix.lower() == ".svg":
        return _examine_svg(path.read_bytes())
    return _examine_raster(path)


def convert(path: Path, target: Path) -> None:
    """Write an image as a PDF can show it.

    Raster images get colours for screens (RGB), since PDF/A has no place for those for print
    (CMYK); SVG images lose the HTML in them, which no Typst draws.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".svg":
        target.write_bytes(_without_html(path.read_bytes()))
        return
    from PIL import Image  # noqa: PLC0415 - few reports need it

    with Image.open(path) as image:
        image.convert("RGB").save(target, "JPEG", quality=92)


def _without_html(data: bytes) -> bytes:
    root = ET.fromstring(data)  # noqa: S314 - examined before; expat bounds entities
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(str(child.tag)) == _HTML:
                parent.remove(child)
    return ET.tostring(root)


def _local(name: str) -> str:
    """Return the name of an element without its namespace."""
    return re.split("[:}]", name)[-1].lower()


def _examine_raster(path: Path) -> ImageFile:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only images pay for it

    try:
        with Image.open(path) as image:
            suffix = SUFFIXES.get(str(image.format))
            if suffix is None:
                raise ImageError(f"it is of the format {image.format}; use {FORMATS}")
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _TURNED:
                width, height = height, width
            if suffix == ".jpg":
                image.draft(image.mode, (width // _SMALLER or 1, height // _SMALLER or 1))
            image.load()
            return ImageFile(suffix, width, height, convert=image.mode == "CMYK")
    except UnidentifiedImageError as error:
        raise ImageError(f"it is no image, or of an unknown format; use {FORMATS}") from error
    except Image.DecompressionBombError as error:
        raise ImageError("it has too many pixels; save it in a smaller size") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise ImageError(f"it is damaged ({error}); save it again") from error


class _SvgReader:
    """Goes through an SVG file, and keeps nothing of it but what is asked for."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.holds_html = False
        self._in_style = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if self.root is None:
            if tag != "svg":
                raise ImageError(f"it is no SVG image but <{name}>; use {FORMATS}")
            self.root = attributes
        if tag == "script":
            raise ImageError("it holds a script; save it without")
        self.holds_html = self.holds_html or tag == _HTML
        self._in_style = tag == "style"
        for key, text in attributes.items():
            self._attribute(tag, key.lower(), text)

    def _attribute(self, tag: str, key: str, text: str) -> None:
        if key.startswith("on"):
            raise ImageError(f"it holds a script ({key}); save it without")
        if key.rpartition(":")[2] == "href":
            scheme = text.strip().lower()
            if scheme.startswith("javascript:"):
                raise ImageError(f"it holds a script ({key}); save it without")
            if tag != "a" and scheme and not (scheme[0] == "#" or _DRAWN_DATA.match(scheme)):
                self._external(text)
        self._style(text)

    def _style(self, text: str) -> None:
        if found := _URL.search(text):
            self._external(found[1])

    @staticmethod
    def _external(text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - for people
        raise ImageError(f'it refers to "{shown}" outside itself; save it with all parts within')

    def text(self, data: str) -> None:
        if self._in_style:
            if _IMPORT.search(data):
                self._external("@import")
            self._style(data)

    def end(self, _name: str) -> None:
        self._in_style = False

    def entity(self, name: str, *declared: object) -> None:
        if declared[3] is not None:  # the system id
            self._external(str(declared[3]))


def _examine_svg(data: bytes) -> ImageFile:
    reader = _SvgReader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes positions only
    except expat.ExpatError as error:
        raise ImageError(f"it is damaged ({error}); save it again") from error
    root = reader.root or {}
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [float(part) for part in re.findall(r"-?\d+(?:\.\d*)?|-?\.\d+", root.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 < box[3]:  # noqa: PLR2004 - x, y, width, height
        if width is None and height is None:
            width, height = box[2], box[3]
        width = width or (height or 0) * box[2] / box[3]
        height = height or width * box[3] / box[2]
    lost = "its text as HTML (foreignObject)" if reader.holds_html else None
    return ImageFile(".svg", width or None, height or None, reader.holds_html, lost)


def _pixels(text: str | None) -> float | None:
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _PIXELS[match[2]] if match else None
