"""Pages hold no scripts and style sheets of their own: a Content-Security-Policy refuses these."""

from __future__ import annotations

import re

import pytest

from tests.html.years import BOOK_THEME

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")[^>]*>[^<]*|<style\b[^>]*>"
    r"|<[^<>]+\s(?:on[a-z]+)=\"[^\"]*\"|(?:href|src|action)=\"javascript:[^\"]*\"",
    re.IGNORECASE,
)


def inline_in(folder):
    return [
        f"{path.relative_to(folder)}: {found[:80]}"
        for path in sorted(folder.rglob("*.html"))
        for found in INLINE.findall(path.read_text(encoding="utf-8"))
    ]


def test_no_page_of_the_example_has_a_script_in_it(example_site):
    assert inline_in(example_site.output) == []


def test_no_page_of_the_project_has_a_script_in_it(site):
    assert inline_in(site.output) == []


def test_the_theme_finds_the_colours_chosen_before_the_page_is_shown(example_site):
    html = (example_site.output / "index.html").read_text(encoding="utf-8")
    head = html.partition("</head>")[0]
    start = re.search(r'<script src="_static/annual-report-start\.js[^"]*"></script>', head)
    assert start
    assert head.index("doctools.js") < start.start() < head.index("translations.js")
    assert '<noscript><link rel="stylesheet" href="_static/annual-report-noscript.css">' in head


def test_the_search_without_pagefind_has_no_script_either(build, monkeypatch):
    monkeypatch.setattr("annual_report.html.search_words.executable", lambda: None, raising=False)
    monkeypatch.setattr("annual_report.html.search_index.executable", lambda: None)
    options = {"use_download_button": False, "use_fullscreen_button": False}
    conf = BOOK_THEME + f"html_theme_options = {options}\n"
    built = build({"index.md": "# Etusivu\n"}, conf=conf)
    assert 'id="search-results"' in built.read("search.html")
    assert inline_in(built.output) == []


def test_what_a_switcher_of_versions_reads_stays(build):
    options = {
        "switcher": {"json_url": "v.json", "version_match": "1"},
        "check_switcher": False,
    }
    conf = BOOK_THEME + f"html_theme_options = {options}\n"
    built = build({"index.md": "# Etusivu\n"}, conf=conf)
    assert "DOCUMENTATION_OPTIONS.pagename = 'index'" in built.read("index.html")


@pytest.mark.parametrize(
    "planted",
    [
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        '<p onclick="alert(1)">',
        '<a href="javascript:alert(1)">',
    ],
)
def test_what_is_inline_is_seen(tmp_path, planted):
    (tmp_path / "index.html").write_text(planted, encoding="utf-8")
    assert len(inline_in(tmp_path)) == 1
