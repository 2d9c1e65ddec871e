"""``{objective-history}``: an objective through the years, with its targets and actuals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes

from annual_report.charts import Point, target_and_actual
from annual_report.data.continuity import At, Lineages
from annual_report.data.status_rules import outcome
from annual_report.directives.choices import read_year
from annual_report.directives.indicators import indicator_name, quantity
from annual_report.directives.over_years import OverYearsDirective, OverYearsView
from annual_report.directives.parts import badge, link, note, paragraph
from annual_report.directives.tables import Column, Content, Group, TableSet
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.continuity import Key
    from annual_report.data.model import Indicator, Objective
    from annual_report.view import Page


class Line(NamedTuple):
    """A line of the table: an objective of a year, and one of its indicators if it has any."""

    at: At[Objective]
    indicator: Indicator | None


def _lines(at: At[Objective]) -> list[Line]:
    return [Line(at, indicator) for indicator in at.item.indicators or (None,)]


def _objective(line: Line, page: Page) -> Content:
    return [nodes.paragraph("", "", link("objective", line.at.year, line.at.item.id, page))]


def _status(line: Line, page: Page) -> Content:
    status = outcome(line.at.item)
    return [nodes.paragraph("", "", badge(status, page))] if status else None


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        name="year",
        heading=msgid("Year"),
        content=lambda line, _: [paragraph(str(line.at.year))],
        width=9,
    ),
    Column(name="title", heading=msgid("Objective"), content=_objective, width=26),
    Column(
        name="indicator", heading=msgid("Indicator"), content=indicator_name, spans=False, width=20
    ),
    Column(
        name="target",
        heading=msgid("Target"),
        content=quantity(lambda i: i.target),
        number=True,
        spans=False,
        width=13,
    ),
    Column(
        name="actual",
        heading=msgid("Actual"),
        content=quantity(lambda i: i.actual),
        number=True,
        spans=False,
        width=13,
    ),
    Column(name="status", heading=msgid("Status"), content=_status, width=25),
)


@dataclass(frozen=True, kw_only=True)
class ObjectiveHistoryView(OverYearsView):
    """One objective through the years (``objective``), or all that have a history."""

    objective: tuple[int, str] | None = None

    def render(self, page: Page) -> list[nodes.Node]:
        """Return a table a history, with its chart."""
        lineages = Lineages.of(page.archive)
        if self.objective is not None:
            history = lineages.history(self.objective)
            if not history:
                return [self._nowhere(self.objective, page)]
            result = self._history([at for at in history if self.is_shown(at.year)], page)
            if len(history) == 1:
                text = page.say("It is not known to carry on an objective of another year.")
                result.append(note(text))
            return result
        result = []
        for key in self._beginnings(lineages):
            shown = [at for at in lineages.history(key) if self.is_shown(at.year)]
            if len(shown) > 1 or self.year is None:
                result += self._history(shown, page)
        if result:
            return result
        if self.year is None:
            text = page.say("No objective is known to carry on one of another year.")
        else:
            text = page.say(
                "No objective of {year} is known to carry on one of another year, or to be "
                "carried on.",
                year=self.year,
            )
        return [note(text)]

    def _beginnings(self, lineages: Lineages) -> Sequence[Key]:
        """Return whose histories are shown: the year's own objectives, or all from their start."""
        if self.year is None:
            return lineages.beginnings()
        return [
            key for key in lineages.objectives if key[0] == self.year and lineages.has_history(key)
        ]

    def _history(self, history: Sequence[At[Objective]], page: Page) -> list[nodes.Node]:
        if not history:
            return [note(page.say("Nothing is known of these years."))]
        title = page.text(history[-1].item.title)
        tables = TableSet(
            columns=COLUMNS,
            groups=[Group(rows=[_lines(at) for at in history])],
            caption=page.say("Objective over the years: {title}", title=title),
            kind="objective-history",
        )
        return [*(_charts(history, page) if self.chart else []), *tables.render(page)]

    @staticmethod
    def _nowhere(key: Key, page: Page) -> nodes.Node:
        """Return a link that leads nowhere, which is told when all has been read."""
        reference = link("objective", *key, page)
        reference["refwarn"] = True
        return nodes.paragraph("", "", reference)


def _charts(history: Sequence[At[Objective]], page: Page) -> list[nodes.Node]:
    """Return a chart for each indicator of the same name and unit in several of the years."""
    measured: dict[tuple[str, str], list[At[Indicator]]] = {}
    for year, objective in history:
        for indicator in objective.indicators:
            key = (repr(indicator.name), repr(indicator.unit))
            measured.setdefault(key, []).append(At(year, indicator))
    result: list[nodes.Node] = []
    for found in measured.values():
        years = {year for year, _ in found}
        if len(years) == 1 or len(years) < len(found):
            continue  # no line through one year, nor where several carry on one objective
        last = found[-1].item
        points = [
            Point(year=year, target=indicator.target, actual=indicator.actual)
            for year, indicator in found
        ]
        unit = page.plain.text(last.unit) if last.unit else None
        title = page.plain.text(last.name)
        result += target_and_actual(points, page, title=title, unit=unit)
    return result


class ObjectiveHistoryDirective(OverYearsDirective):
    """Show an objective through the years, or all that have a history."""

    optional_arguments = 1
    option_spec: ClassVar = {**OverYearsDirective.common_options}

    def run(self) -> list[nodes.Node]:
        """Return the container of the tables."""
        fields = self.over_years()
        objective = None
        if self.arguments:
            objective = self._objective(self.arguments[0].strip(), fields["year"])
            if objective is None:
                return []
        return self.show(ObjectiveHistoryView(**fields, objective=objective))

    def _objective(self, text: str, year: int | None) -> tuple[int, str] | None:
        """Return what the argument names: ``2023/T1``, or ``T1`` inside a year."""
        prefix, slash, identifier = text.partition("/")
        number = read_year(prefix) if slash else year
        if number is not None and (identifier or not slash):
            return number, identifier if slash else text
        self.fault(f'"{text}" does not name an objective; write its year and id, e.g. 2023/T1')
        return None
