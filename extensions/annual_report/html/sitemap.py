"""``sitemap.xml``: the addresses of all pages and PDFs, for search engines (sitemaps.org, 0.9).

Only where the address of the site is known: a sitemap has absolute addresses. When a page was
last changed is told for the pages of a year whose report names a day, and left out otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from annual_report.data.report_dates import changed_date, latest_date
from annual_report.html.navigation import index_of
from annual_report.html.site_address import address, page_path, site_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.artifacts import PdfInfo
    from annual_report.data.model import Archive, Year
    from annual_report.data.values import PartialDate

NAME = "sitemap.xml"

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(
    archive: Archive, builder: StandaloneHTMLBuilder, pdfs: Mapping[int, PdfInfo]
) -> bytes | None:
    """Return the sitemap; ``None`` when the address of the site is not known."""
    site = site_address(builder.config)
    if not site:
        return None
    root = ET.Element("urlset", {"xmlns": NAMESPACE})
    for docname in sorted(builder.env.found_docs):
        year = archive.year_of_document(docname)
        _add(root, address(site, page_path(builder, docname)), _date(year, docname))
    for number, pdf in sorted(pdfs.items()):
        year = archive.year(number)
        for file in (pdf, *pdf.others.values()):
            _add(root, address(site, file.path), latest_date(year.report) if year else None)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _date(year: Year | None, docname: str) -> PartialDate | None:
    """Return when a page was last changed; corrections stand on the first page of a year."""
    if year is None:
        return None
    return changed_date(year) if docname == index_of(year, docname) else latest_date(year.report)


def _add(root: ET.Element, location: str, date: PartialDate | None) -> None:
    url = ET.SubElement(root, "url")
    ET.SubElement(url, "loc").text = location
    if date is not None and date.is_exact:
        ET.SubElement(url, "lastmod").text = str(date)
