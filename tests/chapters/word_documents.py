"""Makes documents as Word writes them, with what python-docx has no calls for as XML."""

import base64
import io
import struct
import zipfile
import zlib

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
AUTHOR = 'w:id="90" w:author="Aino Esimerkki" w:date="2025-01-10T10:00:00Z"'


def png(width=12, height=8, colour=(0, 90, 160)):
    """Return a PNG of one colour."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


class Word:
    """A document in the making."""

    def __init__(self):
        self.document = Document()
        self.document.core_properties.title = ""

    def style(self, name, based_on=None, identifier=None):
        """Add a paragraph style of a name."""
        style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if based_on:
            style.base_style = self.document.styles[based_on]
        if identifier:
            style.element.set(qn("w:styleId"), identifier)
        return style

    def text(self, text="", style=None):
        """Add a paragraph."""
        return self.document.add_paragraph(text, style)

    def xml(self, *inner, style=None):
        """Add a paragraph of WordprocessingML."""
        paragraph = self.text(style=style)
        whole = parse_xml(f"<w:p {NAMESPACES}>{''.join(inner)}</w:p>")
        for part in list(whole):
            paragraph.paragraph_format.element.append(part)
        return paragraph

    def image(self, data=None, alt="", style=None):
        """Add an image in a paragraph of its own."""
        paragraph = self.text(style=style)
        paragraph.add_run().add_picture(io.BytesIO(data or png()))
        shape = paragraph.paragraph_format.element.find(f".//{qn('wp:docPr')}")
        shape.set("descr", alt)
        return paragraph

    def link(self, address):
        """Return the id of a relation to an address outside."""
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        return self.document.part.relate_to(address, kind, is_external=True)

    @property
    def data(self):
        """The bytes of the file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def run(text, properties=""):
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(inner):
    return f"<w:ins {AUTHOR}>{inner}</w:ins>"


def deleted(text):
    return f'<w:del {AUTHOR}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def repacked(data, **changes):
    """Return a package with parts changed or added; ``None`` takes one away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, value in changes.items():
            if value is not None:
                new.writestr(name, value)
    return out.getvalue()


def part(data, name):
    """Return a part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==")
