"""What an SVG file holds, and whether it can do harm: run, load, or take for ever to draw.

A page shows it, a reader may open it by itself, and the PDF takes it in. So it may hold no script,
refer to nothing outside itself, and draw no more than :data:`MAX_DRAWN` elements. It is read as a
stream of XML: entities of files are refused, and those that multiply themselves stop the parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from annual_report.svg_drawing import Drawing

FORMATS = "SVG, PNG, JPEG, GIF or WebP"

MAX_SVG_BYTES = 10_000_000
"""Size of an SVG file, in bytes."""
MAX_SVG_DEPTH = 200
"""Levels of elements inside each other in an SVG file, or drawn by each other."""
MAX_DRAWN = 1_000_000
"""Elements of an SVG file, each as often as it is drawn: a ``use`` draws another one again."""
MAX_OCTAVES = 10
"""Octaves of the noise that a filter of an SVG file makes."""
MAX_SIDE = 1_000_000
"""Width and height of an SVG file, in CSS pixels."""

_HTML = "foreignobject"
_LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_URL = re.compile(r"url\(\s*[\"']?\s*(?!#|data:image/)([^\"')]+)", re.IGNORECASE)
_LOADING = re.compile(r"@import\b|\bimage-set\(|\bsrc\(", re.IGNORECASE)
_DRAWN_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp)\b", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SCRIPTS = frozenset({"script", "handler", "listener"})
_LOADS = frozenset(
    {"iframe", "object", "embed", "audio", "video", "source", "track", "link", "meta", "base"}
    | {"form", "frame", "applet", "portal"}
)
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "data", "action", "formaction", "poster", "background", "base"}
)
_ANIMATIONS = frozenset({"set", "animate", "animatetransform", "animatemotion"})
_LONGEST_SHOWN = 60


class SvgError(Exception):
    """An SVG file that is not taken. The message says why, and what would help."""


@dataclass(frozen=True, slots=True)
class SvgFile:
    """What a file holds: its size in CSS pixels as far as it says, and whether it holds HTML."""

    width: float | None
    height: float | None
    holds_html: bool


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace, in small letters."""
    return re.split("[:}]", name)[-1].lower()


def examine_svg(data: bytes) -> SvgFile:
    """Return what an SVG file holds; raise :class:`SvgError` if it is not taken."""
    if len(data) > MAX_SVG_BYTES:
        raise SvgError(f"it is larger than {MAX_SVG_BYTES:,} bytes; save it simpler")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise SvgError("it is not UTF-8; save it again") from error
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes positions only
    except expat.ExpatError as error:
        raise SvgError(f"it is damaged ({error}); save it again") from error
    if reader.drawing.drawn(MAX_DRAWN) > MAX_DRAWN:
        raise SvgError(f"it draws more than {MAX_DRAWN:,} elements; save it simpler")
    if reader.drawing.levels > MAX_SVG_DEPTH:
        raise SvgError(f"it is nested more than {MAX_SVG_DEPTH} levels deep; save it simpler")
    width, height = _size(reader.root or {})
    return SvgFile(width, height, reader.holds_html)


def _size(root: dict[str, str]) -> tuple[float | None, float | None]:
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [float(part) for part in _NUMBER.findall(root.get("viewBox", "")[:1000])]
    is_box = len(box) == 4 and all(0 < side <= MAX_SIDE for side in box[2:])  # noqa: PLR2004 - x, y, width, height
    if "viewBox" in root and not is_box:
        raise SvgError("its viewBox is no size; save it again")
    for text in (root.get("width", ""), root.get("height", "")):
        number = _NUMBER.match(text[:1000].strip())
        if number and not 0 < float(number[0]) <= MAX_SIDE:
            raise SvgError("its width or height is no size; save it again")
    if is_box:
        if width is None and height is None:
            width, height = box[2], box[3]
        width = width or (height or 0) * box[2] / box[3]
        height = height or width * box[3] / box[2]
    return width, height


def _pixels(text: str | None) -> float | None:
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _PIXELS[match[2]] if match else None


class _Reader:
    """Goes through a file, and keeps nothing of it but what is asked for."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.holds_html = False
        self.drawing = Drawing()
        self._depth = 0
        self._style: list[str] | None = None
        self._style_depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if self.root is None:
            if tag != "svg":
                raise SvgError(f"it is no SVG image but <{_shown(name)}>; use {FORMATS}")
            self.root = attributes
        self._depth += 1
        if self._depth > MAX_SVG_DEPTH:
            raise SvgError(f"it is nested more than {MAX_SVG_DEPTH} levels deep; save it simpler")
        if tag in _SCRIPTS:
            raise SvgError("it holds a script; save it without")
        if tag in _LOADS:
            self._external(f"<{tag}>")
        self.holds_html = self.holds_html or tag == _HTML
        if tag == "style" and self._style is None:
            self._style, self._style_depth = [], self._depth
        for key, text in attributes.items():
            self._attribute(tag, key.lower(), text)
        self.drawing.start(tag, attributes)

    def _attribute(self, tag: str, key: str, text: str) -> None:
        if key.startswith("on"):
            raise SvgError(f"it holds a script ({_shown(key)}); save it without")
        plain = re.sub(r"[\x00-\x20]", "", text).lower()  # as browsers read addresses
        if tag in _ANIMATIONS and key == "attributename" and "href" in plain:
            raise SvgError("it changes where a link leads; save it without")
        if key.rpartition(":")[2] in _ADDRESSES:
            if plain.startswith(("javascript:", "vbscript:")):
                raise SvgError(f"it holds a script ({_shown(key)}); save it without")
            # A part of the file itself is no image: a compiler would look for a file.
            is_own_part = (not plain or plain.startswith("#")) and tag != "image"
            if tag != "a" and not (is_own_part or _DRAWN_DATA.match(plain)):
                self._external(text)
        if key == "numoctaves" and not re.fullmatch(r"0*(?:[0-9]|10)", plain):
            raise SvgError("it holds noise that takes too long to draw; save it without")
        self._css(text)

    def _css(self, text: str) -> None:
        text = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_unescaped, text))
        if found := _URL.search(text):
            self._external(found[1])
        if found := _LOADING.search(text):
            self._external(found[0])

    @staticmethod
    def _external(text: str) -> None:
        raise SvgError(
            f'it refers to "{_shown(text)}" outside itself; save it with all parts within'
        )

    def text(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)

    def end(self, _name: str) -> None:
        if self._style is not None and self._depth == self._style_depth:
            text, self._style = "".join(self._style), None
            self._css(text)
            self.drawing.style(text)
        self._depth -= 1
        self.drawing.end()

    def entity(self, _name: str, *declared: object) -> None:
        if declared[3] is not None:  # the system id
            self._external(str(declared[3]))

    def instruction(self, target: str, data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._external(data)


def _unescaped(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last of Unicode


def _shown(text: str) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "…"
