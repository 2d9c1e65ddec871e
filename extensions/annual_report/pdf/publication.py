"""What becomes a PDF: a year of the archive, or a part of the project named in ``conf.py``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report import open_data
from annual_report.data.enums import ReportStatus
from annual_report.data.language_sets import folder_in, second_languages
from annual_report.data.report_dates import report_date
from annual_report.diagnostics import Warnings, warn
from annual_report.formatting import capitalized, format_date
from annual_report.pdf.cover import cover_facts
from annual_report.text_languages import said_in
from annual_report.year_names import invented_note, kind_note, year_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx

    from annual_report.config import Config
    from annual_report.data.model import Archive, Year
    from annual_report.data.values import LocalizedText

NO_DATE = dt.date(2000, 1, 1)
"""The date of a PDF whose sources name none: a fixed one, so that its bytes stay the same."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A PDF to be made.

    ``name`` is its folder among the Typst projects; ``root`` its first document; ``file``
    its name; ``source`` the file that a fault without a place is told of. ``day`` is the
    date it bears. ``data`` maps names of attached files to their contents. ``invented`` says
    that the data is invented, ``kind_note`` what the year rests on; both may be empty.
    ``errata`` are its corrections, each with the words of its date.
    ``second`` is the language of a year's report in a second language.
    ``frame`` names the function of the templates that sets the whole; an agenda item's head
    tells its ``sender`` and, on the other side, its ``marks``, line by line.
    """

    name: str
    root: str
    file: str
    source: str
    title: str
    language: str
    day: dt.date
    running_title: str
    network: str = ""
    year: int | None = None
    second: str = ""
    subtitle: str | None = None
    cover_title: str = ""
    description: str = ""
    is_draft: bool = False
    errata: tuple[tuple[str, str], ...] = ()
    invented: str = ""
    kind_note: str = ""
    status_note: str | None = None
    facts: tuple[tuple[str, list[str]], ...] = ()
    data: Mapping[str, bytes] = field(default_factory=dict)
    frame: str = "report"
    sender: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def year_publication(archive: Archive, year: Year, second: str = "") -> Publication:
    """Return the PDF of a year's report, with its corrections; ``second`` is a second language."""
    report, network = year.report, archive.network
    language = second or report.language
    mark = f"-{second}" if second else ""
    title = report.title.in_language(language)

    def said(text: LocalizedText) -> str:
        return said_in(text, language, report.language)

    slug = network.slug if network else "report"
    invented = invented_note(network, language)
    return Publication(
        name=f"{year.year}{mark}",
        root=f"{folder_in(year, language)}/index",
        file=f"{slug}-{year.year}{mark}.pdf",
        source=f"{year.folder}/report.yaml",
        title=title,
        cover_title=said(report.title),
        language=language,
        day=report_date(report),
        running_title=year_name(year.year, report.kind, language),
        network=capitalized(network.name.in_language(language)) if network else "",
        year=year.year,
        second=second,
        subtitle=said(report.subtitle) if report.subtitle else None,
        description=_described(invented, report.description, title, language),
        invented=invented,
        kind_note=kind_note(report.kind, language),
        is_draft=report.status is ReportStatus.DRAFT,
        errata=tuple((format_date(item.date, language), said(item.text)) for item in year.errata),
        status_note=said(report.status_note) if report.status_note else None,
        facts=tuple(cover_facts(archive, year, language)),
        data=open_data.files(archive, year),
    )


def _described(invented: str, description: LocalizedText | None, title: str, language: str) -> str:
    """Return the description of a PDF, which says that its data is invented when it is."""
    text = description.in_language(language) if description else title
    return f"{invented} {text}" if invented else text


def publications(app: Sphinx, archive: Archive, config: Config) -> list[Publication]:
    """Return all PDFs of a project whose first documents exist."""
    found = [year_publication(archive, year) for year in archive.years]
    found += [
        year_publication(archive, year, language)
        for year in archive.years
        for language in second_languages(year)
    ]
    day = max((item.day for item in found), default=NO_DATE)
    found += _documents(app, archive, config.documents, day)
    return [item for item in found if item.root in app.env.found_docs]


def _documents(
    app: Sphinx, archive: Archive, entries: Iterable[Mapping[str, str]], day: dt.date
) -> list[Publication]:
    found = []
    for entry in entries:
        if set(entry) != {"root", "slug", "title"} or not all(entry.values()):
            warn(
                Warnings.CONFIG,
                f"annual_report_documents: {dict(entry)!r} is not a document; "
                'write {"root": "docs/index", "slug": "handbook", "title": "Handbook"}',
                location="conf.py:1",
            )
            continue
        language = app.config.language or "en"
        network = archive.network.name.in_language(language) if archive.network else ""
        invented = invented_note(archive.network, language)
        found.append(
            Publication(
                name=entry["slug"],
                root=entry["root"],
                file=f"{entry['slug']}.pdf",
                source="conf.py",
                title=entry["title"],
                language=language,
                day=day,
                running_title=entry["title"],
                network=capitalized(network),
                description=_described(invented, None, entry["title"], language),
                invented=invented,
            )
        )
    return found
