"""One document with all that Word writes into files: each word is in the chapter or is told."""

import io
import re

import pytest
from docutils import nodes
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from annual_report.chapters.chapter import read_chapter
from tests.chapters.markdown_reading import doctree_of
from tests.chapters.word_documents import (
    AUTHOR,
    NAMESPACES,
    Word,
    deleted,
    inserted,
    png,
    run,
)

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SEEN = {
    "a heading by the name Word gives it in Finnish": "Sanayksi",
    "a numbered list of Word": "Sanakaksi",
    "a list inside it": "Sanakolme",
    "inserted text": "Sanalisatty",
    "moved text, where it went": "Sanasiirretty",
    "a footnote": "Sanaalaviite",
    "an endnote": "Sanaloppuviite",
    "a link of field codes": "Sanalinkki",
    "a smart tag": "Sanatagi",
    "custom XML": "Sanaxml",
    "a content control of a block": "Sanalohko",
    "a content control in a line": "Sanarivi",
    "a content control around a cell": "Sanasolu",
    "a content control around a row": "Sanataulurivi",
    "a text box": "Sanalaatikko",
    "a text box of a group": "Sanaryhma",
    "a cell over two columns": "Sanaleveä",
    "a cell over two rows": "Sanakorkea",
    "a table in a table": "Sanasisa",
    "a simple field": "Sanakentta",
    "text from right to left": "Sanasuunta",
    "a ruby text": "Sanaruby",
    "a bookmarked text": "Sanakirjanmerkki",
    "a text in capitals": "Sanaversaali",
    "a row that was inserted": "Sanauusirivi",
}
TOLD = {
    "deleted text": "Sanapoistettu",
    "a comment": "Sanakommentti",
    "hidden text": "Sanapiilotettu",
    "a page's header": "header and footer",
    "an embedded object": "object",
    "SmartArt": "diagram",
    "a part of another document": "another file",
    "an image that has no description": "image",
}


def notes_part(kind, word):
    """Return a part of footnotes or endnotes with one note, and those that Word always has."""
    name = kind.removesuffix("s")
    return (
        f"<w:{kind} {NAMESPACES}>"
        f'<w:{name} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{name}>'
        f'<w:{name} w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        f"<w:continuationSeparator/></w:r></w:p></w:{name}>"
        f'<w:{name} w:id="1"><w:p><w:r><w:{name}Ref/></w:r>{run(" " + word)}</w:p></w:{name}>'
        f"</w:{kind}>"
    )


def relate(word, name, content, content_type, kind):
    package = word.document.part.package
    part = Part(PackURI(f"/word/{name}"), content_type, content.encode(), package)
    return word.document.part.relate_to(
        part, f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/{kind}"
    )


def body(word, *inner):
    """Put blocks of WordprocessingML at the end of the body."""
    whole = parse_xml(f"<w:body {NAMESPACES}>{''.join(inner)}</w:body>")
    end = word.document.element.body[-1]
    for block in list(whole):
        end.addprevious(block)


def paragraph(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def control(inner):
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Kenttä"/><w:id w:val="5"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def box(word):
    return f"<w:txbxContent>{paragraph(run(word))}</w:txbxContent>"


def field(code, shown):
    """Return a field as Word writes it, its code in several runs."""
    half = len(code) // 2
    parts = "".join(
        f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'
        for text in (code[:half], code[half:])
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def listed(text, level):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
    return paragraph(run(text), f'<w:pStyle w:val="Luettelokappale"/>{numbered}')


def add_numbering(word):
    numbering = word.document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%2)")])
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {NAMESPACES} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def document():  # one after another what Word can write
    word = Word()
    for style, identifier in (("Heading 1", "Otsikko1"), ("List Paragraph", "Luettelokappale")):
        word.document.styles[style].element.set(qn("w:styleId"), identifier)
    add_numbering(word)
    relate(
        word,
        "footnotes.xml",
        notes_part("footnotes", "Sanaalaviite"),
        f"{MAIN}.footnotes+xml",
        "footnotes",
    )
    relate(
        word,
        "endnotes.xml",
        notes_part("endnotes", "Sanaloppuviite"),
        f"{MAIN}.endnotes+xml",
        "endnotes",
    )
    comments = (
        f"<w:comments {NAMESPACES}><w:comment {AUTHOR.replace('90', '7')}>"
        f"{paragraph(run('Sanakommentti'))}</w:comment></w:comments>"
    )
    relate(word, "comments.xml", comments, f"{MAIN}.comments+xml", "comments")
    other = relate(word, "muu.rtf", r"{\rtf1 Sanamuu}", "application/rtf", "aFChunk")
    image = word.document.part.get_or_add_image(io.BytesIO(png(9, 9)))[0]
    word.document.sections[0].header.paragraphs[0].text = "Sanaylä"
    word.text("Ryhmän vuosi", "Title")
    body(
        word,
        paragraph(run("Sanayksi"), '<w:pStyle w:val="Otsikko1"/>'),
        listed("Sanakaksi", 0),
        listed("Sanakolme", 1),
        paragraph(run("Alku ") + inserted(run("Sanalisatty")) + deleted("Sanapoistettu")),
        paragraph(
            f"<w:moveFromRangeStart {AUTHOR} w:name='m'/><w:moveFrom {AUTHOR}>"
            f"{run('Sanasiirretty')}</w:moveFrom><w:moveFromRangeEnd w:id='90'/>{run('Pois')}"
        ),
        paragraph(f"<w:moveTo {AUTHOR}>{run('Sanasiirretty')}</w:moveTo>"),
        paragraph(
            '<w:commentRangeStart w:id="7"/>'
            + run("Kommentoitu")
            + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        ),
        paragraph(
            run("Viitteet") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
            '<w:r><w:endnoteReference w:id="1"/></w:r>'
        ),
        paragraph(field(' HYPERLINK "https://kunta.fi/sivu" ', "Sanalinkki")),
        paragraph(
            '<w:smartTag w:uri="urn:x" w:element="City">' + run("Sanatagi") + "</w:smartTag>"
            '<w:customXml w:uri="urn:x" w:element="y">' + run(" Sanaxml") + "</w:customXml>"
        ),
        control(paragraph(run("Sanalohko"))),
        paragraph(run("Ennen ") + control(run("Sanarivi"))),
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
            f"<wps:txbx>{box('Sanalaatikko')}</wps:txbx></a:graphic></wp:anchor></w:drawing>"
            "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
            f"{box('Sanalaatikko')}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>" + run("Laatikon vieressä")
        ),
        paragraph(
            f"<w:r><w:pict><v:group><v:shape><v:textbox>{box('Sanaryhma')}</v:textbox></v:shape>"
            "</v:group></w:pict></w:r>"
        ),
        paragraph(f"<w:r><w:pict><v:shape><v:imagedata r:id='{image}'/></v:shape></w:pict></w:r>"),
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("Sanaleveä", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("Sanakorkea", '<w:vMerge w:val="restart"/>')
        + control(cell("Sanasolu"))
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + "<w:tc><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>"
        + cell("Sanasisa")
        + "</w:tr></w:tbl><w:p/></w:tc></w:tr>"
        + control("<w:tr>" + cell("Sanataulurivi") + cell("x") + "</w:tr>")
        + f"<w:tr><w:trPr><w:ins {AUTHOR}/></w:trPr>"
        + cell("Sanauusirivi")
        + cell("y")
        + "</w:tr></w:tbl>",
        paragraph(f'<w:fldSimple w:instr=" DOCPROPERTY X ">{run("Sanakentta")}</w:fldSimple>'),
        paragraph(f'<w:bdo w:val="rtl">{run("Sanasuunta")}</w:bdo>'),
        paragraph(
            "<w:r><w:ruby><w:rubyPr/><w:rt>"
            + run("yllä")
            + "</w:rt><w:rubyBase>"
            + run("Sanaruby")
            + "</w:rubyBase></w:ruby></w:r>"
        ),
        paragraph(
            '<w:bookmarkStart w:id="3" w:name="_Ref1"/>'
            + run("Sanakirjanmerkki")
            + '<w:bookmarkEnd w:id="3"/>'
        ),
        paragraph(run("Sanaversaali", "<w:caps/>") + run("Sanapiilotettu", "<w:vanish/>")),
        paragraph(
            '<w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:'
            'office" ProgID="Excel.Sheet.12"/></w:object></w:r>'
        ),
        paragraph(
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds xmlns:dgm="
            '"http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        ),
        f'<w:altChunk r:id="{other}"/>',
    )
    return word.data


@pytest.fixture(scope="module")
def chapter():
    chapter = read_chapter(document(), "luku")
    text, notes = chapter.written({"image1.png": "Ruutu"})
    return text, [note.text.format(**note.values) for note in notes]


@pytest.mark.parametrize("what", SEEN)
def test_what_is_read_is_in_the_chapter_once(chapter, what):
    assert len(re.findall(SEEN[what], chapter[0])) == 1


@pytest.mark.parametrize("what", TOLD)
def test_what_is_not_in_the_chapter_is_told(chapter, what):
    assert any(TOLD[what] in told for told in chapter[1])
    assert TOLD[what] not in chapter[0] or what.startswith("an image")


def test_the_chapter_is_clean(chapter):
    tree = doctree_of(chapter[0])
    assert [title.astext() for title in tree.findall(nodes.title)][1] == "Sanayksi"
    assert "(https://kunta.fi/sivu)" in chapter[0]
    assert "1. Sanakaksi" in chapter[0]
