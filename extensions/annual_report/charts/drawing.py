"""A Vega-Lite specification under construction: layers of marks with their data.

Bars, points and lines hold the figures themselves and a scale; texts and signs are placed
in pixels from the upper left corner. Marks of the same kind and style share a layer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from annual_report.charts import theme
from annual_report.charts.measure import plain, runs, text_width, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Style = tuple[tuple[str, Any], ...]
Kind = tuple[str, tuple[str, ...], Style]
"""What shares a layer: the mark, the names of its values, its style."""

_DEPTHS = ("rule", "rect", "line", "point", "text")


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures become pixels: ``low`` is at ``start``, ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, figure: float) -> float:
        """Return the pixel of a figure."""
        share = (figure - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)

    def vega(self) -> dict[str, Any]:
        """Return the scale as Vega-Lite takes it."""
        return {
            "domain": [self.low, self.high],
            "range": [self.start, self.end],
            "nice": False,
            "zero": False,
        }


@dataclass(slots=True)
class Drawing:
    """What is drawn so far. ``x`` and ``y`` are the scales of figures; without one, pixels."""

    x: Scale = field(default_factory=lambda: _pixels(theme.WIDTH))
    y: Scale | None = None
    _layers: dict[Kind, list[dict[str, Any]]] = field(default_factory=dict)

    def bar(  # noqa: PLR0913 - two ends, a place and a look
        self,
        start: float,
        end: float,
        top: float,
        height: float,
        color: str,
        *,
        filled: bool = True,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a bar from one figure to another, at a height in pixels from the top."""
        look = (
            {"color": color, "stroke": theme.ON_FILL, "strokeWidth": 1}
            if filled
            else {"filled": False, "color": color, "strokeWidth": 1.5, "strokeDash": list(dash)}
        )
        self._add("rect", look, {"x": start, "x2": end, "y": top, "y2": top + height})

    def text(  # noqa: PLR0913 - a place and a look
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Literal["left", "center", "right"] = "left",
        size: float = theme.SIZE,
        bold: bool = False,
        color: str = theme.TEXT,
    ) -> None:
        """Write a line of text; ``y`` is its base line."""
        parts = runs(plain(text))
        if len(parts) > 1:
            widths = [text_width(part, size=size, bold=bold) for part in parts]
            x -= {"left": 0, "center": 0.5, "right": 1}[align] * sum(widths)
            for part, width in zip(parts, widths, strict=True):
                self.text(x, y, part, size=size, bold=bold, color=color)
                x += width
            return
        look = {
            "align": align,
            "baseline": "alphabetic",
            "fontSize": size,
            "fontWeight": "bold" if bold else "normal",
            "color": color,
            "limit": 0,
        }
        self._add("text", look, {"px": x, "py": y, "text": plain(text)})

    def title(self, text: str) -> float:
        """Write the title of the chart; return where the rest begins."""
        y = 0.0
        for line in wrap(text, theme.WIDTH, size=theme.TITLE, bold=True):
            y += theme.TITLE_LINE
            self.text(0, y - 5, line, size=theme.TITLE, bold=True)
        return y + 8

    def lines(self, x: float, y: float, lines: Sequence[str], **look: Any) -> float:
        """Write lines of text; return where the next would have its base line."""
        for line in lines:
            self.text(x, y, line, **look)
            y += theme.LINE
        return y

    def sign(  # noqa: PLR0913 - a place and a look
        self, x: float, y: float, shape: str, color: str, *, filled: bool = True, size: float = 80
    ) -> None:
        """Draw a sign of a legend with its middle at a place in pixels."""
        look = {"filled": filled, "color": color, "size": size, "strokeWidth": 1.75, "opacity": 1}
        self._add("point", {**look, "shape": shape}, {"px": x, "py": y})

    def point(self, x: float, y: float, shape: str, color: str, *, filled: bool = True) -> None:
        """Draw a marker at figures of both scales."""
        look = {"filled": filled, "color": color, "size": 60, "strokeWidth": 1.75, "opacity": 1}
        if not filled:
            look["fill"] = theme.ON_FILL
        self._add("point", {**look, "shape": shape}, {"x": x, "y": y})

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line through figures of both scales."""
        number = sum(len(layer) for layer in self._layers.values())
        look = {"color": color, "strokeWidth": 2, "strokeDash": list(dash), "number": number}
        for x, y in points:
            self._add("line", look, {"x": x, "y": y})

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        color: str = theme.AXIS,
        width: float = 1,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line between two places in pixels."""
        look = {"color": color, "strokeWidth": width, "strokeDash": list(dash)}
        ends = {"px": start[0], "py": start[1], "px2": end[0], "py2": end[1]}
        self._add("rule", look, ends)

    def _add(self, mark: str, look: Mapping[str, Any], values: dict[str, Any]) -> None:
        style = tuple(
            (key, tuple(item) if isinstance(item, list) else item)
            for key, item in sorted(look.items())
        )
        rounded = {k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()}
        self._layers.setdefault((mark, tuple(values), style), []).append(rounded)

    def spec(self, height: float) -> str:
        """Return the specification as JSON; the same for the same drawing."""
        whole = round(height)
        layers = [
            self._layer(mark, dict(style), values, whole)
            for (mark, _, style), values in sorted(self._layers.items(), key=_depth)
        ]
        spec = {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": theme.WIDTH,
            "height": whole,
            "autosize": "none",
            "padding": 0,
            "background": None,
            "config": {"aria": False, "font": theme.FONT, "view": {"stroke": None}},
            "resolve": {"scale": {"x": "independent", "y": "independent"}},
            "layer": layers,
        }
        return json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def _layer(
        self, mark: str, look: dict[str, Any], values: list[dict[str, Any]], height: int
    ) -> dict[str, Any]:
        look.pop("number", None)
        scales = {
            "x": self.x,
            "y": self.y if self.y and mark != "rect" else _pixels(height),
            "px": _pixels(theme.WIDTH),
            "py": _pixels(height),
        }
        encoding: dict[str, Any] = {}
        for name in values[0]:
            if name == "text":
                encoding["text"] = {"field": "text", "type": "nominal"}
                continue
            channel = name.removeprefix("p")
            if name.endswith("2"):
                encoding[channel] = {"field": name}
            else:
                encoding[channel] = {
                    "field": name,
                    "type": "quantitative",
                    "axis": None,
                    "scale": scales[name].vega(),
                }
        return {"data": {"values": values}, "mark": {"type": mark, **look}, "encoding": encoding}


def _depth(layer: tuple[Kind, object]) -> int:
    """Return how near the front the marks of a layer are: texts lie over all others."""
    return _DEPTHS.index(layer[0][0])


def _pixels(whole: float) -> Scale:
    return Scale(0, whole, 0, whole)


def fits(text: str, room: float, *, size: float = theme.SIZE, bold: bool = False) -> bool:
    """Return whether a text has room within a number of pixels, with some air."""
    return text_width(text, size=size, bold=bold) + 6 <= room
