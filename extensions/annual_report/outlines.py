"""Outlines of documents: what Sphinx needs of their doctrees to number sections and figures.

Each build, Sphinx numbers all of a project anew, and reads every doctree for that: of hundreds of
documents this takes longer than all else that a small change needs. So the few nodes it looks for
are kept in the environment, and it is given these.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.domains.std import StandardDomain
from sphinx.environment.collectors.toctree import TocTreeCollector

from annual_report.table_body import tbody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OUTLINES = "annual_report_outlines"
"""The attribute of the environment that keeps the outline of each document."""

LAST = 990
"""Priority after all that changes a doctree when it has been read."""

_PLAIN = (nodes.figure, nodes.table, nodes.container)
"""What is counted by its class, its title and its literal block; others may look at more."""

_KEPT = (nodes.caption, nodes.title, nodes.literal_block)


def outline(doctree: nodes.Element, domains: Sequence[Domain]) -> nodes.Element:
    """Return the sections, toctrees and numbered nodes of a doctree, in their order and nesting."""
    root = nodes.Element()
    root.extend(_outlined(doctree, domains))
    return root


def _outlined(node: nodes.Element, domains: Sequence[Domain]) -> Iterator[nodes.Node]:
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, tbody):
            continue
        if isinstance(child, addnodes.toctree):
            yield child.copy()
        elif isinstance(child, nodes.section):
            section = nodes.section(ids=child["ids"])
            section.extend(_outlined(child, domains))
            yield section
        elif not any(domain.get_enumerable_node_type(child) for domain in domains):
            yield from _outlined(child, domains)
        elif type(child) in _PLAIN:
            yield _numbered(child, domains)
        else:
            yield child.deepcopy()


def _numbered(node: nodes.Element, domains: Sequence[Domain]) -> nodes.Element:
    kept = type(node)(ids=node["ids"])
    if "literal_block" in node:
        kept["literal_block"] = node["literal_block"]
    for child in node.children:
        if isinstance(child, _KEPT):
            kept += type(child)("", child.astext())
    kept.extend(_outlined(node, domains))
    return kept


def _of(env: BuildEnvironment) -> dict[str, nodes.Element]:
    """Return the outlines of an environment."""
    if not hasattr(env, OUTLINES):
        setattr(env, OUTLINES, {})
    return cast("dict[str, nodes.Element]", getattr(env, OUTLINES))


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the outline of a document (event ``doctree-read``)."""
    _of(app.env)[app.env.docname] = outline(doctree, _counting(app.env))


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a document (event ``env-purge-doc``)."""
    _of(env).pop(docname, None)


def merge(
    _app: Sphinx, env: BuildEnvironment, docnames: AbstractSet[str], other: BuildEnvironment
) -> None:
    """Take over what was read in another process (event ``env-merge-info``)."""
    read = _of(other)
    _of(env).update({name: read[name] for name in docnames if name in read})


def _counting(env: BuildEnvironment) -> list[Domain]:
    """Return the domains that have any kind of node numbered."""
    return [
        domain
        for domain in env.domains.sorted()
        if domain.enumerable_nodes or _counts_otherwise(domain) or domain.name == "std"
    ]


@contextmanager
def instead_of_doctrees(env: BuildEnvironment) -> Iterator[None]:
    """Have the environment give outlines for doctrees, unless a domain counts in its own way."""
    if any(map(_counts_otherwise, env.domains.sorted())):
        yield
        return
    outlines, read = _of(env), env.get_doctree

    def get_doctree(docname: str) -> nodes.document:
        return cast("nodes.document", outlines.get(docname)) or read(docname)

    env.get_doctree = get_doctree  # type: ignore[method-assign] # of this object alone
    try:
        yield
    finally:
        del env.get_doctree


def _counts_otherwise(domain: Domain) -> bool:
    known = (Domain.get_enumerable_node_type, StandardDomain.get_enumerable_node_type)
    return type(domain).get_enumerable_node_type not in known


def _number(original: Callable[[BuildEnvironment], list[str]], env: BuildEnvironment) -> list[str]:
    with instead_of_doctrees(env):
        return original(env)


def give_to_sphinx(app: Sphinx) -> None:
    """Have Sphinx number by outlines (event ``builder-inited``)."""
    for listener in app.events.listeners["env-get-updated"]:
        collector = getattr(listener.handler, "__self__", None)
        if type(collector) is TocTreeCollector:
            for name in ("assign_section_numbers", "assign_figure_numbers"):
                setattr(collector, name, partial(_number, getattr(collector, name)))


def setup_outlines(app: Sphinx) -> None:
    """Keep outlines, and give them to Sphinx."""
    app.connect("doctree-read", note, priority=LAST)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("builder-inited", give_to_sphinx)
