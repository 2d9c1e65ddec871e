"""Stacked bars: a name, a bar of parts, and under it each part with its sign, word and figure.

Which part is which is told by the words in the order of the parts, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.drawing import Drawing, Scale, fits
from annual_report.charts.measure import text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BAR = 26
_SIGN = 20
_GAP = 16
_BETWEEN = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a part is drawn: its colour, its sign, and whether these are filled."""

    color: str
    sign: str = "square"
    filled: bool = True
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a bar: its size, its label under the bar, and what is written in it."""

    size: float
    label: str
    inside: str
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: its name, what is said after the name, its parts, and a note below them."""

    name: str
    total: str = ""
    parts: tuple[Part, ...] = ()
    note: str = ""


def bar_height(bar: Bar) -> float:
    """Return how many pixels high a bar is with its texts."""
    labels = len(list(_labels(bar.parts)))
    names = len(wrap(_name(bar), theme.WIDTH, bold=True))
    notes = len(wrap(bar.note, theme.WIDTH, size=theme.SMALL)) if bar.note else 0
    return (names + labels + notes) * theme.LINE + (BAR + 10 if bar.parts else 4) + _BETWEEN


def stacked(title: str, bars: Sequence[Bar], whole: float) -> str:
    """Return the specification of bars, one below the other; one of ``whole`` fills the width."""
    drawing = Drawing(x=Scale(0, whole or 1, 0, theme.WIDTH))
    y = drawing.title(title)
    for bar in bars:
        y = _draw(drawing, bar, y)
    return drawing.spec(y - _BETWEEN + 4)


def _name(bar: Bar) -> str:
    return f"{bar.name}: {bar.total}" if bar.total else bar.name


def _draw(drawing: Drawing, bar: Bar, top: float) -> float:
    y = drawing.lines(0, top + 14, wrap(_name(bar), theme.WIDTH, bold=True), bold=True) - 10
    if bar.parts:
        start = 0.0
        for part in bar.parts:
            _draw_part(drawing, part, start, y)
            start += part.size
        y += BAR + 10
    for line in _labels(bar.parts):
        for x, part in line:
            look = part.look
            drawing.sign(x + 6, y + 9, look.sign, look.color, filled=look.filled)
            drawing.text(x + _SIGN, y + 14, part.label)
        y += theme.LINE
    if bar.note:
        lines = wrap(bar.note, theme.WIDTH, size=theme.SMALL)
        y = drawing.lines(0, y + 14, lines, size=theme.SMALL, color=theme.MUTED) - 14
    return y + _BETWEEN


def _draw_part(drawing: Drawing, part: Part, start: float, y: float) -> None:
    look = part.look
    end = start + part.size
    inset = 0 if look.filled else 1
    drawing.bar(
        start, end, y + inset, BAR - 2 * inset, look.color, filled=look.filled, dash=look.dash
    )
    left, right = drawing.x.at(start), drawing.x.at(end)
    if fits(part.inside, right - left, bold=True):
        color = theme.ON_FILL if look.filled else look.color
        drawing.text(
            (left + right) / 2, y + 18, part.inside, align="center", bold=True, color=color
        )


def _labels(parts: Sequence[Part]) -> Iterator[list[tuple[float, Part]]]:
    """Yield the lines of labels: each label with its place."""
    line: list[tuple[float, Part]] = []
    x = 0.0
    for part in parts:
        width = _SIGN + text_width(part.label)
        if line and x + width > theme.WIDTH:
            yield line
            line, x = [], 0.0
        line.append((x, part))
        x += width + _GAP
    if line:
        yield line
