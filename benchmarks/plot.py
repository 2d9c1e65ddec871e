"""Draws the times of a scenario as bars, with the converter that draws the site's charts."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from annual_report.charts.render import chart_file
from goals import middle

FONT = "Atkinson Hyperlegible, Arial, sans-serif"
INK, OURS, THEIRS = "#22272e", "#1d4f7c", "#8a97a6"


def spec(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the specification of a scenario's chart: a bar a case, with its seconds written."""
    values = [
        {
            "case": f"({key}) {case['title'].replace('`', '')}",
            "seconds": round(seconds, 2),
            "color": OURS if key.startswith("b") else THEIRS,
        }
        for key, case in entry["cases"].items()
        if (seconds := middle(case, "seconds")) is not None
    ]
    most = max((value["seconds"] for value in values), default=1)
    x = {
        "field": "seconds",
        "type": "quantitative",
        "scale": {"domain": [0, 1.15 * most]},
        "axis": {"title": "wall time, seconds", "grid": False, "tickCount": 5},
    }
    y = {
        "field": "case",
        "type": "nominal",
        "sort": None,
        "axis": {
            "title": None,
            "labelLimit": 420,
            "labelPadding": 6,
            "ticks": False,
            "domain": False,
        },
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "#ffffff",
        # Where the face is not at hand another is set, and that may be wider.
        "padding": {"left": 40, "top": 5, "right": 5, "bottom": 5},
        "width": 420,
        "height": {"step": 30},
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {
                "mark": {"type": "bar", "height": 18},
                "encoding": {"color": {"field": "color", "type": "nominal", "scale": None}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": INK},
                "encoding": {"text": {"field": "seconds", "type": "quantitative", "format": ".1f"}},
            },
        ],
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": INK,
                "titleColor": INK,
                "labelFontSize": 13,
                "titleFontSize": 13,
                "titleFontWeight": "normal",
            },
            "text": {"fontSize": 13},
        },
    }


def draw(entry: dict[str, Any], path: Path) -> None:
    """Draw a scenario's chart into an SVG file."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = chart_file(json.dumps(spec(entry)), Path(folder))
        path.write_bytes(drawn.read_bytes().rstrip() + b"\n")
