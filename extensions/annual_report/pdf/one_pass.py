"""The one pass: the PDFs of the years made beside the HTML, from the same doctrees.

When Sphinx has read everything and begins to write, a forked process resolves, translates
and compiles the years that need it, on what the environment holds then, while this one
writes HTML. Where forking is not to be had, the same is done before the HTML is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.parallel import ParallelTasks, parallel_available

from annual_report import open_data
from annual_report.artifacts import PDFS_WRITTEN, PdfInfo
from annual_report.config import Config
from annual_report.diagnostics import Warnings, warn
from annual_report.pdf.book import timestamp
from annual_report.pdf.builder import TypstBuilder, standing_in
from annual_report.pdf.compiler import Answer, Compilation, Job, Message, font_paths
from annual_report.pdf.project import MAIN, Project, documents_of, root_document, write_project
from annual_report.pdf.state import State, base_key, sha256_of, year_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from annual_report.data.model import Archive, Year
    from annual_report.domain import ReportDomain

logger = logging.getLogger(__name__)

BUILDERS = ("html", "dirhtml", "typst")
"""The builders that write PDFs as well."""

_PLACE = re.compile(r"─ (.+\.typ):(\d+):\d+$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A year to make, and where."""

    year: Year
    directory: Path
    pdf: Path
    key: str


class OnePass:
    """Makes the PDFs of one build. One object an application, bound to its events."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._child: ParallelTasks | None = None

    # Events

    def start(self, app: Sphinx, builder: Builder) -> None:
        """Begin with the years that need it (event ``write-started``)."""
        self._child = None
        if builder.name not in BUILDERS or not Config.of(app.config).pdf:
            return
        tasks = self._outdated(app)
        if not tasks:
            return
        if parallel_available and builder.name != TypstBuilder.name:
            self._child = ParallelTasks(1)
            self._child.add_task(lambda: self._make_all(app, tasks))
        else:
            self._make_all(app, tasks)

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Wait for the PDFs and tell of them (event ``build-finished``)."""
        child, self._child = self._child, None
        if exception is not None:
            if child is not None:
                child.terminate()
            return
        if app.builder.name not in BUILDERS or not Config.of(app.config).pdf:
            return
        if child is not None:
            child.join()
        app.emit(PDFS_WRITTEN, self._infos(app))

    # Which years

    def _outdated(self, app: Sphinx) -> list[Task]:
        archive, config = _archive(app), Config.of(app.config)
        base = base_key(app.env, config, archive, self._version)
        files = [app.srcdir / name for name in (config.logo, config.typst_template) if name]
        tasks = []
        for year in archive.years:
            root = root_document(year)
            if root not in app.env.found_docs:
                continue
            documents = documents_of(app.env, root)
            key = year_key(base, app.env, year, documents, files)
            task = Task(year=year, directory=_directory(app, year), pdf=_pdf(app, year), key=key)
            state = State.read(task.directory)
            if state is None or state.key != key or not state.fits(task.pdf):
                tasks.append(task)
        return tasks

    def _infos(self, app: Sphinx) -> dict[int, PdfInfo]:
        infos = {}
        for year in _archive(app).years:
            state, pdf = State.read(_directory(app, year)), _pdf(app, year)
            if state is not None and pdf.is_file():
                infos[year.year] = PdfInfo(
                    year=year.year,
                    path=pdf.relative_to(app.outdir).as_posix(),
                    pages=state.pages,
                    size=state.size,
                )
        return infos

    # Making

    def _make_all(self, app: Sphinx, tasks: list[Task]) -> None:
        """Translate and compile; a year is compiled while the next is translated."""
        site = app.builder
        running: tuple[Task, Project, str, Compilation] | None = None
        with standing_in(app) as builder:
            for task in tasks:
                project = self._write(app, builder, task, site)
                source = project.digest()
                state = State.read(task.directory)
                if state is not None and state.source == source and state.fits(task.pdf):
                    _keep(state, task)
                    continue
                if running is not None:
                    _finish_compiling(Path(app.srcdir), *running)
                running = (task, project, source, Compilation(_job(app, task, project)))
        if running is not None:
            _finish_compiling(Path(app.srcdir), *running)

    def _write(self, app: Sphinx, builder: TypstBuilder, task: Task, site: Builder) -> Project:
        archive = _archive(app)
        return write_project(
            task.directory,
            builder=builder,
            archive=archive,
            year=task.year,
            config=Config.of(app.config),
            data=open_data.files(archive, task.year),
            version=self._version,
            address=_addresses(app, site),
        )


def _archive(app: Sphinx) -> Archive:
    domain: ReportDomain = app.env.get_domain("report")  # type: ignore[assignment] # the domain of that name is ours
    return domain.archive


def _directory(app: Sphinx, year: Year) -> Path:
    base = Path(app.outdir) if app.builder.name == TypstBuilder.name else Path(app.doctreedir)
    return base / "typst" / str(year.year)


def _pdf(app: Sphinx, year: Year) -> Path:
    network = _archive(app).network
    slug = network.slug if network else "report"
    return Path(app.outdir) / "pdf" / f"{slug}-{year.year}.pdf"


def _addresses(app: Sphinx, site: Builder) -> Callable[[str], str | None]:
    base = str(app.config.html_baseurl or "").rstrip("/")

    def address(docname: str) -> str | None:
        if not base or docname not in app.env.found_docs:
            return None
        page = f"{docname}.html" if site.name == TypstBuilder.name else site.get_target_uri(docname)
        return f"{base}/{page}"

    return address


def _job(app: Sphinx, task: Task, project: Project) -> Job:
    return Job(
        root=project.directory,
        main=MAIN,
        output=task.pdf,
        font_paths=font_paths(Path(app.srcdir), Config.of(app.config).font_paths),
        timestamp=timestamp(task.year.report),
    )


def _keep(state: State, task: Task) -> None:
    State(
        key=task.key,
        source=state.source,
        sha256=state.sha256,
        size=state.size,
        pages=state.pages,
    ).write(task.directory)


def _finish_compiling(
    srcdir: Path, task: Task, project: Project, source: str, compilation: Compilation
) -> None:
    answer: Answer = compilation.answer()
    for item in answer.warnings:
        _tell(srcdir, project, task, item, "Typst warns")
    if answer.error is not None:
        _tell(srcdir, project, task, answer.error, "the PDF was not written")
        return
    State(
        key=task.key,
        source=source,
        sha256=sha256_of(task.pdf) or "",
        size=answer.size,
        pages=answer.pages,
    ).write(task.directory)


def _tell(srcdir: Path, project: Project, task: Task, item: Message, what: str) -> None:
    place = None
    for match in _PLACE.finditer(item.diagnostic):
        place = place or project.source_of(f"/{match[1]}", int(match[2]))
    if place is None:
        place = (str(srcdir / task.year.folder / "report.yaml"), 1)
    text = "; ".join([f"{what}: {item.message}", *item.hints])
    warn(Warnings.PDF, text, location=f"{place[0]}:{place[1] or ''}")
