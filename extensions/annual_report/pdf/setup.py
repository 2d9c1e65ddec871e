"""Registers the PDF side with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.nodes import chart, pdf_place, status_badge, status_bar
from annual_report.pdf.builder import TypstBuilder
from annual_report.pdf.charts import visit_chart
from annual_report.pdf.one_pass import OnePass
from annual_report.pdf.published import PublishedYears
from annual_report.pdf.status import depart_status, visit_bar, visit_place, visit_status
from annual_report.pdf.used_files import keep_used_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from annual_report.artifacts import Examiner
    from annual_report.staging.site import Staging

AFTER_DATA = 600
"""Priority of what looks at the data: the domain has then read it."""

UNTRUE = "myst.strikethrough"
"""MyST's warning that only HTML can strike text through."""


def suppress_untrue(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Suppress what is not true of a project with this writer."""
    config.suppress_warnings = [*config.suppress_warnings, UNTRUE]


def setup_pdf(app: Sphinx, version: str, staging: Staging, examiner: Examiner) -> None:
    """Register the Typst builder and the one pass."""
    published = PublishedYears()
    one_pass = OnePass(version, published, staging, examiner)
    app.add_builder(TypstBuilder)
    app.registry.add_translation_handlers(status_badge, typst=(visit_status, depart_status))
    app.registry.add_translation_handlers(status_bar, typst=(visit_bar, None))
    app.registry.add_translation_handlers(pdf_place, typst=(visit_place, None))
    app.registry.add_translation_handlers(chart, typst=(visit_chart, None))
    app.connect("config-inited", suppress_untrue)
    app.connect("builder-inited", published.look, priority=AFTER_DATA)
    app.connect("env-updated", keep_used_files)
    app.connect("write-started", one_pass.start)
    app.connect("build-finished", one_pass.finish)
