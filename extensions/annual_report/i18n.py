"""Messages and labels in the languages of output, through gettext catalogs.

The catalogs are ``locale/<language>/annual_report.po``, and ``sphinx.po`` with the words of
Sphinx and of the theme that are missing or odd in their own catalogs. They are read as they
are, so that no compiled copy can lag behind. English is the language of the message ids.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary

LOCALE_DIR = Path(__file__).parent / "locale"


@cache
def translations(language: str, domain: str = "annual_report") -> gettext.NullTranslations:
    """Return a catalog of a language; English and unknown languages give message ids."""
    path = LOCALE_DIR / language / f"{domain}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def label(member: Vocabulary, language: str) -> str:
    """Return the label of a vocabulary's member, e.g. ``toteutunut`` for ``achieved``."""
    return translations(language).pgettext(member.context(), member.message)


def message(language: str, text: str, /, *, context: str = "", **values: object) -> str:
    """Return the message ``text`` in a language, with ``{names}`` filled from ``values``."""
    catalog = translations(language)
    translated = catalog.pgettext(context, text) if context else catalog.gettext(text)
    return translated.format(**values) if values else translated


def msgid(text: str) -> str:
    """Mark a text as a message id where it is kept, to be looked up by :func:`message` later."""
    return text
