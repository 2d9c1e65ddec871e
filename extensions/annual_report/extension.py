"""Puts the parts together: what Sphinx is told when the extension is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.accessibility import setup_accessibility
from annual_report.agenda.setup import setup_agenda
from annual_report.artifacts import PDFS_WRITTEN
from annual_report.bibliography import setup_bibliography
from annual_report.boundaries.setup import setup_boundaries
from annual_report.charts.setup import setup_charts
from annual_report.config import setup_config
from annual_report.empty_domains import setup_empty_domains
from annual_report.formulas.directive import setup_formulas
from annual_report.html.setup import setup_html
from annual_report.numbering import setup_numbering
from annual_report.outlines import setup_outlines
from annual_report.page_words import setup_page_words
from annual_report.part_languages import setup_part_languages
from annual_report.pdf.setup import setup_pdf
from annual_report.privacy.check import setup_privacy
from annual_report.reference import setup_reference
from annual_report.reference_commands import setup_reference_commands
from annual_report.reference_examples import setup_reference_examples
from annual_report.reference_nodes import setup_reference_nodes
from annual_report.reference_open_data import setup_reference_open_data
from annual_report.reference_templates import setup_reference_templates
from annual_report.second_sets import setup_second_sets
from annual_report.source_scopes import setup_source_scopes
from annual_report.staging.setup import setup_staging
from annual_report.tracking import setup_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 4
"""Raised when what the domain keeps in the environment changes shape."""


def setup_extension(app: Sphinx, version: str) -> ExtensionMetadata:
    """Register every part and return the metadata Sphinx asks for."""
    setup_config(app)
    app.add_event(PDFS_WRITTEN)
    setup_boundaries(app)
    setup_accessibility(app)
    setup_formulas(app)
    setup_domain(app)
    setup_outlines(app)
    setup_numbering(app)
    setup_second_sets(app)
    setup_page_words(app)
    setup_part_languages(app)
    setup_charts(app)
    setup_agenda(app)
    staging = setup_staging(app)
    privacy = setup_privacy(app)
    setup_html(app, staging, privacy)
    setup_pdf(app, version, staging, privacy)
    setup_bibliography(app)
    setup_source_scopes(app)
    setup_empty_domains(app)
    setup_reference(app)
    setup_reference_nodes(app)
    setup_reference_examples(app)
    setup_reference_open_data(app)
    setup_reference_commands(app)
    setup_reference_templates(app)
    return {
        "version": version,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
