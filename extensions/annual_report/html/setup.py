"""Registers the HTML side with Sphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.artifacts import PDFS_WRITTEN, PdfInfo
from annual_report.html import feed, sitemap
from annual_report.html.accessibility_link import setup_accessibility_link
from annual_report.html.admonitions import setup_admonitions
from annual_report.html.anchors import setup_anchors
from annual_report.html.assets import copy_fonts, remove_leftovers, setup_assets
from annual_report.html.badges import setup_badges
from annual_report.html.charts import setup_charts
from annual_report.html.data_files import DataFiles, has_any_fault
from annual_report.html.files import write_if_changed
from annual_report.html.inline_scripts import setup_inline_scripts
from annual_report.html.math import setup_math
from annual_report.html.outdated import pages_to_write
from annual_report.html.page_context import (
    AFTER_THEME,
    BEFORE_THEME,
    add_page_context,
    archive_of,
    domain_of,
    use_own_parts,
)
from annual_report.html.pdf_link import setup_pdf_links, update_pages, without_links
from annual_report.html.previews import setup_previews
from annual_report.html.search_index import search_index
from annual_report.html.sources import setup_sources
from annual_report.html.tables import setup_tables
from annual_report.html.texts import setup_texts
from annual_report.staging.faults import not_written
from annual_report.staging.site import is_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.artifacts import Examiner
    from annual_report.data.model import Archive
    from annual_report.staging.site import Staging

AFTER_NUMBERS = 900
"""Priority of looking for changed frames: Sphinx has then numbered the sections."""

AFTER_STAGING = 450
"""Priority of what is written beside the pages: it is known where, and what may be published."""

BEFORE_PDF = 400
"""Priority of what needs the pages alone, and is done while the last PDFs are made."""

AFTER_PDF = 900
"""Priority of our last step: the PDF side has then told what it made."""


class Finish:
    """What is written beside the pages when they are finished. One object an application."""

    def __init__(self, staging: Staging, examiner: Examiner) -> None:
        self._staging = staging
        self._examiner = examiner
        self._data = DataFiles(staging, examiner)
        self._pdfs: dict[int, PdfInfo] = {}

    def note_pdfs(self, _app: Sphinx, infos: dict[int, PdfInfo]) -> None:
        """Keep what the PDF side tells of the finished PDFs (event ``PDFS_WRITTEN``)."""
        self._pdfs = dict(infos)

    def start(self, app: Sphinx, _builder: Builder) -> None:
        """Begin with what needs no pages (``write-started``)."""
        if is_site(app):
            self._data.begin(domain_of(app), Path(app.doctreedir))

    def begin(self, app: Sphinx, exception: Exception | None) -> None:
        """Make what finds the pages, and look into what is written (``build-finished``).

        Raises ``OutputError`` if it cannot be written.
        """
        if exception is not None:
            self._data.stop()
            return
        if not is_site(app):
            return
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
        try:
            with search_index(builder, domain_of(app), self._staging):
                self._data.join()
                self._examiner.look_ahead(self._staging.folder, self._staging.live, without_links)
        except OSError as error:
            raise not_written(error) from error

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Write what stands beside the pages, and put it all in its place (``build-finished``).

        Raises ``OutputError`` if it cannot be written.
        """
        if exception is not None or not is_site(app):
            return
        try:
            self._write(app)
        except OSError as error:
            raise not_written(error) from error
        self._staging.publish(app)

    def _write(self, app: Sphinx) -> None:
        """Write fonts, open data and the links to the PDFs."""
        builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
        outdir = Path(app.outdir)
        copy_fonts(outdir / "_static")
        remove_leftovers(outdir / "_static")
        self._data.write(domain_of(app), builder, self._pdfs)
        if not has_any_fault(domain_of(app)):
            self._write_lists(outdir, builder, archive_of(app))
        else:
            self._staging.keep(feed.NAME, sitemap.NAME)
        pages = [builder.get_outfilename(name) for name in sorted(app.env.found_docs)]
        update_pages(outdir, pages, self._pdfs, self._staging.live)

    def _write_lists(self, outdir: Path, builder: StandaloneHTMLBuilder, archive: Archive) -> None:
        """Write what programs read to find the pages; it tells of all years or stays as it was."""
        write_if_changed(outdir / feed.NAME, feed.feed(archive, builder, self._pdfs))
        found = sitemap.sitemap(archive, builder, self._pdfs)
        if found is not None:
            write_if_changed(outdir / sitemap.NAME, found)


def setup_html(app: Sphinx, staging: Staging, examiner: Examiner) -> None:
    """Register page context, badges, templates and static files."""
    setup_texts(app)
    setup_assets(app)
    setup_admonitions(app)
    setup_badges(app)
    setup_charts(app)
    setup_math(app)
    setup_sources(app)
    setup_tables(app)
    setup_anchors(app)
    setup_pdf_links(app)
    setup_previews(app)
    setup_inline_scripts(app)
    setup_accessibility_link(app)
    finish = Finish(staging, examiner)
    app.connect("env-get-updated", pages_to_write, priority=AFTER_NUMBERS)
    app.connect("html-page-context", add_page_context, priority=BEFORE_THEME)
    app.connect("html-page-context", use_own_parts, priority=AFTER_THEME)
    app.connect("write-started", finish.start, priority=AFTER_STAGING)
    app.connect(PDFS_WRITTEN, finish.note_pdfs)
    app.connect("build-finished", finish.begin, priority=BEFORE_PDF)
    app.connect("build-finished", finish.finish, priority=AFTER_PDF)
