"""Spreadsheets and documents that are made to do harm are refused, soon; their text stays text."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from annual_report.chapters.chapter import read_chapter
from annual_report.chapters.told import ChapterError
from annual_report.chapters.xml import DEEPEST
from annual_report.data.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEET_BYTES,
    MAX_UNPACKED_BYTES,
)
from annual_report.data.sheets.packed import RefusedError
from annual_report.data.sheets.reading import read_spreadsheet
from tests.hostile.payloads import MARKUP
from tests.hostile.soon import soon

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FILE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def zipped(parts: dict[str, str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def lying(data: bytes) -> bytes:
    """Return a zip whose list says that its last file is small."""
    changed = bytearray(data)
    struct.pack_into("<I", changed, changed.rfind(b"PK\x01\x02") + 24, 100)
    return bytes(changed)


def huge(packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    return zipped({"content.xml": "<x>" + " " * MAX_UNPACKED_BYTES + "</x>"}, packing)


SHEETS = {
    "laughs": zipped({"content.xml": f"{LAUGHS}<x>&i;</x>"}),
    "entity of a file": zipped({"content.xml": f"{FILE}<x>&i;</x>"}),
    "any document type": zipped({"content.xml": "<!DOCTYPE x><x/>"}),
    "unpacked": huge,
    "unpacked, and says it is small": lambda: lying(huge()),
    "unpacked of another packing": lambda: huge(zipfile.ZIP_BZIP2),
    "zip in a zip": zipped({"content.xml": zipped({"content.xml": "<x/>"}).decode("latin-1")}),
    "names that lead out": zipped({"../../content.xml": "<x/>", "/etc/x.xml": "<x/>"}),
    "unknown encoding": zipped({"content.xml": '<?xml version="1.0" encoding="foo"?><x/>'}),
    "NUL": zipped({"content.xml": "<x>\0</x>"}),
    "cut": zipped({"content.xml": "<x/>"})[:-30],
    "head of a zip": b"PK\x03\x04" + bytes(100),
    "bytes": b"a" * (MAX_SHEET_BYTES + 1),
    "NUL in CSV": b"a;b\0;c\n",
    "quotes without end in CSV": b'"' * (MAX_SHEET_BYTES - 1),
    "rows of CSV": b"\n" * (MAX_ROWS + 2) + b"a",
    "columns of CSV": b";" * (MAX_COLUMNS + 2),
    "a cell of CSV": b"a" * (MAX_CELL_CHARACTERS + 1),
    "half of UTF-16": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("name", SHEETS)
def test_spreadsheet_that_does_harm_is_refused(name):
    made = SHEETS[name]
    data = made if isinstance(made, bytes) else made()
    with soon(8), pytest.raises(RefusedError):
        read_spreadsheet(data, lambda _row: 0)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(1)", "+1", "-cmd|' /C calc'!A0"])
def test_formulas_in_cells_are_texts(text):
    sheet = read_spreadsheet(f"id;{text}\n".encode(), lambda _row: 0).sheets[0]
    assert sheet.rows == (("id", text),)


SPACE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OVERRIDE = f'<Override PartName="/d.xml" ContentType="{MAIN}"/>'
TYPES = f'<Types xmlns="{SPACE}/content-types">{OVERRIDE}</Types>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, head: str = "", target: str = "d.xml", **parts: str) -> bytes:
    space = f"{SPACE}/relationships"
    relation = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{target}"/>'
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>',
            "d.xml": f"{head}<w:document {W}><w:body>{body}</w:body></w:document>",
            **parts,
        }
    )


SPAN = f'<w:gridSpan w:val="{"9" * 5000}"/>'
DOCUMENTS = {
    "laughs": docx("&i;", LAUGHS),
    "entity of a file": docx("&i;", FILE),
    "nesting": docx("<w:p>" * (DEEPEST + 1) + "</w:p>" * (DEEPEST + 1)),
    "unpacked": docx(" " * 60_000_000),
    "text elsewhere": docx("", target="../../../../etc/passwd"),
    "text on a server": docx("", target="https://pwned.invalid/d.xml"),
    "cut": docx("")[:-30],
    "unknown encoding": docx("", '<?xml version="1.0" encoding="foo"?>'),
    "macros": docx("", **{"word/vbaProject.bin": "x"}),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_that_does_harm_is_refused(name):
    with soon(8), pytest.raises(ChapterError):
        read_chapter(DOCUMENTS[name], "x")


@pytest.mark.parametrize(
    "body",
    [
        f"<w:tbl><w:tr><w:tc><w:tcPr>{SPAN}</w:tcPr></w:tc></w:tr></w:tbl>",
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{"9" * 5000}"/></w:trPr><w:tc/></w:tr></w:tbl>',
        f'<w:tbl><w:tblPr><w:tblLook w:val="{"f" * 5000}"/></w:tblPr></w:tbl>',
        f'<w:p><w:pPr><w:outlineLvl w:val="{"9" * 5000}"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="²"/><w:numId w:val="٣"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:r><w:sym w:char="FFFFFFFFFF" w:font="x"/><w:sym w:char="D800"/></w:r></w:p>',
        '<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>',
    ],
)
def test_numbers_without_end_in_a_document_are_bounded(body):
    with soon(5):
        text, _ = read_chapter(docx(body), "x").written({})
    assert len(text) < 10_000


def test_text_of_a_document_stays_text(build):
    payload = " ".join(MARKUP)
    body = f"<w:p><w:r><w:t><![CDATA[{payload.replace(']]>', ']] >')}]]></w:t></w:r></w:p>"
    text, _ = read_chapter(docx(body), "luku").written({})
    page = build({"index.md": text}, conf='html_theme = "basic"\n').read("index.html")
    for code in ("&lt;script&gt;pwned()&lt;/script&gt;", "{include} /etc/passwd"):
        assert code in page
    assert "<script>pwned" not in page
    assert 'href="javascript' not in page
