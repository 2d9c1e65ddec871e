"""The item as a DOCX, to be opened in a word processor or taken in by a case-management system."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from annual_report.agenda.content import Block, Heading, ItemList, Paragraph, Run
from annual_report.agenda.docx_styles import (
    BULLETS,
    DEEPEST_LIST,
    NUMBERS,
    language_tag,
    numbering,
    settings,
    styles,
)
from annual_report.agenda.layout import characters, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as DocxDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph as DocxParagraph
    from docx.text.run import Run as DocxRun

    from annual_report.agenda.item import Item

_LEFTOVERS = {
    "thumbnail",
    "stylesWithEffects",
    "webSettings",
    "fontTable",
    "theme",
    "customXml",
}
"""Parts of python-docx's template that belong to its maker's document."""

_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>annual-report</Application></Properties>'
)

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP file can state."""

_CORE_LIMIT = 255
"""The longest text a core property may hold (python-docx refuses longer ones)."""


def docx(item: Item) -> bytes:
    """Return the item as a DOCX with styles for headings and lists; equal items, equal bytes.

    Its page is A4, its author the network, and its dates are those that the report bears.
    """
    document = Document()
    _clear(document, item)
    writer = _Writer(document)
    writer.write(laid_out(item))
    _replace_children(document.part.numbering_part.element, numbering(writer.ordered_lists))
    stream = io.BytesIO()
    document.save(stream)
    return _repacked(stream.getvalue())


def _clear(document: DocxDocument, item: Item) -> None:
    """Put what the item needs in the place of what the template has."""
    _replace_children(document.styles.element, styles(item.language))
    _replace_children(document.settings.element, settings(item.language))
    package = document.part.package
    for rels in (document.part.rels, package.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.rpartition("/")[2] in _LEFTOVERS:
                del rels[key]
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _PROPERTIES  # noqa: SLF001 - python-docx has no other way to it
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(25)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    core = document.core_properties
    author = characters(item.words.get("network", ""))[:_CORE_LIMIT]
    day = dt.datetime.combine(item.day, dt.time(), tzinfo=dt.UTC).replace(tzinfo=None)
    core.title = characters(item.title)[:_CORE_LIMIT]
    core.author = core.last_modified_by = author
    core.language = language_tag(item.language)
    core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = day
    core.revision = 1


def _replace_children(element: BaseOxmlElement, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(xml)):
        element.append(child)


def _repacked(content: bytes) -> bytes:
    """Return a ZIP file with the same members and no times in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()


class _Writer:
    """Writes blocks into a document; ``ordered_lists`` counts those with numbers."""

    def __init__(self, document: DocxDocument) -> None:
        self._document = document
        self.ordered_lists = 0

    def write(self, blocks: Iterable[Block]) -> None:
        """Add blocks at the end of the document."""
        for block in blocks:
            if isinstance(block, Heading):
                style = "Title" if block.level == 1 else f"Heading {block.level - 1}"
                self._paragraph(Paragraph(((Run(text=block.text),),)), style)
            elif isinstance(block, Paragraph):
                self._paragraph(block, "Normal")
            else:
                self._list(block, 1)

    def _list(self, block: ItemList, depth: int) -> None:
        number = None
        if block.ordered:
            self.ordered_lists += 1
            number = 2 + self.ordered_lists
        for item in block.items:
            first = True
            for inner in item:
                if isinstance(inner, ItemList):
                    self._list(inner, min(depth + 1, DEEPEST_LIST))
                elif isinstance(inner, Paragraph):
                    name = NUMBERS if block.ordered else BULLETS
                    style = _list_style(name if first else "List Continue", depth)
                    added = self._paragraph(inner, style)
                    if number is not None and first:
                        _number(added, number, depth)
                first = False

    def _paragraph(self, block: Paragraph, style: str) -> DocxParagraph:
        added = self._document.add_paragraph(style=style)
        for position, line in enumerate(block.lines):
            if position:
                added.add_run().add_break()
            for run in line:
                self._run(added, run)
        return added

    def _run(self, paragraph: DocxParagraph, run: Run) -> None:
        if not run.text:
            return
        added = paragraph.add_run(run.text)
        added.bold = run.strong or None
        added.italic = run.emphasis or None
        if run.link:
            self._link(paragraph, added, run.link)

    def _link(self, paragraph: DocxParagraph, run: DocxRun, address: str) -> None:
        run.style = self._document.styles["Hyperlink"]
        key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        paragraph._p.append(link)  # noqa: SLF001 - python-docx writes no links by itself
        link.append(run._r)  # noqa: SLF001 - as above


def _list_style(name: str, depth: int) -> str:
    return name if depth == 1 else f"{name} {depth}"


def _number(paragraph: DocxParagraph, number: int, depth: int) -> None:
    properties = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", depth - 1), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        properties.append(child)
    paragraph._p.get_or_add_pPr().append(properties)  # noqa: SLF001 - no other way to lists
