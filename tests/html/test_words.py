"""The words around the text are in the language of the page, those of Sphinx and the theme too."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx.locale
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

from annual_report.html.texts import SEARCH_MESSAGES, search_script
from annual_report.i18n import LOCALE_DIR
from annual_report.sphinx_words import gettext_of
from tests.html.years import BOOK_THEME, archive, year

FRAME = (
    "Skip to main content",
    "Back to top",
    "Color mode",
    "System Settings",
    "Light",
    "Dark",
    "Search",
    "Version warning",
    "previous",
    "next",
    "Contents",
    "On this page",
    "Toggle",
    "Link to this",
    "Note",
)
NOTE = "```{note}\nTeksti.\n```\n\n## Luku\n"


def words_of(html):
    """Return all a reader can meet: texts and the attributes that are read or shown."""
    soup = BeautifulSoup(html, "html.parser")
    for script in soup.select("script, style"):
        script.decompose()
    attributes = [
        tag[name]
        for name in ("title", "aria-label", "placeholder", "alt")
        for tag in soup.find_all(attrs={name: True})
    ]
    return " | ".join([*soup.stripped_strings, *attributes])


@pytest.fixture
def built(build):
    files = archive(year(2023, chapters=("talous", "svenska")))
    files["reports/2023/talous.md"] += NOTE
    files["reports/2023/svenska.md"] = f"---\nlang: sv\n---\n\n# Sammandrag\n\n{NOTE}"
    return build(files, conf=BOOK_THEME)


@pytest.mark.parametrize(
    "path",
    ["index.html", "search.html", "reports/2023/talous.html", "reports/2023/svenska.html"],
)
def test_no_page_speaks_english(built, path):
    words = words_of(built.read(path))
    assert [word for word in FRAME if re.search(rf"\b{word}\b", words)] == []


def test_a_finnish_page_says_it_in_good_finnish(built):
    html = built.read("reports/2023/talous.html")
    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == "fi"
    assert soup.select_one("#pst-skip-link a").get_text() == "Siirry sisältöön"
    assert soup.select_one(".admonition-title").get_text() == "Huomautus"
    assert soup.select_one(".primary-toggle")["aria-label"] == "Valikko"
    assert soup.select_one("#pst-page-toc-nav")
    assert soup.select_one(".prev-next-subtitle").get_text() == "edellinen"
    assert soup.select_one("a.headerlink")["title"] == "Linkki tähän otsikkoon"
    assert "Etsi" not in words_of(html)


def test_a_page_in_swedish_is_marked_and_framed_in_swedish(built):
    soup = BeautifulSoup(built.read("reports/2023/svenska.html"), "html.parser")
    assert soup.html["lang"] == "sv"
    assert soup.select_one("#pst-skip-link a").get_text() == "Gå till innehållet"
    assert soup.select_one(".admonition-title").get_text() == "Anmärkning"
    assert soup.select_one(".report-state").get_text() == "Utkast"
    assert soup.select_one(".report-brand").get_text(strip=True) == "Provnätverket"
    assert "<!--report-pdf 2023 sv-->" in built.read("reports/2023/svenska.html")


def test_a_title_of_ones_own_stays(build):
    source = "# Etusivu\n\n```{admonition} Oma otsikko\nTeksti.\n```\n"
    built = build({"index.md": source}, conf=BOOK_THEME)
    soup = BeautifulSoup(built.read("index.html"), "html.parser")
    assert [item.get_text() for item in soup.select(".admonition-title")] == ["Oma otsikko"]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_search_has_words(language):
    script = search_script(language)
    catalog = json.loads(script.removeprefix("Documentation.addTranslations(").rpartition(");")[0])
    assert catalog["locale"] == language
    for text in SEARCH_MESSAGES:
        assert catalog["messages"][text].strip()
        assert catalog["messages"][text] != text
    one, many = catalog["messages"]["Search finished, found one page matching the search query."]
    assert "${resultCount}" not in one
    assert "${resultCount}" in many


def test_the_search_gets_its_words_after_those_of_sphinx(built):
    html = built.read("search.html")
    scripts = [tag["src"] for tag in BeautifulSoup(html, "html.parser").select("script[src]")]
    names = [Path(src.partition("?")[0]).name for src in scripts]
    assert names.index("doctools.js") < names.index("annual-report-words.js")
    assert names.index("translations.js") < names.index("annual-report-words.js")
    assert "Haulla löytyi yksi sivu." in built.read("_static/annual-report-words.js")


def read_catalog(path):
    with path.open("rb") as file:
        return {entry.id: entry for entry in read_po(file) if entry.id}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_catalog_holds_what_sphinx_and_the_theme_say(language):
    said = set(FRAME)
    for package, name in (
        (sphinx.locale, "sphinx.pot"),
        (pydata_sphinx_theme, "locale/sphinx.pot"),
    ):
        for text in read_catalog(Path(package.__file__).parent / name):
            said.add(text[0] if isinstance(text, tuple) else text)
    ours = read_catalog(LOCALE_DIR / language / "sphinx.po")
    assert [key for key in ours if (key[0] if isinstance(key, tuple) else key) not in said] == []
    assert [entry.id for entry in ours.values() if not entry.string or entry.fuzzy] == []


def test_the_catalogs_hold_the_same():
    finnish, swedish = (read_catalog(LOCALE_DIR / code / "sphinx.po") for code in ("fi", "sv"))
    assert set(finnish) == set(swedish)


def test_what_is_in_no_catalog_is_said_in_english():
    assert gettext_of("en")("Note") == "Note"
    assert gettext_of("fi")("There is no such message") == "There is no such message"
