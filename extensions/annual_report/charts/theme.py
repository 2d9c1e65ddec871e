"""How all charts look: face, sizes, colours. Each colour has one for dark pages.

The colours for dark pages are in ``html/static/annual-report-charts.css``, which swaps them
by the attribute that holds the light one, so that one SVG serves page and PDF; a test holds
the style sheet and this table together, and both to their contrast.
"""

from __future__ import annotations

from annual_report.data.enums import Status

FONT = "Atkinson Hyperlegible"
WIDTH = 460
"""Width of every chart in CSS pixels: narrow, so that its text can be read on a phone."""
MAX_HEIGHT = 680
"""A chart that would be higher is drawn as several: it has to fit a page."""
SIZE = 14
SMALL = 12.5
LINE = 18
TITLE = 15.5
TITLE_LINE = 20
"""Pixels from line to line of a text."""

TEXT = "#1f2630"
MUTED = "#4d5866"
AXIS = "#76808c"
ON_FILL = "#ffffff"
"""Text on a filled bar, and the gap between bars that touch."""

DARK = {
    TEXT: "#e3e8ee",
    MUTED: "#aeb8c4",
    AXIS: "#8b96a3",
    ON_FILL: "#14181e",
    "#1b7a43": "#6fcf97",
    "#8a5a00": "#e6b450",
    "#b3261e": "#f2938c",
    "#1d4f7c": "#8ab8e6",
    "#5b4b8a": "#b9a9ea",
    "#5f6368": "#b0b5bb",
    # the steps of a scale, from the least to the most
    "#3878b1": "#4b87bb",
    "#3471a5": "#578fbf",
    "#31699b": "#6397c4",
    "#2d6290": "#6f9fc8",
    "#2a5b85": "#7ca8cd",
    "#27537b": "#88b0d2",
    "#234d70": "#96b9d7",
    "#204566": "#a4c2dd",
    "#1d3f5c": "#b2cbe2",
    "#193750": "#c1d5e7",
    "#162f45": "#d0dfed",
    "#122739": "#e0eaf3",
    "#0e1e2b": "#f1f5fa",
}
"""The colours that occur in charts, with those that stand for them on a dark page."""

STATUS_COLORS: dict[Status | None, str] = {
    Status.ACHIEVED: "#1b7a43",
    Status.PARTLY_ACHIEVED: "#8a5a00",
    Status.NOT_ACHIEVED: "#b3261e",
    Status.IN_PROGRESS: "#1d4f7c",
    Status.CARRIED_OVER: "#5b4b8a",
    Status.DISCONTINUED: "#5f6368",
    Status.NOT_ASSESSED: "#5f6368",
    None: "#5f6368",
}

PRIMARY = "#1d4f7c"
SERIES = (PRIMARY, "#8a5a00", "#5b4b8a", "#1b7a43", "#b3261e", "#5f6368")
"""Colours of what stands side by side, in order; markers and dashes differ as well."""
MARKERS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
DASHES = ((), (7, 3), (2, 3), (9, 3, 2, 3), (4, 2), (1, 2))

SCALE = (
    "#3878b1",
    "#3471a5",
    "#31699b",
    "#2d6290",
    "#2a5b85",
    "#27537b",
    "#234d70",
    "#204566",
    "#1d3f5c",
    "#193750",
    "#162f45",
    "#122739",
    "#0e1e2b",
)
"""The steps of a scale: neighbours differ in lightness as much as there is room for."""


def scale_colors(number: int) -> list[str]:
    """Return a colour for each of a number of options, as far apart as there are."""
    if number <= 1:
        return [SCALE[-1]][:number]
    last = len(SCALE) - 1
    return [SCALE[(index * last + (number - 1) // 2) // (number - 1)] for index in range(number)]
