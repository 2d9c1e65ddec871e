"""What the templates are told of a PDF: its texts, colours, facts and files.

The result is the dictionary ``book`` of ``/_book.typ``. All words come from the message
catalogs or from the data; the templates hold none.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from annual_report.data.enums import ReportStatus
from annual_report.formatting import capitalized
from annual_report.i18n import label, message
from annual_report.text_languages import parts_of, unmarked
from annual_report.typst_writer.syntax import Code, string

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annual_report.config import Config
    from annual_report.pdf.publication import Publication

MIME_TYPES = {".json": "application/json", ".csv": "text/csv"}
REGIONS = {"fi": "FI", "sv": "FI", "en": "GB"}
"""The usage of a language, as the tags of the PDF name it (ISO 3166)."""
CHAPTERS_OF_A_LONG_REPORT = 12


def timestamp(publication: Publication) -> int:
    """Return what a template is told when it asks for the day, in seconds since 1970 (UTC).

    ``SOURCE_DATE_EPOCH`` where it is set (reproducible-builds.org), else the date the
    publication bears, so that the same sources give the same bytes on any day. The PDF says
    that it was made on the date the publication bears, whatever the day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return int(epoch)
    day = publication.day
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def book(  # noqa: PLR0913 - keyword arguments of the one place they meet
    publication: Publication,
    config: Config,
    *,
    version: str,
    chapters: int,
    missing_labels: Iterable[str],
    aliases: Mapping[str, str],
    logo: str | None,
    address: str | None,
) -> dict[str, object]:
    """Return the dictionary the templates read.

    ``logo`` is the path of the logo in the Typst project; ``address`` the publication's on
    the web.
    """
    language, day = publication.language, publication.day
    year = publication.year
    return {
        "title": publication.title,
        "title-short": publication.running_title,
        "cover-title": _said(publication.cover_title or publication.title),
        "subtitle": _said(publication.subtitle),
        "network": publication.network,
        "year": year,
        "language": language,
        "regions": REGIONS,
        "description": publication.description,
        "keywords": [publication.running_title, *([str(year)] if year else [])],
        "authors": [publication.network] if publication.network else [],
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "is-draft": publication.is_draft,
        "invented": publication.invented or None,
        "kind-note": publication.kind_note or None,
        "status-note": _said(publication.status_note),
        "errata": [(when, _said(text)) for when, text in publication.errata],
        "facts": [(name, [_said(line) for line in lines]) for name, lines in publication.facts],
        "frame": publication.frame,
        "sender": publication.sender,
        "marks": publication.marks,
        "labels": {
            "page": message(language, "p."),
            "contents": message(language, "Contents"),
            "errata": message(language, "Corrections"),
            "continued": message(language, "continued"),
            "draft": capitalized(label(ReportStatus.DRAFT, language)),
        },
        "primary-color": config.primary_color,
        "font": config.font,
        "logo": logo,
        "chapter-breaks": {"always": True, "never": False}.get(
            config.pdf_chapter_breaks, chapters >= CHAPTERS_OF_A_LONG_REPORT
        ),
        "missing-labels": sorted(missing_labels),
        "aliases": aliases,
        "colophon": colophon(publication, config, version, address),
        "attachments": [
            {
                "path": f"/_data/{name}",
                "mime-type": MIME_TYPES[name[name.rindex(".") :]],
                "description": message(language, "Data of the year {year}", year=year),
            }
            for name in publication.data
        ],
    }


def _said(text: str | None) -> str | Code | None:
    """Return a text of the cover; content that says languages where it is marked with them."""
    if text is None or text == unmarked(text):
        return text
    parts = [
        f"text(lang: {string(language)}, region: {string(REGIONS[language])}, {string(words)})"
        if language
        else string(words)
        for words, language in parts_of(text)
    ]
    return Code("{" + "; ".join(parts) + "}")


def colophon(
    publication: Publication, config: Config, version: str, address: str | None
) -> list[str]:
    """Return the lines of the last page: how the file was made and what it carries."""
    language = publication.language
    made = message(
        language,
        "Made with annual-report {version} from the sources of the report.",
        version=version,
    )
    if config.revision:
        made += " " + message(language, "Revision: {revision}.", revision=config.revision)
    lines = [made]
    names = ", ".join(publication.data)
    if names:
        lines.append(message(language, "Data attached to this file: {names}.", names=names))
    if address:
        lines.append(message(language, "The report on the web: {address}", address=address))
    return lines
