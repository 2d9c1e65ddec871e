"""Each year has its own list of sources.

sphinxcontrib-bibtex numbers and resolves citations over the whole project: with a list of
sources in every year a citation would lead to the list of another year, and each key cited
in two years would be warned of as a duplicate. Here a list of sources sees the citations of
its own year (or, outside the years, those outside; a report in a second language counts as a
year of its own), and a citation leads to the list of its
own document, else to that of its year, else to that of the newest year which has it.
"""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinxcontrib.bibtex.domain import BibtexDomain

from annual_report.data.language_sets import folder_of
from annual_report.domain import ReportDomain

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

LOCAL_FILTER = "docname in docnames"
"""The filter of a list that holds what its own document cites."""


class ScopedBibtexDomain(BibtexDomain):
    """The domain ``cite`` with a scope a year."""

    def env_updated(self) -> Iterable[str]:
        """Give the entries of each scope their own numbers; return no documents."""
        # In the order of the documents' names, whatever the order they were read in.
        bibliographies = dict(sorted(self.bibliographies.items(), key=lambda item: item[0].docname))
        scopes: dict[Hashable, dict[Any, Any]] = {}
        for key, bibliography in bibliographies.items():
            scopes.setdefault(self._scope_of_list(key, bibliography), {})[key] = bibliography
        citations = []
        for scope, members in scopes.items():
            refs = [ref for ref in self.citation_refs if self._sees(scope, ref.docname)]
            with self._narrowed(bibliographies=members, citation_refs=refs):
                super().env_updated()
                citations += self.citations
        self.data["citations"][:] = citations
        return []

    def resolve_xref(  # type: ignore[override] # noqa: PLR0913, PLR0917 - sphinxcontrib-bibtex returns any element
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        """Resolve to the list of the document, else of the year, else of the newest year."""
        near = [c for c in self.citations if self._distance(c, fromdocname) < 2]  # noqa: PLR2004 - see _distance
        known = {citation.key for citation in near}
        rest = [c for c in self.citations if c.key not in known]
        # Of several citations of one key the last is taken, so the nearest comes last.
        near.sort(key=lambda citation: -self._distance(citation, fromdocname))
        with self._narrowed(citations=rest + near):
            return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)

    def _distance(self, citation: Any, docname: str) -> int:
        """Return 0 for the same document, 1 for the same year, 2 for another."""
        home = citation.bibliography_key.docname
        if home == docname:
            return 0
        return 1 if self._year(home) == self._year(docname) else 2

    def _year(self, docname: str) -> str | None:
        domain = self.env.get_domain(ReportDomain.name)
        return folder_of(domain.archive, docname) if isinstance(domain, ReportDomain) else None

    def _scope_of_list(self, key: Any, bibliography: Any) -> Hashable:
        is_local = ast.unparse(bibliography.filter_) == LOCAL_FILTER
        return (self._year(key.docname), key.docname if is_local else None)

    def _sees(self, scope: Any, docname: str) -> bool:
        year, document = scope
        return bool(docname == document if document else self._year(docname) == year)

    @contextmanager
    def _narrowed(self, **data: Any) -> Iterator[None]:
        """Let the domain see only a part of its data."""
        whole = {name: self.data[name] for name in data}
        self.data.update(data)
        self.data.setdefault("citations", [])
        try:
            yield
        finally:
            self.data.update(whole)


def sources_shown(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return what each document shows of the sources, by its name: those it cites or lists.

    It changes with the entries of the bibliography, although no document does.
    """
    data = env.domaindata.get(BibtexDomain.name, {})
    by_key: dict[str, list[Any]] = {}
    shown: dict[str, list[str]] = {}
    for citation in data.get("citations", ()):
        by_key.setdefault(citation.key, []).append(citation)
        shown.setdefault(citation.bibliography_key.docname, []).append(_told(citation))
    for ref in data.get("citation_refs", ()):
        for target in ref.targets:
            shown.setdefault(ref.docname, []).extend(map(_told, by_key.get(target.key, ())))
    return {docname: sorted(told) for docname, told in shown.items()}


def _told(citation: Any) -> str:
    entries = [citation.formatted_entry, citation.tooltip_entry]
    texts = [f"{entry.label} {entry.text!r}" for entry in entries if entry is not None]
    return f"{citation.bibliography_key.docname}#{citation.citation_id} {texts}"


def _override(app: Sphinx, _config: Config) -> None:
    if BibtexDomain.name in app.registry.domains:
        app.add_domain(ScopedBibtexDomain, override=True)


def setup_source_scopes(app: Sphinx) -> None:
    """Put the domain in the place of sphinxcontrib-bibtex's own, where a project uses that."""
    app.connect("config-inited", _override)
