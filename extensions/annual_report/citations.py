"""Citing the sources of data through sphinxcontrib-bibtex, when the project uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import SourceReference

CITE = "cite"
"""The domain of sphinxcontrib-bibtex."""


def _as_text(source: SourceReference) -> nodes.Node:
    text = f"{source.key}, {source.locator}" if source.locator else source.key
    return nodes.inline("", text, classes=["report-source"])


def _reference(source: SourceReference, docname: str) -> addnodes.pending_xref:
    """Return the node that the role ``cite:p`` makes of a key with a locator after it."""
    locator = (source.locator or "").replace("{", "").replace("}", "")
    target = f"{source.key} {{{locator}}}" if locator else source.key
    return addnodes.pending_xref(
        "",
        nodes.inline("", source.key, classes=["xref", "cite", "cite-p"]),
        refdoc=docname,
        refdomain=CITE,
        reftype="p",
        refexplicit=False,
        refwarn=True,
        reftarget=target,
    )


def _bibtex(env: BuildEnvironment) -> Any | None:
    return next((domain for name, domain in env.domaindata.items() if name == CITE), None)


def _is_known(env: BuildEnvironment, source: SourceReference) -> bool:
    data = _bibtex(env)
    return data is not None and source.key in data["bibdata"].data.entries


def cite_while_reading(
    env: BuildEnvironment, document: nodes.document, line: int
) -> Callable[[SourceReference], nodes.Node]:
    """Return what makes a citation of a source and tells the bibliography of it.

    A source that no bibliography file holds is shown as its key.
    """

    def cite(source: SourceReference) -> nodes.Node:
        if not _is_known(env, source):
            return _as_text(source)
        from sphinxcontrib.bibtex.citation_target import (  # noqa: PLC0415 - optional
            parse_citation_targets,
        )
        from sphinxcontrib.bibtex.roles import CitationRef  # noqa: PLC0415 - optional

        reference = _reference(source, env.docname)
        document.note_explicit_target(reference, reference)  # gives it an id to link back to
        env.domaindata[CITE]["citation_refs"].append(
            CitationRef(
                citation_ref_id=reference["ids"][0],
                docname=env.docname,
                line=line,
                targets=list(parse_citation_targets(reference["reftarget"])),
            )
        )
        return reference

    return cite


def cite_again(
    env: BuildEnvironment, docname: str, earlier: Iterable[nodes.Element]
) -> Callable[[SourceReference], nodes.Node]:
    """Return what makes citations that take over the ids of those made while reading."""
    ids: dict[str, list[list[str]]] = {}
    for node in earlier:
        if node.get("refdomain") == CITE:
            ids.setdefault(node["reftarget"], []).append(node["ids"])

    def cite(source: SourceReference) -> nodes.Node:
        if not _is_known(env, source):
            return _as_text(source)
        reference = _reference(source, docname)
        if waiting := ids.get(reference["reftarget"]):
            reference["ids"] = waiting.pop(0)
        return reference

    return cite
