"""Puts the open data beside the pages: a folder a year, the schema and the catalogue.

The files of the years need nothing of the pages. Where there is much data they are made, and looked
into, while the pages are written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from annual_report import open_data
from annual_report.beside import IS_POSSIBLE, Beside
from annual_report.config import Config
from annual_report.html.files import write_if_changed
from annual_report.html.navigation import index_of
from annual_report.html.site_address import page_path, site_address
from annual_report.open_data import catalog, json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.artifacts import Examiner, PdfInfo
    from annual_report.data.model import Year
    from annual_report.domain import ReportDomain
    from annual_report.staging.site import Staging

    Sizes = dict[int, dict[str, int]]
    """The sizes of files in bytes, by year and name."""
    Made = tuple[Sizes, dict[str, bool]]
    """Sizes, and whether files are clean, by what stands for their bytes."""

FOLDER = "data"
"""Where the open data lies in the output."""

MANY = 500
"""From so many objectives and projects on the files are made in a process of their own."""


def address_of(year: Year, name: str) -> str:
    """Return the path of a data file below the output folder."""
    return f"{FOLDER}/{year.year}/{name}"


def has_any_fault(domain: ReportDomain) -> bool:
    """Return whether any data has faults: what tells of all years would then tell too little."""
    return bool(domain.load().unread or domain.faulty_files)


class DataFiles:
    """The open data of one application's builds."""

    def __init__(self, staging: Staging, examiner: Examiner) -> None:
        self._staging = staging
        self._examiner = examiner
        self._sizes: Sizes | None = None
        self._beside: Beside[Made] | None = None

    def begin(self, domain: ReportDomain, doctrees: Path) -> None:
        """Begin with the files of the years if they are many."""
        self._sizes = self._beside = None
        if IS_POSSIBLE and _rows(domain) >= MANY:
            work = partial(self._make, domain, self._staging.folder)
            self._beside = Beside(work, self._note, doctrees)

    def join(self) -> None:
        """Wait for what was begun: its files are written then, and looked into."""
        beside, self._beside = self._beside, None
        if beside is not None:
            beside.join()

    def stop(self) -> None:
        """Make nothing more: the build has failed."""
        beside, self._beside = self._beside, None
        if beside is not None:
            beside.stop()

    def write(
        self, domain: ReportDomain, builder: StandaloneHTMLBuilder, pdfs: Mapping[int, PdfInfo]
    ) -> None:
        """Write the open data of every year, the schema and the catalogue, whole files only.

        The data of a year with faults stays as it was, and so does the catalogue then.
        """
        staging = self._staging
        for name in domain.load().unread:
            staging.keep(f"{FOLDER}/{name.rpartition('/')[2]}/")
        for year in domain.complete_archive.years:
            if domain.has_faults(year):
                staging.keep(f"{FOLDER}/{year.year}/")
        self.join()
        if self._sizes is None:
            self._note(self._make(domain, staging.folder))
        _write_lists(staging, domain, builder, self._sizes or {}, pdfs)

    def _note(self, made: Made) -> None:
        self._sizes, examined = made
        self._examiner.take(examined)

    def _make(self, domain: ReportDomain, folder: Path) -> Made:
        """Write the files of the years; return their sizes, and whether they are clean."""
        sizes: Sizes = {}
        examined = {}
        archive = domain.complete_archive
        for year in archive.years:
            if domain.has_faults(year):
                continue
            files = open_data.site_files(archive, year)
            sizes[year.year] = {name: len(content) for name, content in files.items()}
            for name, content in files.items():
                address = address_of(year, name)
                write_if_changed(folder / address, content)
                digest, is_clean = self._examiner.examine(self._staging.live / address, content)
                examined[digest] = is_clean
        return sizes, examined


def _rows(domain: ReportDomain) -> int:
    """Return how many objectives and projects there are."""
    years = domain.complete_archive.years
    return sum(len(year.objectives) + len(year.projects) for year in years)


def _write_lists(
    staging: Staging,
    domain: ReportDomain,
    builder: StandaloneHTMLBuilder,
    sizes: Sizes,
    pdfs: Mapping[int, PdfInfo],
) -> None:
    """Write what tells of all years: the schema and the catalogue."""
    outdir = staging.folder
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
