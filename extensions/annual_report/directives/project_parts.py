"""What is said of a project, wherever it is shown: columns, names, funders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.enums import ProjectStatus
from annual_report.directives.parts import facts, links, named, texts
from annual_report.directives.tables import Column, Content, content_blocks
from annual_report.formatting import (
    format_date,
    format_funder,
    format_list,
    format_percent,
    format_period,
    sorting_key,
)
from annual_report.i18n import msgid
from annual_report.text_languages import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes

    from annual_report.data.model import Project
    from annual_report.data.values import LocalizedText
    from annual_report.view import Page

NO_FUNDER = msgid("no funder is stated")


def funder_name(identifier: str, page: Page) -> str:
    """Return a funder's name with its abbreviation: ``Opetushallitus (OPH)``."""
    funder = page.archive.funder(identifier)
    if funder is None:
        return identifier
    return page.in_its_language(format_funder(funder, page.language), funder.name)


def funder_short(identifier: str, page: Page) -> str:
    """Return a funder's abbreviation, or its name when it has none."""
    funder = page.archive.funder(identifier)
    if funder is None:
        return identifier
    return page.text(funder.abbreviation or funder.name)


def funders_in_short(project: Project, page: Page) -> str:
    """Return the funders of a project in prose: ``OKM ja OPH``."""
    if not project.funders:
        return page.say(NO_FUNDER)
    return format_list([funder_short(item, page) for item in project.funders], page.language)


def abbreviations(projects: Sequence[Project], page: Page) -> str:
    """Return what the abbreviations of the projects' funders stand for, or nothing."""
    meanings = []
    for identifier in dict.fromkeys(item for project in projects for item in project.funders):
        funder = page.archive.funder(identifier)
        if funder and funder.abbreviation:
            short, name = page.plain.text(funder.abbreviation), page.plain.text(funder.name)
            name = page.in_its_language(name.removesuffix(f"({short})").strip(), funder.name)
            meanings.append(f"{page.text(funder.abbreviation)} = {name}")
    return "; ".join(meanings)


def municipality_name(code: str, page: Page) -> str:
    """Return the name of a municipality, or its code when the network does not have it."""
    municipality = page.archive.municipality(code)
    return page.text(municipality.name) if municipality else code


def official_name_sentence(project: Project, page: Page) -> str | None:
    """Return a sentence that tells the official name, if there is one."""
    if (name := official_name(project, page)) is None:
        return None
    sentence = page.say("Official name: {name}", name=name)
    return sentence if unmarked(sentence).endswith(".") else f"{sentence}."


def official_name(project: Project, page: Page) -> str | None:
    """Return the official name with the note on it: ``name (note)``."""
    if project.official_name is None:
        return None
    name = page.text(project.official_name)
    if project.official_name_note is None:
        return name
    note = page.plain.text(project.official_name_note).rstrip(".")
    return f"{name} ({page.in_its_language(note, project.official_name_note)})"


def project_name(project: Project, year: int, page: Page) -> list[nodes.Node]:
    """Return the name as reported, which is the project's anchor where it has its place."""
    return named(page.text(project.name_as_reported), ("project", year, project.id))


def _text(get: Callable[[Project], LocalizedText | None]) -> Callable[[Project, Page], Content]:
    def content(project: Project, page: Page) -> Content:
        text = get(project)
        return page.text(text) if text else None

    return content


def _funders(project: Project, page: Page) -> Content:
    return funders_in_short(project, page) if project.funders else None


def _kind(project: Project, page: Page) -> Content:
    return page.label(project.kind) if project.kind else None


def _status(project: Project, page: Page) -> Content:
    return page.label(project.status) if project.status else None


def _coordinator(project: Project, page: Page) -> Content:
    return municipality_name(project.coordinator, page) if project.coordinator else None


def _participants(project: Project, page: Page) -> Content:
    names = [municipality_name(code, page) for code in project.participants]
    return format_list(names, page.language) if names else None


def _objectives(project: Project, page: Page) -> Content:
    """Return the objectives a project serves, whichever side tells of it."""
    year = page.archive.year(page.year) if page.year is not None else None
    if year is None:
        return None
    served = [
        objective.id
        for objective in year.objectives
        if objective.id in project.objectives or project.id in objective.projects
    ]
    return links("objective", year.year, served, page)


COLUMNS: tuple[Column[Project], ...] = (
    Column(
        name="name",
        heading=msgid("Project"),
        key=lambda project: sorting_key(str(project.name_as_reported)),
        width=34,
    ),
    Column(
        name="official_name",
        heading=msgid("Official name"),
        content=official_name,
        shown="asked",
        width=26,
    ),
    Column(name="kind", heading=msgid("Kind"), content=_kind, shown="asked", width=16),
    Column(name="funders", heading=msgid("Funder"), content=_funders, width=14),
    Column(name="grant", heading=msgid("Grant"), amount=lambda p: p.grant, width=14),
    Column(
        name="own_funding", heading=msgid("Own funding"), amount=lambda p: p.own_funding, width=14
    ),
    Column(
        name="other_funding",
        heading=msgid("Other funding"),
        amount=lambda p: p.other_funding,
        shown="known",
        width=14,
    ),
    Column(name="total_cost", heading=msgid("Total cost"), amount=lambda p: p.total_cost, width=14),
    Column(
        name="period",
        heading=msgid("Period"),
        content=lambda project, page: format_period(project.period, page.language),
        key=lambda project: project.period.start.first_day if project.period.start else None,
        width=18,
    ),
    Column(name="coordinator", heading=msgid("Coordinator"), content=_coordinator, width=16),
    Column(
        name="participants",
        heading=msgid("Participants"),
        content=_participants,
        width=22,
    ),
    Column(
        name="partners",
        heading=msgid("Partners"),
        content=lambda project, page: texts(project.partners, page),
        shown="known",
        width=20,
    ),
    Column(
        name="status",
        heading=msgid("Status"),
        content=_status,
        key=lambda project: list(ProjectStatus).index(project.status) if project.status else None,
        width=14,
    ),
    Column(
        name="objectives",
        heading=msgid("Objectives served"),
        content=_objectives,
        shown="asked",
        width=30,
    ),
    Column(
        name="results",
        heading=msgid("Results"),
        content=_text(lambda p: p.results),
        shown="known",
        width=30,
    ),
    Column(
        name="note",
        heading=msgid("Note"),
        content=_text(lambda p: p.note),
        shown="known",
        blank=True,
        width=26,
    ),
    Column(
        name="grant_pct_max",
        heading=msgid("Grant at most"),
        content=lambda project, page: (
            None
            if project.grant_pct_max is None
            else format_percent(project.grant_pct_max, page.language)
        ),
        key=lambda project: project.grant_pct_max,
        shown="asked",
        number=True,
        width=12,
    ),
    Column(
        name="grant_use_period",
        heading=msgid("Time of use of the grant"),
        content=lambda project, page: format_period(project.grant_use_period, page.language),
        key=lambda project: (
            project.grant_use_period.start.first_day if project.grant_use_period.start else None
        ),
        shown="asked",
        width=18,
    ),
    Column(
        name="use_report",
        heading=msgid("Report on the use of the grant"),
        content=lambda project, page: (
            format_date(project.use_report, page.language) if project.use_report else None
        ),
        key=lambda project: project.use_report.first_day if project.use_report else None,
        shown="asked",
        width=16,
    ),
    Column(
        name="grant_record_number",
        heading=msgid("Record number of the grant"),
        content=lambda project, _: project.grant_record_number,
        shown="asked",
        width=20,
    ),
)
"""The columns of a table of projects, in their order."""


def project_facts(project: Project, page: Page) -> nodes.field_list:
    """Return what is known of a project beside its name; that no funder is stated is said."""
    pairs: list[tuple[str, list[nodes.Node]]] = []
    for column in COLUMNS[1:]:
        content = column.cell(project, page)
        if content is None and column.name == "funders":
            content = page.say(NO_FUNDER)
        if content is not None:
            blocks = content_blocks(content, page)
            pairs.append((page.say(column.heading), blocks))
    return facts(pairs)
