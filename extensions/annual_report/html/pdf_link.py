"""The link to a year's PDF: its place in a page, and what is put there.

The size and page count of a PDF are known only after the pages have been written. Each page
therefore holds a region between two comments, empty at first; :func:`update_pages` fills it.
It depends on nothing but the page's own place and the PDF, so that a page comes out the same
from a whole build and from a partial one.
"""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils.nodes import SkipNode

from annual_report.data.enums import ReportKind
from annual_report.html.files import write_if_changed
from annual_report.html.texts import file_size, page_count
from annual_report.i18n import message
from annual_report.language import page_language
from annual_report.nodes import pdf_place
from annual_report.year_names import year_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from annual_report.artifacts import PdfInfo

END = "<!--/report-pdf-->"
_REGION = re.compile(
    rb"(<!--report-pdf (\d{4}) ([a-z]+)(\*?)(?: ([a-z_]+))?-->).*?" + END.encode(), re.DOTALL
)
ICON = (
    '<svg class="report-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
    '<path fill-rule="evenodd" d="M3 1h6.6L13.5 4.9V15H3zM4.5 2.5v11H12V6H8.5V2.5zM10 2.9v1.6h1.6z'
    'M7.5 7H9v3.1l.9-.9 1 1-2.65 2.6L5.6 10.2l1-1 .9.9z"/></svg>'
)


def region(
    year: int,
    language: str,
    kind: ReportKind = ReportKind.ANNUAL_REPORT,
    *,
    each: bool = False,
) -> str:
    """Return the empty region for the link to a year's PDF, in the language of the page.

    With ``each`` it has a link to the PDF in each language of the report.
    """
    known = "" if kind is ReportKind.ANNUAL_REPORT else f" {kind}"
    return f"<!--report-pdf {year} {language}{'*' if each else ''}{known}-->{END}"


def link(
    info: PdfInfo,
    href: str,
    language: str,
    kind: ReportKind = ReportKind.ANNUAL_REPORT,
    *,
    is_one_of_many: bool = False,
) -> str:
    """Return the link to a PDF that says what is behind it: ``PDF, 24 sivua, 310 kt``.

    Its language is said, in that language, where it is not the page's or there are others.
    """
    year = year_name(info.year, kind, language)
    extent = f"{page_count(info.pages, language)}, {file_size(info.size, language)}"
    is_other = bool(info.language) and info.language != language
    spoken, other = "", ""
    if is_other or is_one_of_many:
        words = escape(message(info.language, "In English"))
        spoken = f'<span lang="{info.language}">{words}</span>: '
    if is_other:
        other = f' hreflang="{info.language}"'
    return (
        f'<a class="report-pdf" href="{escape(href)}" type="application/pdf"{other}>{ICON}'
        f'<span class="report-hidden">{escape(year)}, </span>'
        f"<span>{spoken}PDF, {escape(extent)}</span></a>"
    )


def _links(
    info: PdfInfo, folder: str, language: str, kind: ReportKind, *, is_each: bool
) -> Iterator[str]:
    """Yield the links to a year's PDF, or to its PDFs in each language."""
    wanted = info.all if is_each else (info.in_language(language),)
    for one in wanted:
        href = quote(str(PurePosixPath(Path(folder).as_posix(), one.path)))
        made = link(one, href, language, kind, is_one_of_many=len(wanted) > 1)
        yield f'<span class="report-pdfs">{made}</span>' if len(wanted) > 1 else made


def visit_pdf_place(self: HTML5Translator, node: pdf_place) -> None:
    """Put the empty region for the link in place of the name of the file."""
    language = page_language(self.builder.env, self.docnames[-1])
    self.body.append(region(node["year"], language, ReportKind(node["kind"]), each=True))
    raise SkipNode


def setup_pdf_links(app: Sphinx) -> None:
    """Leave room for the links in every HTML builder."""
    app.add_node(pdf_place, override=True, html=(visit_pdf_place, None))


def without_links(content: bytes) -> tuple[bytes, bytes]:
    """Return a page as it was written, and the links to PDFs that were put into it since."""
    links = b"\n".join(match[0] for match in _REGION.finditer(content))
    return _REGION.sub(rb"\1" + END.encode(), content), links


def update_pages(
    outdir: str | os.PathLike[str],
    html_files: Iterable[str | os.PathLike[str]],
    infos: Mapping[int, PdfInfo],
    live: str | os.PathLike[str] | None = None,
) -> int:
    """Fill the regions of pages with links to the PDFs of their years; return how many changed.

    ``html_files`` are paths of pages below ``outdir``; one that does not exist is passed by.
    A year without PDF leaves its region empty. A page is replaced by rename, and only if it
    changes. One that is not in ``outdir`` is taken from ``live``, the output of the last build,
    and written into ``outdir`` if it changes.
    """
    changed = 0
    for name in html_files:
        page = Path(name)
        source = page
        if live is not None and not page.is_file():
            source = Path(live, page.relative_to(outdir))
        if not source.is_file():
            continue
        content = source.read_bytes()
        folder = os.path.relpath(outdir, page.parent)

        def fill(match: re.Match[bytes], folder: str = folder) -> bytes:
            info = infos.get(int(match[2]))
            if info is None:
                return match[1] + END.encode()
            kind = ReportKind(match[5].decode()) if match[5] else ReportKind.ANNUAL_REPORT
            links = _links(info, folder, match[3].decode(), kind, is_each=bool(match[4]))
            return match[1] + "".join(links).encode() + END.encode()

        filled = _REGION.sub(fill, content)
        if filled != content:
            changed += write_if_changed(page, filled)
    return changed
