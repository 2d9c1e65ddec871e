"""Makes the index of the search with Pagefind, when the pages are written.

Pagefind runs once over small files that say what it is to find (``search_entries``), in the
language of the site: one index, so that a search finds pages of every language. Where its
program is not installed (the extra ``search`` brings it), the theme's own search stays.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.diagnostics import Warnings, warn
from annual_report.html.files import write_if_changed
from annual_report.html.pdf_link import without_links
from annual_report.html.search_entries import item_entries, page_entry
from annual_report.language import page_language
from annual_report.view import anchor_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.domain import ReportDomain
    from annual_report.html.search_entries import Entry
    from annual_report.staging.site import Staging

FOLDER = "pagefind"
"""Where the index lies in the output; the script of the search looks for it there."""

KEPT = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.[\w-]+\.pagefind|.*\.pf_\w+"
)
"""The files a search needs; Pagefind brings user interfaces of its own as well."""

LEFT_OUT = (
    ".headerlink, .report-mark, .report-facts, .report-notice, .report-filter, .toctree-wrapper, "
    "nav, script, style, svg, math, form"
)
"""What of an article is not its text."""

TIMEOUT = 300
"""The longest an indexing may take, in seconds; a thousand pages take about two."""

_ARTICLE = re.compile(r'<article class="bd-article.*</article>', re.DOTALL)
_BODY = re.compile(r'<div class="body" role="main">.*|<body.*</body>', re.DOTALL)


def executable() -> Path | None:
    """Return Pagefind's program, or ``None`` where it is not installed."""
    if find_spec("pagefind") is None or find_spec("cbor2") is None:
        return None
    from pagefind.service import get_executable  # noqa: PLC0415 - an optional dependency

    return get_executable()


def write_search_index(
    builder: StandaloneHTMLBuilder, domain: ReportDomain, staging: Staging
) -> None:
    """Write the index into the output, whole; nothing when nothing it holds changed."""
    program = executable()
    if program is None:
        return
    language = builder.config.language or "en"
    documents = {
        entry.path: entry.document(language)
        for entry in _entries(builder, domain, language, staging)
    }
    state = Path(builder.doctreedir) / "annual_report_search"
    digest = _digest(documents, str(program))
    is_there = (staging.live / FOLDER).is_dir() and not staging.was_unfinished
    if is_there and state.is_file() and state.read_bytes() == digest.encode():
        staging.keep(f"{FOLDER}/")
        return
    folder = Path(builder.doctreedir) / "annual_report_pagefind"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        for path, content in documents.items():
            write_if_changed(folder / "site" / path, content)
        if not _run(program, folder, language):
            staging.keep(f"{FOLDER}/")
            return
        from annual_report.html.search_order import put_in_order  # noqa: PLC0415 - as Pagefind

        put_in_order(folder / FOLDER)
        _take_over(folder / FOLDER, staging.folder / FOLDER)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    write_if_changed(state, digest.encode())


def _entries(
    builder: StandaloneHTMLBuilder, domain: ReportDomain, language: str, staging: Staging
) -> Iterator[Entry]:
    env, archive = builder.env, domain.complete_archive
    outdir = Path(builder.outdir)
    for docname in sorted(env.found_docs):
        name = Path(builder.get_outfilename(docname)).relative_to(outdir).as_posix()
        page = staging.path(name)
        if not page.is_file():
            continue
        html = without_links(page.read_bytes())[0].decode()
        found = _ARTICLE.search(html) or _BODY.search(html)
        yield page_entry(
            name,
            env.titles[docname].astext(),
            found[0] if found else "",
            archive.year_of_document(docname),
            language,
            written_in=page_language(env, docname),
        )
    pages = {
        docname: Path(builder.get_outfilename(docname)).relative_to(outdir).as_posix()
        for docname in {place.docname for place in domain.places.values()}
    }
    addresses = {
        (str(key[0]), key[1], key[2]): f"{pages[place.docname]}#{anchor_id(key)}"
        for key, place in domain.places.items()
    }
    yield from item_entries(archive, addresses, language)


def _digest(documents: dict[str, bytes], program: str) -> str:
    digest = hashlib.sha256(program.encode())
    for path, content in sorted(documents.items()):
        digest.update(f"\n{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _run(program: Path, folder: Path, language: str) -> bool:
    command = [
        str(program),
        *("--site", str(folder / "site"), "--output-path", str(folder / FOLDER)),
        *("--exclude-selectors", LEFT_OUT, "--force-language", language),
        *("--keep-index-url", "--silent"),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - a program of a package we depend on
            command, capture_output=True, text=True, timeout=TIMEOUT, check=False, cwd=folder
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        warn(Warnings.SEARCH, f"the search index was not written: {error}")
        return False
    if done.returncode:
        told = " ".join((done.stderr or done.stdout).split())
        warn(Warnings.SEARCH, f"the search index was not written: {told}")
    return not done.returncode


def _take_over(made: Path, target: Path) -> None:
    """Put the files that a search needs into a folder."""
    for path in sorted(made.rglob("*")):
        if path.is_file() and KEPT.fullmatch(path.name):
            write_if_changed(target / path.relative_to(made), path.read_bytes())
