"""Puts the open data beside the pages: a folder a year, the schema and the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report import open_data
from annual_report.config import Config
from annual_report.html.files import write_if_changed
from annual_report.html.navigation import index_of
from annual_report.html.site_address import page_path, site_address
from annual_report.open_data import catalog, json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.artifacts import PdfInfo
    from annual_report.data.model import Year
    from annual_report.domain import ReportDomain
    from annual_report.staging.site import Staging

FOLDER = "data"
"""Where the open data lies in the output."""


def address_of(year: Year, name: str) -> str:
    """Return the path of a data file below the output folder."""
    return f"{FOLDER}/{year.year}/{name}"


def has_any_fault(domain: ReportDomain) -> bool:
    """Return whether any data has faults: what tells of all years would then tell too little."""
    return bool(domain.load().unread or domain.faulty_files)


def write_data_files(
    staging: Staging,
    domain: ReportDomain,
    builder: StandaloneHTMLBuilder,
    pdfs: Mapping[int, PdfInfo],
) -> None:
    """Write the open data of every year, the schema and the catalogue, whole files only.

    The data of a year with faults stays as it was, and so does the catalogue then.
    """
    outdir = staging.folder
    sizes = _write_years(staging, domain)
    site = site_address(builder.config)
    schema = json_schema.json_schema(f"{site}{FOLDER}/" if site else "")
    write_if_changed(outdir / FOLDER / json_schema.PATH, schema)
    if has_any_fault(domain):
        staging.keep(f"{FOLDER}/{catalog.NAME}")
        return
    archive = domain.complete_archive
    datasets = [
        catalog.Dataset(
            year=year,
            files=tuple(_published(year, sizes[year.year], pdfs)),
            page=page_path(builder, index_of(year))
            if index_of(year) in builder.env.found_docs
            else None,
        )
        for year in reversed(archive.years)
    ]
    publishing = catalog.Publishing(
        site=site,
        license=Config.of(builder.config).license,
        language=builder.config.language,
        title=builder.config.project,
        folder=FOLDER,
    )
    written = catalog.catalog(archive, datasets, publishing)
    write_if_changed(outdir / FOLDER / catalog.NAME, written)


def _published(
    year: Year, sizes: Mapping[str, int], pdfs: Mapping[int, PdfInfo]
) -> list[catalog.DataFile]:
    """Return the files of a year on the site with their sizes, its PDFs last."""
    files = [
        catalog.DataFile(path=address_of(year, name), size=size) for name, size in sizes.items()
    ]
    pdf = pdfs.get(year.year)
    return files + [
        catalog.DataFile(path=item.path, size=item.size, language=item.language)
        for item in (pdf.all if pdf else ())
    ]


def _write_years(staging: Staging, domain: ReportDomain) -> dict[int, dict[str, int]]:
    """Write the files of the years; return the sizes of those that were written, by name."""
    sizes: dict[int, dict[str, int]] = {}
    for name in domain.load().unread:
        staging.keep(f"{FOLDER}/{name.rpartition('/')[2]}/")
    archive = domain.complete_archive
    for year in archive.years:
        if domain.has_faults(year):
            staging.keep(f"{FOLDER}/{year.year}/")
            continue
        files = open_data.site_files(archive, year)
        sizes[year.year] = {name: len(content) for name, content in files.items()}
        for name, content in files.items():
            write_if_changed(staging.folder / address_of(year, name), content)
    return sizes
