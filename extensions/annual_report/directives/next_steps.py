"""``{next-steps}``: what the next year's plan takes from a year's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from annual_report.directives.contents import field_text
from annual_report.directives.parts import link, links, note, shared_sources, sources_note
from annual_report.directives.tables import Column, Content, Group, TableSet, with_names
from annual_report.directives.year_table import YearTableDirective
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from annual_report.data.model import NextStep


def _text(step: NextStep, page: Page) -> list[nodes.Node]:
    return [nodes.Text(page.text(step.text))]


def _objectives(step: NextStep, page: Page) -> Content:
    return links("objective", page.year or 0, step.objectives, page)


def _taken_as(step: NextStep, page: Page) -> Content:
    """Return the year and the objective, as a link where the archive has it."""
    if step.taken_as is None:
        return None
    number, _, identifier = step.taken_as.partition("/")
    year = page.archive.year(int(number))
    if year is None or year.objective(identifier) is None:
        return f"{number}: {identifier}"
    target = link("objective", year.year, identifier, page)
    return [nodes.paragraph("", "", nodes.Text(f"{year.year}: "), target)]


COLUMNS: tuple[Column[NextStep], ...] = (
    Column(name="text", heading=msgid("What goes on"), width=36),
    Column(name="objectives", heading=msgid("From the objectives"), content=_objectives, width=30),
    Column(name="taken_as", heading=msgid("Taken into the plan as"), content=_taken_as, width=28),
    Column(
        name="responsible",
        heading=msgid("Responsible party"),
        content=field_text(lambda s: s.responsible),
        width=20,
    ),
)


@dataclass(frozen=True, kw_only=True)
class NextStepsView(View):
    """What goes on from a year; it links to objectives of others."""

    is_archive_wide: ClassVar[bool] = True

    columns: tuple[str, ...] = ()

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table of the steps."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        if not year.next_steps:
            text = page.say(
                "What the next plan takes from the year {year} is not known.", year=year.year
            )
            return [note(text)]
        shared = shared_sources([step.sources for step in year.next_steps])
        name = with_names(COLUMNS[0], _text, lambda step: step.sources, shared)
        tables = TableSet(
            columns=(name, *COLUMNS[1:]),
            groups=[Group(rows=[[step] for step in year.next_steps])],
            asked=self.columns,
            caption=page.say("From the year {year} to the next", year=year.year),
            kind="next-steps",
        )
        return [*tables.render(page), *sources_note(shared, page)]


class NextStepsDirective(YearTableDirective):
    """Show what of a year goes on, and as which objective of a later one."""

    view_class = NextStepsView
    all_columns = COLUMNS
