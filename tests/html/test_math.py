"""Formulas on the site: MathML that browsers know, with names and within reach."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.formulas.samples import HOSTILE, ORDINARY


@pytest.fixture
def page(build):
    """Return a function that builds one page and returns its tree."""

    def run(text, warnings=()):
        conf = 'myst_enable_extensions += ["dollarmath"]\n'
        built = build({"index.md": f"# Etusivu\n\n{text}\n"}, conf=conf, warnings=warnings)
        return BeautifulSoup(built.read("index.html"), "html.parser")

    return run


def block(latex, alt="kaava"):
    return f"```{{math}}\n:alt: {alt}\n\n{latex}\n```\n"


def test_alternative_is_the_name_of_a_formula(page):
    alt = 'c "on" <vakio>'
    inline, own = page("$a < b$\n\n" + block("c", alt)).select("math")
    assert not inline.has_attr("aria-label")
    assert own["aria-label"] == alt
    assert own["display"] == "block"


def test_what_may_scroll_is_within_reach_and_named(page):
    short, wide = page(f"{block('a + b')}\n{block('a + b + ' * 20 + 'c')}").select(
        ".report-formula > div"
    )
    assert not short.has_attr("tabindex")
    assert (wide["tabindex"], wide["role"], wide["aria-label"]) == ("0", "group", "kaava")


def test_columns_are_aligned_as_in_the_pdf(page):
    cells = page(block(r"a &= b \\ c &= d")).select("mtd")
    assert ["right" in cell["style"] for cell in cells] == [True, False, True, False]
    array = page(block(r"\begin{array}{l|r} a & b \\ \hline c & d \end{array}")).select("mtd")
    assert "text-align: left" in array[0]["style"]
    assert "border-inline-start" in array[1]["style"]
    assert "border-block-start" not in array[1]["style"]
    assert "border-block-start" in array[2]["style"]


def test_lines_over_a_formula_are_drawn_and_heard(page):
    over = page(block(r"\overline{AB}")).select_one("mover")
    assert "border-top" in over.mrow["style"]
    assert over.mo.get_text() == "‾"


def test_ordinary_formulas_are_what_browsers_know(page):
    soup = page("\n".join(map(block, ORDINARY)))
    assert len(soup.select("math[display=block]")) == len(ORDINARY)
    known = {"math", "mi", "mn", "mo", "mtext", "mspace", "mrow", "mstyle", "mfrac", "msqrt"}
    known |= {"mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mphantom"}
    known |= {"mtable", "mtr", "mtd"}
    assert {tag.name for tag in soup.select("math, math *")} <= known


def test_hostile_formulas_are_text(page):
    texts = [text for text in HOSTILE if text.strip() and len(text) < 1000 and "\x00" not in text]
    soup = page(
        "\n".join(map(block, texts)),
        warnings=(r"index\.md:\d+: WARNING: the formula cannot be read",),
    )
    shown = soup.select(".report-formula")
    assert len(shown) == len(texts)
    assert all(found.math or found.code for found in shown)
    assert not soup.select(".report-formula b")
