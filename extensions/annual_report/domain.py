"""The Sphinx domain ``report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_domain(app: Sphinx) -> None:
    """Register the domain, its directives and roles."""
