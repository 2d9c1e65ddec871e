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
from contextlib import contextmanager
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
    from collections.abc import Iterator, Mapping

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


@contextmanager
def search_index(
    builder: StandaloneHTMLBuilder, domain: ReportDomain, staging: Staging
) -> Iterator[None]:
    """Write the index into the output, whole, while something else is done.

    Nothing is written when nothing it holds changed.
    """
    program = executable()
    if program is None:
        yield
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
        yield
        return
    folder = Path(builder.doctreedir) / "annual_report_pagefind"
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    _lay_out(documents, folder / "site")
    try:
        process = _started(program, folder, language)
        try:
            yield
        except BaseException:
            if process is not None:
                process.kill()
                process.communicate()
            raise
        if process is None or not _is_well_done(process):
            staging.keep(f"{FOLDER}/")
            return
        from annual_report.html.search_order import put_in_order  # noqa: PLC0415 - as Pagefind

        put_in_order(folder / FOLDER)
        _take_over(folder / FOLDER, staging)
    finally:
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
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


def _started(program: Path, folder: Path, language: str) -> subprocess.Popen[str] | None:
    command = [
        str(program),
        *("--site", str(folder / "site"), "--output-path", str(folder / FOLDER)),
        *("--exclude-selectors", LEFT_OUT, "--force-language", language),
        *("--keep-index-url", "--silent"),
    ]
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=folder)  # noqa: S603 - a program of a package we depend on
    except OSError as error:
        warn(Warnings.SEARCH, f"the search index was not written: {error}")
        return None


def _is_well_done(process: subprocess.Popen[str]) -> bool:
    """Wait for Pagefind; tell if it did not do its work."""
    try:
        output, errors = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        warn(Warnings.SEARCH, f"the search index was not written: {error}")
        return False
    if process.returncode:
        told = " ".join((errors or output).split())
        warn(Warnings.SEARCH, f"the search index was not written: {told}")
    return not process.returncode


def _lay_out(documents: Mapping[str, bytes], site: Path) -> None:
    """Write what has changed of what Pagefind reads, and remove what is gone."""
    for path, content in documents.items():
        write_if_changed(site / path, content)
    for file in [path for path in site.rglob("*") if path.is_file()]:
        if file.relative_to(site).as_posix() not in documents:
            file.unlink()


def _take_over(made: Path, staging: Staging) -> None:
    """Publish the files that a search needs; those that are there already stay."""
    for path in sorted(made.rglob("*")):
        if not path.is_file() or not KEPT.fullmatch(path.name):
            continue
        name = f"{FOLDER}/{path.relative_to(made).as_posix()}"
        content, live = path.read_bytes(), staging.live / name
        if live.is_file() and live.read_bytes() == content:
            staging.keep(name)
        else:
            write_if_changed(staging.folder / name, content)
