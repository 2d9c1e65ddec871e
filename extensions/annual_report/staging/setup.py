"""Registers the staging of sites with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.staging.portable import forget_folder, forget_words, name_images
from annual_report.staging.site import Staging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FIRST, LAST = 100, 990
"""Priorities before and after those of all other listeners."""


def setup_staging(app: Sphinx) -> Staging:
    """Have sites written beside what is published; return what the writers are to ask."""
    staging = Staging()
    app.connect("builder-inited", staging.look, priority=FIRST)
    app.connect("builder-inited", forget_folder, priority=FIRST)
    app.connect("env-get-outdated", staging.read_again)
    app.connect("env-get-updated", staging.pages_again)
    app.connect("env-get-updated", name_images)
    app.connect("html-collect-pages", forget_words)
    app.connect("write-started", staging.begin, priority=FIRST)
    app.connect("build-finished", staging.discard, priority=FIRST)
    app.connect("build-finished", staging.end, priority=LAST)
    return staging
