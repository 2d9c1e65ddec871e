"""``{project}``: one project with what is known of it, and prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from annual_report.data.model import Project
from annual_report.directives.accepted import accepted_note
from annual_report.directives.block import BlockDirective, BlockView, block_options
from annual_report.directives.parts import note, sources_note
from annual_report.directives.project_parts import abbreviations, project_facts

if TYPE_CHECKING:
    from annual_report.view import Page

_TEXT_FIELDS = (
    "name_as_reported",
    "official_name",
    "official_name_note",
    "kind",
    "grant",
    "own_funding",
    "other_funding",
    "total_cost",
    "grant_pct_max",
    "grant_record_number",
    "use_report",
    "coordinator",
    "status",
    "results",
    "note",
)
_LIST_FIELDS = ("funders", "participants", "partners", "objectives")
_PERIODS = {
    "period": {"start": "start", "end": "end"},
    "grant_use_period": {"start": "grant-use-start", "end": "grant-use-end"},
}
"""The options of each period."""
_OTHER_FIELDS = [option for options in _PERIODS.values() for option in options.values()]


@dataclass(frozen=True, kw_only=True)
class ProjectView(BlockView):
    """What is known of one project."""

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the name as reported and the facts."""
        year = self.year_data(page.archive)
        item = year.project(self.identifier) if year else None
        if item is None:
            return []
        meanings = abbreviations([item], page)
        return [
            nodes.rubric("", page.text(item.name_as_reported), classes=["report-title"]),
            project_facts(item, page),
            *([note(f"{meanings}.")] if meanings else []),
            *accepted_note([item], page, named=False),
            *sources_note(item.sources, page),
        ]


class ProjectDirective(BlockDirective):
    """Describe one project, or define it here."""

    kind = "project"
    model = Project
    view_class = ProjectView
    text_fields = _TEXT_FIELDS
    list_fields = _LIST_FIELDS
    option_spec: ClassVar = block_options(*_TEXT_FIELDS, *_LIST_FIELDS, *_OTHER_FIELDS)

    def fields(self) -> dict[str, Any]:
        """Return the fields of the options; ``start`` and ``end`` are those of a period."""
        raw = super().fields()
        for field, options in _PERIODS.items():
            period = {
                name: self.options[option]
                for name, option in options.items()
                if option in self.options
            }
            if period:
                raw[field] = period
        return raw
