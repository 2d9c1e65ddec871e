"""The XML of a document as a tree with short names: ``w:p``, ``a:blip``.

The two forms of the standard (ECMA-376 transitional and strict) differ in their namespaces only,
so both get the same names. A document type, which could define entities, is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from annual_report.chapters.told import ChapterError
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = ET.Element

DEEPEST = 150
"""How deep elements may be nested: documents stay below 40."""

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_OOXML}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OOXML}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OOXML}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OOXML}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OOXML}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OOXML}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_OOXML}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    f"{_OOXML}/markup-compatibility/2006": "mc",
    f"{_OOXML}/package/2006/relationships": "rel",
    f"{_OOXML}/package/2006/content-types": "ct",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}

_OFF = frozenset({"0", "false", "off", "none"})


class _Builder(ET.TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:  # noqa: ARG002 - called by the parser
        raise ChapterError(msgid("the document's XML has a document type, which is not read"))

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ChapterError(msgid("the document is nested too deeply to be read"))
        return super().start(_short(tag), {_short(key): value for key, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(_short(tag))


def _short(name: str) -> str:
    namespace, brace, local = name.removeprefix("{").partition("}")
    if not brace:
        return name
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else local


def parse(data: bytes) -> Element:
    """Return the tree of a part. Raises :class:`ChapterError` where it cannot be read."""
    try:
        return ET.fromstring(data, ET.XMLParser(target=_Builder()))  # noqa: S314 - see _Builder
    except (ET.ParseError, LookupError, ValueError) as error:
        raise ChapterError(msgid("the document is damaged: {reason}"), reason=str(error)) from None


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path (``w:pPr/w:rPr``) below another."""
    # ElementTree's own paths would take the short names for namespaces
    for name in path.split("/"):
        inner: Iterator[Element] = iter(() if element is None else element)
        element = next((item for item in inner if item.tag == name), None)
    return element


def attribute(element: Element | None, path: str, name: str = "w:val") -> str | None:
    """Return an attribute of the element at a path below another."""
    found = child(element, path)
    return found.get(name) if found is not None else None


def switch(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is on or off; ``None`` where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else found.get("w:val", "1") not in _OFF


def text_of(element: Element, *names: str) -> str:
    """Return the text of all the elements below with one of the names (``w:t`` without)."""
    wanted = names or ("w:t",)
    return "".join(item.text or "" for item in element.iter() if item.tag in wanted)


def first(element: Element, *names: str) -> Element | None:
    """Return the first element below with one of the names."""
    found: Iterator[Element] = (item for item in element.iter() if item.tag in names)
    return next(found, None)
