"""The look of sources: numbered, and without words of any one language.

Two styles for sphinxcontrib-bibtex under one name, ``annual_report``: how an entry reads in
the list (``bibtex_default_style``) and how it is referred to in the text
(``bibtex_reference_style``). The styles that come with pybtex write "and", "In", "edition"
and "URL" into a Finnish report; these join names with ``&`` and let order and punctuation
say the rest, so that one list serves a report in Finnish, Swedish or English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pybtex.plugin import register_plugin as register_pybtex_plugin
from pybtex.richtext import HRef, Symbol, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from sphinxcontrib.bibtex.plugin import register_plugin as register_bibtex_plugin
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.label import LabelReferenceStyle

from annual_report.bibliography_check import check_bibliographies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pybtex.database import Entry
    from sphinx.application import Sphinx

STYLE = "annual_report"
"""The name of both styles in ``conf.py``."""

AND = "\u00a0& "
_WEB = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
RANGE = "–"


class ListStyle(BaseStyle):  # type: ignore[misc] # pybtex carries no types
    """Formats every type of entry by one pattern: who (when). What. Where. Note. Address.

    A field that an entry does not have is left out; none is required.
    """

    default_name_style = "lastfirst"
    default_label_style = "number"
    default_sorting_style = "author_year_title"

    def format_entry(
        self,
        label: str,
        entry: Entry,
        bib_data: object | None = None,  # noqa: ARG002 - pybtex's signature
    ) -> FormattedEntry:
        """Return the entry as rich text under its label."""
        fields = {
            name: Text.from_latex(value)
            for name, value in entry.fields.items()
            if name not in ("url", "doi")
        }
        sentences = [
            _joined(" ", [self._who(entry), fields.get("year") and Text("(", fields["year"], ")")]),
            fields.get("title"),
            _container(fields),
            fields.get("howpublished"),
            _joined(
                ", ",
                [
                    fields.get("publisher") or fields.get("institution") or fields.get("school"),
                    fields.get("address"),
                ],
            ),
            fields.get("note"),
        ]
        parts = [_ended(text) for text in sentences if text]
        return FormattedEntry(
            entry.key, Text(Symbol("newblock")).join([*parts, *_address(entry)]), label
        )

    def _who(self, entry: Entry) -> Text | None:
        for role in ("author", "editor"):
            if persons := entry.persons.get(role):
                names = [self.format_name(person, self.abbreviate_names) for person in persons]
                formatted = [name.format() for name in names]
                return _joined(AND, [_joined(", ", formatted[:-1]), formatted[-1]])
        organization = entry.fields.get("organization")
        return Text.from_latex(organization) if organization else None


def _joined(separator: str, parts: Iterable[Text | None]) -> Text:
    return Text(separator).join([part for part in parts if part])


def _ended(text: Text) -> Text:
    """Return the text as a sentence: with a full stop unless it ends with a mark."""
    return text if str(text).endswith("…") else text.add_period()


def _container(fields: dict[str, Text]) -> Text:
    """Return the journal or book an entry lies in, with volume, number and pages."""
    title = fields.get("journal") or fields.get("booktitle")
    number = fields.get("number") and Text("(", fields["number"], ")")
    pages = fields.get("pages")
    return _joined(
        ", ",
        [
            title and Text(Tag("em", title)),
            _joined(" ", [fields.get("series"), _joined("", [fields.get("volume"), number])]),
            pages and Text(RANGE).join(part for part in pages.split("-") if part),
        ],
    )


def _address(entry: Entry) -> list[Text]:
    """Return the link to an entry's ``doi`` or ``url``, shown as people read addresses.

    Percent-encoded letters are shown as letters (``kehittäminen``); the target stays.
    """
    if doi := entry.fields.get("doi"):
        return [Text(HRef(f"https://doi.org/{doi}", doi))]
    if url := entry.fields.get("url"):
        if not _WEB.match(url):
            return [Text(url)]
        shown = unquote(url)
        return [Text(HRef(url, url if any(map(str.isspace, shown)) else shown))]
    return []


@dataclass
class TextStyle(LabelReferenceStyle):
    """References in the text by number, ``[3]``; names of several authors without words."""

    person: PersonStyle = field(default_factory=lambda: PersonStyle(sep2=AND, last_sep=AND))


def setup_bibliography(app: Sphinx) -> None:
    """Make the styles known to pybtex and to sphinxcontrib-bibtex; look into the files first."""
    app.connect("config-inited", check_bibliographies)
    register_pybtex_plugin("pybtex.style.formatting", STYLE, ListStyle)
    register_bibtex_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, TextStyle)
