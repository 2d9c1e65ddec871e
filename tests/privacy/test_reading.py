"""What is looked at in each kind of file, and the place that is told."""

import gzip
import io
import json
import zipfile
import zlib

import pikepdf
import pytest

from annual_report.privacy.patterns import contacts_in
from annual_report.privacy.reading import UnreadableError, passages

ADDRESS = "maija.meikalainen@kunta.fi"
NUMBER = "040 123 4567"


def found(name, data):
    """Return the contacts of a file with their places: a line, or words."""
    data = data.encode() if isinstance(data, str) else data
    places = {}
    for passage in passages(name, data):
        for contact in contacts_in(passage.text):
            line = passage.text.count("\n", 0, contact.start) + 1
            places.setdefault(contact.key, line if passage.has_lines else passage.place)
    return places


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>\n{ADDRESS}</p>",
        f'<p>\n<a href="mailto:{ADDRESS}">Maija</a></p>',
        '<p>\n<a href="mailto:maija.meikalainen%40kunta.fi">Maija</a></p>',
        f'<meta\n name="author" content="{ADDRESS}">',
        f"<p>Teksti</p>\n<!-- kysy: {ADDRESS} -->",
        "<p>\nmaija.meikalainen&#64;kunta.fi</p>",
        "<p>\nmaija.<b>meikalainen</b><wbr>@kunta.fi</p>",
        "<p>\nmaija.meikalainen<!-- x -->@kunta.fi</p>",
        "<p>\nmaija.meika\u00adlainen@kunta.fi</p>",
        f"<script>\nvar x = '{ADDRESS}';</script>",
    ],
)
def test_markup_is_looked_at_as_it_is_and_as_it_is_read(markup):
    assert found("page.html", markup) == {ADDRESS: 2}
    assert found("feed.xml", markup) == {ADDRESS: 2}


def test_a_comment_that_does_not_end_is_looked_at():
    assert found("page.html", f"<p>\n<!-- {ADDRESS}") == {ADDRESS: 2}


def test_a_number_with_tags_in_it_is_found_and_cells_are_kept_apart():
    assert found("page.html", "<p><span>040</span> 123 4567</p>") == {"0401234567": 1}
    assert found("page.html", "<td>040</td><td>1234567</td>") == {}


def test_json_tells_the_pointer():
    data = {"a/b": [{"c": f"Kysy {NUMBER}"}], ADDRESS: 1}
    assert found("report.json", json.dumps(data)) == {
        ADDRESS: f"/{ADDRESS}",
        "0401234567": "/a~1b/0/c",
    }


def test_json_is_read_and_broken_json_is_looked_at_all_the_same():
    assert found("a.json", '["maija.meikalainen\\u0040kunta.fi"]') == {ADDRESS: "/0"}
    assert found("a.json", '["maija.meikalainen\\u0040kunta.fi"') == {ADDRESS: 1}


@pytest.mark.parametrize("name", ["objectives.csv", "notes.txt", "style.css", "UNKNOWN"])
def test_texts_tell_the_line(name):
    assert found(name, f"a,b\n1,Kysy {NUMBER}\n") == {"0401234567": 2}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_their_encoding(encoding):
    assert found("notes.csv", f"ä\r\n{ADDRESS}".encode(encoding)) == {ADDRESS: 2}


def test_the_index_of_the_search_is_read():
    script = 'Search.setIndex({"titles": ["maija.meikalainen\\x40kunta.fi"]})'
    assert found("searchindex.js", script) == {ADDRESS: 1}


def test_the_fragments_of_pagefind_are_unpacked():
    fragment = b"pagefind_dcd" + json.dumps({"content": f"Kysy {NUMBER}"}).encode()
    assert found("fi_1.pf_fragment", gzip.compress(fragment)) == {"0401234567": "/content"}
    words = b"pagefind_dcd\x82x\x1a" + ADDRESS.encode() + b"\x82"
    assert found("fi_1.pf_index", gzip.compress(words)) == {ADDRESS: ""}


def test_an_inventory_is_unpacked():
    head = b"# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# zlib.\n"
    data = head + zlib.compress(f"a report:x 1 index.html {ADDRESS}\n".encode())
    assert ADDRESS in found("objects.inv", data)


def test_a_document_for_a_word_processor_is_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:t>{ADDRESS}</w:t>")
    assert found("kaavake.docx", stream.getvalue()) == {ADDRESS: "word/document.xml"}


def test_what_a_camera_wrote_into_a_picture_is_found():
    assert found(
        "photo.jpg", b"\xff\xd8\xff\xe1\x00\x00 Artist: " + ADDRESS.encode() + b"\x00"
    ) == {ADDRESS: ""}


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7 broken"), ("a.gz", b"\x1f\x8bbroken"), ("a.zip", b"PK\x03\x04broken")],
)
def test_what_cannot_be_opened_is_an_error(name, data):
    with pytest.raises(UnreadableError, match="it cannot be"):
        list(passages(name, data))


def pdf(change=None, text="Sisältö"):
    """Return a PDF of two pages, the second with a text, after ``change(pdf)``."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for content in ("", f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"):
        page = made.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        page.Contents = made.make_stream(content.encode("cp1252"))
    if change is not None:
        change(made)
    stream = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    made.save(stream, object_stream_mode=mode, fix_metadata_version=False)
    return stream.getvalue()


def test_the_text_of_a_pdf_tells_the_page():
    assert found("a.pdf", pdf(text=f"Kysy: {ADDRESS}, puh. {NUMBER}")) == {
        ADDRESS: "page 2",
        "0401234567": "page 2",
    }


def test_a_link_of_a_pdf_tells_the_page():
    def link(made):
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"mailto:{ADDRESS}"))
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        made.pages[1].Annots = pikepdf.Array([made.make_indirect(note)])

    assert found("a.pdf", pdf(link)) == {ADDRESS: "page 2"}


def test_metadata_of_a_pdf_are_looked_at():
    def info(made):
        made.docinfo["/Author"] = f"Maija Meikäläinen {ADDRESS} – ä"  # as UTF-16, in brackets

    def xmp(made):
        made.Root.Metadata = made.make_stream(f"<x>{ADDRESS}</x>".encode())

    assert "beside the pages" in found("a.pdf", pdf(info))[ADDRESS]
    assert found("a.pdf", pdf(xmp)) == {ADDRESS: "XMP metadata"}


def test_outlines_and_alternative_texts_of_a_pdf_are_looked_at():
    def outline(made):
        with made.open_outline() as found_outline:
            found_outline.root.append(pikepdf.OutlineItem(f"Kysy ({NUMBER})", 0))

    def alternative(made):
        made.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Dictionary(Alt=f"Kuva {ADDRESS}"))

    assert "outline" in found("a.pdf", pdf(outline))["0401234567"]
    assert "alternative" in found("a.pdf", pdf(alternative))[ADDRESS]


def test_a_file_attached_to_a_pdf_is_looked_at():
    def attach(made):
        made.attachments["report.json"] = json.dumps({"note": f"Kysy {NUMBER}"}).encode()

    assert found("a.pdf", pdf(attach)) == {"0401234567": "report.json, /note"}


def test_an_address_over_two_lines_of_a_pdf_is_found():
    text = "Kysy: maija.) Tj 0 -20 Td (meikalainen@kunta.fi"
    assert ADDRESS in found("a.pdf", pdf(text=text))


def test_a_pdf_that_asks_for_a_password_is_not_passed_over():
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UnreadableError, match="password"):
        list(passages("a.pdf", stream.getvalue()))
