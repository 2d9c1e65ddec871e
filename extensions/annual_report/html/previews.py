"""What a page tells of itself to who links to it: description, Open Graph, feed.

Open Graph (ogp.me) wants absolute addresses; without the address of the site a page tells its
title and description, and no address is invented. The canonical address is Sphinx's own.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from annual_report.formatting import LOCALES
from annual_report.html.feed import MEDIA_TYPE, NAME, feed_title
from annual_report.html.navigation import index_of
from annual_report.html.page_context import archive_of
from annual_report.html.site_address import address, page_path, site_address
from annual_report.language import page_language
from annual_report.staging.site import is_site
from annual_report.year_names import invented_note, year_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.data.model import Year

LONGEST = 200
"""How many characters of a description a preview shows at most."""

AFTER_CONTEXT = 450
"""Priority of the tags: the page's own context is there, the theme has not yet rendered."""

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
_NOT_PROSE = (nodes.footnote_reference, nodes.citation_reference, nodes.image, nodes.raw)
_CITATIONS = {"bibtex-citation", "report-source"}
"""The classes of what stands for a source; a preview has no list of sources."""


def add_previews(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the tags to the head of a page (``html-page-context``)."""
    if not is_site(app):
        return
    language = page_language(app.env, pagename)
    title = feed_title(archive_of(app), app.config.project, app.config.language)
    tags = [_feed_link(context["pathto"](NAME, 1), title)]
    if doctree is not None:
        tags += _tags(app, pagename, context, doctree, language)
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags])


def _feed_link(href: str, title: str) -> str:
    attributes = f'type="{MEDIA_TYPE}" title="{escape(title)}" href="{escape(href)}"'
    return f'<link rel="alternate" {attributes}>'


def _tags(
    app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document, language: str
) -> list[str]:
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
    archive, site = archive_of(app), site_address(app.config)
    year = archive.year_of_document(pagename)
    is_front = year is not None and pagename == index_of(year)
    said = description(doctree, year if is_front else None, language)
    said = f"{invented_note(archive.network, language)} {said}".strip()
    image = _image(app, site)
    title = app.env.titles[pagename].astext()
    if year is not None and not is_front:  # chapters have the same titles year after year
        title += f" – {year_name(year.year, year.report.kind, language)}"
    network = archive.network.name.in_language(language) if archive.network else ""
    properties = {
        "og:title": title,
        "og:type": "article" if year else "website",
        "og:description": said,
        "og:site_name": network or app.config.project,
        "og:locale": LOCALES.get(language, ""),
        "og:url": address(site, page_path(builder, pagename)) if site else "",
        "og:image": image,
    }
    tags = [
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in properties.items()
        if value
    ]
    has_own = re.search(r"""name=["']?description["'\s>]""", context.get("metatags", ""))
    if said and not has_own:
        tags.insert(0, f'<meta name="description" content="{escape(said)}">')
    return tags


def description(doctree: nodes.document, year: Year | None, language: str) -> str:
    """Return what a page is about: the year's description, else its first paragraph.

    One line of at most :data:`LONGEST` characters, cut between words; empty without prose.
    """
    if year is not None and year.report.description is not None:
        return _cut(year.report.description.in_language(language))
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, (nodes.section, nodes.document)) and (
            text := _prose(paragraph).strip()
        ):
            return _cut(text)
    return ""


def _prose(node: nodes.Node) -> str:
    """Return the words of a paragraph, without marks of notes, pictures and raw code."""
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(_prose(child) for child in node.children if not _is_mark(child))


def _is_mark(node: nodes.Node) -> bool:
    return isinstance(node, _NOT_PROSE) or (
        isinstance(node, nodes.Element) and not _CITATIONS.isdisjoint(node["classes"])
    )


def _cut(text: str) -> str:
    words = re.sub(r" (?=[.,;:])", "", " ".join(text.split()))  # where a mark stood
    if len(words) <= LONGEST:
        return words
    head = words[:LONGEST]
    return (head.rpartition(" ")[0] or head[:-1]).rstrip(" ,;:–-") + "…"


def _image(app: Sphinx, site: str) -> str:
    """Return the absolute address of the project's logo, where it is a picture."""
    logo = str(app.config.html_logo or "")
    if not logo or PurePosixPath(logo).suffix.lower() not in _PICTURES:
        return ""
    if logo.startswith(("http://", "https://")):
        return logo
    return address(site, f"_static/{PurePosixPath(logo).name}") if site else ""


def setup_previews(app: Sphinx) -> None:
    """Register the tags."""
    app.connect("html-page-context", add_previews, priority=AFTER_CONTEXT)
