"""The words of the site's frame that need more than a look into the catalog.

Sphinx's Finnish catalog has holes and oddities ("Muista" for a note, "<<" for the previous
page, an empty text while the search runs), and the theme has none. ``sphinx.po`` mends both:
for the project's language through Sphinx's own
:meth:`~sphinx.application.Sphinx.add_message_catalog`, for a page in another language through
the page's template context, for the search through a script.
"""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from annual_report.formatting import NO_BREAK_SPACE, format_number
from annual_report.html.files import write_if_changed
from annual_report.i18n import LOCALE_DIR, message, translations
from annual_report.sphinx_words import DOMAIN

if TYPE_CHECKING:
    from sphinx.application import Sphinx

KILO = 1000

NOTHING_FOUND = (
    "Your search did not match any documents. Please make sure that all words are spelled "
    "correctly and that you've selected enough categories."
)
FOUND = (
    "Search finished, found one page matching the search query.",
    "Search finished, found ${resultCount} pages matching the search query.",
)
SEARCH_MESSAGES = (
    "Hide Search Matches",
    "Preparing search...",
    "Search Results",
    "Searching",
    ", in ",
    NOTHING_FOUND,
)
"""What Sphinx's search says, by the message ids of its script."""

PLURAL_FORM = "n == 1 ? 0 : 1"
"""Which of two forms a number takes, in JavaScript; a truth value, as gettext writes it, would
be no index there."""


def page_count(pages: int, language: str) -> str:
    """Return a number of pages: ``24 sivua``."""
    text = "{count} page" if pages == 1 else "{count} pages"
    count = format_number(pages, language)
    return message(language, text, count=count).replace(" ", NO_BREAK_SPACE)


def file_size(size: int, language: str) -> str:
    """Return a size given in bytes, in decimal units: ``310 kt``, ``1,2 Mt``."""
    kilos = max(1, round(size / KILO))
    if kilos < KILO:
        number = format_number(kilos, language)
        text = message(language, "{number} kB", number=number)
    else:
        number = format_number(Decimal(size).scaleb(-6).quantize(Decimal("0.1")), language)
        text = message(language, "{number} MB", number=number)
    return text.replace(" ", NO_BREAK_SPACE)


def search_script(language: str) -> str:
    """Return the script that gives Sphinx's search its words."""
    catalog = translations(language, DOMAIN)
    messages: dict[str, str | list[str]] = {text: catalog.gettext(text) for text in SEARCH_MESSAGES}
    messages[FOUND[0]] = [catalog.ngettext(*FOUND, number) for number in (1, 2)]
    words = {"locale": language, "messages": messages, "plural_expr": PLURAL_FORM}
    text = json.dumps(words, ensure_ascii=False, indent=2)
    return f"Documentation.addTranslations({text});\n"


def setup_texts(app: Sphinx) -> None:
    """Give Sphinx our words for its messages, before it loads its own."""
    language = app.config.language
    source = LOCALE_DIR / language / f"{DOMAIN}.po"
    if not source.is_file():
        return
    with source.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    folder = Path(app.doctreedir) / "annual_report_locale"
    target = folder / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    write_if_changed(target, compiled.getvalue())
    app.add_message_catalog(DOMAIN, folder)
