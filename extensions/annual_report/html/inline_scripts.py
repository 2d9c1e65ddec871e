"""Keeps scripts out of the pages themselves, so that a Content-Security-Policy can refuse them.

What the theme and Sphinx write into each page, or run from a text, is done by a file of ours
(``annual-report-start.js``), by a style sheet, or left out where nothing reads it. Scripts that
a project or another extension puts into its pages stay there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

NEEDLESS = re.compile(
    r"DOCUMENTATION_OPTIONS\.(?:pagename = '[^'\n]*'|search_as_you_type = false);"
)
"""What the theme writes into each page: the name is read by its switcher of versions alone, and
what is not set is not so."""

AFTER_THEME = 700
"""Priority of taking scripts out of a page: the theme has then put its own in."""


def drop_needless(
    app: Sphinx,  # noqa: ARG001 - the event's signature
    pagename: str,  # noqa: ARG001 - the event's signature
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001 - the event's signature
) -> None:
    """Leave out the scripts that nothing reads (``html-page-context``)."""
    if isinstance(context.get("theme_switcher"), dict):
        return
    context["script_files"] = [
        script
        for script in context.get("script_files", ())
        if not NEEDLESS.fullmatch((getattr(script, "attributes", {}).get("body") or "").strip())
    ]


def setup_inline_scripts(app: Sphinx) -> None:
    """Register what is left out of pages."""
    app.connect("html-page-context", drop_needless, priority=AFTER_THEME)
