"""Messages and labels in the languages of output, through gettext catalogs.

The catalogs are ``locale/<language>/annual_report.po``, and ``sphinx.po`` with the words of
Sphinx and of the theme that are missing or odd in their own catalogs. They are read as they
are, so that no compiled copy can lag behind. English is the language of the message ids.
"""

from __future__ import annotations

import gettext
import io
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_group_symbol

from annual_report.messages import Message, filled

if TYPE_CHECKING:
    from annual_report.data.enums import Vocabulary

LOCALE_DIR = Path(__file__).parent / "locale"
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_SPOKEN = ("fi", "sv")


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


def told(language: str, text: str) -> str:
    """Return a message of the data in a language, to its innermost part; a plain text as it is.

    See :mod:`annual_report.messages`.
    """
    if not isinstance(text, Message):
        return text
    values = {
        name: told(language, value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    template = translations(language).gettext(text.template)
    return filled(template, values, _group_separator(language))


@cache
def _group_separator(language: str) -> str:
    """Return what stands between thousands; a plain blank for one that breaks no line."""
    return get_group_symbol(language).replace("\xa0", " ")


def language_of_locale() -> str:
    """Return the language that a user is spoken to in: ``fi`` or ``sv`` of the locale, else ``en``.

    The first variable that is set counts, as everywhere under POSIX.
    """
    named = next((value for name in _LOCALE_VARIABLES if (value := os.environ.get(name))), "")
    code = named.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return code if code in _SPOKEN else "en"


def msgid(text: str) -> str:
    """Mark a text as a message id where it is kept, to be looked up by :func:`message` later."""
    return text
