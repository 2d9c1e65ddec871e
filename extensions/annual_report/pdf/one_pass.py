"""The one pass: the PDFs made beside the HTML, from the same doctrees.

When Sphinx has read everything and begins to write, a forked process resolves, translates
and compiles those that need it, on what the environment holds then, while this one
writes HTML. Where forking is not to be had, the same is done before the HTML is written.
"""

from __future__ import annotations

import os
import re
from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from annual_report.artifacts import PDFS_WRITTEN, Examiner, PdfInfo
from annual_report.beside import IS_POSSIBLE, Beside
from annual_report.config import Config
from annual_report.diagnostics import Warnings, warn
from annual_report.pdf.book import timestamp
from annual_report.pdf.builder import TypstBuilder, standing_in
from annual_report.pdf.compiler import Answer, Compilation, Job, Message, font_paths
from annual_report.pdf.project import MAIN, Project, documents_of, write_project
from annual_report.pdf.publication import Publication, publications
from annual_report.pdf.state import (
    State,
    all_objects,
    base_key,
    names_shown,
    project_key,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from annual_report.data.published import Record
    from annual_report.domain import ReportDomain
    from annual_report.pdf.published import PublishedYears
    from annual_report.staging.site import Staging

logger = logging.getLogger(__name__)

BUILDERS = ("html", "dirhtml", "typst")
"""The builders that write PDFs as well."""

_OWN_PLACE = re.compile(r"─ _own\.typ:(\d+):\d+$", re.MULTILINE)
_PLACE = re.compile(r"─ (.+\.typ):(\d+):\d+$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A publication to make, and where.

    ``key`` gives what stands for its inputs, when it is known where its references lead.
    """

    publication: Publication
    directory: Path
    pdf: Path
    key: Callable[[Iterable[str]], str]


class OnePass:
    """Makes the PDFs of one build. One object an application, bound to its events."""

    def __init__(
        self, version: str, published: PublishedYears, staging: Staging, examiner: Examiner
    ) -> None:
        self._version = version
        self._examiner = examiner
        self._staging = staging
        self._published = published
        self._child: Beside[dict[str, bool]] | None = None
        self._publications: list[Publication] = []

    # Events

    def start(self, app: Sphinx, builder: Builder) -> None:
        """Begin with the PDFs that need it (event ``write-started``)."""
        self._child = None
        config = Config.of(app.config)
        if builder.name not in BUILDERS or not config.pdf:
            return
        self._publications = [
            replace(item, file=record.file)
            if (record := self._published.record(item.year, item.second))
            else item
            for item in publications(app, _domain(app).complete_archive, config)
        ]
        self._published.put(self._staging)
        self._keep(app)
        tasks = self._outdated(app)
        if not tasks:
            return
        if IS_POSSIBLE and builder.name != TypstBuilder.name:
            work = partial(self._make_all, app, tasks)
            self._child = Beside(work, self._examiner.take, Path(app.doctreedir))
        else:
            self._examiner.take(self._make_all(app, tasks))

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Wait for the PDFs and tell of them (event ``build-finished``)."""
        child, self._child = self._child, None
        if exception is not None:
            if child is not None:
                child.stop()
            return
        if app.builder.name not in BUILDERS or not Config.of(app.config).pdf:
            return
        if child is not None:
            child.join()
        app.emit(PDFS_WRITTEN, self._infos(app))

    def _infos(self, app: Sphinx) -> dict[int, PdfInfo]:
        """Return what is on the site, year by year."""
        infos = {}
        for item in self._publications:
            if item.year is None or item.second:
                continue
            info = self._info(app, item, item.year)
            if info is not None:
                infos[item.year] = replace(info, others=self._others(app, item.year))
        return infos

    def _others(self, app: Sphinx, year: int) -> dict[str, PdfInfo]:
        """Return what is on the site of a year in second languages."""
        found = {
            item.second: self._info(app, item, year)
            for item in self._publications
            if item.year == year and item.second
        }
        return {language: info for language, info in found.items() if info is not None}

    def _info(self, app: Sphinx, item: Publication, year: int) -> PdfInfo | None:
        """Return what is on the site of a year in a language, ``None`` where there is no good PDF.

        Of a published one that is the PDF of record, or nothing.
        """
        path = _path(item)
        pdf = self._staging.path(path)
        made: Record | State | None
        if record := self._published.record(year, item.second):
            made = record if self._published.is_on_site(record, pdf) else None
        else:
            made = State.read(_directory(app, item)) if pdf.is_file() else None
        if made is None:
            return None
        return PdfInfo(
            year=year,
            path=path,
            pages=made.pages,
            size=made.size,
            language=item.language,
        )

    # Making

    def _keep(self, app: Sphinx) -> None:
        """Keep the good PDFs of earlier builds, and all while it is not known which years are."""
        if _domain(app).load().unread:
            self._staging.keep("pdf/")
        self._staging.keep(*map(_path, self._publications))

    def _fits(self, state: State, task: Task) -> bool:
        """Return whether the PDF of the last build is there as it was made."""
        return state.fits(self._staging.live / _path(task.publication))

    def _outdated(self, app: Sphinx) -> list[Task]:
        config = Config.of(app.config)
        objects = all_objects(app.env)
        base = base_key(app.env, config, self._version, objects)
        names = names_shown(app.env, objects)
        files = [app.srcdir / name for name in (config.logo, config.typst_template) if name]
        tasks = []
        for publication in self._publications:
            if publication.year is not None and (
                self._published.keeps(publication.year, publication.second)
                or self._is_at_fault(app, publication.year)
            ):
                continue
            documents = documents_of(app.env, publication.root)
            task = Task(
                publication=publication,
                directory=_directory(app, publication),
                pdf=self._staging.folder / _path(publication),
                key=partial(project_key, base, app.env, publication, documents, files, names),
            )
            state = State.read(task.directory)
            if (
                state is None
                or state.key != task.key(state.referred)
                or not self._fits(state, task)
            ):
                tasks.append(task)
        return tasks

    @staticmethod
    def _is_at_fault(app: Sphinx, year: int) -> bool:
        """Whether a year's data has faults, told already: its last good PDF stays."""
        found = _domain(app).archive.year(year)
        return found is not None and _domain(app).has_faults(found)

    def _make_all(self, app: Sphinx, tasks: list[Task]) -> dict[str, bool]:
        """Translate and compile, and return what was examined.

        As many as there are cores are compiled at a time.
        """
        address = addresses(app, app.builder)
        examined: dict[str, bool] = {}
        running: deque[tuple[Task, Project, State, Compilation]] = deque()
        with standing_in(app) as builder:
            for task in tasks:
                builder.referred = set()
                project = write_project(
                    task.directory,
                    builder=builder,
                    publication=task.publication,
                    config=Config.of(app.config),
                    version=self._version,
                    address=address,
                )
                fresh = _state_of(task, project, builder.referred)
                state = State.read(task.directory)
                if state is not None and state.source == fresh.source and self._fits(state, task):
                    replace(state, key=fresh.key, referred=fresh.referred).write(task.directory)
                    continue
                if len(running) >= (os.cpu_count() or 1):
                    examined |= self._complete(app, *running.popleft())
                running.append((task, project, fresh, Compilation(job_of(app, task, project))))
        while running:
            examined |= self._complete(app, *running.popleft())
        return examined

    def _complete(
        self, app: Sphinx, task: Task, project: Project, fresh: State, compilation: Compilation
    ) -> dict[str, bool]:
        """Wait for a PDF, have it examined, and return what was found."""
        if not _is_made(Path(app.srcdir), task, project, fresh, compilation.answer()):
            return {}
        shown = self._staging.live / _path(task.publication)
        digest, is_clean = self._examiner.examine(shown, task.pdf.read_bytes())
        return {digest: is_clean}


def _domain(app: Sphinx) -> ReportDomain:
    domain: ReportDomain = app.env.get_domain("report")  # type: ignore[assignment] # the domain of that name is ours
    return domain


def _directory(app: Sphinx, publication: Publication) -> Path:
    base = Path(app.outdir) if app.builder.name == TypstBuilder.name else Path(app.doctreedir)
    return base / "typst" / publication.name


def _path(publication: Publication) -> str:
    return f"pdf/{publication.file}"


def addresses(app: Sphinx, site: Builder) -> Callable[[str], str | None]:
    """Return what gives the address of a document on the site, if the site has one."""
    base = str(app.config.html_baseurl or "").rstrip("/")

    def address(docname: str) -> str | None:
        if not base or docname not in app.env.found_docs:
            return None
        page = f"{docname}.html" if site.format != "html" else site.get_target_uri(docname)
        return f"{base}/{page}"

    return address


def job_of(app: Sphinx, task: Task, project: Project) -> Job:
    """Return what the compiler is told of a task."""
    return Job(
        root=project.directory,
        main=MAIN,
        output=task.pdf,
        font_paths=font_paths(Path(app.srcdir), Config.of(app.config).font_paths),
        timestamp=timestamp(task.publication),
        unusual=project.unusual_characters(),
    )


def _state_of(task: Task, project: Project, referred: Iterable[str]) -> State:
    """Return the state of a PDF that is to be made."""
    source = project.digest()
    if project.own_template:
        source += f" {timestamp(task.publication)}"
    leads_to = tuple(sorted(referred))
    return State(
        key=task.key(leads_to), source=source, sha256="", size=0, pages=0, referred=leads_to
    )


def _is_made(srcdir: Path, task: Task, project: Project, fresh: State, answer: Answer) -> bool:
    """Tell what the compiler says; return whether there is a new PDF."""
    for item in answer.warnings:
        _tell(srcdir, project, task, item, "Typst warns")
    if answer.error is not None:
        _tell(srcdir, project, task, answer.error, "the PDF was not written")
        return False
    if answer.boxed:
        place = project.place_of(answer.boxed[0]) or (str(srcdir / task.publication.source), 1)
        names = ", ".join(f'"{char}" (U+{ord(char):04X})' for char in answer.boxed)
        text = (
            f"no font of the PDF has {names}; boxes are shown, annual_report_font_paths adds fonts"
        )
        warn(Warnings.GLYPH, text, location=f"{place[0]}:{place[1] or ''}")
    made = sha256_of(task.pdf) or ""
    replace(fresh, sha256=made, size=answer.size, pages=answer.pages).write(task.directory)
    return True


def _tell(srcdir: Path, project: Project, task: Task, item: Message, what: str) -> None:
    place = None
    for match in _PLACE.finditer(item.diagnostic):
        place = place or project.source_of(f"/{match[1]}", int(match[2]))
    own = _OWN_PLACE.search(item.diagnostic)
    if place is None and own and project.own_template:
        place = (str(project.own_template), int(own[1]))
    if place is None:
        place = (str(srcdir / task.publication.source), 1)
    text = "; ".join([f"{what}: {item.message}", *item.hints])
    warn(Warnings.PDF, text, location=f"{place[0]}:{place[1] or ''}")
