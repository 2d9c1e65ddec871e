"""How each node is set: what the handbook lists, and a test holds complete."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from annual_report.typst_writer.design import DesignMixin
from annual_report.typst_writer.translator import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_METADATA = "Sphinx takes the fields at the head of a document as its metadata."
_HEADER = "It lies in `decoration`, which is left out."
_BASE = "It is a base of other nodes."

NEVER_WRITTEN = {
    "docinfo": _METADATA,
    "address": _METADATA,
    "author": _METADATA,
    "authors": _METADATA,
    "contact": _METADATA,
    "copyright": _METADATA,
    "date": _METADATA,
    "organization": _METADATA,
    "revision": _METADATA,
    "status": _METADATA,
    "version": _METADATA,
    "header": _HEADER,
    "footer": _HEADER,
    "pending": "A transform of docutils puts what is meant in its place.",
    "substitution_reference": "The text of its definition is in its place, or a fault is told.",
    "pending_xref_condition": "Sphinx chooses one when it resolves the reference around it.",
    "translatable": _BASE,
    "_desc_classes_injector": _BASE,
}
"""The nodes that never reach a writer, each with the reason."""

EXTENSIONS = ("todo_node", "autosummary_table", "status_badge")
"""Nodes of extensions, apart from those of sphinx-design, that the writer knows by name."""

DESIGN = (
    "PassthroughTextElement",
    "sd_badge",
    "sd_icon",
    "sd_line_break",
    "fontawesome",
    "steps_list",
)
"""The nodes of sphinx-design, apart from those its HTML alone has."""


def classes_of_docutils() -> list[type[nodes.Node]]:
    """Return every node of docutils that a document may hold."""
    return [getattr(nodes, name) for name in nodes.node_class_names]


def classes_of_sphinx() -> list[type[nodes.Node]]:
    """Return every node that Sphinx adds."""
    found = inspect.getmembers(addnodes, inspect.isclass)
    own = [member for _, member in found if member.__module__ == addnodes.__name__]
    return [member for member in dict.fromkeys(own) if issubclass(member, nodes.Node)]


def visitor_of(node_class: type[nodes.Node]) -> Callable[..., None] | None:
    """Return the method that sets a node: its own, or that of the node it is a kind of."""
    for base in node_class.__mro__:
        if found := getattr(TypstTranslator, f"visit_{base.__name__}", None):
            return found  # type: ignore[no-any-return] # found by name
    return None


def described(classes: list[type[nodes.Node]]) -> Iterator[tuple[str, str]]:
    """Yield the name of each node and how it is set, or why it is not."""
    for node_class in sorted(classes, key=lambda each: each.__name__.lower()):
        name = node_class.__name__
        visitor = visitor_of(node_class)
        if visitor is None:
            yield name, NEVER_WRITTEN.get(name, "Its text is kept, and a warning tells so.")
        else:
            yield name, _words(visitor)


def described_components() -> Iterator[tuple[str, str]]:
    """Yield the name of each component of sphinx-design and what it is on paper."""
    for name, method in inspect.getmembers(DesignMixin, inspect.isfunction):
        if name.startswith("design_"):
            yield name.removeprefix("design_").replace("_", "-"), _words(method)


def described_by_name(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield nodes of extensions, which need not be installed, and how each is set."""
    for name in names:
        if visitor := getattr(TypstTranslator, f"visit_{name}", None):
            yield name, _words(visitor)


def _words(method: Callable[..., None]) -> str:
    return " ".join((inspect.getdoc(method) or "").split())
