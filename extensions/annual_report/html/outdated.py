"""Which pages must be written again because what stands around their text has changed.

Sphinx writes a page again when its source changes. The frame of a page shows more: the
years, the chapters of its year and their titles, the status of the report. A digest of each
page's frame is kept in the environment; pages whose digest changes are written again, so
that a partial build gives the same site as a whole one.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report import open_data
from annual_report.data.language_sets import is_in_second_set
from annual_report.html.changes import changes_place
from annual_report.html.frame import year_view
from annual_report.html.navigation import Navigation, index_of, neighbours, years_with_pages
from annual_report.html.other_languages import other_languages
from annual_report.html.page_context import archive_of, domain_of
from annual_report.language import page_language
from annual_report.source_scopes import sources_shown
from annual_report.year_names import invented_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import Archive
    from annual_report.html.navigation import Link

DIGESTS = "annual_report_frames"
"""The attribute of the environment that keeps the digests."""


def _frame(
    app: Sphinx,
    archive: Archive,
    docname: str,
    sources: Mapping[str, list[str]],
    known: dict[object, tuple[Link, ...]],
) -> object:
    env = app.env
    language = page_language(env, docname)
    navigation = Navigation(env, archive, docname, language, known)
    year = archive.year_of_document(docname)
    is_first = year is not None and docname == index_of(year, docname)
    views = []
    if year is not None:
        errata = year.errata if is_first else ()
        views = [year_view(archive, year, language, changes=is_first, errata=errata)]
    data: list[str] = []
    changes: object = None
    if docname == env.config.root_doc:
        years = years_with_pages(env, archive)
        views = [year_view(archive, item, language, changes=True) for item in years]
    elif year and is_first:
        changes = changes_place(domain_of(app), year)
        data = [*open_data.site_file_names(year), str(year.report.description)]
    network = archive.network.name.in_language(language) if archive.network else ""
    invented = invented_note(archive.network, language)
    shown = language, network, invented, changes, views, data
    others: list[object] = [other_languages(env, archive, docname)]
    if docname == env.config.root_doc:
        others += [other_languages(env, archive, index_of(item)) for item in years]
    if year and is_in_second_set(archive, docname):
        around = neighbours(env, year, docname)
        others += [(name, repr(env.titles[name])) for name in around if name]
    return shown, others, navigation.sidebar(), navigation.years(), sources.get(docname)


def _assets(app: Sphinx) -> str:
    """Return a digest of the style sheets and scripts: each page names them by their contents."""
    total = hashlib.sha256()
    for name in ("sphinx", "sphinx-book-theme", "pydata-sphinx-theme"):
        try:
            total.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            continue
    for folder in app.config.html_static_path:
        for path in sorted(Path(app.confdir, folder).rglob("*")):
            if path.suffix in {".css", ".js"} and path.is_file():
                total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents whose frame has changed since the last build (``env-get-updated``)."""
    archive = archive_of(app)
    before: dict[str, str] = getattr(env, DIGESTS, {})
    sources = sources_shown(env)
    assets = _assets(app)
    known: dict[object, tuple[Link, ...]] = {}
    now = {
        docname: hashlib.sha256(
            repr((assets, _frame(app, archive, docname, sources, known))).encode()
        ).hexdigest()
        for docname in sorted(env.found_docs)
        if docname in env.titles
    }
    setattr(env, DIGESTS, now)
    return [docname for docname, digest in now.items() if before.get(docname) != digest]
