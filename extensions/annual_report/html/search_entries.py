"""What the search finds: every page, and every objective, project and survey by itself.

Each entry is a small HTML document for Pagefind, which indexes files: the article of a page as
the site shows it, or the texts of one item. What it can be filtered by is beside it. An item's
entry names the address of the item's place on its page, so that a result leads right there.

Pagefind makes a file of each entry, and of ten thousand it takes longer than Sphinx of their
pages. So items of which a page holds very many share an entry with those that can be narrowed by
the same, and are its parts: a result leads to the parts in which the words are.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from annual_report.data.model import Objective, Project
from annual_report.data.status_rules import outcome
from annual_report.formatting import capitalized, format_funder
from annual_report.i18n import label, message, msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annual_report.data.model import Archive, Survey, Year
    from annual_report.data.values import LocalizedText

FILTERS = ("year", "kind", "status", "funder")
"""What results can be narrowed by, in the order the search shows it."""

ITEMS = "item"
"""The folder of the entries of items, whose own paths nobody sees."""

MANY = 100
"""How many items of a kind and a year a page may hold for each to have an entry of its own."""

PARTS = 10
"""How many of its parts a result of very many items shows at most."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something the search finds. ``path`` is unique; ``address`` is relative to the site.

    ``body`` is HTML, everything else is text. ``filters`` are names of :data:`FILTERS` with values.
    ``language`` is set where it is another than the site's. ``parts`` is set where the headings in
    the body are what is looked for: how many of them a result shows.
    """

    path: str
    address: str
    title: str
    body: str
    filters: tuple[tuple[str, str], ...]
    language: str = ""
    parts: str = ""

    def document(self, language: str) -> bytes:
        """Return the HTML document that Pagefind reads."""
        told = {"title": self.title, "url": self.address, "lang": self.language}
        told["parts"] = self.parts
        told |= {name: ", ".join(v for n, v in self.filters if n == name) for name in FILTERS}
        lines = [
            f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8">',
            *(
                f'<meta data-pagefind-meta="{name}[content]" content="{escape(text)}">'
                for name, text in told.items()
                if text
            ),
            *(
                f'<meta data-pagefind-filter="{name}[content]" content="{escape(text)}">'
                for name, text in self.filters
            ),
            f"</head><body>{self.body}</body></html>",
        ]
        return "\n".join(lines).encode()


def page_entry(  # noqa: PLR0913 - what an entry is made of
    address: str, title: str, body: str, year: Year | None, language: str, *, written_in: str = ""
) -> Entry:
    """Return the entry of a page; ``body`` is its article as it stands on the site.

    ``language`` is the site's, ``written_in`` the page's.
    """
    filters = [("kind", message(language, "Page"))]
    if year is not None:
        filters.append(("year", str(year.year)))
    return Entry(
        path=address,
        address=address,
        title=title,
        body=body,
        filters=tuple(filters),
        language="" if written_in == language else written_in,
    )


def item_entries(
    archive: Archive, addresses: Mapping[tuple[str, int, str], str], language: str
) -> Iterator[Entry]:
    """Yield the entries of the items that have a place; ``addresses`` maps their keys to it."""
    for year in archive.years:
        items: Iterable[tuple[str, str, Sequence[Objective | Project | Survey]]] = (
            ("objective", msgid("Objectives"), year.objectives),
            ("project", msgid("Projects"), year.projects),
            ("survey", msgid("Surveys"), year.surveys),
        )
        for kind, heading, of_kind in items:
            pages = defaultdict(list)
            for item in of_kind:
                if address := addresses.get((kind, year.year, item.id)):
                    entry = _item_entry(archive, year, kind, item, address, language)
                    pages[address.partition("#")[0]].append(entry)
            for page, entries in pages.items():
                if len(entries) <= MANY:
                    yield from entries
                else:
                    yield from _shared(entries, page, f"{message(language, heading)} {year.year}")


def _shared(entries: Iterable[Entry], page: str, title: str) -> Iterator[Entry]:
    """Yield an entry for all that can be narrowed by the same, with their parts in its body."""
    alike = defaultdict(list)
    for entry in entries:
        alike[entry.filters].append(entry)
    for filters, parts in alike.items():
        yield replace(
            parts[0],
            address=page,
            title=title,
            body=f"<h1>{escape(title)}</h1>{''.join(map(_part, parts))}",
            filters=filters,
            parts=str(PARTS),
        )


def _part(entry: Entry) -> str:
    """Return the body of an item's entry as a part of another, with its place's id."""
    place = escape(entry.address.partition("#")[2])
    return entry.body.replace("<h1>", f'<h2 id="{place}">', 1).replace("</h1>", "</h2>", 1)


def _item_entry(  # noqa: PLR0913, PLR0917 - what one entry is made of
    archive: Archive,
    year: Year,
    kind: str,
    item: Objective | Project | Survey,
    address: str,
    language: str,
) -> Entry:
    filters = [("year", str(year.year))]
    if isinstance(item, Objective):
        title = item.title
        status = outcome(item)
        texts = [item.focus_area, item.description, *item.actions, item.explanation]
        texts += [item.responsible, *(indicator.name for indicator in item.indicators)]
        words = [] if status is None else [capitalized(label(status, language))]
        filters.append(("kind", message(language, "Objective")))
        filters += [("status", words[0] if words else message(language, "Not known"))]
    elif isinstance(item, Project):
        title = item.name_as_reported
        texts = [item.official_name, item.results, item.note, *item.partners]
        codes = [item.coordinator, *item.participants]
        members = [archive.municipality(code) for code in codes if code]
        texts += [member.name for member in members if member]
        words = []
        filters.append(("kind", message(language, "Project")))
        if item.status:
            words.append(capitalized(label(item.status, language)))
            filters.append(("status", words[0]))
        for identifier in item.funders:
            words.append(_funder(archive, identifier, language))
            filters.append(("funder", words[-1]))
    else:
        title = item.title
        texts = [item.target_group, item.summary, *(question.text for question in item.questions)]
        words = [capitalized(label(item.domain, language))] if item.domain else []
        filters.append(("kind", message(language, "Survey")))
    heading = title.in_language(language)
    written_in = title.language_for(language) or year.report.language
    body = _paragraphs([*_known(texts, language), *words])
    return Entry(
        path=f"{ITEMS}/{kind}-{year.year}-{_file_name(item.id)}.html",
        address=address,
        title=heading,
        body=f"<h1>{escape(heading)}</h1>{body}",
        filters=tuple(filters),
        language="" if written_in == language else written_in,
    )


def _file_name(identifier: str) -> str:
    """Return a name for a file that is unique, whatever the length and case of an id."""
    return hashlib.sha256(identifier.encode()).hexdigest()[:16]


def _funder(archive: Archive, identifier: str, language: str) -> str:
    funder = archive.funder(identifier)
    return identifier if funder is None else format_funder(funder, language)


def _known(texts: Iterable[LocalizedText | None], language: str) -> list[str]:
    return [text.in_language(language) for text in texts if text is not None]


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in dict.fromkeys(texts))
