"""Links without a role: domains of programs are asked only where they document something."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sphinx.domains.cpp import DefinitionParser

FUNCTION = """
```{py:function} summa(luvut)
```
"""


def linked(built, selector):
    """Return what a page links with: the element that a selector finds."""
    page = BeautifulSoup(built.read("index.html"), "html.parser")
    return page.select_one(selector)


def test_a_domain_without_objects_is_not_asked(build, monkeypatch):
    def parse(*_asked):
        pytest.fail("C++ was asked")

    monkeypatch.setattr(DefinitionParser, "parse_xref_object", parse)
    built = build(
        {"index.md": "# Koe\n\n(maali)=\n## Maali\n\n[tänne](maali) ja [sinne](muu)\n"},
        warnings=("'myst' cross-reference target not found: 'muu'",),
    )
    assert linked(built, "a[href='#maali'] .std-ref").text == "tänne"


def test_what_is_documented_is_found(build):
    built = build({"index.md": f"# Koe\n\n[laskee](summa)\n{FUNCTION}"})
    assert linked(built, "a.reference[href='#summa']").text == "laskee"
