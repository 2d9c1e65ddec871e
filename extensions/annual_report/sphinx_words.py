"""Sphinx's own words in the language of a page.

Sphinx says its words in the language of the project. A page may be in another one, and its
Finnish catalog has holes and oddities ("Muista" for a note); ``locale/<language>/sphinx.po``
mends both.
"""

from __future__ import annotations

import gettext
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx.locale
from docutils import nodes
from sphinx import addnodes

from annual_report.i18n import translations

if TYPE_CHECKING:
    from collections.abc import Callable

DOMAIN = "sphinx"
_PART = re.compile(r"language-([a-z]{2,3})(?:-\w+)*")

ADMONITIONS: dict[type[nodes.Element], str] = {
    nodes.attention: "Attention",
    nodes.caution: "Caution",
    nodes.danger: "Danger",
    nodes.error: "Error",
    nodes.hint: "Hint",
    nodes.important: "Important",
    nodes.note: "Note",
    addnodes.seealso: "See also",
    nodes.tip: "Tip",
    nodes.warning: "Warning",
}
"""The kinds of admonitions that Sphinx gives a title, with the message ids of the titles."""

NUMBERED = {
    "section": "Section %s",
    "figure": "Fig. %s",
    "table": "Table %s",
    "code-block": "Listing %s",
}
"""What Sphinx numbers (``numfig_format``), with the message ids of the numbers."""

VERSIONS = {
    "versionadded": "Added in version %s",
    "versionchanged": "Changed in version %s",
    "deprecated": "Deprecated since version %s",
    "versionremoved": "Removed in version %s",
}
"""The kinds of notes on versions, with the message ids of their first words."""


FIELDS = (
    "Arguments",
    "Default",
    "Keyword Arguments",
    "Parameters",
    "Raises",
    "Return type",
    "Return values",
    "Returns",
    "Throws",
    "Type",
    "Variables",
)
"""The names of fields that descriptions of objects have, as message ids."""


@cache
def _sphinx_catalog(language: str) -> gettext.NullTranslations:
    folder = Path(sphinx.locale.__file__).parent
    return gettext.translation(DOMAIN, folder, [language], fallback=True)


def gettext_of(language: str) -> Callable[[str], str]:
    """Return the function that says Sphinx's and the theme's messages in a language."""

    def translate(text: str) -> str:
        own = translations(language, DOMAIN).gettext(text)
        return own if own != text else _sphinx_catalog(language).gettext(text)

    return translate


def title_of(admonition: nodes.Element, language: str) -> tuple[str, str]:
    """Return the title of a kind of admonition on a page in ``language``.

    It is in the language of the part it stands in, where a class ``language-sv`` says one: that
    language is the second, else ``""``.
    """
    part = ""
    node: nodes.Element | None = admonition
    while node is not None:
        classes: list[str] = node.get("classes", [])
        if said := next(filter(None, map(_PART.fullmatch, classes)), None):
            part = said[1]
            break
        node = node.parent
    return gettext_of(part or language)(ADMONITIONS[type(admonition)]), part


@cache
def field_of(name: str, language: str) -> str | None:
    """Return the message id of a field's name that Sphinx said, or ``None``.

    Sphinx fixes some of its words when it is loaded, before any other catalog: they may be
    in English or in its own words for ``language``, the project's.
    """
    for field in FIELDS:
        if name in (field, _sphinx_catalog(language).gettext(field), gettext_of(language)(field)):
            return field
    return None
