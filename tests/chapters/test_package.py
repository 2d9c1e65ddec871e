"""Files that could do harm are refused before anything of them is read."""

import io
import zipfile

import pytest

from annual_report.chapters import package
from annual_report.chapters.chapter import read_chapter
from annual_report.chapters.told import ChapterError
from tests.chapters.word_documents import Word, part, repacked

TYPES = "[Content_Types].xml"


def document():
    word = Word()
    word.text("Otsikko", "Title")
    word.text("Teksti.")
    return word.data


def refused(data):
    with pytest.raises(ChapterError) as error:
        read_chapter(data, "luku")
    return error.value.text


def test_other_files():
    assert "not a Word document" in refused(b"")
    assert "not a Word document" in refused(b"PK\x03\x04 ei zip")
    assert "old form" in refused(b"\xd0\xcf\x11\xe0" + b"\0" * 512)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", "a")
    assert "damaged" in refused(out.getvalue())


def test_macros():
    data = document()
    types = part(data, TYPES)
    enabled = types.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert enabled != types
    assert "macros" in refused(repacked(data, **{TYPES: enabled}))
    assert "macros" in refused(repacked(data, **{"word/vbaProject.bin": b"x"}))


def test_bombs(monkeypatch):
    data = document()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(TYPES, part(data, TYPES))
        file.writestr("word/document.xml", b" " * (package.LARGEST_PART + 1))
    assert len(bomb.getvalue()) < 100_000
    assert "too large" in refused(bomb.getvalue())
    monkeypatch.setattr(package, "MOST_PARTS", 5)
    assert "too large" in refused(data)


def test_entities_and_depth():
    data = document()
    entities = (
        b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    name = "word/document.xml"
    assert "document type" in refused(repacked(data, **{name: entities}))
    wide = entities.decode().replace("<w:body>", "", 1)
    sixteen = ('<?xml version="1.0" encoding="utf-16"?>' + wide).encode("utf-16")
    assert "document type" in refused(repacked(data, **{name: sixteen}))
    deep = part(data, name).replace(b"<w:body>", b"<w:body>" + b"<w:ins>" * 300, 1)
    deep = deep.replace(b"</w:body>", b"</w:ins>" * 300 + b"</w:body>", 1)
    assert "too deeply" in refused(repacked(data, **{name: deep}))
    assert "damaged" in refused(repacked(data, **{name: b"<w:document"}))


def test_two_parts_of_one_name():
    out = io.BytesIO(document())
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", b"<a/>")
    assert "same name" in refused(out.getvalue())


def test_a_broken_part_is_told():
    data = bytearray(document())
    at = data.index(b"word/document.xml") + 60
    data[at : at + 40] = b"\xff" * 40
    assert "damaged" in refused(bytes(data))


def test_a_name_in_no_encoding_is_told():
    data = document()
    at = data.index(b"word/document.xml")  # the name beside the part, not that of the directory
    changed = bytearray(data)
    changed[at : at + 4] = b"\xff\xfe\xff\xfe"
    changed[at - 23] |= 8  # the flag that says UTF-8, as the local header has it
    assert "damaged" in refused(bytes(changed))
