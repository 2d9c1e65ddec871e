"""Has the charts of a build drawn together, when all documents are read."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from annual_report.charts.render import ChartError, chart_folder, draw_noted, note
from annual_report.nodes import chart

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DRAWN_IN = ("html", "typst")
"""The formats that charts are drawn in."""


def _note_charts(app: Sphinx, doctree: nodes.document) -> None:
    if app.builder.format in DRAWN_IN:
        for node in doctree.findall(chart):
            note(node["spec"], chart_folder(app.doctreedir))


def _draw_charts(app: Sphinx, _env: BuildEnvironment) -> None:
    # What cannot be drawn is told where it is shown, with its place.
    with contextlib.suppress(ChartError):
        draw_noted(chart_folder(app.doctreedir))


def setup_charts(app: Sphinx) -> None:
    """Draw charts between reading and writing."""
    app.connect("doctree-read", _note_charts)
    app.connect("env-updated", _draw_charts)
