"""A page, a block and a span in another language than the report: in HTML and in the PDF."""

import pytest
from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME, archive, year
from tests.pdf_structure import structure_of

CONF = BOOK_THEME.replace("annual_report_pdf = False\n", "") + (
    'myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]\n'
)
PARTS = """\
# Kertomus 2024

Verkosto eli [Bildningsnätverket]{.language-sv} toimi.

{.language-sv}
Hela stycket.

{.language-en}
> A quotation.

{.language-sv}
- en punkt

{.language-sv}
| Namn |
|------|
| Ett  |

Sivu [ulkona](https://example.org){.language-en}.

```{note}
:class: language-sv

Svensk ruta.
```

{.language-sv}
## Rubrik

```{tip}
Ett råd.
```

```{tip}
:class: language-en
A piece of advice.
```

Text i avsnittet. [Suomea siinä]{.language-fi}.

```{toctree}
:hidden:

talous
hankkeet
```
"""


@pytest.fixture
def built(build):
    files = archive(year(2024))
    files["reports/2024/index.md"] = PARTS
    files["reports/2024/hankkeet.md"] = (
        "---\nlang: sv\n---\n# Projekten\n\nSvensk text, [suomea]{.language-fi}.\n"
    )
    return build(files, conf=CONF)


def languages_in_html(node, language=None):
    """Return texts with the language that holds for each."""
    language = node.get("lang", language)
    found = {}
    for child in node.children:
        if isinstance(child, str):
            found[str(child).strip()] = language
        else:
            found |= languages_in_html(child, language)
    return found


def languages_in_pdf(element, language):
    language = element.lang or language
    found = {}
    for part in element.parts:
        if isinstance(part, str):
            found[str(part).strip("\u2028 ")] = language
        else:
            found |= languages_in_pdf(part, language)
    return found


SAID = {
    "Verkosto eli": "fi",
    "Bildningsnätverket": "sv",
    "Hela stycket.": "sv",
    "A quotation.": "en",
    "en punkt": "sv",
    "Namn": "sv",
    "Ett": "sv",
    "ulkona": "en",
    "Anmärkning": "sv",
    "Svensk ruta.": "sv",
    "Rubrik": "sv",
    "Tips": "sv",
    "Ett råd.": "sv",
    "Tip": "en",
    "A piece of advice.": "en",
    "Text i avsnittet.": "sv",
    "Suomea siinä": "fi",
}
OF_PAGE = {"Projekten": "sv", "Svensk text,": "sv", "suomea": "fi"}


def test_html_says_the_language_of_each_part(built):
    found = {}
    for name in ("index", "hankkeet"):
        html = BeautifulSoup(built.read(f"reports/2024/{name}.html"), "html.parser").html
        article = html.select_one("article")
        found |= languages_in_html(article, html["lang"])
    wanted = SAID | OF_PAGE
    assert {text: found.get(text) for text in wanted} == wanted


def test_the_pdf_says_the_language_of_each_part(built):
    found = languages_in_pdf(structure_of(built.output / "pdf/koe-2024.pdf"), "fi-FI")
    regions = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
    wanted = {text: regions[code] for text, code in (SAID | OF_PAGE).items()}
    assert {text: found.get(text) for text in wanted} == wanted


REPORT = """\
status: draft
status_note: {fi: Käsittely on "kesken" & jatkuu.}
approved_by: Ohjausryhmä
dates: {approved: 2025-02-01}
"""


@pytest.fixture
def in_two(build):
    """Return a year whose data is in Finnish, with a report in Swedish as well."""
    files = archive(year(2024, report=REPORT))
    files["reports/2024/errata.yaml"] = "errata:\n  - {date: 2025-03-01, text: Luku oli väärin.}\n"
    files["reports/2024/sv/index.md"] = "# Berättelsen\n"
    files["index.md"] = "---\nlang: sv\n---\n" + files["index.md"].replace(
        "reports/2024/index", "reports/2024/index\nreports/2024/sv/index"
    )
    return build(files, conf=CONF)


def test_the_frame_of_a_year_says_the_language_of_what_is_in_another(in_two):
    found = {}
    for name in ("index", "reports/2024/sv/index"):
        html = BeautifulSoup(in_two.read(f"{name}.html"), "html.parser").html
        found |= languages_in_html(html.select_one("main"), html["lang"])
    wanted = {
        "Kertomus 2024": "fi",
        'Käsittely on "kesken" & jatkuu.': "fi",
        "Ohjausryhmä": "fi",
        "Luku oli väärin.": "fi",
        "Godkänd": "sv",
    }
    assert {text: found.get(text) for text in wanted} == wanted
    own = BeautifulSoup(in_two.read("reports/2024/index.html"), "html.parser")
    assert own.select_one(".report-notice p:nth-of-type(2)").decode_contents() == (
        'Käsittely on "kesken" &amp; jatkuu.'
    )
    assert not own.select(".report-notice [lang], .report-facts [lang]")


def test_the_cover_says_the_language_of_what_is_in_another(in_two):
    found = languages_in_pdf(structure_of(in_two.output / "pdf/koe-2024-sv.pdf"), "sv-FI")
    wanted = {
        "Kertomus 2024": "fi-FI",
        'Käsittely on "kesken" & jatkuu.': "fi-FI",
        "Ohjausryhmä": "fi-FI",
        "Luku oli väärin.": "fi-FI",
        "Rättelser": "sv-FI",
    }
    assert {text: found.get(text) for text in wanted} == wanted
