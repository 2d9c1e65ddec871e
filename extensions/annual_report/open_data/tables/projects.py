"""``projects.csv``: a row for each project. Amounts are euros."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.open_data.spreadsheet import joined
from annual_report.open_data.tables.base import (
    Column,
    Table,
    Words,
    column,
    date,
    rounded,
    sources_column,
)

if TYPE_CHECKING:
    from annual_report.data.model import Project


def _grant_pct(project: Project) -> Decimal | None:
    if project.grant is None or not project.total_cost:
        return None
    return rounded(Decimal(100) * project.grant / project.total_cost)


def _columns(words: Words) -> tuple[Column[Project], ...]:
    return (
        column("id", lambda item: item.id, "Id of the project, the same in every year"),
        column(
            "name_as_reported",
            lambda item: words.text(item.name_as_reported),
            "Its name letter by letter as the source has it",
        ),
        column("official_name", lambda item: words.text(item.official_name), "Its official name"),
        column(
            "official_name_note",
            lambda item: words.text(item.official_name_note),
            "Where the official name is from",
        ),
        column("kind", lambda item: item.kind, "Code of its kind"),
        column("kind_label", lambda item: words.label(item.kind), "Its kind in words"),
        column("funders", lambda item: joined(item.funders), "Ids of funders", is_list=True),
        column("funder_names", lambda item: words.funders(item.funders), "Funders", is_list=True),
        *_money_columns(),
        column("period_start", lambda item: date(item.period.start), "First day", "date"),
        column("period_end", lambda item: date(item.period.end), "Last day", "date"),
        column("coordinator", lambda item: item.coordinator, "Code of the leading municipality"),
        column(
            "coordinator_name",
            lambda item: words.municipality(item.coordinator),
            "Name of the leading municipality",
        ),
        column(
            "participants",
            lambda item: joined(item.participants),
            "Codes of the municipalities that take part",
            is_list=True,
        ),
        column(
            "participant_names",
            lambda item: words.municipalities(item.participants),
            "Names of the municipalities that take part",
            is_list=True,
        ),
        column("partners", lambda item: words.texts(item.partners), "Others", is_list=True),
        column("status", lambda item: item.status, "Code of where it stands"),
        column("status_label", lambda item: words.label(item.status), "The same in words"),
        column(
            "objectives", lambda item: joined(item.objectives), "Ids of objectives", is_list=True
        ),
        column("results", lambda item: words.text(item.results), "What came of it"),
        column("note", lambda item: words.text(item.note), "What else is to be said"),
        column(
            "accepted",
            lambda item: words.accepted(item.accept),
            "Checks that are silenced, each with the reason",
            is_list=True,
        ),
        sources_column(lambda item: item.sources),
    )


def _money_columns() -> tuple[Column[Project], ...]:
    return (
        column("grant", lambda item: item.grant, "Grant, euros", "decimal"),
        column("own_funding", lambda item: item.own_funding, "Own funding, euros", "decimal"),
        column("other_funding", lambda item: item.other_funding, "Other, euros", "decimal"),
        column("total_cost", lambda item: item.total_cost, "Total cost, euros", "decimal"),
        column(
            "grant_pct",
            _grant_pct,
            "Grant in per cent of the total cost",
            "decimal",
            is_computed=True,
        ),
        column(
            "grant_pct_max",
            lambda item: item.grant_pct_max,
            "The most that the funder pays, in per cent of the total cost",
            "decimal",
        ),
        column("grant_record_number", lambda item: item.grant_record_number, "Record number"),
        column(
            "grant_use_start",
            lambda item: date(item.grant_use_period.start),
            "First day the grant may be used",
            "date",
        ),
        column(
            "grant_use_end",
            lambda item: date(item.grant_use_period.end),
            "Last day the grant may be used",
            "date",
        ),
        column("use_report", lambda item: date(item.use_report), "Day of the account", "date"),
    )


PROJECTS: Table[Project] = Table(
    name="projects.csv",
    meaning="Projects",
    rows=lambda year: year.projects,
    columns=_columns,
    key=("id",),
)
