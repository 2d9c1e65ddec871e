"""The roles: links to objectives, projects and surveys, figures and statuses in prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole, SphinxRole

from annual_report.data.enums import Status
from annual_report.data.vocabulary import read_word
from annual_report.data.wording import quoted
from annual_report.diagnostics import Warnings, warn
from annual_report.directives.choices import is_unknown, read_year
from annual_report.directives.parts import badge, unknown_inline
from annual_report.directives.value_kinds import NetworkValue
from annual_report.directives.values import find_figure
from annual_report.language import language_while_reading
from annual_report.view import Page, View, carry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.parsers.rst.states import Inliner
    from sphinx.util.typing import RoleFunction

    from annual_report.domain import ReportDomain

Result = tuple[list[nodes.Node], list[nodes.system_message]]


class _Role(SphinxRole):
    inliner: Inliner

    @property
    def domain(self) -> ReportDomain:
        return cast("ReportDomain", self.env.get_domain("report"))

    def fault(self, text: str, kind: Warnings = Warnings.DIRECTIVE) -> Result:
        """Tell what is wrong and keep the text as it was written."""
        warn(kind, f"{self.name}: {text}", location=self.get_location())
        return [nodes.inline("", self.text)], []

    def page(self) -> Page:
        """Return the page that is being read, as a view is rendered with it."""
        return Page(
            archive=self.domain.archive_while_reading(),
            docname=self.env.docname,
            language=language_while_reading(self.env, self.inliner.document),
            cite=lambda source: nodes.Text(source.key),
        )


@dataclass(frozen=True, kw_only=True)
class ValueView(View):
    """A figure in prose."""

    path: str

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the figure's text, or that it is not known."""
        year = self.year_data(page.archive)
        text = find_figure(self.path, year).text(year, self.year, page)
        return [unknown_inline(page)] if text is None else [nodes.Text(text)]


class ValueRole(_Role):
    """A figure of the data in prose, e.g. ``projects.count`` or ``2022:projects.count``."""

    def run(self) -> Result:
        """Return the figure."""
        prefix, _, path = self.text.strip().rpartition(":")
        archive = self.domain.archive
        if prefix:
            year = archive.year(read_year(prefix) or 0)
        else:
            year = archive.year_of_document(self.env.docname)
        self.domain.note_network(self.env.docname)
        if year is not None:
            self.domain.note_year(self.env.docname, year)
        else:
            self.domain.note_lacking(self.env.docname)
        try:
            figure = find_figure(path, year)
        except ValueError as error:
            return self.fault(str(error))
        if year is None:
            if prefix:
                years = ", ".join(str(item.year) for item in archive.years) or "none"
                return self.fault(
                    f"there is no year {quoted(prefix)} in the archive; it has {years}"
                )
            if self.domain.is_at_fault(self.env.docname):
                return [unknown_inline(self.page())], []
            if not isinstance(figure.value, NetworkValue):
                known = archive.years[-1].year if archive.years else 2023
                return self.fault(
                    f"this page lies in no year's folder; name the year, e.g. {known}:{path}",
                    Warnings.NOT_IN_YEAR,
                )
        view = ValueView(
            docname=self.env.docname,
            year=year.year if year else None,
            path=path,
        )
        node = nodes.inline("", classes=["report-value"])
        carry(node, view, self.inliner.document)
        node += self.page().render(view)
        self.set_source_info(node)
        return [node], []


class StatusRole(_Role):
    """A status in prose, by its code name or by its label in any language."""

    def run(self) -> Result:
        """Return the status with its label in the page's language."""
        status: Status | None = None
        if not is_unknown(self.text):
            try:
                status = Status(read_word(Status, self.text))
            except ValueError as error:
                return self.fault(str(error))
        node = badge(status, self.page())
        self.set_source_info(node)
        return [node], []


class ObjectRole(ReferenceRole):
    """A link to an objective or a project; its text is the title unless another is given.

    Inside a year the id alone means that year's; ``2023/T1`` names the year.
    """

    @property
    def domain(self) -> ReportDomain:
        """The domain of the project."""
        return cast("ReportDomain", self.env.get_domain("report"))

    def run(self) -> Result:
        """Return the reference, to be resolved when everything is known."""
        kind = self.name.rpartition(":")[2]
        target = self.target.strip()
        year_text, slash, identifier = target.partition("/")
        archive = self.domain.archive
        if slash:
            year = archive.year(read_year(year_text) or 0)
        else:
            year = archive.year_of_document(self.env.docname)
            identifier = target
        if year is not None:
            self.domain.note_year(self.env.docname, year)
            target = f"{year.year}/{identifier}"
        else:
            self.domain.note_lacking(self.env.docname)
            if not slash and self.domain.is_at_fault(self.env.docname):
                return [nodes.inline("", self.title)], []
            if not slash:
                warn(
                    Warnings.NOT_IN_YEAR,
                    f"{kind}: this page lies in no year's folder; name the year, e.g. "
                    f"{archive.years[-1].year if archive.years else 2023}/{target}",
                    location=self.get_location(),
                )
                return [nodes.inline("", self.title)], []
        content = nodes.inline("", self.title, classes=["xref", "report", f"report-{kind}"])
        reference = addnodes.pending_xref(
            "",
            content,
            refdoc=self.env.docname,
            refdomain="report",
            reftype=kind,
            reftarget=target,
            refexplicit=self.has_explicit_title,
            refwarn=True,
        )
        self.set_source_info(reference)
        return [reference], []


ROLES: Mapping[str, RoleFunction] = {
    "objective": ObjectRole(),
    "project": ObjectRole(),
    "survey": ObjectRole(),
    "value": ValueRole(),
    "status": StatusRole(),
}
"""The roles by name."""
