"""The list of sources is a list to assistive technology."""

from __future__ import annotations

from bs4 import BeautifulSoup

BIB = "@misc{a, title = {Yksi}, year = {2023}}\n@misc{b, title = {Kaksi}, year = {2024}}\n"


def test_entries_are_items_of_the_list(build):
    source = "# Etusivu\n\nTeksti {cite}`a` ja {cite}`b`.\n\n```{bibliography}\n```\n"
    built = build(
        {"index.md": source, "lahteet.bib": BIB}, conf='bibtex_bibfiles = ["lahteet.bib"]\n'
    )
    (sources,) = BeautifulSoup(built.read("index.html"), "html.parser").select('[role="list"]')
    items = sources.find_all(recursive=False)
    assert [item["role"] for item in items] == ["listitem", "listitem"]
    assert ["Yksi" in items[0].get_text(), "Kaksi" in items[1].get_text()] == [True, True]
    assert "doc-biblioentry" not in built.read("index.html")
