"""``{archive-changes}``: what each year changed from the year before, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.directives.archive_tables import ArchiveDirective
from annual_report.directives.parts import note
from annual_report.directives.report_archive import year_link
from annual_report.directives.year_changes import YearChangesView
from annual_report.view import View
from annual_report.year_names import year_name

if TYPE_CHECKING:
    from annual_report.view import Page


@dataclass(frozen=True, kw_only=True)
class ArchiveChangesView(View):
    """What each year changed. The anchor of a year is ``changes-2024``."""

    is_archive_wide = True

    def tells_changes(self) -> bool:
        """Return that it tells what each year changed."""
        return True

    def render(self, page: Page) -> list[nodes.Node]:
        """Return a definition list: the years, each with what it changed."""
        years = page.archive.years[:0:-1]
        if not years:
            return [note(page.say("The archive has no two years to compare yet."))]
        result = nodes.definition_list(classes=["report-changes"])
        for year in years:
            name = year_name(year.year, year.report.kind, page.language)
            anchor = nodes.target("", "", ids=[f"changes-{year.year}"])
            term = nodes.term("", "", anchor, year_link(year, name, page))
            view = YearChangesView(docname=self.docname, line=self.line, year=year.year)
            body = nodes.definition("", *view.render(page))
            result += nodes.definition_list_item("", term, body)
        return [result]


class ArchiveChangesDirective(ArchiveDirective):
    """Show what each year changed from the year before."""

    option_spec: ClassVar = {"class": directives.class_option}

    def view(self) -> View:
        """Return what is shown."""
        return ArchiveChangesView(**self.view_place())
