"""The words before the numbers of tables and figures, in the language of the page.

Sphinx has one ``numfig_format`` for the whole project; a page in another language says them in
its own, as the PDF does.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from annual_report.sphinx_words import NUMBERED, gettext_of

if TYPE_CHECKING:
    from sphinx.config import Config

_PLACES = r'(<span class="(?:caption-number|std std-numref)">)'


def numbers_in_language(body: str, config: Config, language: str) -> str:
    """Return the HTML of a page with its numbered names in its language."""
    if language == str(config.language).partition("_")[0]:
        return body
    word = gettext_of(language)
    for kind, named in NUMBERED.items():
        before, _, after = str(config.numfig_format.get(kind, "%s")).partition("%s")
        if not before and not after:
            continue
        said = escape(word(named), quote=False)
        pattern = (
            f"{_PLACES}{re.escape(escape(before, quote=False))}([\\d.]+)"
            rf"{re.escape(escape(after, quote=False))}(?=\s*</span>)"
        )

        def in_language(match: re.Match[str], said: str = said) -> str:
            return match[1] + said.replace("%s", match[2])

        body = re.sub(pattern, in_language, body)
    return body
