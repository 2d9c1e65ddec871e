"""``atom.xml``: the published years and their corrections, for feed readers (Atom, RFC 4287).

Dates are those of the reports, never of the build, so that equal sources give equal bytes. Ids
are made of the network and the year, so that they stay the same wherever the site moves. Links
are absolute when the address of the site is known, else relative to the feed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from annual_report.data.enums import ReportStatus
from annual_report.data.language_sets import folder_in, languages_of
from annual_report.data.report_dates import changed_date, report_date
from annual_report.formatting import capitalized
from annual_report.html.navigation import index_of, years_with_pages
from annual_report.html.site_address import address, page_path, site_address
from annual_report.i18n import message
from annual_report.year_names import invented_note, year_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.artifacts import PdfInfo
    from annual_report.data.errata import Erratum
    from annual_report.data.model import Archive, Year

NAME = "atom.xml"

MEDIA_TYPE = "application/atom+xml"

NAMESPACE = "http://www.w3.org/2005/Atom"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOTHING_YET = dt.date(2000, 1, 1)
"""When a feed without entries was updated: RFC 4287 wants a date, and none is known."""


def feed_title(archive: Archive, project: str, language: str) -> str:
    """Return the title of the feed."""
    network = archive.network
    name = capitalized(network.name.in_language(language)) if network else project
    return message(language, "{network}: annual reports", network=name)


def feed(archive: Archive, builder: StandaloneHTMLBuilder, pdfs: Mapping[int, PdfInfo]) -> bytes:
    """Return the feed of the years that are published or approved, the newest first."""
    return _Writer(archive, builder, pdfs).feed()


class _Writer:
    def __init__(
        self, archive: Archive, builder: StandaloneHTMLBuilder, pdfs: Mapping[int, PdfInfo]
    ) -> None:
        self._archive = archive
        self._builder = builder
        self._pdfs = pdfs
        self._site = site_address(builder.config)
        self._language = builder.config.language

    def feed(self) -> bytes:
        archive, project = self._archive, self._builder.config.project
        years = [
            year
            for year in years_with_pages(self._builder.env, archive)
            if year.report.status is not ReportStatus.DRAFT
        ]
        newest = max(map(_changed, years), default=_NOTHING_YET)
        root = ET.Element("feed", {"xmlns": NAMESPACE, _LANG: self._language})
        _add(root, "title", feed_title(archive, project, self._language))
        if note := invented_note(archive.network, self._language):
            _add(root, "subtitle", note)
        _add(root, "id", self._id())
        _add(root, "updated", _time(newest))
        network = archive.network
        author = network.name.in_language(self._language) if network else project
        _add(ET.SubElement(root, "author"), "name", author)
        if self._site:  # a relative address does not say where the feed is
            self_link = {"rel": "self", "type": MEDIA_TYPE, "href": address(self._site, NAME)}
            ET.SubElement(root, "link", self_link)
        front = page_path(self._builder, self._builder.config.root_doc)
        self._add_page(root, front)
        for year in years:
            for position, erratum in reversed([*enumerate(year.errata)]):
                self._add_erratum(root, year, position, erratum)
            self._add_entry(root, year)
        ET.indent(root)
        written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"

    def _add_entry(self, root: ET.Element, year: Year) -> None:
        report = year.report
        entry = ET.SubElement(root, "entry", {_LANG: report.language})
        _add(entry, "title", report.title.in_language(report.language))
        _add(entry, "id", self._id(year))
        _add(entry, "updated", _time(_changed(year)))
        if report.dates.published is not None and report.dates.published.is_exact:
            _add(entry, "published", _time(report.dates.published.first_day))
        languages = languages_of(year, self._builder.env.titles)
        for language in languages:
            path = page_path(self._builder, f"{folder_in(year, language)}/index")
            self._add_page(entry, path, language if len(languages) > 1 else "")
        pdf = self._pdfs.get(year.year)
        for file in pdf.all if pdf else ():
            link = {
                "rel": "enclosure",
                "type": "application/pdf",
                "hreflang": file.language,
                "href": address(self._site, file.path),
                "length": str(file.size),
            }
            ET.SubElement(entry, "link", link)
        name = year_name(year.year, report.kind, report.language)
        description = report.description
        summary = description.in_language(report.language) if description else name
        _add(entry, "summary", summary)

    def _add_erratum(self, root: ET.Element, year: Year, position: int, erratum: Erratum) -> None:
        report, language = year.report, year.report.language
        entry = ET.SubElement(root, "entry", {_LANG: language})
        name = year_name(year.year, report.kind, language)
        _add(entry, "title", message(language, "Correction: {name}", name=name))
        _add(entry, "id", self._id(year, f"/errata/{position}"))
        _add(entry, "updated", _time(erratum.date.last_day))
        docname = f"{year.folder}/{erratum.document}"
        known = docname in self._builder.env.found_docs
        self._add_page(entry, page_path(self._builder, docname if known else index_of(year)))
        _add(entry, "summary", erratum.text.in_language(language))

    def _add_page(self, parent: ET.Element, path: str, language: str = "") -> None:
        link = {"rel": "alternate", "type": "text/html", "href": address(self._site, path) or "./"}
        if language:
            link["hreflang"] = language
        ET.SubElement(parent, "link", link)

    def _id(self, year: Year | None = None, part: str = "") -> str:
        network = self._archive.network
        name = network.id if network else self._builder.config.project
        return uuid5(NAMESPACE_URL, f"annual-report:{name}/{year.year if year else ''}{part}").urn


def _changed(year: Year) -> dt.date:
    """Return the day of a report, or that of its last correction."""
    date = changed_date(year)
    return date.last_day if date is not None else report_date(year.report)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _time(date: dt.date) -> str:
    """Return a day as RFC 3339 has times; a report's day has no hour."""
    return f"{date.isoformat()}T00:00:00Z"
