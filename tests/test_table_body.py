"""The body of a table of data: whoever looks for nodes in it finds what docutils would find."""

from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from sphinx import addnodes
from sphinx.util.nodes import NodeMatcher

from annual_report.nodes import status_badge
from annual_report.table_body import tbody

WANTED = (
    *(None, nodes.Node, nodes.Element, nodes.Text, nodes.inline, nodes.row, nodes.tbody),
    *(nodes.TextElement, nodes.image, status_badge, addnodes.pending_xref, addnodes.translatable),
    *(NodeMatcher(nodes.inline), NodeMatcher(nodes.image, nodes.entry), NodeMatcher(ids=["x"])),
    *(NodeMatcher(addnodes.pending_xref, reftype="x"), lambda node: bool(node.children)),
)
INLINE = st.lists(
    st.sampled_from(("text", nodes.inline, nodes.emphasis, status_badge, addnodes.pending_xref)),
    max_size=3,
)
ROWS = st.lists(st.lists(INLINE, max_size=3), max_size=4)


def marked(kind):
    """Return what a node of a kind is made with after its source."""
    return [nodes.Text("b")] if kind is addnodes.pending_xref else ["", nodes.Text("b")]


def body(kind, rows):
    """Return a body whose cells hold what is said, in a document."""
    made = kind()
    for cells in rows:
        row = nodes.row()
        for parts in cells:
            inner = [nodes.Text("a") if p == "text" else p("", *marked(p)) for p in parts]
            row += nodes.entry("", nodes.paragraph("", "", *inner))
        made += row
    return nodes.section("", nodes.paragraph("", "Before"), made, nodes.paragraph("", "After"))


def found(tree, wanted, **options):
    return [f"{type(node).__name__} {node.astext()}" for node in tree.findall(wanted, **options)]


@given(ROWS)
def test_a_walk_finds_what_it_does_in_any_body(rows):
    ours, plain = body(tbody, rows), body(nodes.tbody, rows)
    for wanted in WANTED:
        for options in ({}, {"include_self": False}, {"descend": False}, {"siblings": True}):
            assert found(ours, wanted, **options) == found(plain, wanted, **options)
            assert found(ours[1], wanted, **options) == found(plain[1], wanted, **options)


def test_what_is_put_in_while_one_walks_is_found():
    tree = body(tbody, [[["text"]], [["text"]]])
    for text in list(tree.findall(nodes.Text)):
        text.parent.replace(text, nodes.image(uri="a.png"))
    assert len(list(tree.findall(nodes.image))) == 4
    assert list(tree.findall(nodes.Text)) == []


def test_docutils_asks_each_node_for_those_below_it_by_the_methods_that_are_replaced(monkeypatch):
    tree = body(tbody, [[["text"]]])
    asked = []
    monkeypatch.setattr(tbody, "_has", lambda _self, classes: asked.append(classes))
    assert list(tree.findall(nodes.image)) == list(tree.findall(NodeMatcher(nodes.row))) == []
    assert asked == [nodes.image, (nodes.row,)]


def test_a_writer_shows_it_as_any_other():
    texts = []
    for kind in (tbody, nodes.tbody):
        tree = body(kind, [[["text"]]])
        table = nodes.tgroup("", nodes.colspec(), tree[1], cols=1)
        document = nodes.document("", "")
        document += nodes.table("", table)
        texts.append(document.pformat())
    assert texts[0] == texts[1]


@given(ROWS)
def test_rows_that_are_put_aside_are_not_found_and_come_back_as_they_were(rows):
    tree = body(tbody, rows)
    before = tree.pformat()
    made = tree[1]
    made.hold()
    assert tree.astext() == "Before\n\n\n\nAfter"
    assert not list(tree.findall(nodes.row))
    made.release()
    assert tree.pformat() == before
    assert all(row.parent is made for row in made)
