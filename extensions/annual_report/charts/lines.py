"""Lines over years: figures that are not known are gaps; each line has its own marker."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.drawing import Drawing, Scale
from annual_report.charts.measure import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from annual_report.view import Page

HEIGHT = 190
"""Pixels of the field that the lines are drawn in."""
_SIDE = 26
_SIGN = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A named line: figures by year, and how it is drawn.

    ``gaps`` are years whose figure is not known: the line does not go across them. Across
    other years without a figure, in which there was nothing to measure, it does.
    """

    name: str
    figures: Mapping[int, Decimal]
    gaps: frozenset[int] = frozenset()
    color: str
    marker: str
    dash: tuple[float, ...] = ()
    filled: bool = True


@dataclass(slots=True)
class _Boxes:
    """The places where texts stand already."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def take(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Take a place, unless a text stands there or it is not within the chart."""
        if left < 0 or right > theme.WIDTH:
            return False
        for x1, y1, x2, y2 in self.taken:
            if left < x2 and right > x1 and top < y2 and bottom > y1:
                return False
        self.taken.append((left, top, right, bottom))
        return True


def line_spec(title: str, lines: Sequence[Line], form: Callable[[Decimal], str]) -> str:
    """Return the specification of lines with their names above and their figures beside them.

    Where figures have no room, the last, the first, the highest and the lowest come first.
    """
    years = range(
        min(year for line in lines for year in line.figures),
        max(year for line in lines for year in line.figures) + 1,
    )
    figures = [float(figure) for line in lines for figure in line.figures.values()]
    low, high = min(figures), max(figures)
    air = (high - low) * 0.12 or abs(high) * 0.1 or 1
    legend = _legend_lines(lines)
    titles = len(wrap(title, theme.WIDTH, size=theme.TITLE, bold=True)) * theme.TITLE_LINE + 8
    top = titles + len(legend) * theme.LINE + 34
    bottom = top + HEIGHT
    middle = len(years) == 1
    x = Scale(
        years[0] - (1 if middle else 0),
        years[-1] + (1 if middle else 0),
        _SIDE,
        theme.WIDTH - _SIDE,
    )
    y = Scale(low - 1.6 * air, high + air, bottom, top)
    drawing = Drawing(x=x, y=y)
    _draw_legend(drawing, drawing.title(title) + 14, legend)
    _axis(drawing, years, x, bottom)
    boxes = _Boxes()
    for line in lines:
        _draw(drawing, line, boxes)
    for line in lines:
        _write(drawing, line, boxes, form)
    return drawing.spec(bottom + 26)


def _legend_lines(lines: Sequence[Line]) -> list[tuple[Line | None, str]]:
    return [
        (line if index == 0 else None, text)
        for line in lines
        for index, text in enumerate(wrap(line.name, theme.WIDTH - _SIGN))
    ]


def _draw_legend(drawing: Drawing, y: float, legend: Sequence[tuple[Line | None, str]]) -> None:
    for line, text in legend:
        if line:
            drawing.rule((0, y - 5), (32, y - 5), color=line.color, width=2, dash=line.dash)
            drawing.sign(16, y - 5, line.marker, line.color, filled=True, size=60)
            if not line.filled:
                drawing.sign(16, y - 5, line.marker, theme.ON_FILL, filled=True, size=22)
        drawing.text(_SIGN, y, text)
        y += theme.LINE


def _axis(drawing: Drawing, years: range, x: Scale, bottom: float) -> None:
    drawing.rule((0, bottom), (theme.WIDTH, bottom))
    room = (x.end - x.start) / max(len(years) - 1, 1)
    step = max(1, -(-40 // int(room)))
    for year in years:
        place = x.at(year)
        drawing.rule((place, bottom), (place, bottom + 5))
        if (years[-1] - year) % step == 0:
            drawing.text(
                place, bottom + 20, str(year), align="center", size=theme.SMALL, color=theme.MUTED
            )


def _draw(drawing: Drawing, line: Line, boxes: _Boxes) -> None:
    assert drawing.y is not None  # noqa: S101 - line_spec() has set it
    for part in _without_gaps(line):
        if len(part) > 1:
            drawing.line(
                [(year, float(line.figures[year])) for year in part], line.color, line.dash
            )
    for year, figure in sorted(line.figures.items()):
        drawing.point(year, float(figure), line.marker, line.color, filled=line.filled)
        px, py = drawing.x.at(year), drawing.y.at(float(figure))
        boxes.taken.append((px - 5, py - 5, px + 5, py + 5))


def _write(drawing: Drawing, line: Line, boxes: _Boxes, form: Callable[[Decimal], str]) -> None:
    assert drawing.y is not None  # noqa: S101 - line_spec() has set it
    for year in _by_weight(line.figures):
        text = form(line.figures[year])
        px, py = drawing.x.at(year), drawing.y.at(float(line.figures[year]))
        half = text_width(text, size=theme.SMALL) / 2
        middle = min(max(px, half), theme.WIDTH - half)
        above, below = py - 9, py + 19
        for base in (below, above) if _is_valley(line, year) else (above, below):
            if boxes.take(middle - half, base - 11, middle + half, base + 3):
                drawing.text(middle, base, text, align="center", size=theme.SMALL, color=line.color)
                break


def _is_valley(line: Line, year: int) -> bool:
    """Return whether the line comes and goes above a figure, so that its text fits below."""
    for part in _without_gaps(line):
        if year in part:
            place = part.index(year)
            around = [*part[max(place - 1, 0) : place], *part[place + 1 : place + 2]]
            rise = sum(line.figures[other] - line.figures[year] for other in around)
            return rise > 0
    return False


def _by_weight(figures: Mapping[int, Decimal]) -> list[int]:
    """Return the years, those whose figures say most first."""
    first = [max(figures), min(figures), *_extremes(figures)]
    return list(dict.fromkeys([*first, *sorted(figures, reverse=True)]))


def _without_gaps(line: Line) -> list[list[int]]:
    parts: list[list[int]] = [[]]
    for year in sorted({*line.figures, *line.gaps}):
        if year in line.figures:
            parts[-1].append(year)
        else:
            parts.append([])
    return parts


def sentence_of(line: Line, page: Page, form: Callable[[Decimal], str]) -> str:
    """Return what a line shows in words: first and last, highest and lowest, and gaps."""
    figures = line.figures
    if not figures:
        return page.say("{name}: not known.", name=line.name)

    first, last = min(figures), max(figures)
    if first == last:
        result = page.say(
            "{name}: {figure} in {year}.", name=line.name, figure=form(figures[first]), year=first
        )
    else:
        result = page.say(
            "{name}: first {first} in {first_year}, last {last} in {last_year}.",
            name=line.name,
            first=form(figures[first]),
            first_year=first,
            last=form(figures[last]),
            last_year=last,
        )
        top, low = _extremes(figures)
        if not {figures[top], figures[low]} <= {figures[first], figures[last]}:
            result += " " + page.say(
                "The highest figure is {highest} in {highest_year}, the lowest {lowest} in "
                "{lowest_year}.",
                highest=form(figures[top]),
                highest_year=top,
                lowest=form(figures[low]),
                lowest_year=low,
            )
    if line.gaps:
        years = ", ".join(map(str, sorted(line.gaps)))
        result += " " + page.say("Not known for {years}.", years=years)
    return result


def _extremes(figures: Mapping[int, Decimal]) -> tuple[int, int]:
    """Return the years of the highest and of the lowest figure, the last of several."""
    order = sorted(figures, reverse=True)
    return max(order, key=lambda year: figures[year]), min(order, key=lambda year: figures[year])
