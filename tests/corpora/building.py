"""The corpora that are built once for all tests: to a site and to a PDF, in one pass."""

from __future__ import annotations

import io
import os
import pickle
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from annual_report.language import page_language
from annual_report.pdf.builder import standing_in
from tests.doctree_outline import has_raw_content, outline_of_doctree
from tests.outline import Outline
from tests.pdf_structure import Element, structure_of

END = "loppu"
"""The last chapter, after which comes only what the PDF itself says."""


@dataclass(frozen=True)
class Project:
    """A corpus as it is written: its files, and the warnings it is known to give.

    ``accepted`` maps regular expressions of warnings to the reasons why they are right.
    ``chapters`` are the documents in the folder ``year`` after its index, in order, the one
    that ends the report left out; ``pdf`` is where the PDF comes out.
    """

    files: Mapping[str, str | bytes]
    chapters: tuple[str, ...]
    accepted: Mapping[str, str] = field(default_factory=dict)
    year: str = "reports/2023"
    pdf: str = "pdf/koe-2023.pdf"


@dataclass(frozen=True)
class Corpus:
    """A corpus as it came out: its site, its PDF, and the outlines of its documents.

    ``outlines`` are those of the doctrees as the writer of the PDF gets them, by the names
    of the chapters. Documents with raw content have none.
    """

    pages: Path
    pdf: Path
    chapters: tuple[str, ...]
    warnings: tuple[str, ...]
    outlines: dict[str, Outline]

    def page(self, chapter: str) -> str:
        """Return a page of the site."""
        return (self.pages / f"{chapter}.html").read_text(encoding="utf-8")


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of a test run share."""
    folder = factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def built(factory: pytest.TempPathFactory, name: str, project: Callable[[], Project]) -> Corpus:
    """Return a corpus, built once for all tests and all workers.

    Fails when the build gave a warning that is not accepted, or did not give one that is.
    """
    folder = shared_folder(factory) / f"corpus-{name}"
    done = folder / "corpus.pickle"
    with FileLock(f"{folder}.lock"):
        if not done.exists():
            folder.mkdir(exist_ok=True)
            corpus = build(folder, project())
            done.write_bytes(pickle.dumps(corpus))
    corpus = pickle.loads(done.read_bytes())  # noqa: S301 - written three lines above
    _check_warnings(corpus.warnings, project().accepted)
    return corpus


def build(folder: Path, project: Project) -> Corpus:
    """Build a project in an empty folder, whatever it warns of."""
    source, output = folder / "source", folder / "html"
    for path, content in project.files.items():
        target = source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    stream = io.StringIO()
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source, source, output, folder / "doctrees", "html", status=None, warning=stream
        )
        outlines: dict[str, Outline] = {}
        # Once the PDF is on its way, as the writer of the PDF does it.
        app.connect(
            "write-started",
            lambda app, _builder: outlines.update(_outlines(app, project)),
            priority=900,
        )
        app.build()
        lines = strip_escape_sequences(stream.getvalue()).splitlines()
    return Corpus(
        pages=output / project.year,
        pdf=output / project.pdf,
        chapters=project.chapters,
        warnings=tuple(filter(str.strip, lines)),
        outlines=outlines,
    )


def _outlines(app: Sphinx, project: Project) -> dict[str, Outline]:
    outlines = {}
    with standing_in(app) as builder:
        for chapter in project.chapters:
            docname = f"{project.year}/{chapter}"
            doctree = app.env.get_doctree(docname)
            app.env.resolve_references(doctree, docname, builder)
            if not has_raw_content(doctree):
                language = page_language(app.env, docname)
                outlines[chapter] = outline_of_doctree(doctree, docname, app.env, language)
    return outlines


def _check_warnings(warnings: tuple[str, ...], accepted: Mapping[str, str]) -> None:
    unknown = [text for text in warnings if not any(re.search(p, text) for p in accepted)]
    assert not unknown, "warnings that are not accepted:\n" + "\n".join(unknown)
    unseen = [p for p in accepted if not any(re.search(p, text) for text in warnings)]
    assert not unseen, "accepted warnings that no longer come:\n" + "\n".join(unseen)


@cache
def tagged(path: Path) -> Element:
    """Return the structure of a PDF, read once for all tests and all workers."""
    kept = path.with_suffix(".tags.pickle")
    with FileLock(path.with_suffix(".tags.lock")):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(structure_of(path)))
    return pickle.loads(kept.read_bytes())  # noqa: S301 - written two lines above
