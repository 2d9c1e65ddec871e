"""Numbers of tables, figures and formulas that each year counts for itself.

Sphinx counts through the whole project: with a new year on top, the first table of an old
one would become its fourth. A year's report is complete in itself, so its numbers depend on
its own documents alone. All outputs take them from the environment.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias, cast

from sphinx.environment.collectors.toctree import TocTreeCollector

from annual_report.data.language_sets import folder_of, set_indexes
from annual_report.outlines import instead_of_doctrees

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import Archive
    from annual_report.domain import ReportDomain

Numbers: TypeAlias = dict[str, dict[str, dict[str, tuple[int, ...]]]]
"""By document, kind (``table``) and id: the numbers of the section, then the count."""

COUNTED = "annual_report_counted"
"""The attribute of the environment that keeps what Sphinx counted."""

BEFORE_SPHINX, AFTER_SPHINX = 100, 600
"""Priorities around Sphinx's own counting, which takes part in the same event."""


def by_year(numbers: Numbers, archive: Archive) -> Numbers:
    """Return the numbers with each year's counts beginning at one, the order as it was.

    Documents outside the years are counted together.
    """
    counts: dict[object, list[tuple[int, str, str, str]]] = defaultdict(list)
    for docname, kinds in numbers.items():
        folder = folder_of(archive, docname)
        for kind, ids in kinds.items():
            for identifier, number in ids.items():
                group = (folder, kind, number[:-1])
                counts[group].append((number[-1], docname, kind, identifier))
    counted: Numbers = {
        docname: {kind: dict(ids) for kind, ids in kinds.items()}
        for docname, kinds in numbers.items()
    }
    for items in counts.values():
        for count, (_, docname, kind, identifier) in enumerate(sorted(items), 1):
            section = numbers[docname][kind][identifier][:-1]
            counted[docname][kind][identifier] = (*section, count)
    return counted


def _count_second_sets(env: BuildEnvironment, archive: Archive) -> None:
    """Count in the reports in a second language too: Sphinx goes through the root's trees only."""
    root = env.config.root_doc
    for index in set_indexes(archive, env.titles):
        before = env.toc_fignumbers
        if index in before:
            continue
        try:
            env.config.root_doc = index
            with instead_of_doctrees(env):
                TocTreeCollector().assign_figure_numbers(env)
        finally:
            env.config.root_doc = root
        env.toc_fignumbers = {**env.toc_fignumbers, **before}


class Numbering:
    """Gives a year its own numbers. One object an application, bound to its events."""

    def __init__(self) -> None:
        self._before: Numbers = {}

    def restore(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Let Sphinx find what it counted itself, to see what has changed."""
        self._before = env.toc_fignumbers
        counted: Numbers = getattr(env, COUNTED, {})
        env.toc_fignumbers = {
            docname: counted[docname] for docname in self._before if docname in counted
        }
        return []

    def renumber(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Count each year for itself; return the documents that may show a number that changes.

        Those are all of its year: a text may name a table of another page.
        """
        archive = cast("ReportDomain", env.get_domain("report")).archive
        setattr(env, COUNTED, env.toc_fignumbers)
        _count_second_sets(env, archive)
        env.toc_fignumbers = by_year(env.toc_fignumbers, archive)
        now, before = env.toc_fignumbers, self._before
        changed = {
            folder_of(archive, docname)
            for docname in {*now, *before}
            if now.get(docname) != before.get(docname)
        }
        return [
            docname
            for docname in sorted(env.found_docs)
            if changed and folder_of(archive, docname) in changed
        ]


def setup_numbering(app: Sphinx) -> None:
    """Give each year numbers of its own when all documents have been read."""
    numbering = Numbering()
    app.connect("env-get-updated", numbering.restore, priority=BEFORE_SPHINX)
    app.connect("env-get-updated", numbering.renumber, priority=AFTER_SPHINX)
