"""Reads what is in a paragraph: text with its look, links, footnote marks, images.

What is not known is gone through for the text in it, so that no text is lost; what has no text and
cannot be carried over is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.chapters.blocks import Break, Inline, NoteMark, Picture, Span
from annual_report.chapters.context import QUOTED, Source, cut
from annual_report.chapters.told import NoteKind
from annual_report.chapters.xml import Element, attribute, child, first, switch, text_of
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.chapters.context import Context

_NOTHING = frozenset(
    {
        "w:pPr",
        "w:rPr",
        "w:delText",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:tblPr",
        "w:tblGrid",
        "w:footnoteRef",
        "w:endnoteRef",
        "w:annotationRef",
        "w:ffData",
        "w:lastRenderedPageBreak",
    }
)
_FIXED = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_SYMBOLS = {
    ("wingdings", "FC"): "✓",
    ("wingdings", "FE"): "☑",
    ("wingdings", "A8"): "☐",
    ("wingdings", "E0"): "→",
    ("wingdings", "E8"): "➔",
    ("wingdings", "4A"): "☺",
    ("symbol", "B7"): "•",
    ("symbol", "AE"): "→",
    ("symbol", "B3"): "≥",
    ("symbol", "A3"): "≤",
}
_LINK = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?(?:"([^"]*)"|([^\s\\]\S*))(?:\s+\\l\s+"([^"]*)")?')
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
_BREAKS = re.compile(r"[\n\r\t\x0b\x0c\x1c-\x1f\x7f-\x9f\u2028\u2029]")
_MACHINE = re.compile(
    r"automatically generated|luotu automaattisesti|genererad automatiskt|AI-generated|"
    r"teko\w+lyll\w|AI-genererat",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)", re.IGNORECASE)


@dataclass
class _Field:
    code: str = ""
    shown: bool = False
    href: str = ""


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    italic: bool = False
    script: str = ""
    hidden: bool = False
    href: str = ""


@dataclass
class Inlines:
    """Reads paragraphs. Fields can go over several, so one reader serves the whole document."""

    context: Context
    boxes: list[Element] = field(default_factory=list)
    """The text boxes of the paragraph, whose paragraphs follow it."""
    names: list[str] = field(default_factory=list)
    """The bookmarks of the paragraph."""
    style: str | None = None
    _fields: list[_Field] = field(default_factory=list)
    _found: list[Inline] = field(default_factory=list)

    def read(self, paragraph: Element) -> list[Inline]:
        """Return the content of a paragraph."""
        self._found, self.boxes, self.names = [], [], []
        self.style = attribute(paragraph, "w:pPr/w:pStyle")
        self._children(paragraph, _Look())
        return self._found

    def _children(self, element: Element, look: _Look) -> None:
        for inner in element:
            self._read(inner, look)

    def _read(self, item: Element, look: _Look) -> None:  # noqa: C901, PLR0912 - one case a kind of element
        match item.tag:
            case tag if tag in _NOTHING:
                return
            case "w:t" | "m:t":
                self._text(item.text or "", look)
            case tag if tag in _FIXED:
                self._text(_FIXED[tag], look)
            case "w:r":
                self._children(item, self._look(child(item, "w:rPr"), look))
            case "w:br" | "w:cr":
                if item.get("w:type", "textWrapping") == "textWrapping" and not look.hidden:
                    self._found.append(Break())
            case "w:sym":
                self._symbol(item, look)
            case "w:hyperlink":
                self._children(item, self._linked(item, look))
            case "w:fldChar" | "w:instrText":
                self._field(item)
            case "w:bookmarkStart":
                self.names.append(item.get("w:name", ""))
            case "w:footnoteReference" | "w:endnoteReference":
                kind = item.tag.removeprefix("w:").removesuffix("Reference")
                self._found.append(NoteMark(self.context.mark(kind, item.get("w:id", ""))))
            case "w:commentReference":
                self._comment(item.get("w:id", ""))
            case "w:ins" | "w:moveTo":
                self._change(item, msgid("{author} added {words}"), text_of(item))
                self._children(item, look)
            case "w:del" | "w:moveFrom":
                words = text_of(item, "w:delText", "w:t")
                self._change(item, msgid("{author} deleted {words}"), words)
            case "mc:AlternateContent":
                self._alternative(item, look)
            case "w:drawing" | "w:pict" | "w:object":
                self._drawing(item, look)
            case "m:oMath":
                self.context.tell(
                    NoteKind.CHANGED,
                    msgid("a formula became plain text: {words}; write it as a formula"),
                    words=cut(text_of(item, "m:t"), QUOTED),
                )
                self._children(item, look)
            case _:
                self._children(item, look)

    def _look(self, properties: Element | None, look: _Look) -> _Look:
        styles = self.context.styles
        script = {"superscript": "sup", "subscript": "sub"}.get(
            attribute(properties, "w:vertAlign") or "", ""
        )
        if switch(properties, "w:strike") or switch(properties, "w:dstrike"):
            text = msgid("text that is struck through became plain text")
            self.context.tell(NoteKind.CHANGED, text)
        return _Look(
            bold=styles.of_run(properties, "w:b"),
            italic=styles.of_run(properties, "w:i"),
            script=script,
            hidden=look.hidden or styles.of_run(properties, "w:vanish", self.style),
            href=look.href,
        )

    def _text(self, text: str, look: _Look) -> None:
        if any(not item.shown for item in self._fields):
            return
        text = _BREAKS.sub(" ", text)
        if look.hidden:
            if text.strip():
                told = msgid("hidden text was left out: {words}")
                self.context.tell(NoteKind.HIDDEN, told, words=cut(text, QUOTED))
            return
        href = look.href or next((item.href for item in self._fields[::-1] if item.href), "")
        self._found.append(Span(text, look.bold, look.italic, look.script, href))

    def _symbol(self, item: Element, look: _Look) -> None:
        font, code = item.get("w:font", ""), item.get("w:char", "").upper()
        text = _SYMBOLS.get((font.casefold(), code[-2:]))
        if text is None:
            told = msgid("a symbol was left out: {code} of the font {font}")
            self.context.tell(NoteKind.LEFT_OUT, told, code=code, font=font)
            return
        self._text(text, look)

    def _linked(self, item: Element, look: _Look) -> _Look:
        target = self.context.targets.get(item.get("r:id", ""))
        anchor = item.get("w:anchor", "")
        href = f"#{anchor}" if anchor else ""
        if target is not None:
            href = self._address(target.name + (href if "#" not in target.name else ""))
        return _Look(hidden=look.hidden, href=href)

    def _address(self, address: str) -> str:
        address = address.strip()
        if _SAFE.match(address):
            return address
        if address:
            text = msgid("a link became plain text; its address is not on the web: {address}")
            self.context.tell(NoteKind.CHANGED, text, address=cut(address, QUOTED))
        return ""

    def _field(self, item: Element) -> None:
        if item.tag == "w:instrText":
            if self._fields:
                self._fields[-1].code += item.text or ""
            return
        match item.get("w:fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                last = self._fields[-1]
                last.shown = True
                if found := _LINK.match(last.code):
                    inside, quoted, bare, anchor = found.groups()
                    name = quoted or bare or ""
                    last.href = f"#{name or anchor}" if inside or not name else self._address(name)
            case "end" if self._fields:
                self._fields.pop()

    def _comment(self, name: str) -> None:
        if name in self.context.comments:
            author, words = self.context.comments.pop(name)
            text = msgid("{author} comments: {words}")
            self.context.tell(NoteKind.COMMENT, text, author=author, words=words)

    def _change(self, item: Element, text: str, words: str) -> None:
        if words:
            author = item.get("w:author", "")
            words = cut(words, QUOTED)
            self.context.tell(NoteKind.CHANGE, text, author=author, words=words)

    def _alternative(self, item: Element, look: _Look) -> None:
        """Read the first of the alternatives that has something in it."""
        choices = [part for part in item if part.tag in {"mc:Choice", "mc:Fallback"}]
        wanted = ("a:blip", "w:txbxContent", "v:imagedata", "w:t", "c:chart", "dgm:relIds")
        chosen = next((item for item in choices if first(item, *wanted) is not None), None)
        if chosen is None:
            chosen = choices[0] if choices else item
        self._children(chosen, look)

    def _drawing(self, item: Element, look: _Look) -> None:
        boxes = _outermost(item)
        self.boxes += boxes
        inside = {id(element) for box in boxes for element in box.iter()}
        images = [
            element
            for element in item.iter()
            if element.tag in {"a:blip", "v:imagedata"} and id(element) not in inside
        ]
        if boxes:
            text = msgid("the text of a text box follows the paragraph that it was beside")
            self.context.tell(NoteKind.CHANGED, text)
        if look.hidden:
            return
        for image in images:
            self._image(item, image)
        if item.tag == "w:object":
            text = msgid("an embedded object is shown as its image only, if it has one")
            self.context.tell(NoteKind.LEFT_OUT, text)
        elif not boxes and not images:
            self._undrawn(item)

    def _undrawn(self, item: Element) -> None:
        text = msgid("a drawing was left out; save it as an image (PNG)")
        if first(item, "c:chart") is not None:
            text = msgid("a chart was left out; save it as an image (PNG), or give its figures")
        elif first(item, "dgm:relIds") is not None:
            text = msgid("a diagram was left out; save it as an image (PNG), or write it as a list")
        self.context.tell(NoteKind.LEFT_OUT, text)

    def _image(self, drawing: Element, image: Element) -> None:
        context = self.context
        name = image.get("r:embed") or image.get("r:id") or image.get("r:link") or ""
        target = context.targets.get(name)
        if target is None or target.external or not context.package.has(target.name):
            text = msgid("an image was left out; it is not in the document: {address}")
            address = cut(target.name if target else name, QUOTED)
            context.tell(NoteKind.LEFT_OUT, text, address=address)
            return
        shape = first(drawing, "wp:docPr", "v:shape")
        names = ("descr", "title", "alt")
        words = [shape.get(name, "") for name in names] if shape is not None else []
        alt = next((text for text in map(_described, words) if text), "")
        mark = first(drawing, "adec:decorative")
        crop = first(drawing, "a:srcRect")
        cropped = crop is not None and any(value.strip("0%") for value in crop.attrib.values())
        decorative = mark is not None and mark.get("val", "1") in {"1", "true"}
        context.pictures.append(Source(target.name, alt, decorative, cropped))
        self._found.append(Picture(len(context.pictures)))


def _described(text: str) -> str:
    """Return an alternative text, if it is one: neither a program's guess nor a file's name."""
    text = " ".join(text.split())
    return "" if _MACHINE.search(text) or _FILE_NAME.fullmatch(text) else text


def _outermost(item: Element) -> list[Element]:
    found = []
    for inner in item:
        found += [inner] if inner.tag == "w:txbxContent" else _outermost(inner)
    return found
