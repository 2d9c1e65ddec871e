"""Histories over years: a target with what came of it, and series of figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.lines import Line, line_spec, sentence_of
from annual_report.charts.words import chart_node
from annual_report.formatting import format_quantity
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils import nodes

    from annual_report.view import Page

TARGET, ACTUAL = msgid("Target"), msgid("Actual")
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What was aimed at in a year, and what came of it; ``None`` is not known."""

    year: int
    target: Decimal | None = None
    actual: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named series: figures by year, ``None`` where the figure of a year is not known.

    A year that is left out had nothing to measure (no survey was made): lines go across it.
    """

    name: str
    figures: Mapping[int, Decimal | None]


def target_and_actual(
    points: Sequence[Point], page: Page, *, title: str = "", unit: str | None = None
) -> list[nodes.Node]:
    """Return a chart of targets (dashed, hollow) and actual figures (solid, full) over years.

    ``title`` names what is measured. Nothing where no figure is known.
    """
    actual = {point.year: point.actual for point in points}
    target = {point.year: point.target for point in points}
    if actual:  # a year that is not there at all is not known either
        years = range(min(actual), max(actual) + 1)
        actual = {year: actual.get(year) for year in years}
        target = {year: target.get(year) for year in years}
    lines = [
        Line(
            name=page.say(ACTUAL),
            figures=_known(actual),
            gaps=_unknown(actual),
            color=theme.PRIMARY,
            marker="circle",
        ),
        Line(
            name=page.say(TARGET),
            figures=_known(target),
            gaps=_unknown(target),
            color=theme.SERIES[1],
            marker="square",
            dash=(5, 4),
            filled=False,
        ),
    ]
    name = title or page.say("Target and actual over the years")
    return _chart(lines, page, name, unit)


def series(
    items: Sequence[Series], page: Page, *, title: str = "", unit: str | None = None
) -> list[nodes.Node]:
    """Return charts of series over years, each with a colour, a marker and a dash of its own.

    More series than can be told apart make several charts. Nothing where no figure is known.
    """
    name = title or page.say("Figures over the years")
    most = len(theme.SERIES)
    known = [item for item in items if _known(item.figures)]
    result: list[nodes.Node] = []
    for start in range(0, len(known), most):
        part = known[start : start + most]
        lines = [
            Line(
                name=item.name,
                figures=_known(item.figures),
                gaps=_unknown(item.figures),
                color=theme.SERIES[index],
                marker=theme.MARKERS[index],
                dash=theme.DASHES[index],
            )
            for index, item in enumerate(part)
        ]
        result += _chart(lines, page, name, unit)
    return result


def _known(figures: Mapping[int, Decimal | None]) -> dict[int, Decimal]:
    return {year: figure for year, figure in figures.items() if figure is not None}


def _unknown(figures: Mapping[int, Decimal | None]) -> frozenset[int]:
    return frozenset(year for year, figure in figures.items() if figure is None)


def _chart(lines: Sequence[Line], page: Page, title: str, unit: str | None) -> list[nodes.Node]:
    drawn = [line for line in lines if line.figures]
    if not drawn:
        return []
    form = partial(_figure, unit=unit, language=page.language)
    sentences = [sentence_of(line, page, form) for line in lines]
    return [chart_node(page, title, sentences, line_spec(title, drawn, form))]


def _figure(figure: Decimal, *, unit: str | None, language: str) -> str:
    """Return a figure with its unit; two decimals are enough for a chart."""
    if figure != figure.quantize(_HUNDREDTH):
        figure = figure.quantize(_HUNDREDTH, ROUND_HALF_UP)
    return format_quantity(figure, unit, language)
