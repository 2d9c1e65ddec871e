"""What image files hold, found before they go into a PDF.

The compiler stops at the first image it cannot read. Every fault is found here instead, so
that it can be told with the place where the image is used.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from annual_report.svg import FORMATS, MAX_SVG_BYTES, SvgError, examine_svg, local

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
"""The raster formats that Typst takes, by Pillow's names."""
MAX_IMAGE_BYTES = 100_000_000
"""Size of the file of an image, in bytes."""
MAX_IMAGE_PIXELS = 89_478_485
"""Pixels of an image: those of a sheet of A3 at 600 dots an inch, and some."""
_ORIENTATION = 274
_TURNED = (5, 6, 7, 8)
"""The values of the EXIF tag of orientation that turn an image on its side."""
_SMALLER = 8
"""JPEG files are decoded to an eighth of their size, which reads all of them, fast."""

_HTML = "foreignobject"
_TOO_LARGE = "it has too many pixels; save it in a smaller size"


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
        return _examine_svg(path)
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
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - examined before, and bounded
    root = ET.fromstring(data, parser)  # noqa: S314 - as above
    for parent in list(root.iter()):
        for child in list(parent):
            if local(str(child.tag)) == _HTML:
                parent.remove(child)
    return ET.tostring(root)


def _examine_raster(path: Path) -> ImageFile:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only images pay for it

    if path.stat().st_size > MAX_IMAGE_BYTES:
        raise ImageError(f"it is larger than {MAX_IMAGE_BYTES:,} bytes; save it smaller")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in a file and does no harm
            with Image.open(path) as image:
                return _raster(image)
    except ImageError:
        raise
    except UnidentifiedImageError as error:
        raise ImageError(f"it is no image, or of an unknown format; use {FORMATS}") from error
    except Image.DecompressionBombError as error:
        raise ImageError(_TOO_LARGE) from error
    except Exception as error:  # decoders of damaged files raise anything
        raise ImageError(f"it is damaged ({error}); save it again") from error


def _raster(image: Image.Image) -> ImageFile:
    suffix = SUFFIXES.get(str(image.format))
    if suffix is None:
        raise ImageError(f"it is of the format {image.format}; use {FORMATS}")
    width, height = image.size
    if width * height > MAX_IMAGE_PIXELS:
        raise ImageError(_TOO_LARGE)
    if image.getexif().get(_ORIENTATION) in _TURNED:
        width, height = height, width
    if suffix == ".jpg":
        image.draft(image.mode, (width // _SMALLER or 1, height // _SMALLER or 1))
    image.load()
    return ImageFile(suffix, width, height, convert=image.mode == "CMYK")


def _examine_svg(path: Path) -> ImageFile:
    try:
        with path.open("rb") as file:
            found = examine_svg(file.read(MAX_SVG_BYTES + 1))
    except SvgError as error:
        raise ImageError(str(error)) from error
    except OSError as error:
        raise ImageError(f"it cannot be read ({error.strerror})") from error
    lost = "its text as HTML (foreignObject)" if found.holds_html else None
    return ImageFile(".svg", found.width, found.height, found.holds_html, lost)
