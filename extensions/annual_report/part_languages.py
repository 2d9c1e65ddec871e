"""Languages of parts of a page in the PDF.

A class ``language-sv`` says that a node is in another language than its page. HTML says it with
``lang`` on any element; the Typst writer on spans, paragraphs, quotations, boxes and admonitions.
What else may be marked, a section or a table, says it here in the texts it holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CLASS = re.compile(r"language-[a-z]{2,3}(-\w+)*")
"""Also code has such classes; its languages have longer names."""

_SAID_BY_THE_WRITER = (
    nodes.inline,
    nodes.paragraph,
    nodes.container,
    nodes.block_quote,
    nodes.Admonition,
)
_BLOCKS = (
    nodes.title,
    nodes.subtitle,
    nodes.rubric,
    nodes.paragraph,
    nodes.caption,
    nodes.term,
    nodes.attribution,
    nodes.line,
)
_TEXTS = (*_BLOCKS, nodes.reference, nodes.emphasis, nodes.strong)
_AFTER_ALL = 900
"""Priority after all that puts texts in: references, views, numbers."""


class SayLanguagesOfParts(SphinxPostTransform):
    """Marks the texts of parts in another language, for the Typst writer."""

    default_priority = _AFTER_ALL
    formats = ("typst",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Wrap the texts of what the writer cannot mark."""
        for node in list(self.document.findall(nodes.Element)):
            if not node.attributes["classes"] or isinstance(node, _SAID_BY_THE_WRITER):
                continue
            if not _language_classes(node):
                continue
            if isinstance(node, _TEXTS):
                _wrap(node, _language_classes(node))
                continue
            for text in [item for item in node.findall(nodes.Element) if isinstance(item, _BLOCKS)]:
                if _marked(text) is node:
                    _wrap(text, _language_classes(node))


def _language_classes(node: nodes.Element) -> list[str]:
    classes: list[str] = node.get("classes", [])
    return [name for name in classes if _CLASS.fullmatch(name)]


def _marked(node: nodes.Element | None) -> nodes.Element | None:
    """Return the nearest part that says a language: the node itself, or one around it."""
    while node is not None and not _language_classes(node):
        node = node.parent
    return node


def _wrap(node: nodes.Element, classes: list[str]) -> None:
    """Put what a node holds into a span of its language; pictures alone have none."""
    if not any(item.strip() for item in node.findall(nodes.Text)):
        return
    span = nodes.inline("", "", *node.children, classes=classes)
    span.source, span.line = node.source, node.line
    node.children = []
    node += span


def setup_part_languages(app: Sphinx) -> None:
    """Mark them before a PDF is set."""
    app.add_post_transform(SayLanguagesOfParts)
