"""Charts in the PDF: the same drawing as on the page, with its alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from annual_report.charts.render import ChartError, chart_file, chart_folder
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from annual_report.nodes import chart
    from annual_report.typst_writer.translator import TypstTranslator


def visit_chart(translator: TypstTranslator, node: chart) -> None:
    """Set a chart as an image with its text."""
    translator.note_origin(node)
    translator.anchors(node)
    try:
        path = chart_file(node["spec"], chart_folder(translator.builder.doctreedir))
    except ChartError as error:
        warn(Warnings.CHART, f"a chart is not drawn: {error}", location=node)
        translator.open_call("paragraph")
        translator.text(node.astext())
        translator.close_call()
        raise SkipNode from error
    name = f"charts/{path.name}"
    translator.fragment.images[name] = str(path)
    translator.call("chart", f"/{name}", node.astext())
    raise SkipNode
