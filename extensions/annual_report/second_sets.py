"""Reports in a second language are reached by their pages' links, not by a toctree."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from annual_report.data.language_sets import set_indexes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annual_report.domain import ReportDomain


def _reached_by_links(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Let Sphinx not miss the first page of such a report in the toctrees (``env-updated``)."""
    archive = cast("ReportDomain", env.get_domain("report")).archive
    for index in set_indexes(archive, env.titles):
        env.metadata[index].setdefault("orphan", "")
    return []


def setup_second_sets(app: Sphinx) -> None:
    """Listen to Sphinx when all documents have been read."""
    app.connect("env-updated", _reached_by_links)
