"""Registers the agenda side with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.agenda.builder import setup_agenda_builder
from annual_report.agenda.markup import setup_agenda_markup

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_agenda(app: Sphinx) -> None:
    """Register the builder, the directive and the role."""
    setup_agenda_markup(app)
    setup_agenda_builder(app)
