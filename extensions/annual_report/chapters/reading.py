"""Reads a document into blocks: paragraphs, tables and footnotes in the order of the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annual_report.chapters.blocks import (
    Block,
    Cell,
    Document,
    Inline,
    Paragraph,
    Span,
    Table,
    joined,
)
from annual_report.chapters.context import Context, open_document
from annual_report.chapters.inlines import Inlines
from annual_report.chapters.styles import Kind
from annual_report.chapters.told import Note, NoteKind
from annual_report.chapters.xml import Element, attribute, child, switch, text_of
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.chapters.package import Package

_FORMATTING = re.compile(r"w:(?:\w+PrChange|numberingChange|tblGridChange|cellMerge)")
_FRAMES = re.compile(r"(?:.*/)?(?:header|footer)\d*\.xml")
_GALLERY = "w:sdtPr/w:docPartObj/w:docPartGallery"
_FIRST_ROW = 0x20
_LONGEST_HEADING = 80
_MOST_COLUMNS = 60
_MOST_DIGITS = 9


def read_document(package: Package) -> tuple[Document, Context]:
    """Return a document and what was gathered on the way.

    Raises :class:`annual_report.chapters.told.ChapterError` where it is damaged.
    """
    context = open_document(package)
    tree = package.tree(package.document)
    reader = _Reader(context)
    body = child(tree, "w:body")
    blocks = tuple(reader.blocks(body)) if body is not None else ()
    notes = _notes(context)
    _tell_the_rest(context, tree)
    return Document(blocks, notes, _title(package)), context


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.inlines = Inlines(context)
        self.held: list[Inline] = []
        self.contents_told = False

    def blocks(self, container: Element) -> Iterator[Block]:
        for item in container:
            match item.tag:
                case "w:p":
                    yield from self.paragraph(item)
                case "w:tbl":
                    yield from self.table(item)
                case "w:sdt" if attribute(item, _GALLERY) == "Table of Contents":
                    self._contents()
                case "w:sectPr" | "w:sdtPr" | "w:sdtEndPr" | "w:tcPr" | "w:del" | "w:moveFrom":
                    continue
                case "w:bookmarkStart" | "w:bookmarkEnd":
                    continue
                case "m:oMathPara" | "w:r":
                    yield from self.paragraph(item)
                case "w:altChunk":
                    text = msgid(
                        "a part of another file was left out; open the document in Word and save "
                        "it anew"
                    )
                    self.context.tell(NoteKind.LEFT_OUT, text)
                case _:
                    yield from self.blocks(item)

    def paragraph(self, item: Element) -> Iterator[Block]:
        properties = child(item, "w:pPr")
        content = self.inlines.read(item)
        boxes, names = self.inlines.boxes, tuple(self.inlines.names)
        mark = child(properties, "w:rPr")
        if mark is not None and (
            child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        ):
            self.held += content  # its mark is deleted: it is one paragraph with the next
            return
        whole, self.held = joined([*self.held, *content]), []
        style = self.context.styles.of_paragraph(properties)
        number = None
        if style.kind in {Kind.TEXT, Kind.QUOTE} and not switch(mark, "w:vanish"):
            number = self.context.numbering.item(*self.context.styles.numbering(properties))
            if number is not None and number.level == 0:
                number = replace(number, level=self.context.styles.list_level(properties))
        found = Paragraph(whole, style, number, names)
        if style.kind is Kind.CONTENTS and found.text:
            self._contents()
            found = replace(found, content=())
        if _looks_like_heading(found):
            text = msgid(
                "this looks like a heading but has no heading style; it became a paragraph"
            )
            self.context.tell(NoteKind.CHANGED, text)
        if number is not None and not number.plain:
            text = msgid("a list counted with letters or Roman numbers is counted with numbers")
            self.context.tell(NoteKind.CHANGED, text)
        found = replace(found, place=self.context.at(found.text))
        if found.content or names:
            yield found
        for box in boxes:
            yield from self.blocks(box)

    def _contents(self) -> None:
        if not self.contents_told:
            text = msgid("the table of contents was left out; the site makes its own")
            self.context.tell(NoteKind.LEFT_OUT, text)
        self.contents_told = True

    def table(self, item: Element) -> Iterator[Block]:
        rows: list[list[Cell]] = []
        headers, counting, merged = 0, True, False
        for row in _rows(item):
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                words = " ".join(text_of(row, "w:t", "w:delText").split())
                author = attribute(properties, "w:del", "w:author") or ""
                text = msgid("{author} deleted {words}")
                self.context.tell(NoteKind.CHANGE, text, author=author, words=words)
                continue
            cells, spans = self._cells(row, properties)
            merged = merged or spans
            rows.append(cells)
            counting = counting and bool(switch(properties, "w:tblHeader"))
            headers += counting
        width = max((len(row) for row in rows), default=0)
        if not width:
            return
        if len(rows) == 1 and width == 1:
            self._tell_at_last(msgid("a frame around text (a table of one cell) was left out"))
            yield from rows[0][0]
            return
        if merged:
            self._tell_at_last(
                msgid("a table has merged cells; each is one cell now, the others are empty")
            )
        if not headers and len(rows) > 1:
            headers = 1
            if not _says_first_row(item):
                text = msgid("a table does not say which row has its headings; the first was taken")
                self._tell_at_last(text)
        headers = min(headers, len(rows) - 1)
        padded = tuple(tuple(row + [()] * (width - len(row))) for row in rows)
        yield Table(padded, headers)

    def _tell_at_last(self, text: str) -> None:
        """Tell of a table, placed where it ends."""
        place = self.context.place
        self.context.told.append(Note(NoteKind.CHANGED, text, {}, place))

    def _cells(self, row: Element, properties: Element | None) -> tuple[list[Cell], bool]:
        cells: list[Cell] = [()] * min(
            _number(attribute(properties, "w:gridBefore")), _MOST_COLUMNS
        )
        merged = False
        for item in _below(row, "w:tc"):
            own = child(item, "w:tcPr")
            span = min(max(_number(attribute(own, "w:gridSpan")), 1), _MOST_COLUMNS)
            merge = child(own, "w:vMerge")
            merged = merged or span > 1 or merge is not None
            cells.append(tuple(self.blocks(item)))
            cells += [()] * (span - 1)
        return cells, merged


def _rows(table: Element) -> Iterator[Element]:
    yield from _below(table, "w:tr")


def _below(item: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a name below, through what only wraps them."""
    for inner in item:
        if inner.tag == tag:
            yield inner
        elif inner.tag not in {"w:tbl", "w:tc", "w:p"}:
            yield from _below(inner, tag)


def _number(text: str | None) -> int:
    return int(text[:_MOST_DIGITS]) if text and text.isdecimal() else 0


def _says_first_row(table: Element) -> bool:
    look = child(table, "w:tblPr/w:tblLook")
    if look is None:
        return False
    said = look.get("w:firstRow")
    if said is not None:
        return said in {"1", "true", "on"}
    try:
        return bool(int(look.get("w:val", "0")[:_MOST_DIGITS], 16) & _FIRST_ROW)
    except ValueError:
        return False


def _looks_like_heading(paragraph: Paragraph) -> bool:
    if paragraph.style.kind is not Kind.TEXT or paragraph.item is not None:
        return False
    spans = [item for item in paragraph.content if isinstance(item, Span) and item.text.strip()]
    text = paragraph.text
    return (
        bool(spans)
        and all(span.bold for span in spans)
        and len(text) <= _LONGEST_HEADING
        and text[-1:] not in {".", ":", ",", ";"}
    )


def _notes(context: Context) -> dict[int, tuple[Block, ...]]:
    """Return the footnotes and endnotes that the text refers to."""
    found: dict[int, tuple[Block, ...]] = {}
    for kind in ("footnote", "endnote"):
        part = context.package.part(f"{kind}s")
        if part is None:
            continue
        context.targets = context.package.targets(part)
        bodies = {item.get("w:id", ""): item for item in context.package.tree(part)}
        for (of, name), number in list(context.marks.items()):
            if of == kind and name in bodies:
                found[number] = tuple(_Reader(context).blocks(bodies[name]))
    return found


def _tell_the_rest(context: Context, tree: Element) -> None:
    """Tell what has no place of its own."""
    for author, words in context.comments.values():
        text = msgid("{author} comments: {words}")
        context.told.append(Note(NoteKind.COMMENT, text, {"author": author, "words": words}))
    formats = sum(bool(_FORMATTING.fullmatch(item.tag)) for item in tree.iter())
    if formats:
        text = msgid("changes of formatting alone: {count}")
        context.told.append(Note(NoteKind.CHANGE, text, {"count": str(formats)}))
    package = context.package
    if any(
        text_of(package.tree(name)).strip() for name in package.names if _FRAMES.fullmatch(name)
    ):
        text = msgid("the header and footer of the pages were left out")
        context.told.append(Note(NoteKind.LEFT_OUT, text))


def _title(package: Package) -> str:
    for target in package.targets("").values():
        if target.kind.endswith("/core-properties") and package.has(target.name):
            title = child(package.tree(target.name), "dc:title")
            return " ".join((title.text or "").split()) if title is not None else ""
    return ""
