"""Has the charts of a build drawn together, while its documents are read."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from annual_report.charts.render import ChartError, Drawing, chart_folder, draw_noted, note
from annual_report.nodes import chart

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DRAWN_IN = ("html", "typst")
"""The formats that charts are drawn in."""


class Charts:
    """The charts of one application's build."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._drawing: Drawing | None = None

    def note(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the charts of a document, and begin to draw (event ``doctree-read``).

        Where documents are read in several processes each only notes them.
        """
        if app.builder.format not in DRAWN_IN:
            return
        folder = chart_folder(app.doctreedir)
        for node in doctree.findall(chart):
            if note(node["spec"], folder) and os.getpid() == self._process:
                self._drawing = self._drawing or Drawing()
                self._drawing.order(node["spec"], folder)

    def draw(self, app: Sphinx, _env: BuildEnvironment) -> None:
        """Wait for what is drawn, and draw the rest (event ``env-updated``)."""
        drawing, self._drawing = self._drawing, None
        # What cannot be drawn is told where it is shown, with its place.
        with contextlib.suppress(ChartError):
            draw_noted(chart_folder(app.doctreedir), drawing)

    def stop(self, _app: Sphinx, _exception: Exception | None) -> None:
        """Stop drawing for a build that has failed (event ``build-finished``)."""
        drawing, self._drawing = self._drawing, None
        if drawing is not None:
            drawing.stop()


def setup_charts(app: Sphinx) -> None:
    """Draw charts while reading."""
    charts = Charts()
    app.connect("doctree-read", charts.note)
    app.connect("env-updated", charts.draw)
    app.connect("build-finished", charts.stop)
