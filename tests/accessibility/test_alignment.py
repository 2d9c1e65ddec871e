"""The columns of a Markdown table stand as they are written."""

from __future__ import annotations

import pytest

from tests.html.years import BOOK_THEME

pytestmark = pytest.mark.browser

TABLE = """# Koe

| Nimi | Keskellä | Määrä |
|------|:--------:|------:|
| a    | b        | 1     |
"""


def test_columns_stand_where_a_table_puts_them(build, browser):
    built = build({"index.md": TABLE}, conf=BOOK_THEME)
    page = browser.new_page()
    page.goto((built.output / "index.html").as_uri(), wait_until="load")
    aligned = page.evaluate(
        """() => [...document.querySelectorAll("article :is(th, td)")].map(
          (cell) => getComputedStyle(cell).textAlign)"""
    )
    page.close()
    assert [word.replace("start", "left") for word in aligned] == ["left", "center", "right"] * 2
