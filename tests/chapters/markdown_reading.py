"""Reads MyST as a build does, with every syntax extension that a project could switch on."""

from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.docutils_ import Parser

from annual_report.chapters.blocks import Paragraph
from annual_report.chapters.spans import Lines
from annual_report.chapters.writing import Writer

EXTENSIONS = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "substitution",
    "tasklist",
]


def doctree_of(text):
    """Return the doctree of a text; nothing may be complained of."""
    told = []

    class Stream:
        def write(self, line):
            told.append(line)

    tree = publish_doctree(
        text,
        parser=Parser(),
        settings_overrides={
            "myst_enable_extensions": EXTENSIONS,
            "warning_stream": Stream(),
            "report_level": 2,
            "doctitle_xform": False,
        },
    )
    assert not told, "".join(told) + text
    return tree


def text_of(tree):
    """Return the text of the paragraphs of a tree, breaks as blanks."""
    for node in list(tree.findall(nodes.raw)):  # MyST writes breaks for HTML and for LaTeX
        assert node.astext().strip() in {"<br />", "\\\\"}
        node.parent.replace(node, nodes.Text(" "))
    return "\n".join(node.astext() for node in tree.findall(nodes.paragraph))


def written(*blocks, notes=None):
    """Return blocks as a chapter's text."""
    found = [Paragraph(block) if isinstance(block, tuple) else block for block in blocks]
    return Writer({}, Lines({})).chapter(found, notes or {})
