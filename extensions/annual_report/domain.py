"""The Sphinx domain ``report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.domains import Domain, ObjType

from annual_report.config import Config
from annual_report.data.archive import load_archive
from annual_report.diagnostics import warn_fault
from annual_report.directives import DIRECTIVES
from annual_report.i18n import msgid
from annual_report.transforms import RenderViews

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annual_report.data.model import Archive, Year
    from annual_report.view import ObjectKey, View


class ReportDomain(Domain):
    """The objectives and projects of the years, and what the pages show of them."""

    name = "report"
    label = "Annual report"
    object_types: ClassVar = {
        "objective": ObjType(msgid("objective"), "objective"),
        "project": ObjType(msgid("project"), "project"),
    }
    directives: ClassVar = dict(DIRECTIVES)
    initial_data: ClassVar = {"views": {}, "uses": {}, "definitions": {}, "places": {}}
    data_version = 0

    _archive: Archive | None = None
    _complete: Archive | None = None

    def load(self) -> None:
        """Read the data of all years, and tell every fault in it."""
        loaded = load_archive(Path(self.env.srcdir), Config.of(self.env.config).reports_dir)
        self._archive = loaded.archive
        for fault in loaded.faults:
            warn_fault(fault, str(self.env.srcdir))

    @property
    def archive(self) -> Archive:
        """The network and all years as the data files have them."""
        if self._archive is None:
            self.load()
        assert self._archive is not None  # noqa: S101 - for the type checker
        return self._archive

    def archive_while_reading(self) -> Archive:
        return self.archive

    @property
    def complete_archive(self) -> Archive:
        return self.archive

    def anchors_of(self, view: View) -> dict[ObjectKey, str]:
        return {}

    def note_view(self, view: View) -> None:
        pass

    def note_network(self, docname: str) -> None:
        pass

    def note_lacking(self, docname: str) -> None:
        pass

    def note_year(self, docname: str, year: Year) -> None:
        pass


def setup_domain(app: Sphinx) -> None:
    """Register the domain, its directives and roles."""
    app.add_domain(ReportDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_post_transform(RenderViews)
