"""Reading the attributes of nodes, typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.addnodes import start_of_file

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

_LANGUAGE_CLASS = "language-"


def attribute(node: Element, name: str, default: Any = None) -> Any:
    """Return an attribute of a node; docutils leaves the types of attributes open."""
    return node.attributes.get(name, default)


def is_on_its_side(table: Element) -> bool:
    """Whether a table has a page of its own on its side: asked for, and not inside of a block."""
    node: Node | None = table.parent
    while isinstance(node, (nodes.section, nodes.container, nodes.compound, start_of_file)):
        node = node.parent
    return "landscape" in classes_of(table) and (node is None or isinstance(node, nodes.document))


def classes_of(node: Element) -> tuple[str, ...]:
    """Return the classes of a node."""
    return tuple(str(name) for name in attribute(node, "classes", ()))


def ids_of(node: Element) -> tuple[str, ...]:
    """Return the ids of a node."""
    return tuple(str(identifier) for identifier in attribute(node, "ids", ()))


def language_of(node: Element) -> str | None:
    """Return the language a node is marked with: ``lang`` or a class ``language-xx``."""
    if lang := attribute(node, "lang"):
        return str(lang)
    for name in classes_of(node):
        if name.startswith(_LANGUAGE_CLASS):
            return name.removeprefix(_LANGUAGE_CLASS)
    return None


def words_of(node: Node) -> str:
    """Return what a node says: its text, and the alternative texts of its pictures.

    The tags that Markdown passes through as raw HTML say nothing.
    """
    if isinstance(node, nodes.raw):
        return ""
    if isinstance(node, nodes.Element) and node.children:
        return "".join(map(words_of, node.children))
    return node.astext()


def place_of(node: Node) -> tuple[str | None, int | None]:
    """Return the file and line a node comes from, from the nearest ancestor that knows."""
    current: Node | None = node
    source: str | None = None
    line: int | None = None
    while current is not None and (source is None or line is None):
        source = source or getattr(current, "source", None)
        line = line or getattr(current, "line", None)
        current = cast("Node | None", current.parent)
    return source, line
