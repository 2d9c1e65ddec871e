"""Texts of the data in another language than the page that shows them.

Views put texts together as strings: lists, sentences, cells. A text in another language keeps
its language on the way with marks around it, which :func:`with_languages` makes spans of when
the nodes are there. The marks are noncharacters, which Unicode leaves to programs for their own
use; the data may not hold them.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.values import LocalizedText

_BEGIN, _TEXT, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_BEGIN}([a-z]+){_TEXT}([^{_BEGIN}{_END}]*){_END}")


def marked(text: str, language: str) -> str:
    """Return a text with marks that say its language; one without letters is in none."""
    if not any(character.isalpha() for character in text):
        return text
    return f"{_BEGIN}{language}{_TEXT}{text}{_END}"


def said_in(text: LocalizedText, language: str, own: str) -> str:
    """Return a text in a language or as it is, marked then; ``own`` is the report's language."""
    found = text.language_for(language) or own
    words = text.in_language(language)
    return words if found == language else marked(words, found)


def unmarked(text: str) -> str:
    """Return a text without the marks, for what cannot say languages."""
    return _MARKED.sub(r"\2", text)


def span(text: str, language: str) -> nodes.inline:
    """Return the span of a text in a language, as ``[text]{.language-fi}`` is in a document."""
    return nodes.inline("", text, classes=[f"language-{language}"])


def in_html(text: str) -> str:
    """Return a text for a page, as templates escape it, with spans in the places of the marks."""
    escaped = escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")
    return _MARKED.sub(r'<span lang="\1">\2</span>', escaped)


def with_languages(shown: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return nodes with spans in the places of the marks; attributes lose theirs."""
    root = nodes.Element("", *shown)
    for node in list(root.findall(nodes.Element)):
        for name, value in node.attributes.items():
            if isinstance(value, str):
                node[name] = unmarked(value)
    for text in list(root.findall(nodes.Text)):
        if _BEGIN in text:
            text.parent.replace(text, _nodes(text))
    result = list(root.children)
    for shown_node in result:
        shown_node.parent = None
    return result


def parts_of(text: str) -> list[tuple[str, str]]:
    """Return the parts of a text, each with its language, ``""`` where no marks say one."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in _MARKED.finditer(text):
        found += [(text[end : match.start()], ""), (match[2], match[1])]
        end = match.end()
    found.append((text[end:], ""))
    return [(words, language) for words, language in found if words]


def _nodes(text: str) -> list[nodes.Node]:
    return [
        span(words, language) if language else nodes.Text(words)
        for words, language in parts_of(text)
    ]
