"""What must be read or written again, and what only all documents together can tell."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, cast

from annual_report.data.consistency import check
from annual_report.data.wording import did_you_mean, quoted
from annual_report.diagnostics import Warnings, warn, warn_fault
from annual_report.domain import ACCESSIBILITY, ARCHIVE, LACKING, NETWORK, ReportDomain, files_of
from annual_report.nodes import continued_row
from annual_report.objects import in_order, places, problems
from annual_report.transforms import FillSpannedCells, HoldRows, KeepNames, ReleaseRows, RenderViews

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment


def _domain(env: BuildEnvironment) -> ReportDomain:
    return cast("ReportDomain", env.get_domain("report"))


def _files(domain: ReportDomain) -> dict[str, tuple[str, ...]]:
    """Return the data files of everything a document can show."""
    archive = domain.archive
    return {
        NETWORK: archive.files,
        ACCESSIBILITY: archive.accessibility_files,
        ARCHIVE: files_of(archive),
        LACKING: tuple(year.folder for year in archive.years),
        **{str(year.year): year.files for year in archive.years},
    }


def outdated(
    _app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> Sequence[str]:
    """Return the documents whose data files have appeared or vanished.

    A file that changed is a dependency of the documents that show it; Sphinx sees that.
    """
    domain = _domain(env)
    before, now = domain.data["files"], _files(domain)
    different = {what for what in {*before, *now} if before.get(what) != now.get(what)}
    return [docname for docname, uses in domain.uses.items() if uses & different]


def _signatures(domain: ReportDomain) -> dict[int, str]:
    """Return what documents add to each year, as digests: definitions and places."""
    parts: dict[int, list[str]] = defaultdict(list)
    for docname in domain.document_order():
        for definition in domain.definitions.get(docname, ()):
            parts[definition.year].append(definition.item.model_dump_json())
    for key, place in sorted(domain.places.items()):
        parts[key[1]].append(f"{key}{place}")
    return {
        year: hashlib.sha256("\n".join(texts).encode()).hexdigest() for year, texts in parts.items()
    }


def updated(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Tell the faults and find the objects' places, when all documents have been read.

    Returns the documents to write again: those that show a year to which other documents
    now add something else than before.
    """
    domain = _domain(env)
    domain.forget()
    order = domain.document_order()
    _tell(domain, order)
    domain.data["places"] = places(domain.complete_archive, domain.views, order)
    domain.data["files"] = _files(domain)
    before, now = domain.data["signatures"], _signatures(domain)
    domain.data["signatures"] = now
    different = {str(year) for year in {*before, *now} if before.get(year) != now.get(year)}
    if different:
        different.add(ARCHIVE)
    return [docname for docname, uses in domain.uses.items() if uses & different]


def _tell(domain: ReportDomain, order: list[str]) -> None:
    """Tell the faults of the data files, those between documents, and what checks find.

    A finding makes no file faulty: what is said is known, though it does not agree.
    """
    in_place: dict[str, dict[str, set[str]]] = {
        "objective": defaultdict(set),
        "project": defaultdict(set),
    }
    for definitions in domain.definitions.values():
        for definition in definitions:
            kind, number, identifier = definition.key
            if year := domain.archive.year(number):
                in_place[kind][year.folder].add(identifier)
    faults = domain.load().faults_beside(in_place["objective"], in_place["project"])
    domain.faulty_files = frozenset(fault.file for fault in faults)
    for fault in faults:
        warn_fault(fault, str(domain.env.srcdir))
    for finding in check(domain.load(), domain.complete_archive, _defined_at(domain, order)):
        warn_fault(finding, str(domain.env.srcdir))
    for problem in problems(domain.archive, domain.definitions, domain.views, order):
        warn(Warnings.DIRECTIVE, problem.message, location=(problem.docname, problem.line))


def _defined_at(
    domain: ReportDomain, order: list[str]
) -> dict[tuple[str, int, str], tuple[str, int]]:
    """Return where documents define objectives and projects: file and line."""
    found: dict[tuple[str, int, str], tuple[str, int]] = {}
    for definition in in_order(domain.definitions, order):
        kind, year, identifier = definition.key
        file = str(domain.env.doc2path(definition.docname, base=False))
        found.setdefault((f"{kind}s", year, identifier), (file, definition.line))
    return found


def missing(_app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell of a link to an objective or a project that leads nowhere."""
    if not isinstance(domain, ReportDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    year, _, identifier = target.partition("/")
    names = [name.partition("/") for name in domain.names(kind)]
    of_year = [name for number, _, name in names if number == year]
    if of_year:
        hint = did_you_mean(identifier, of_year)
    else:
        hint = did_you_mean(year, sorted({number for number, _, _ in names}))
    warn(Warnings.DIRECTIVE, f"there is no {kind} {quoted(target)}{hint}", location=node)
    return True


def _load(app: Sphinx) -> None:
    """Read the data once, before documents are read in several processes."""
    _domain(app.env).load()


def setup_domain(app: Sphinx) -> None:
    """Register the domain, its directives and roles, with and without its name."""
    app.add_domain(ReportDomain)
    for name, directive in ReportDomain.directives.items():
        app.add_directive(name, directive)
    for name, role in ReportDomain.roles.items():
        app.add_role(name, role)
    app.add_node(continued_row)
    app.add_transform(HoldRows)
    app.add_transform(ReleaseRows)
    app.add_post_transform(RenderViews)
    app.add_post_transform(KeepNames)
    app.add_post_transform(FillSpannedCells)
    app.connect("builder-inited", _load, priority=100)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", updated)
    app.connect("warn-missing-reference", missing)
