"""The outline of a PDF, from its tags."""

from __future__ import annotations

from collections.abc import Iterable

from tests.outline import Outline, Outliner, Run
from tests.pdf_structure import NEW_LINE, Element

GROUPS = frozenset({"Div", "Sect", "NonStruct", "Part", "Aside", "Art"})
"""Elements that hold blocks and mean nothing of their own."""

BULLETS = ("•", "–", "·")

HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
_KINDS = "P L LI LBody Table THead TBody TR TH TD BlockQuote Caption TOC"
BLOCKS = frozenset(_KINDS.split()) | GROUPS | HEADINGS


def outline_of_tags(elements: Iterable[Element], base: str) -> Outline:
    """Return the outline of elements of a PDF. ``base`` is the language of the PDF."""
    reader = _Reader(base)
    reader.blocks(tuple(elements), base)
    return tuple(reader.lines)


def _language(tag: str | None, inherited: str) -> str:
    return tag.partition("-")[0] if tag else inherited


def _is_block(element: Element) -> bool:
    placed = element.attributes.get("Placement") == "Block"
    return element.kind in BLOCKS or (element.kind == "Code" and placed)


class _Reader(Outliner):
    def blocks(self, parts: Iterable[str | Element], lang: str) -> None:
        """Add the blocks among parts of an element; what is between them is paragraphs."""
        line: list[str | Element] = []
        for part in parts:
            if isinstance(part, Element) and _is_block(part):
                self.paragraph("paragraph", line, lang)
                line = []
                self.block(part, _language(part.lang, lang))
            else:
                line.append(part)
        self.paragraph("paragraph", line, lang)

    def block(self, element: Element, lang: str) -> None:
        """Add a block."""
        match element.kind:
            case "P":
                self.blocks(element.parts, lang) if any(
                    _is_block(child) for child in element.children
                ) else self.paragraph("paragraph", element.parts, lang)
            case "Caption":
                self.paragraph("caption", element.parts, lang)
            case "L":
                self.list(element, lang)
            case "Table":
                self.table(element, lang)
            case "Div" if (found := _captioned_table(element)) is not None:
                around, table = found
                caption = element.children[0]
                before = (caption, _language(caption.lang, lang))
                self.table(table, _language(around.lang, lang), before)
            case "BlockQuote":
                self.line("quotation")
                with self.inside():
                    self.blocks(element.parts, lang)
            case "Code":
                self.line("code", _text(element))
            case kind if kind in HEADINGS:
                self.paragraph(f"heading {kind[1:]}", element.parts, lang)
            case _:
                self.blocks(element.parts, lang)

    def paragraph(self, kind: str, parts: Iterable[str | Element], lang: str) -> None:
        """Add a text, and after it the links, notes, pictures and formulas in it."""
        runs: list[Run] = []
        inner: list[Element] = []
        for part in parts:
            self._inline(part, lang, runs, inner)
        self.text_line(kind, runs)
        with self.inside():
            for element in inner:
                self._in_text(element, lang)

    def _inline(
        self, part: str | Element, lang: str, runs: list[Run], inner: list[Element]
    ) -> None:
        if isinstance(part, str):
            runs.append((lang, _plain(part)))
        elif part.kind in ("Note", "Figure", "Formula"):
            inner.append(part)
        elif part.kind != "Lbl":
            if part.kind == "Link":
                inner.append(part)
            own = _language(part.lang, lang)
            for child in part.parts:
                self._inline(child, own, runs, inner)

    def _in_text(self, element: Element, lang: str) -> None:
        match element.kind:
            case "Note":
                self.line("note")
                with self.inside():
                    self.blocks(_without_mark(element), lang)
            case "Figure":
                self.line("picture", element.alt or "")
            case "Formula":
                self.line("formula", element.alt or "")
            case _:
                self.line("link", _text(element))

    def list(self, element: Element, lang: str) -> None:
        """Add a list with its items; a list of terms has terms."""
        items = [child for child in element.children if child.kind == "LI"]
        numbering = element.attributes.get("ListNumbering")
        self.line("terms" if numbering == "None" else f"list of {len(items)}")
        with self.inside():
            for item in element.children:
                own = _language(item.lang, lang)
                if item.kind == "L":  # what ends an item stands beside it (ISO 32000-1, 14.8.4.3.3)
                    with self.inside():
                        self.list(item, own)
                    continue
                for part in item.children:
                    inner = _language(part.lang, own)
                    if part.kind == "LBody":
                        with self.inside():
                            self.blocks(part.parts, inner)
                    elif numbering == "None":
                        self.paragraph("term", part.parts, inner)
                    else:
                        mark = _text(part)
                        self.line("item", "" if mark in BULLETS else mark)

    def table(self, table: Element, lang: str, *before: tuple[Element, str]) -> None:
        """Add a table: its caption, its rows, their cells with spans and kinds.

        ``before`` is a caption that stands before the table, with its language.
        """
        self.line("table")
        lang = _language(table.lang, lang)
        own = [(part, _language(part.lang, lang)) for part in table.children]
        with self.inside():
            for caption, language in (*before, *own):
                if caption.kind == "Caption":
                    self.block(caption, language)
            for group in table.children:
                for row in (group,) if group.kind == "TR" else group.children:
                    if row.kind == "TR":
                        self.row(row, lang)

    def row(self, row: Element, lang: str) -> None:
        """Add a row."""
        self.line("row")
        with self.inside():
            for cell in row.children:
                self.cell(cell, lang)

    def cell(self, cell: Element, lang: str) -> None:
        """Add a cell."""
        kind = "header cell" if cell.kind == "TH" else "cell"
        spans = (cell.attributes.get("ColSpan", 1), cell.attributes.get("RowSpan", 1))
        self.line(kind, "" if spans == (1, 1) else f"{spans[0]} by {spans[1]}")
        with self.inside():
            self.blocks(cell.parts, _language(cell.lang, lang))


def _captioned_table(group: Element) -> tuple[Element, Element] | None:
    """Return the table of a group that begins with its caption, after what is around it.

    Typst puts the caption into the table, but before it where the two just fill a page.
    """
    if not group.children or group.children[0].kind != "Caption":
        return None
    inner = ((part, child) for part in group.children[1:] for child in part.children)
    return next((found for found in inner if found[1].kind == "Table"), None)


def _without_mark(note: Element) -> list[str | Element]:
    return [part for part in note.parts if isinstance(part, str) or part.kind != "Lbl"]


def _plain(text: str) -> str:
    return text.replace("\u00ad", "").replace(NEW_LINE, "")


def _text(element: Element) -> str:
    return _plain(element.text())
