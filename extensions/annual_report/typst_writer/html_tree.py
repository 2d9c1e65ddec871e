"""The HTML that authors write into Markdown, as a tree: elements, attributes, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
"""The elements that have no end tag."""

_ENDED_BY = {
    "li": {"li"},
    "p": {"p", "div", "ul", "ol", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "tbody", "tfoot"},
    "td": {"td", "th", "tr", "tbody", "tfoot"},
    "th": {"td", "th", "tr", "tbody", "tfoot"},
    "thead": {"tbody", "tfoot"},
    "tbody": {"tbody", "tfoot"},
}
"""Elements whose end tag may be left out, and the start tags that end them (HTML 13.1.2.4)."""

DEEPEST = 30
"""Levels of elements inside each other; what is deeper stands beside its parent."""


# Python's parser reads these in one way or another, depending on its version.
_EMPTY_COMMENT = re.compile("<!---?>")
_MARKED = re.compile(r"<!\[[^>]*>?")  # nothing in HTML (13.2.5.42)
_UNFINISHED_TAG = re.compile(r"<[A-Za-z/!?][^>]*\Z")


@dataclass(slots=True)
class Item:
    """An element. The root has no tag."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Item | str] = field(default_factory=list)

    def text(self) -> str:
        """Return the text of the element and all below it."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def all(self, *tags: str) -> list[Item]:
        """Return the elements of some tags below this one, in the order of the source."""
        found: list[Item] = []
        for child in self.children:
            if isinstance(child, Item):
                found += [child] if child.tag in tags else []
                found += child.all(*tags)
        return found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Item()
        self.open = [self.root]
        self.ends: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while len(self.open) > 1 and tag in _ENDED_BY.get(self.open[-1].tag, ()):
            self.open.pop()
        item = Item(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(item)
        if tag not in VOID and len(self.open) <= DEEPEST:
            self.open.append(item)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if any(item.tag == tag for item in self.open[1:]):
            while self.open.pop().tag != tag:
                pass
        else:
            self.ends.append(tag)

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Item:
    """Return the root of a tree; what is not closed ends with its parent.

    A tag without its end, and empty comments, are nothing (HTML 13.2.5).
    """
    parser = _Parser()
    parser.feed(_UNFINISHED_TAG.sub("", _without_comments(html)))
    parser.close()
    return parser.root


def _without_comments(html: str) -> str:
    return _MARKED.sub("", _EMPTY_COMMENT.sub("", html))


def lone_tag(html: str) -> tuple[str, bool] | None:
    """Return the name of a text that is a single start tag or end tag, and whether it ends."""
    parser = _Parser()
    parser.feed(_without_comments(html))
    parser.close()
    children = parser.root.children
    if not children and len(parser.ends) == 1:
        return parser.ends[0], True
    if len(children) == 1 and isinstance(children[0], Item) and not parser.ends:
        item = children[0]
        if len(parser.open) == 2 and not item.children:  # noqa: PLR2004 - the root and it
            return item.tag, False
    return None
