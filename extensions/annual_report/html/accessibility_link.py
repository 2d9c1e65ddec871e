"""The link to the accessibility statement in the footer of every page.

It leads to the page with the directive ``accessibility-statement``: to the one in the page's
language, else to that in the site's, else to the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.html.page_context import BEFORE_THEME, domain_of
from annual_report.i18n import message
from annual_report.language import page_language
from annual_report.staging.site import is_site

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PAGES = "annual_report_statements"
"""The attribute of the environment that keeps the documents of the statement by language."""


@dataclass(frozen=True, kw_only=True)
class StatementLink:
    """The link: ``docname`` and its ``language``, and its ``title`` in the language of the page."""

    docname: str
    language: str
    title: str


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Note the statement's documents; when they change write all (``env-get-updated``)."""
    now = {page_language(env, name): name for name in reversed(domain_of(app).accessibility_pages)}
    before: dict[str, str] = getattr(env, PAGES, {})
    setattr(env, PAGES, now)
    return sorted(env.found_docs) if now != before else []


def add_link(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001 - the event's signature
) -> None:
    """Give the footer its link (``html-page-context``)."""
    pages: dict[str, str] = getattr(app.env, PAGES, {})
    if not is_site(app) or not pages:
        return
    language = page_language(app.env, pagename)
    own = next(code for code in (language, str(app.config.language), *pages) if code in pages)
    title = message(language, "Accessibility statement")
    context["report_statement"] = StatementLink(docname=pages[own], language=own, title=title)


def setup_accessibility_link(app: Sphinx) -> None:
    """Register the link."""
    app.connect("env-get-updated", pages_to_write)
    app.connect("html-page-context", add_link, priority=BEFORE_THEME)
