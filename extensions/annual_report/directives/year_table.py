"""The base of directives that show a year's data in one way: its columns can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives

from annual_report.directives.base import ReportDirective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from annual_report.directives.tables import Column
    from annual_report.view import View


class YearTableDirective(ReportDirective):
    """Show a year's data as ``view_class`` does, with those of ``all_columns`` that are asked for.

    What shows other years as well is read again when any of them changes.
    """

    view_class: ClassVar[type[View]]
    all_columns: ClassVar[Sequence[Column[Any]]]

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of what is shown."""
        year = self.year_data()
        if year is None:
            return []
        if self.view_class.is_archive_wide:
            self.domain.note_archive(self.env.docname)
        fields = {**self.view_place(), "columns": self.columns(self.all_columns)}
        return self.show(self.view_class(**fields, year=year.year))
