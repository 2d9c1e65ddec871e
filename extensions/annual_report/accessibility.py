"""Faults that keep a document from being accessible, found when sources are read.

An image without alternative text, a document without a title and a heading without text are
warnings with a place (WCAG 2.2, 1.1.1, 2.4.2 and 2.4.6; PDF/UA-1 refuses them). Skipped heading
levels are faults of MyST's (``myst.header``) and docutils' own, which are located as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.diagnostics import Warnings, warn
from annual_report.typst_writer.attributes import words_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DECORATIVE = "decorative"
"""The class of an image that means nothing: ``![](line.svg){.decorative}``."""


def is_decorative(image: nodes.image) -> bool:
    """Whether a writer marked the image as decoration, which assistive technology skips."""
    return DECORATIVE in image["classes"]


def _located(node: nodes.Node) -> nodes.Node:
    """Return the node, or its nearest ancestor that knows its line."""
    place: nodes.Node | None = node
    while place is not None and not place.line:
        place = place.parent
    return place or node


def _check_images(doctree: nodes.document) -> None:
    for image in doctree.findall(nodes.image):
        if isinstance(image.parent, nodes.substitution_definition):
            continue
        if is_decorative(image):
            image["alt"] = ""
        elif not image.get("alt", "").strip():
            warn(
                Warnings.ACCESSIBILITY,
                f'the image "{image["uri"]}" has no alternative text; say what it shows '
                "(![text](file) or the option alt), or give it the class "
                f'"{DECORATIVE}" if it shows nothing',
                location=_located(image),
            )


def _check_titles(docname: str, doctree: nodes.document) -> None:
    first = doctree.next_node(nodes.title)
    if first is None or not isinstance(first.parent, nodes.section):
        message = "the document has no title; begin it with a heading of the first level"
        warn(Warnings.ACCESSIBILITY, message, location=(docname, 1))
    for title in doctree.findall(nodes.title):
        if isinstance(title.parent, nodes.section) and not words_of(title).strip():
            message = f"the {'title' if title is first else 'heading'} has no text"
            warn(Warnings.ACCESSIBILITY, message, location=_located(title))


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of what is not accessible in a document that was just read."""
    _check_titles(app.env.docname, doctree)
    _check_images(doctree)


def setup_accessibility(app: Sphinx) -> None:
    """Check every document when it has been read."""
    app.connect("doctree-read", check)
