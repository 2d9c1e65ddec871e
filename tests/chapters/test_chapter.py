"""What a document says is in the chapter, and what is not is told."""

import io
from pathlib import Path

import pytest
from docutils import nodes
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from PIL import Image

from annual_report.chapters.chapter import chapter_name, read_chapter
from annual_report.chapters.told import NoteKind
from tests.chapters.markdown_reading import doctree_of
from tests.chapters.word_documents import (
    AUTHOR,
    GIF,
    NAMESPACES,
    Word,
    deleted,
    inserted,
    png,
    repacked,
    run,
)

DOCUMENTS = Path(__file__).parent / "documents"
CHOICE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>Laatikossa</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>Laatikossa</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def chapter_of(word, **alts):
    """Return the text of a chapter and its notes as kinds and texts; the text is clean MyST."""
    data = word if isinstance(word, bytes) else word.data
    given = {name.replace("_", "."): text for name, text in alts.items()}
    text, notes = read_chapter(data, "luku").written(given)
    doctree_of(text)
    return text, [(note.kind, note.text.format(**note.values)) for note in notes]


def titled():
    word = Word()
    word.text("Ryhmän vuosi", "Title")
    return word


def test_a_document_of_libreoffice():
    text, notes = chapter_of((DOCUMENTS / "libreoffice.docx").read_bytes())
    assert text == (DOCUMENTS / "libreoffice.md").read_text(encoding="utf-8")
    assert [told for kind, told in notes if kind is NoteKind.CHANGE] == [
        "Aino Esimerkki added hyväksyttiin",
        "Aino Esimerkki deleted vanha sana",
    ]
    assert (NoteKind.COMMENT, "Kalle Malli comments: Tarkista päivä.") in notes
    assert (NoteKind.HIDDEN, "hidden text was left out:  piilotettu") in notes


def test_a_figure_in_a_frame_of_libreoffice_and_other_ways_of_its_own():
    text, notes = chapter_of((DOCUMENTS / "kehys.docx").read_bytes())
    assert text == (DOCUMENTS / "kehys.md").read_text(encoding="utf-8")
    kinds = [kind for kind, _ in notes]
    assert kinds.count(NoteKind.LEFT_OUT) == 1  # the table of contents
    assert kinds.count(NoteKind.CHANGED) == 4


def test_headings_by_styles_of_any_name():
    word = Word()
    word.style("Otsikko 1")
    word.style("Oma väliotsikko", "Heading 2")
    word.text("Ryhmän vuosi", "Title")
    word.text("Alku", "Otsikko 1")
    word.text("Väli", "Oma väliotsikko")
    word.text("Syvä", "Heading 3")
    word.text("Loppu", "Heading 1")
    text, notes = chapter_of(word)
    assert text.split("\n\n") == [
        "# Ryhmän vuosi",
        "## Alku",
        "### Väli",
        "#### Syvä",
        "## Loppu\n",
    ]
    assert notes == []


def test_a_document_without_title_is_called_by_its_name_and_a_skipped_level_is_told():
    word = Word()
    word.text("Yksi", "Heading 1")
    word.text("Kolme", "Heading 3")
    word.text("Kaksi", "Heading 1")
    text, notes = chapter_of(word)
    assert text.split("\n\n") == ["# luku", "## Yksi", "### Kolme", "## Kaksi\n"]
    assert [told for _, told in notes] == [
        "the document has no title above all headings; the chapter is called luku",
        "a level of headings was skipped; the heading is one level below the last",
    ]


def test_lists_of_styles_are_nested():
    word = titled()
    for text, style in (
        ("yksi", "List Bullet"),
        ("sisempi", "List Bullet 2"),
        ("kaksi", "List Bullet"),
        ("ensin", "List Number"),
        ("sitten", "List Number"),
    ):
        word.text(text, style)
    text, _ = chapter_of(word)
    tree = doctree_of(text)
    (numbered,) = tree.findall(nodes.enumerated_list)
    assert [item.astext() for item in numbered.children] == ["ensin", "sitten"]
    assert [item.astext() for item in tree.findall(nodes.list_item)][:3] == [
        "yksi\n\nsisempi",
        "sisempi",
        "kaksi",
    ]


def test_tracked_changes_are_accepted_and_told():
    word = titled()
    word.xml(run("Ehdotus "), inserted(run("hyväksyttiin")), deleted("hylättiin"), run("."))
    first = word.xml(run("Kappaleen alku "))
    first.paragraph_format.element.get_or_add_pPr().append(_mark_deleted())
    word.text("ja loppu.")
    text, notes = chapter_of(word)
    assert text.split("\n\n")[1:] == ["Ehdotus hyväksyttiin.", "Kappaleen alku ja loppu.\n"]
    assert notes == [
        (NoteKind.CHANGE, "Aino Esimerkki added hyväksyttiin"),
        (NoteKind.CHANGE, "Aino Esimerkki deleted hylättiin"),
    ]


def _mark_deleted():
    return parse_xml(f"<w:rPr {NAMESPACES}><w:del {AUTHOR}/></w:rPr>")


def test_comments_are_told_and_never_in_the_text():
    word = titled()
    paragraph = word.text("Kokouksia oli neljä.")
    word.document.add_comment(paragraph.runs, text="Onko varma?", author="Kalle Malli")
    text, notes = chapter_of(word)
    assert "varma" not in text
    assert notes == [(NoteKind.COMMENT, "Kalle Malli comments: Onko varma?")]


def test_looks_links_and_fields():
    word = titled()
    web, bad = word.link("https://www.lahti.fi/a b"), word.link("javascript:alert(1)")
    word.xml(
        run("Vahva", "<w:b/>"),
        run(" ja ", ""),
        run("vino", "<w:i/>"),
        run(" ja H"),
        run("2", '<w:vertAlign w:val="subscript"/>'),
        run("O "),
        f'<w:hyperlink r:id="{web}">{run("Lahti")}</w:hyperlink>',
        run(" "),
        f'<w:hyperlink r:id="{bad}">{run("huono")}</w:hyperlink>',
        run(" "),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText> HYPERLINK "https://iitti.fi" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("Iitti"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple w:instr="DATE">{run(" 2024")}</w:fldSimple>',
        run(" salattu", "<w:vanish/>"),
    )
    text, notes = chapter_of(word)
    assert text.split("\n\n")[1] == (
        "**Vahva** ja *vino* ja H{sub}`2`O [Lahti](https://www.lahti.fi/a%20b) huono "
        "[Iitti](https://iitti.fi) 2024\n"
    )
    assert [told for _, told in notes] == [
        "a link became plain text; its address is not on the web: javascript:alert(1)",
        "hidden text was left out:  salattu",
    ]


def test_links_inside_the_document_find_their_heading():
    word = titled()
    word.xml(f'<w:hyperlink w:anchor="_Ref1">{run("alempana")}</w:hyperlink>')
    word.xml(f'<w:hyperlink w:anchor="_Ref2">{run("ei missään")}</w:hyperlink>')
    word.xml('<w:bookmarkStart w:id="1" w:name="_Ref1"/>', run("Loppu"), style="Heading 1")
    text, notes = chapter_of(word)
    assert "[alempana](#luku-1)" in text
    assert "(luku-1)=\n## Loppu" in text
    assert (NoteKind.CHANGED, "links to places of the document became plain text: 1") in notes


def test_tables_with_and_without_header_rows():
    word = titled()
    table = word.document.add_table(3, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"s{at}"
    table.cell(2, 0).merge(table.cell(2, 1))
    tree = doctree_of(chapter_of(word)[0])
    (head,) = tree.findall(nodes.thead)
    assert [entry.astext() for entry in head.findall(nodes.entry)] == ["s0", "s1"]
    assert [entry.astext() for entry in tree.findall(nodes.entry)][2:] == [
        "s2",
        "s3",
        "s4\n\ns5",
        "",
    ]
    assert any("merged cells" in told for _, told in chapter_of(word)[1])


def test_what_cannot_be_carried_is_told():
    word = titled()
    word.text("Sivu", "Normal")
    word.document.sections[0].header.paragraphs[0].text = "Ylätunniste"
    word.xml(CHOICE, run("Vieressä"))
    word.xml(
        "<w:r><w:drawing><wp:inline><a:graphic><c:chart/></a:graphic></wp:inline></w:drawing></w:r>"
    )
    word.xml("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>")
    word.xml(
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='k'/><a:graphic><a:blip r:link='"
        + word.link("https://kunta.fi/kuva.png")
        + "'/></a:graphic></wp:inline></w:drawing></w:r>"
    )
    word.xml(run("Otsikon näköinen", "<w:b/>"))
    text, notes = chapter_of(word)
    assert text.count("Laatikossa") == 1
    assert "E=mc" in text
    told = " ".join(told for _, told in notes)
    for words in (
        "text box follows",
        "a chart was left out",
        "a formula became plain text: E=mc",
        "not in the document: https://kunta.fi/kuva.png",
        "looks like a heading",
        "header and footer",
    ):
        assert words in told


def test_images_are_files_of_the_chapter_with_alternative_texts():
    word = titled()
    word.image(png(), "Sininen")
    word.image(png(9, 9), "Kuva, joka on luotu automaattisesti")
    word.image(GIF, "Piste")
    word.image(png(), "Sininen")
    word.text("Kuva 1. Väri", "Caption")
    chapter = read_chapter(word.data, "luku")
    assert [picture.name for picture in chapter.undescribed] == ["image2.png"]
    assert sorted(chapter.files()) == [f"figures/luku/image{at}.png" for at in (1, 2, 3)]
    text, notes = chapter_of(word, image2_png='Neliö "] `x`')
    tree = doctree_of(text)
    assert [image["alt"] for image in tree.findall(nodes.image)] == [
        "Sininen",
        'Neliö "] `x`',
        "Piste",
        "Sininen",
    ]
    (figure,) = tree.findall(nodes.figure)
    assert [node.astext() for node in figure.findall(nodes.caption)] == ["Väri"]
    assert (NoteKind.IMAGE, "image3.png was converted to PNG") in notes


def test_a_photograph_stands_upright_and_does_not_tell_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif[0x8825] = {1: "N", 2: (60.0, 58.0, 59.0)}
    out = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(out, "JPEG", exif=exif)
    word = titled()
    word.image(out.getvalue(), "Metsä")
    chapter = read_chapter(word.data, "luku")
    (data,) = chapter.files().values()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.size, image.format, dict(image.getexif())) == ((10, 20), "JPEG", {})
    assert [note.text for note in chapter.notes] == [
        "{name} told where it was taken; that was taken out"
    ]


def test_a_cropped_image_is_told():
    word = titled()
    paragraph = word.image(png(), "Neliö")
    fill = paragraph.paragraph_format.element.find(f".//{qn('pic:blipFill')}")
    fill.insert(1, parse_xml(f"<a:srcRect {NAMESPACES} l='25000'/>"))
    assert [text for _, text in chapter_of(word)[1]] == [
        "image1.png is cropped in the document; the file shows all of it"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"\xd7\xcd\xc6\x9a" + b"\0" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://a.fi/b'/></svg>",
        b"\x89PNG\r\n\x1a\nrikki",
        b"../../etc/passwd",
    ],
)
def test_images_that_are_not_taken_are_told(data):
    word = titled()
    word.image(png(), "Kuva")
    text, notes = chapter_of(repacked(word.data, **{"word/media/image1.png": data}))
    assert "image" not in text
    assert [kind for kind, _ in notes] == [NoteKind.LEFT_OUT]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Varhaiskasvatus ÄÖ 2024", "varhaiskasvatus-ao-2024"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", ""),
        ("-x", "x"),
    ],
)
def test_names_of_chapters(text, name):
    assert chapter_name(text) == name
