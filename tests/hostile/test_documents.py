"""Documents that are made to do harm are read soon, and nothing of them stops a PDF."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.documents import read_documents
from annual_report.typst_writer.html_tree import DEEPEST, lone_tag, parse
from tests.hostile.soon import soon
from tests.pdf_reading import text_of, year_files

LINES = {
    "links": "[a](" * 30_000,
    "brackets": "[" * 200_000,
    "images": "![" * 100_000,
    "roles": "{doc}`" * 30_000,
    "code": "".join("`" * number + "a" for number in range(1, 400)),
    "quotes": "> " * 50_000,
    "blanks": " " * 500_000,
    "fences": "```{a}" * 50_000,
    "entries": "```{toctree}\n" + "<" * 100_000,
    "attributes": "[a](b){" * 30_000,
}


@pytest.mark.parametrize("name", LINES)
def test_long_lines_are_looked_through_soon(name, tmp_path):
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023/index.md").write_text(LINES[name], encoding="utf-8")
    with soon(10):
        read_documents(tmp_path, "2023")


def test_document_outside_the_project_is_told_and_not_looked_into(tmp_path):
    source = tmp_path / "source"
    (source / "2023").mkdir(parents=True)
    (tmp_path / "x.md").write_text("# A\n\n[SALAISUUS](SALAISUUS.md)\n", encoding="utf-8")
    (source / "2023/index.md").symlink_to(tmp_path / "x.md")
    problems = read_documents(source, "2023")
    assert [problem.text for problem in problems if "out of the project" in problem.text]
    assert "SALAISUUS" not in str(problems)


PIECES = (
    *("<div>", "</div>", "<p", ">", "<!--", "-->", "<![foo[", "]]>", "<!DOCTYPE", "&#x110000;"),
    *("&lt", '<a b="', "'", "<td colspan=9>", "</", "<?x", "\0", "a", "<script>", "<textarea>"),
)
HTML = st.lists(
    st.sampled_from(PIECES),
    max_size=12,
).map("".join)


@given(HTML | st.text())
def test_any_html_gives_a_tree(html):
    parse(html).text()
    lone_tag(html)


def test_deep_html_stands_beside_what_it_is_too_deep_for():
    with soon(5):
        found = parse("<div>" * 20_000 + "x")
    assert found.text() == "x"
    depth = 0
    while found.children and not isinstance(found.children[0], str):
        found, depth = found.children[0], depth + 1
    assert depth <= DEEPEST + 1


ODD = """\
<ol start="²"><li>yksi</li></ol>

<ol start="99999999999999999999"><li>kaksi</li></ol>

<table><tr><td colspan="5000">kolme</td></tr></table>

<table><tr><td colspan="1000000000">kuusi</td></tr></table>

<table><tr><td rowspan="99999">neljä</td><td colspan="٣">viisi</td></tr></table>

<![foo[x]]>
"""


def test_numbers_without_end_in_html_stop_no_pdf(build):
    files = year_files(luku=f"# Luku\n\n{ODD}\nLoppu.\n")
    built = build(files, warnings=(r"<table> is left out",))
    text = text_of(built.output / "pdf/koe-2023.pdf")
    assert all(word in text for word in ("yksi", "kaksi", "neljä", "viisi", "kuusi", "Loppu."))
    assert "kolme" not in text
