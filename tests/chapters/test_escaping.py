"""Whatever stands in a document comes out as the same text, and never as markup."""

import pytest
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st

from annual_report.chapters.blocks import Break, Paragraph, Span, Table, joined
from annual_report.chapters.chapter import read_chapter
from annual_report.chapters.numbering import Item
from annual_report.chapters.styles import Kind, Style
from tests.chapters.markdown_reading import doctree_of, text_of, written
from tests.chapters.word_documents import Word

SIGNS = "\\`*_{}[]()<>#+-.!|~^$:=%&;\"'/@,?  aä1"
TEXTS = st.one_of(
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=30),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=30
    ),
    st.sampled_from(
        [
            "---",
            "# otsikko",
            "1. kohta",
            "1) kohta",
            "- kohta",
            "+++ lohko",
            "> lainaus",
            ":::{note}",
            "```{raw} html",
            "{raw}`x`",
            "{{ arvo }}",
            "$a$ ja $b$",
            "$$x$$",
            "% huomautus",
            "(kohde)=",
            ":kenttä: arvo",
            ": määritelmä",
            "[^1]: viite",
            "[a]: http://a",
            "<script>alert(1)</script>",
            "<!-- a -->",
            "a | b",
            "|--|--|",
            "\\begin{equation}",
            "&lt; &#65; R&D",
            "===",
            "https://www.lahti.fi/a_b_c",
            "![kuva](a.png)",
            "[x] tehty",
            "~~pois~~",
            "{.luokka}",
            "Jaakko & Co",
        ]
    ),
).filter(str.strip)
LOOKS = st.builds(
    Span,
    TEXTS,
    bold=st.booleans(),
    italic=st.booleans(),
    href=st.sampled_from(["", "", "https://www.lahti.fi/a(b)_c*d*"]),
)


def plain(text):
    return " ".join(text.split())


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_text_of_a_paragraph(text):
    tree = doctree_of("# Otsikko\n\n" + written((Span(text),)))
    assert plain(text_of(tree)) == plain(text)
    (paragraph,) = tree.findall(nodes.paragraph)
    assert all(isinstance(node, nodes.Text) for node in paragraph.children)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_text_of_a_heading_item_cell_title_and_quote(text):
    span = (Span(text),)
    heading = Paragraph(span, Style(Kind.HEADING, 1))
    item = Paragraph(span, item=Item(0, None))
    table = Table(((span and (Paragraph(span),),), ((),)), 1)
    quote = Paragraph(span, Style(Kind.QUOTE))
    tree = doctree_of(written(heading, item, item, table, quote))
    for kind, count in ((nodes.title, 1), (nodes.list_item, 2), (nodes.block_quote, 1)):
        found = [plain(node.astext()) for node in tree.findall(kind)]
        assert found == [plain(text)] * count
    assert [plain(node.astext()) for node in tree.findall(nodes.entry)] == [plain(text), ""]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(LOOKS, st.just(Break())), min_size=1, max_size=5))
def test_text_of_several_looks(parts):
    spans = joined(parts)
    wanted = "".join(" " if isinstance(part, Break) else part.text for part in spans)
    if not wanted.strip():
        return
    tree = doctree_of("# Otsikko\n\n" + written(spans))
    assert plain(text_of(tree)) == plain(wanted)


@pytest.mark.parametrize(
    ("parts", "bold"),
    [
        ([Span("Nimi: ", bold=True), Span("Aino")], ["Nimi:"]),
        ([Span("Huom:", bold=True), Span("teksti")], ["Huom"]),
        ([Span("koko", bold=True), Span("nainen")], ["koko"]),
        ([Span("a", bold=True), Span("b", bold=True, italic=True)], ["ab"]),
        ([Span("a", bold=True), Span("b", italic=True), Span(" c")], ["a"]),
    ],
)
def test_bold_stays_bold(parts, bold):
    tree = doctree_of("# Otsikko\n\n" + written(joined(parts)))
    assert [node.astext() for node in tree.findall(nodes.strong)] == bold


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_the_text_of_a_whole_document(texts):
    word = Word()
    word.text("Otsikko", "Title")
    for text in texts:
        word.text(text)
    chapter, _ = read_chapter(word.data, "luku").written({})
    tree = doctree_of(chapter)
    found = [plain(node.astext()) for node in tree.findall(nodes.paragraph)]
    assert found == [plain(text) for text in texts]
