"""The item as a PDF, set by the writer that sets the reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.agenda.builder import DOCUMENT
from annual_report.agenda.doctree import item_document
from annual_report.agenda.item import AgendaError
from annual_report.config import Config
from annual_report.data.report_dates import report_date
from annual_report.diagnostics import Warnings, warn
from annual_report.i18n import message
from annual_report.messages import Message
from annual_report.pdf.book import timestamp
from annual_report.pdf.builder import standing_in
from annual_report.pdf.compiler import Compilation
from annual_report.pdf.one_pass import Task, job_of
from annual_report.pdf.project import Document, write_project
from annual_report.pdf.publication import Publication
from annual_report.pdf.state import State, all_objects, base_key, sha256_of
from annual_report.year_names import invented_note

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annual_report.agenda.item import Item
    from annual_report.agenda.project import AgendaProject
    from annual_report.data.model import Year

EXTENSION = "annual_report"


def write_item_pdf(project: AgendaProject, item: Item, path: Path) -> None:
    """Write an item as PDF/UA-1 and PDF/A-3a, whole or not at all.

    Links to the report are plain text. Raises :class:`AgendaError` when the PDF cannot be written.
    """
    year = year_of(project, item)
    document = Document(doctree=item_document(item), language=item.language)
    make_pdf(
        project,
        item_publication(project, item, "agenda-item"),
        path,
        {f"{year.folder}/{DOCUMENT}": document},
        lambda _docname: None,
    )


def year_of(project: AgendaProject, item: Item) -> Year:
    """Return the year of an item. Raises :class:`AgendaError` when the archive has it no more."""
    year = project.archive.year(item.year)
    if year is None:
        raise AgendaError(Message("{year}: the archive has no such year", year=item.year))
    return year


def item_publication(
    project: AgendaProject, item: Item, frame: str, *, is_draft: bool = False
) -> Publication:
    """Return what an item's PDF bears in its head and in its metadata."""
    year, language, words = year_of(project, item), item.language, item.words
    stage = item.current.stage
    day = stage.date.last_day if stage and stage.date else report_date(year.report)
    municipality = item.municipality.name.in_language(language)
    meeting = " ".join(filter(None, (words["date"], words["section"])))
    kind = message(language, "Agenda item")
    invented = invented_note(project.archive.network, language)
    running = f"{words['body']} {meeting}"
    return Publication(
        name=f"{frame}-{item.year}-{item.municipality.code}",
        root=f"{year.folder}/{DOCUMENT}",
        file=f"{frame}.pdf",
        source=f"{year.folder}/{DOCUMENT}.md",
        title=item.title,
        language=language,
        day=day,
        running_title=running,
        network=municipality,
        year=item.year,
        description=" ".join(filter(None, (invented, f"{kind}, {municipality}: {running}."))),
        invented=invented,
        is_draft=is_draft,
        frame=frame,
        sender=(municipality, words["body"]),
        marks=tuple(filter(None, (kind, meeting, words["record_number"]))),
    )


def make_pdf(
    project: AgendaProject,
    publication: Publication,
    path: Path,
    given: Mapping[str, Document],
    address: Callable[[str], str | None],
) -> None:
    """Translate and compile a publication, unless its PDF is there as it would come out.

    Raises :class:`AgendaError` when it cannot be compiled; a PDF that is there stays.
    """
    app = project.app
    config, version = Config.of(app.config), str(app.extensions[EXTENSION].version)
    directory = Path(app.doctreedir) / "typst" / publication.name
    key = f"{base_key(app.env, config, version, all_objects(app.env))} {timestamp(publication)}"
    task = Task(publication=publication, directory=directory, pdf=path, key=lambda _: key)
    with standing_in(app) as builder:
        made = write_project(
            directory,
            builder=builder,
            publication=publication,
            config=config,
            version=version,
            address=address,
            given=given,
        )
    source, state = made.digest(), State.read(directory)
    if state is not None and (state.key, state.source) == (key, source) and state.fits(path):
        return
    answer = Compilation(job_of(app, task, made)).answer()
    place = f"{Path(app.srcdir) / publication.source}:1"
    if answer.error is not None:
        reason = "; ".join((answer.error.message, *answer.error.hints))
        raise AgendaError(
            Message("{file}: the PDF was not written: {reason}", file=path.name, reason=reason)
        )
    for told in answer.warnings:
        warn(Warnings.PDF, f"{path.name}: {told.message}", location=place)
    if answer.boxed:
        text = f"{path.name}: no font has {', '.join(answer.boxed)}; boxes are shown"
        warn(Warnings.GLYPH, text, location=place)
    State(
        key=key,
        source=source,
        sha256=sha256_of(path) or "",
        size=answer.size,
        pages=answer.pages,
    ).write(directory)
