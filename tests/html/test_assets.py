"""What a page loads comes from the site: fonts, style, script; and the project's colours."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from annual_report.html.assets import STYLES
from tests.html.years import BOOK_THEME, archive, year

MATH = "Kaava {math}`a^2 < b`.\n\n```{math}\n:label: k\n:alt: puolet\n\\frac{1}{2}\n```\n"
ELSEWHERE = re.compile(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//[^"')>\s]+""")


def test_only_pages_are_html(build):
    built = build({"index.md": "# Etusivu\n"}, conf=BOOK_THEME)
    names = {path.relative_to(built.output).as_posix() for path in built.output.rglob("*.html")}
    assert names == {"index.html", "search.html", "genindex.html"}


def test_fonts_come_with_their_licence(build):
    built = build({"index.md": "# Etusivu\n"}, conf=BOOK_THEME)
    fonts = built.output / "_static" / "fonts"
    style = built.read("_static/annual-report-base.css")
    named = re.findall(r'url\("fonts/([^"]+)"\)', style)
    assert len(named) == 4
    assert style.count("font-display: swap") == 4
    for name in named:
        assert (fonts / name).read_bytes()[:4] == b"\x00\x01\x00\x00"
    licence = (fonts / "AtkinsonHyperlegible-LICENSE.txt").read_text(encoding="utf-8")
    assert "Open Font License" in licence


def test_the_projects_colours_reach_the_style(build):
    conf = BOOK_THEME + (
        'annual_report_primary_color = "#7a1f3d"\nannual_report_primary_color_dark = "#f0a0b8"\n'
    )
    built = build({"index.md": "# Etusivu\n"}, conf=conf)
    style = built.read("_static/annual-report-base.css")
    assert set(re.findall(r"--report-primary: (\S+);", style)) == {"#7a1f3d", "#f0a0b8"}
    assert "#7a1f3d" in built.read("_static/annual-report-icon.svg")


@pytest.mark.parametrize("path", ["index.html", "search.html", "reports/2023/talous.html"])
def test_no_page_asks_another_host(build, path):
    files = archive(year(2023))
    files["reports/2023/talous.md"] += MATH
    html = build(files, conf=BOOK_THEME).read(path)
    for tag in BeautifulSoup(html, "html.parser").find_all("a"):
        tag.decompose()
    assert ELSEWHERE.findall(html) == []
    assert "MathJax" not in html


def test_no_style_asks_another_host(build):
    built = build({"index.md": "# Etusivu\n"}, conf=BOOK_THEME)
    for name in STYLES:
        assert ELSEWHERE.findall(built.read(f"_static/annual-report-{name}.css")) == []
    html = built.read("index.html")
    assert [name for name in STYLES if f"annual-report-{name}.css?v=" not in html] == []


def test_formulas_are_mathml(build):
    built = build({"index.md": f"# Etusivu\n\n{MATH}\nKaava {{eq}}`k`.\n"}, conf=BOOK_THEME)
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    inline, block = soup.select("math")
    assert inline.get("display") != "block"
    assert block["display"] == "block"
    assert block.mfrac
    assert "<" in inline.get_text()
    assert soup.select_one(".report-formula .eqno").get_text().startswith("(1)")


def test_a_formula_that_cannot_be_read_is_told_and_shown(build):
    built = build(
        {"index.md": "# Etusivu\n\nKaava {math}`\\begin{x} <b>` loppuu.\n"},
        conf=BOOK_THEME,
        warnings=(r"index\.md:\d*:? ?WARNING: the formula cannot be read",),
    )
    code = BeautifulSoup(built.read("index.html"), "html.parser").select_one("article code")
    assert code.get_text() == "\\begin{x} <b>"


def test_templates_of_the_project_come_before_ours(build):
    files = {
        "index.md": "# Etusivu\n",
        "_templates/report/front.html": "<p>Oma etusivu</p>",
    }
    built = build(files, conf=BOOK_THEME + 'templates_path = ["_templates"]\n')
    assert "Oma etusivu" in built.read("index.html")


def test_a_project_may_keep_a_sidebar_of_its_own(build):
    conf = BOOK_THEME + 'html_sidebars = {"**": ["navbar-logo.html", "sbt-sidebar-nav.html"]}\n'
    soup = BeautifulSoup(build(archive(year(2023)), conf=conf).read("index.html"), "html.parser")
    assert soup.select(".navbar-brand")
    assert not soup.select(".report-sidebar")
