"""No node of docutils or Sphinx is unknown to the writer, and the handbook tells of each."""

import pytest
from bs4 import BeautifulSoup

from annual_report.reference_nodes import GROUPS, rows
from annual_report.typst_writer import coverage
from annual_report.typst_writer.translator import TypstTranslator

CLASSES = [*coverage.classes_of_docutils(), *coverage.classes_of_sphinx()]


@pytest.mark.parametrize("node_class", CLASSES, ids=lambda each: each.__name__)
def test_a_node_is_set_or_never_reaches_the_writer(node_class):
    is_set = coverage.visitor_of(node_class) is not None
    never = node_class.__name__ in coverage.NEVER_WRITTEN
    assert is_set != never


def test_a_visitor_that_does_not_skip_has_an_end():
    for name in dir(TypstTranslator):
        if name.startswith("visit_") and not _skips(getattr(TypstTranslator, name)):
            assert hasattr(TypstTranslator, name.replace("visit_", "depart_", 1)), name


def _skips(visitor):
    """Whether a visitor ends with SkipNode, whatever it was given."""
    lines = coverage.inspect.getsource(visitor).rstrip().splitlines()
    return lines[-1] == "        raise nodes.SkipNode"


def test_the_reasons_are_of_nodes_that_exist():
    assert set(coverage.NEVER_WRITTEN) <= {each.__name__ for each in CLASSES}


@pytest.mark.parametrize("group", GROUPS)
def test_each_node_is_told_of_in_a_sentence(group):
    for name, words in rows(group):
        assert words.endswith("."), name
        assert not words.startswith(("Begin", "Nothing", "End ")), name


def test_the_handbook_has_a_row_for_each_node(build):
    body = "\n".join(f"```{{annual-report-nodes}} {group}\n```\n" for group in GROUPS)
    built = build({"index.md": f"# Sivu\n\n{body}"}, overrides={"annual_report_pdf": False})
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    names = {row.td.get_text(strip=True) for row in soup.select("tbody tr")}
    assert {each.__name__ for each in CLASSES} <= names
    assert {"card", "tab-item", "dropdown", "sd_badge", "todo_node"} <= names
