"""Inputs to start from: small ones that say what a target reads."""

from __future__ import annotations

import io

from PIL import Image


def _image(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, form)
    return out.getvalue()


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DOCUMENT = f"""<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl
w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a*</w:t></w:r>
<w:hyperlink w:anchor="x"><w:r><w:t>b</w:t></w:r></w:hyperlink><w:bookmarkStart w:id="0"
w:name="x"/><w:ins><w:r><w:t>c</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan
w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"""
_SVG = """<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1cm"
viewBox="0 0 1 1"><style>a{fill:url(#p)}</style><pattern id="p"><rect/></pattern><foreignObject>x
</foreignObject><use href="#p"/>&a;</svg>"""
_SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row>
</sheetData></worksheet>"""
_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float"
office:value="1" table:number-columns-repeated="2"/><table:table-cell><text:p>b</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>
</office:document-content>"""
_LOCK = """{"format": "annual-report published 1", "year": 2023, "published": "2024-01-01",
"version": "1", "pdf": {"file": "a.pdf", "pages": 1, "size": 1, "sha256": "%s"},
"sources": {}, "shared": {}, "errata": []}""".replace("%s", "0" * 64)

SAMPLES: dict[str, tuple[bytes, ...]] = {
    "yaml": (
        b"\x00objectives:\n- id: T1\n  title: {fi: a, sv: b}\n  status: achieved\n",
        b"\x01projects:\n- id: a\n  participants: &a [b]\n  period: {start: 2023-01, end: 2024}\n",
        b"\x03finances:\n- {id: a, title: b, actual: '1 234,50 \xe2\x82\xac'}\n",
    ),
    "profile": (b"general: true\nsection: '{section}'\nparts:\n- part: title\n  text: '{year}'\n",),
    "lock": (_LOCK.encode(),),
    "csv": (b'a;b\r\n"c;\n";=1+1\r\n', "ä,b\n1,2\n".encode("utf-16"), "ä\tb\n".encode("cp1252")),
    "table": (
        (
            b"\x00tunnus;tavoite;status;mittari;tavoitetaso;toteuma\r\n"
            b"T1;A;toteutui;m1;1,5;2 000\r\n;;;m2;3 %;\r\n"
        ),
        b"\x01id,project,funder,period\na,b,OKM,2023-01/2024\n",
        b"\x02id,rivi,kulut\na,b,-1 234.50 \xe2\x82\xac\n",
    ),
    "ods": (_ODS.encode(),),
    "xlsx": (_SHEET.encode(),),
    "packed": (b"\x14\x00\x00\x00\x00\x00",),
    "docx": (_DOCUMENT.encode(),),
    "svg": (_SVG.encode(),),
    "raster": tuple(_image(form) for form in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")),
    "bibliography": (
        (
            b'@string{x = "y"}@article{a, author={{A} and B, C and d e}, title={\\"a {B} $c$},'
            b" year=2020, url={https://x/%C3%A4}, pages={1--2}}"
        ),
    ),
    "formula": (
        rb"\frac{a_1^{2}}{\sqrt[3]{x}} \text{a $b$} \left(\begin{pmatrix}a & b \\ c\end{pmatrix}",
        rb"\sum_{i=1}^n x' \over 2 \tag{1} \operatorname{a} \begin{aligned}a &= b\end{aligned}",
    ),
    "html": (b'<table><tr><td colspan="2">a<p>b<!-- c --><![CDATA[d]]></table><a href="e">&amp;',),
    "document": (
        b"# a\n\n```{figure} b.png\n:alt: c\n```\n[d](e.md) ![f](g) {doc}`h <i>`\n",
        b"```{toctree}\nj <k>\n```\n",
    ),
    "text": (b'a"\\#[]\n$', b"s\xed\xa0\x80"),
}
