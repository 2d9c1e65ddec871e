"""The packet of a committee: the item and the year's report, or chapters of it, in one PDF.

The report's documents are those of the archive, a level of headings deeper; their chapters keep
the report's numbers. The report's cover is left out: what it tells stands under its heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from annual_report.agenda.doctree import item_document
from annual_report.agenda.item import AgendaError
from annual_report.agenda.pdf import item_publication, make_pdf, year_of
from annual_report.charts.render import ChartError, chart_folder, draw_noted, note
from annual_report.data.enums import ReportStatus
from annual_report.data.wording import did_you_mean, quoted
from annual_report.formatting import format_date
from annual_report.i18n import message
from annual_report.messages import Message
from annual_report.nodes import chart
from annual_report.pdf.cover import cover_facts
from annual_report.pdf.one_pass import addresses
from annual_report.pdf.project import Document, documents_of
from annual_report.year_names import kind_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

    from annual_report.agenda.item import Item
    from annual_report.agenda.project import AgendaProject
    from annual_report.data.model import Archive, Year

INDEX = "index"
"""The chapter that an extract names for the year in brief."""


def chapter_names(project: AgendaProject, year: Year) -> tuple[str, ...]:
    """Return the names of the documents of a year's report, in its order, ``index`` first."""
    documents = documents_of(project.app.env, f"{year.folder}/{INDEX}")
    return tuple(name.removeprefix(f"{year.folder}/") for name in documents)


def write_packet(
    project: AgendaProject, item: Item, path: Path, chapters: Sequence[str] | None = None
) -> None:
    """Write the packet as PDF/UA-1 and PDF/A-3a, whole or not at all.

    ``chapters`` are names of documents of the year (``"hankkeet"``; ``"index"`` is the year in
    brief): the packet then holds an extract, whose references to what it leaves out are plain
    text. Raises :class:`AgendaError` for a year with faults in its data or without a report, for
    a chapter that the report does not have, and when the PDF cannot be written.
    """
    year = year_of(project, item)
    env = project.app.env
    if project.has_faults(year):
        files = ", ".join(sorted(project.domain.faulty_files))
        raise AgendaError(
            Message(
                "{year}: the data of the report has faults ({files}); no packet is made of it",
                year=year.year,
                files=files,
            )
        )
    index = f"{year.folder}/{INDEX}"
    if index not in env.found_docs:
        file = f"{index}.md"
        raise AgendaError(
            Message("{year}: there is no report; {file} is missing", year=year.year, file=file)
        )
    chosen = None if chapters is None else _chosen(project, year, chapters)
    given = {index: Document(doctree=_report(project.archive, year, env, chosen))}
    publication = item_publication(
        project, item, "agenda-packet", is_draft=year.report.status is ReportStatus.DRAFT
    )
    matter = item_document(item, heading=message(item.language, "Agenda item"))
    section = next(iter(matter.findall(nodes.section)))
    section += addnodes.toctree("", entries=[], includefiles=[index])
    given[publication.root] = Document(doctree=matter, language=item.language)
    _draw_charts(project, documents_of(env, index, given))
    whole = addresses(project.app, project.app.builder)
    make_pdf(project, publication, path, given, whole if chosen is None else lambda _name: None)


def _chosen(project: AgendaProject, year: Year, chapters: Sequence[str]) -> frozenset[str]:
    """Return the documents of an extract."""
    names = chapter_names(project, year)
    if not chapters:
        told = "an extract needs a chapter at least; there are {names}"
        raise AgendaError(Message(told, names=", ".join(names)))
    for name in chapters:
        if name not in names:
            raise AgendaError(
                Message(
                    "the report of {year} has no chapter {name}{hint}; it has {names}",
                    year=year.year,
                    name=quoted(name),
                    hint=did_you_mean(name, names),
                    names=", ".join(names),
                )
            )
    return frozenset(f"{year.folder}/{name}" for name in chapters)


def _report(
    archive: Archive, year: Year, env: BuildEnvironment, chosen: AbstractSet[str] | None
) -> nodes.document:
    """Return the first document of a report as it stands in a packet.

    Its chapters follow at the level under its title, wherever the toctree stood. In an extract
    only those chosen do, and the year in brief is left out unless it is one of them.
    """
    doctree = env.get_doctree(f"{year.folder}/{INDEX}")
    top: nodes.Element = next(iter(doctree.findall(nodes.section)), doctree)
    trees = list(doctree.findall(addnodes.toctree))
    for tree in trees:
        tree.parent.remove(tree)
        if chosen is not None:
            tree["entries"] = []
            tree["includefiles"] = list(_of_extract(tree["includefiles"], env, chosen))
    if chosen is not None and f"{year.folder}/{INDEX}" not in chosen:
        top.children = [child for child in top.children if isinstance(child, nodes.title)]
    title = next((i for i, child in enumerate(top.children) if isinstance(child, nodes.title)), -1)
    top[title + 1 : title + 1] = list(_notes(archive, year, is_extract=chosen is not None))
    top.extend(trees)
    return doctree


def _of_extract(
    documents: Sequence[str], env: BuildEnvironment, chosen: AbstractSet[str]
) -> Iterator[str]:
    """Yield the chosen documents; one that is not chosen gives way to those below it."""
    for name in documents:
        if name in chosen:
            yield name
        else:
            yield from _of_extract(env.toctree_includes.get(name, ()), env, chosen)


def _notes(archive: Archive, year: Year, *, is_extract: bool) -> Iterator[nodes.Node]:
    """Yield what the report's cover tells, and that an extract is one."""
    report, language = year.report, year.report.language
    told = [
        report.subtitle.in_language(language) if report.subtitle else "",
        message(language, "An extract: only some chapters of the report.") if is_extract else "",
        kind_note(report.kind, language),
        report.status_note.in_language(language) if report.status_note else "",
    ]
    for text in filter(None, told):
        yield nodes.paragraph("", text)
    fields = nodes.field_list()
    for name, lines in cover_facts(archive, year, language):
        body = nodes.field_body("", nodes.paragraph("", "; ".join(lines)))
        fields += nodes.field("", nodes.field_name("", name), body)
    if fields.children:
        yield nodes.container("", fields)
    yield from _errata(year, language)


def _errata(year: Year, language: str) -> Iterator[nodes.Node]:
    """Yield the corrections of a report, as its PDF has them on its second page."""
    if not year.errata:
        return
    name = message(language, "Corrections")
    yield nodes.paragraph("", "", nodes.strong("", name))
    items = nodes.bullet_list()
    for erratum in year.errata:
        day = nodes.strong("", f"{format_date(erratum.date, language)}:")
        text = nodes.Text(f" {erratum.text.in_language(language)}")
        items += nodes.list_item("", nodes.paragraph("", "", day, text))
    yield items


def _draw_charts(project: AgendaProject, documents: Sequence[str]) -> None:
    """Draw the charts of some documents together; one that fails is told where it is shown."""
    folder = chart_folder(project.app.doctreedir)
    for docname in documents:
        for node in project.app.env.get_doctree(docname).findall(chart):
            note(node["spec"], folder)
    try:
        draw_noted(folder)
    except ChartError:
        return
