"""The item as a DOCX, read back, and opened in a word processor."""

import io
import shutil
import subprocess
import zipfile

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from annual_report.agenda.content import ItemList, Paragraph, Run
from annual_report.agenda.docx import docx
from annual_report.agenda.plain_text import plain_text
from tests.agenda.items import item_with, items, pasted, said, section, without_blanks


def read(item):
    return python_docx.Document(io.BytesIO(docx(item)))


def text_of(document):
    return without_blanks("".join(paragraph.text for paragraph in document.paragraphs))


def styled(document, name):
    return [p.text for p in document.paragraphs if p.style.name == name]


def paragraph(text, link=""):
    return Paragraph(((Run(text=text, link=link),),))


def nested():
    deepest = ItemList(((paragraph("kolmas"),),), ordered=True)
    second = ItemList(((paragraph("toinen"), deepest),))
    return ItemList(((paragraph("ensimmäinen"), second, paragraph("jatkuu")),))


@pytest.mark.parametrize("name", ["iitti 1", "iitti", "hollola", "lahti"])
def test_it_says_what_the_plain_text_says(project_items, name):
    item = project_items[1][name]
    assert text_of(read(item)) == pasted(plain_text(item))


def test_headings_and_lists_have_styles(project_items):
    document = read(project_items[1]["iitti"])
    assert len(styled(document, "Title")) == 1
    assert styled(document, "Heading 1") == [
        "Palveluvaliokunta 20.03.2024",
        "Palveluvaliokunta 17.04.2024 § 24",
    ]
    assert styled(document, "Heading 2") == ["Valiokunnan ohjaus"]
    assert len(styled(document, "List Bullet")) == 8


def test_lists_nest_with_a_style_for_each_depth():
    document = read(item_with([section("description", nested())]))
    assert styled(document, "List Bullet") == ["ensimmäinen"]
    assert styled(document, "List Bullet 2") == ["toinen"]
    assert styled(document, "List Number 3") == ["kolmas"]
    assert styled(document, "List Continue") == ["jatkuu"]


def test_each_list_with_numbers_begins_at_one():
    ordered = ItemList(((paragraph("a"),), (paragraph("b"),)), ordered=True)
    document = read(item_with([section("description", ordered, "välissä", ordered)]))
    numbers = [
        number.get(qn("w:val"))
        for number in document.element.body.iter(qn("w:numId"))  # in paragraphs, not in styles
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    started = {
        number.get(qn("w:numId"))
        for number in document.part.numbering_part.element.findall(qn("w:num"))
        if number.find(qn("w:lvlOverride")) is not None
    }
    assert set(numbers) <= started


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_document_is_in_the_language_of_the_item(language, tag):
    content = docx(item_with([section("description", "teksti")], language=language))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert f'<w:lang w:val="{tag}"' in parts["word/styles.xml"]
    assert f'<w:themeFontLang w:val="{tag}"' in parts["word/settings.xml"]
    assert not [name for name, part in parts.items() if "en-US" in part or "ja-JP" in part]


def test_the_properties_are_those_of_the_report(project_items):
    core = read(project_items[1]["iitti"]).core_properties
    assert core.title.startswith("Sivistyspalveluiden seudullisen")
    assert core.author == "Sivistyspalveluiden seudullinen kehittämisverkosto"
    assert core.language == "fi-FI"
    assert f"{core.created:%Y-%m-%d} {core.modified:%Y-%m-%d}" == "2024-02-14 2024-02-14"


def test_nothing_is_left_of_the_template_of_the_library(project_items):
    with zipfile.ZipFile(io.BytesIO(docx(project_items[1]["iitti"]))) as package:
        names = set(package.namelist())
        everything = b"".join(package.read(name) for name in names)
    assert not [name for name in names if "customXml" in name or "thumbnail" in name]
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything


def test_equal_items_give_equal_bytes(project_items):
    item = project_items[1]["iitti"]
    content = docx(item)
    assert content == docx(item)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_links_are_links(project_items):
    document = read(project_items[1]["iitti"])
    links = [link for p in document.paragraphs for link in p.hyperlinks]
    assert [(link.text, link.address) for link in links] == [
        ("jari.vonbecker@iitti.fi", "mailto:jari.vonbecker@iitti.fi")
    ] * 2


def test_the_page_is_a4(project_items):
    page = read(project_items[1]["iitti"]).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


@settings(max_examples=25, deadline=None)
@given(items)
def test_whatever_it_says_is_text(item):
    document = read(item)
    assert text_of(document) == said(item)
    addresses = [link.address for p in document.paragraphs for link in p.hyperlinks]
    assert all(address.startswith(("https:", "mailto:")) for address in addresses)


@pytest.mark.libreoffice
def test_a_word_processor_opens_it_with_its_styles(project_items, tmp_path):
    (tmp_path / "item.docx").write_bytes(docx(project_items[1]["iitti"]))
    program = shutil.which("soffice") or shutil.which("libreoffice")
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, own, "--headless", "--convert-to", "odt", "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "item.docx"], check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "item.odt") as package:
        content = package.read("content.xml").decode()
    assert content.count('text:outline-level="1"') == 2
    assert content.count('text:outline-level="2"') == 1
    assert content.count("<text:list-item>") == 8
    assert content.count('xlink:href="mailto:jari.vonbecker@iitti.fi"') == 2
