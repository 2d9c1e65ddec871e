"""Times as bars over years, grouped: when projects run, by funder."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.drawing import Drawing, Scale
from annual_report.charts.measure import text_width, wrap
from annual_report.charts.words import chart_node, in_charts
from annual_report.formatting import EN_DASH, format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from annual_report.view import Page

BAR = 14
_BETWEEN = 14
_AXIS = 22
_TICK_ROOM = 46
"""Pixels that a year needs on the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What goes on for a time.

    ``start`` and ``end`` are years with fractions (2023.5 is the middle of 2023); ``None`` is
    not known. ``detail`` is said after the name (the dates as a text); rows of the same
    ``group`` stand together under its name.
    """

    label: str
    group: str = ""
    start: float | None = None
    end: float | None = None
    detail: str = ""

    @property
    def is_known(self) -> bool:
        """Whether either end is known, so that there is something to draw."""
        return self.start is not None or self.end is not None


def timeline(rows: Sequence[Row], page: Page, *, title: str = "") -> list[nodes.Node]:
    """Return charts of bars over years; an end that is not known is drawn open, and dashed.

    Rows of which neither end is known are named in the text. Nothing where that is all.
    """
    known = [row for row in rows if row.is_known]
    if not known:
        return []
    order = {group: place for place, group in enumerate(dict.fromkeys(row.group for row in known))}
    known.sort(key=lambda row: order[row.group])
    ends = [end for row in known for end in (row.start, row.end) if end is not None]
    first, last = math.floor(min(ends)), max(math.ceil(max(ends)), math.floor(min(ends)) + 1)
    name = title or page.say("Projects over the years")
    missing = [row for row in rows if not row.is_known]
    parts = in_charts(known, _height, room=theme.MAX_HEIGHT - 4 * _AXIS)
    result: list[nodes.Node] = []
    for number, part in enumerate(parts, 1):
        sentences = _sentences(part, page)
        if number == len(parts) and missing:
            names = ", ".join(row.label for row in missing)
            sentences.append(page.say("Time not known: {names}.", names=names))
        spec = _spec(name, part, Scale(first, last, 1, theme.WIDTH - 1), order)
        result.append(chart_node(page, name, sentences, spec))
    return result


def _sentences(rows: Sequence[Row], page: Page) -> list[str]:
    years = [year for row in rows for year in _years(row) if year is not None]
    number = format_number(len(rows), page.language)
    result = [
        page.say(
            "{number} in all, {first}–{last}.", number=number, first=min(years), last=max(years)
        )
    ]
    for group, members in groupby(rows, key=lambda row: row.group):
        said = "; ".join(f"{row.label} ({_when(row, page)})" for row in members)
        result.append(f"{group}: {said}." if group else f"{said}.")
    return result


def _years(row: Row) -> tuple[int | None, int | None]:
    """Return the first and the last year. What ends at the beginning of a year ends before it."""
    start = None if row.start is None else math.floor(row.start)
    return start, None if row.end is None else math.ceil(row.end) - 1


def _when(row: Row, page: Page) -> str:
    if row.detail:
        return row.detail
    start, end = _years(row)
    if start is None:
        return page.say("until {end}, start not known", end=end)
    if end is None:
        return page.say("from {start}, end not known", start=start)
    return f"{start}" if end <= start else f"{start}{EN_DASH}{end}"


def _height(row: Row) -> float:
    name = f"{row.label} {row.detail}"
    return len(wrap(name, theme.WIDTH)) * theme.LINE + BAR + 2 * _BETWEEN


def _spec(title: str, rows: Sequence[Row], scale: Scale, indexes: dict[str, int]) -> str:
    drawing = Drawing(x=scale)
    top = drawing.title(title)
    y = top + _AXIS
    for group, members in groupby(rows, key=lambda row: row.group):
        color = theme.SERIES[indexes[group] % len(theme.SERIES)]
        if group:
            y = drawing.lines(0, y + 16, wrap(group, theme.WIDTH, bold=True), bold=True) - 10
        for row in members:
            y = _draw(drawing, row, y, color)
        y += _BETWEEN / 2
    _axis(drawing, scale, top, y)
    return drawing.spec(y + 4)


def _draw(drawing: Drawing, row: Row, y: float, color: str) -> float:
    lines = wrap(row.label, theme.WIDTH)
    last = lines[-1] if lines else ""
    y += 14
    drawing.lines(0, y, lines)
    y += theme.LINE * (max(len(lines), 1) - 1)
    if row.detail:
        start = text_width(last) + 10
        if start + text_width(row.detail, size=theme.SMALL) > theme.WIDTH:
            start, y = 0.0, y + theme.LINE
        drawing.text(start, y, row.detail, size=theme.SMALL, color=theme.MUTED)
    y += 6
    scale = drawing.x
    start = scale.low if row.start is None else row.start
    end = scale.high if row.end is None else row.end
    if end - start < (scale.high - scale.low) / 100:  # a moment is seen as well
        end = start + (scale.high - scale.low) / 100
    is_open = not (row.start is not None and row.end is not None)
    inset = 1 if is_open else 0
    dash = (5, 3) if is_open else ()
    drawing.bar(start, end, y + inset, BAR - 2 * inset, color, filled=not is_open, dash=dash)
    if row.start is None:
        drawing.sign(scale.at(start) + 9, y + BAR / 2, "triangle-left", color, size=70)
    if row.end is None:
        drawing.sign(scale.at(end) - 9, y + BAR / 2, "triangle-right", color, size=70)
    return y + BAR + _BETWEEN / 2


def _axis(drawing: Drawing, scale: Scale, top: float, bottom: float) -> None:
    """Draw the years: a line where each begins, its name in the middle of it."""
    first, last = int(scale.low), int(scale.high)
    year_width = (scale.end - scale.start) / (last - first)
    step = max(1, math.ceil(_TICK_ROOM / year_width))
    for year in range(first, last + 1):
        if (year - first) % step and year != last:
            continue
        x = scale.at(year)
        drawing.rule((x, top + 18), (x, bottom), width=0.75, dash=(1, 3))
        if year == last:
            continue
        if step == 1:
            x += year_width / 2
        drawing.text(
            x,
            top + 13,
            str(year),
            align="center" if step == 1 else "left",
            size=theme.SMALL,
            color=theme.MUTED,
        )
