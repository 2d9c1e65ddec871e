"""The structure tree of a PDF with its text: what assistive technology reads, in its order.

The text of an element is that of the marked content it owns, decoded by the fonts' own maps
to Unicode or by ``ActualText``. What is an artifact (running headers, rules, the header of a
table repeated on its next page) is in no element and does not appear here.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

NEW_LINE = "\u2028"
"""Stands in the text where a line begins."""

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)

MARKED = "Marked"
"""The type given here to marked content that has a language of its own."""

LINE_PITCH = 7.5
"""How much higher or lower, in points, a text must stand to be on another line."""

Matrix = tuple[float, ...]
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_BLOCKS = (
    "Document Part Sect Div BlockQuote Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI LBody Table TR "
    "TH TD THead TBody TFoot Note Title Aside"
)
BLOCKS = frozenset(_BLOCKS.split())
"""The types of elements that stand on lines of their own."""


class Text(str):
    """A text of marked content: on which page it is painted, and as the how-manieth there."""

    __slots__ = ("page", "place")
    page: int
    place: int


@dataclass(frozen=True)
class Element:
    """An element of the structure tree: its type, attributes, and texts and elements in it."""

    kind: str
    parts: tuple[Text | Element, ...] = ()
    alt: str | None = None
    lang: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)

    @property
    def children(self) -> tuple[Element, ...]:
        """The elements in this one."""
        return tuple(part for part in self.parts if isinstance(part, Element))

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *kinds: str) -> list[Element]:
        """Return the elements of some types, in reading order."""
        return [element for element in self.walk() if element.kind in kinds]

    def text(self, instead: Callable[[Element], str | None] = lambda _: None) -> str:
        """Return what is read aloud: texts, and alternative texts in place of pictures.

        Where ``instead`` returns a text for an element, that is taken. Blocks are on lines
        of their own.
        """
        pieces: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
                continue
            text = instead(part)
            if text is None:
                text = part.alt if part.alt is not None else part.text(instead)
            if text:
                pieces.append(f"\n{text}\n" if part.kind in BLOCKS else text)
        return "".join(pieces)


def structure_of(path: Path) -> Element:
    """Return the structure tree of a PDF, its text with it."""
    with pikepdf.open(path) as pdf:
        texts = _Texts(pdf)
        return Element("Root", texts.parts(pdf.Root.StructTreeRoot.get("/K"), None))


class _Texts:
    """Reads elements; the content of a page is read when its first element is."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.objgen: (n, page) for n, page in enumerate(pdf.pages, 1)}
        self._content: dict[tuple[int, int], _Page] = {}
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}

    def parts(self, kids: object, page: tuple[int, int] | None) -> tuple[Text | Element, ...]:
        items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        found: list[Text | Element] = []
        for item in items:
            if isinstance(item, int):
                found.append(self._text(page, item))
            elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
                found.append(self._element(item, page))
            elif isinstance(item, pikepdf.Dictionary) and "/MCID" in item:
                place = item.Pg.objgen if "/Pg" in item else page
                found.append(self._text(place, int(item.MCID)))
        return tuple(found)

    def _element(self, item: pikepdf.Dictionary, page: tuple[int, int] | None) -> Element:
        page = item.Pg.objgen if "/Pg" in item else page
        return Element(
            str(item.S).removeprefix("/"),
            self.parts(item.get("/K"), page),
            str(item.Alt) if "/Alt" in item else None,
            str(item.Lang) if "/Lang" in item else None,
            _attributes(item.get("/A")),
        )

    def _text(self, page: tuple[int, int] | None, mcid: int) -> Text | Element:
        assert page is not None, "marked content of no page"
        if page not in self._content:
            self._content[page] = _Page(self._pages[page][1], self._fonts)
        content = self._content[page]
        text = Text(content.texts.get(mcid, ""))
        text.page, text.place = self._pages[page][0], content.places[mcid]
        lang = content.languages.get(mcid)
        return Element(MARKED, (text,), lang=lang) if lang else text


def _attributes(item: object) -> dict[str, object]:
    """Return the attributes of an element that are names or numbers, whoever owns them."""
    found: dict[str, object] = {}
    for attributes in list(item) if isinstance(item, pikepdf.Array) else [item]:
        if isinstance(attributes, pikepdf.Dictionary):
            for name, value in attributes.items():
                if isinstance(value, (pikepdf.Name, int)):
                    plain = int(value) if isinstance(value, int) else str(value).removeprefix("/")
                    found[name.removeprefix("/")] = plain
    return found


class _Page:
    """The texts of the marked content of one page, and their languages, by their numbers.

    ``places`` are those in the order of painting. ``fonts`` keeps the Unicode maps of fonts
    for further pages.
    """

    def __init__(self, page: pikepdf.Page, fonts: dict[tuple[int, int], dict[int, str]]) -> None:
        self.texts: dict[int, str] = defaultdict(str)
        self.languages: dict[int, str] = {}
        self.places: dict[int, int] = {}
        self._fonts = fonts
        self._marks: list[tuple[int | None, bool]] = []
        self._last: tuple[int | None, float, float] = (None, math.inf, 0.0)
        self._read(page, page.get("/Resources"), IDENTITY)

    def _read(self, stream: object, resources: object, matrix: Matrix) -> None:
        stack, text = [matrix], IDENTITY
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "q" | "Q" | "cm" as name:
                    _change_matrix(stack, name, operands)
                case "Tm":
                    text = tuple(map(float, operands))
                case "Tf":
                    font = self._font(resources.Font[operands[0]])
                case "BDC" | "BMC":
                    self._begin(operands, _product(text, stack[-1]))
                case "EMC":
                    self._marks.pop()
                case "Tj" | "TJ":
                    self._show(operands[0], font, _product(text, stack[-1]))
                case "Do":
                    self._read_form(resources.XObject[operands[0]], resources, stack[-1])

    def _read_form(self, form: pikepdf.Stream, resources: object, matrix: Matrix) -> None:
        if form.get("/Subtype") == "/Form":
            own = tuple(map(float, form.get("/Matrix", IDENTITY)))
            self._read(form, form.get("/Resources", resources), _product(own, matrix))

    def _begin(self, operands: list[object], at: Matrix) -> None:
        own = operands[1] if len(operands) > 1 else None
        hidden = bool(self._marks and self._marks[-1][1])
        mcid = self._marks[-1][0] if self._marks else None
        if isinstance(own, pikepdf.Dictionary):
            if "/MCID" in own:
                mcid = int(own.MCID)
                self.places.setdefault(mcid, len(self.places) + 1)
            if "/Lang" in own and mcid is not None:
                self.languages[mcid] = str(own.Lang)
            if "/ActualText" in own and not hidden:
                self._put(mcid, str(own.ActualText), at)
                hidden = True
        if str(operands[0]) == "/Artifact":
            mcid = None
        self._marks.append((mcid, hidden))

    def _show(self, shown: object, font: dict[int, str], at: Matrix) -> None:
        if not self._marks or self._marks[-1][1]:
            return
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        data = b"".join(bytes(item) for item in strings if isinstance(item, pikepdf.String))
        codes = (int.from_bytes(data[i : i + 2]) for i in range(0, len(data), 2))
        self._put(self._marks[-1][0], "".join(font.get(code, "\ufffd") for code in codes), at)

    def _put(self, mcid: int | None, text: str, at: Matrix) -> None:
        """Add to the text of some marked content; ``at`` is where on the page it begins."""
        if mcid is None:
            return
        last, x, y = self._last
        begins_line = mcid != last and (at[4] <= x or abs(at[5] - y) > LINE_PITCH)
        self._last = (mcid, at[4], at[5])
        self.texts[mcid] += (NEW_LINE if begins_line else "") + text

    def _font(self, font: pikepdf.Dictionary) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _unicode_map(font.ToUnicode.read_bytes())
        return self._fonts[font.objgen]


def _change_matrix(stack: list[Matrix], operator: str, operands: list[object]) -> None:
    if operator == "q":
        stack.append(stack[-1])
    elif operator == "Q":
        stack.pop()
    else:
        stack[-1] = _product(tuple(map(float, operands)), stack[-1])


def _product(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _unicode_map(cmap: bytes) -> dict[int, str]:
    """Return the characters of the codes of a font (a ``ToUnicode`` CMap)."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        if kind == b"bfchar":
            for code, text in _PAIR.findall(body):
                found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        else:
            for first, last, text in _RANGE.findall(body):
                start = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
                for code in range(int(first, 16), int(last, 16) + 1):
                    shift = code - int(first, 16)
                    found[code] = start[:-1] + chr(ord(start[-1]) + shift)
    return found
