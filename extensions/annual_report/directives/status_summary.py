"""``{status-summary}``: how many of a year's objectives came out how."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.charts import status_by_kind
from annual_report.data.enums import ObjectiveKind, Status
from annual_report.data.status_rules import outcome
from annual_report.directives.base import ReportDirective
from annual_report.directives.outcomes import by_rule_note
from annual_report.directives.parts import badge, citations, note
from annual_report.directives.tables import TOTAL, Column, Content, Group, TableSet
from annual_report.formatting import format_number, format_percent
from annual_report.i18n import msgid
from annual_report.nodes import status_bar
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Archive, Objective


class Count(NamedTuple):
    """How many objectives have a status (``None``: not known); ``whole`` is the total."""

    status: Status | None
    number: int
    whole: int
    is_total: bool = False


def count_statuses(objectives: Sequence[Objective]) -> list[Count]:
    """Return the statuses that occur, in the vocabulary's order, those not known last."""
    whole = len(objectives)
    counts = [
        Count(status, sum(outcome(item) is status for item in objectives), whole)
        for status in (*Status, None)
    ]
    return [count for count in counts if count.number]


def _name(count: Count, page: Page) -> Content:
    if count.is_total:
        return page.say(TOTAL)
    return [nodes.paragraph("", "", badge(count.status, page))]


COLUMNS: tuple[Column[Count], ...] = (
    Column(name="status", heading=msgid("Status"), content=_name, width=30),
    Column(
        name="number",
        heading=msgid("Number of objectives"),
        content=lambda count, page: format_number(count.number, page.language),
        width=16,
        number=True,
    ),
    Column(
        name="share",
        heading=msgid("Share"),
        content=lambda count, page: format_percent(
            Decimal(100 * count.number) / count.whole, page.language
        ),
        width=12,
        number=True,
    ),
)


@dataclass(frozen=True, kw_only=True)
class StatusSummaryView(View):
    """The counts of a year's objectives by status, of all kinds or of those asked for.

    With ``chart`` the kinds are compared in one, if objectives of several came out somehow.
    """

    kinds: tuple[ObjectiveKind | None, ...] = ()
    chart: bool = True

    def counts(self, archive: Archive) -> list[Count]:
        """Return the counts that are shown."""
        return count_statuses(self.objectives(archive))

    def objectives(self, archive: Archive) -> list[Objective]:
        """Return the objectives that are counted."""
        year = self.year_data(archive)
        objectives = year.objectives if year else ()
        return [item for item in objectives if not self.kinds or item.kind in self.kinds]

    def attributes(self, archive: Archive) -> dict[str, object]:
        """Return the counts for outputs that draw them: ``[("achieved", 3), …]``."""
        counts = self.counts(archive)
        return {"report_counts": [(c.status or "unknown", c.number) for c in counts]}

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the table, and the assessment of all objectives if there is one."""
        year = self.year_data(page.archive)
        if year is None:
            return []
        counts = self.counts(page.archive)
        if not counts:
            return [note(page.say("No objectives of {year} are known.", year=year.year))]
        whole = counts[0].whole
        rows = [[count] for count in (*counts, Count(None, whole, whole, is_total=True))]
        tables = TableSet(
            columns=COLUMNS,
            groups=[Group(rows=rows)],
            caption=page.say("How the objectives of {year} came out", year=year.year),
            kind="status-summary",
        )
        objectives = self.objectives(page.archive)
        result = [*tables.render(page), *by_rule_note(objectives, page)]
        if any(count.status for count in counts):
            pairs = [(count.status or "unknown", count.number) for count in counts]
            result.insert(0, status_bar(counts=[(str(code), number) for code, number in pairs]))
        if self.chart and len({item.kind for item in objectives if outcome(item)}) > 1:
            result += status_by_kind(objectives, page)
        if year.assessment and not self.kinds:
            text = page.text(year.assessment.text)
            sentence = page.say("Assessment of all objectives: {text}", text=text)
            cited = citations(year.assessment.sources, page)
            result.append(
                nodes.paragraph("", "", nodes.Text(sentence), *cited, classes=["report-assessment"])
            )
        return result


class StatusSummaryDirective(ReportDirective):
    """Show how many objectives have each status."""

    option_spec: ClassVar = {
        **ReportDirective.common_options,
        "kind": directives.unchanged,
        "chart": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        year = self.year_data()
        if year is None:
            return []
        view = StatusSummaryView(
            **self.view_place(),
            year=year.year,
            kinds=self.members("kind", ObjectiveKind),
            chart=self.yes_or_no("chart", default=True),
        )
        return self.show(view, classes=["report-status-summary"])
