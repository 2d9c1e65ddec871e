"""Charts in HTML: the drawing itself in the page, with its alternative text as its name."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from annual_report.charts.render import ChartError, chart_file, chart_folder
from annual_report.diagnostics import Warnings, warn
from annual_report.nodes import chart, disclosure

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_chart(self: HTML5Translator, node: chart) -> None:
    """Draw a chart in a region that scrolls where a screen is very narrow."""
    text = escape(node.astext())
    try:
        path = chart_file(node["spec"], chart_folder(self.builder.doctreedir))
    except ChartError as error:
        warn(Warnings.CHART, f"a chart is not drawn: {error}", location=node)
        self.body.append(f"<p>{text}</p>\n")
        raise SkipNode from error
    drawing = path.read_text(encoding="utf-8").replace(
        "<svg ", f'<svg role="img" aria-label="{text}" focusable="false" ', 1
    )
    self.body.append(
        self.starttag(
            node,
            "div",
            "",
            CLASS="report-chart",
            role="group",
            tabindex="0",
            **{"aria-label": node["title"]},
        )
    )
    self.body.append(f"{drawing}</div>\n")
    raise SkipNode


def visit_in_book(self: HTML5Translator, node: chart) -> None:
    """Say in an EPUB what the chart shows."""
    self.body.append(self.starttag(node, "p", ""))


def depart_in_book(self: HTML5Translator, _node: chart) -> None:
    """End what is said of a chart."""
    self.body.append("</p>\n")


def visit_disclosure(self: HTML5Translator, node: disclosure) -> None:
    """Begin what a reader opens."""
    self.body.append(self.starttag(node, "details", "", CLASS="report-disclosure"))
    self.body.append(f"<summary>{escape(node['summary'])}</summary>\n")


def depart_disclosure(self: HTML5Translator, _node: disclosure) -> None:
    """End what a reader opens."""
    self.body.append("</details>\n")


def setup_charts(app: Sphinx) -> None:
    """Draw charts in the HTML builders; other writers show their text."""
    app.add_node(
        chart, override=True, html=(visit_chart, None), epub=(visit_in_book, depart_in_book)
    )
    app.add_node(disclosure, override=True, html=(visit_disclosure, depart_disclosure))
