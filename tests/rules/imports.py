"""Reads the imports of a package and holds them to the table of :mod:`tests.rules.layers`."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.rules.layers import Allow, Never

PACKAGE = "annual_report"
STANDARD_LIBRARY = "the standard library"


@dataclass(frozen=True)
class Import:
    """One import: where it stands, which module imports which, and when it takes effect."""

    file: Path
    line: int
    module: str
    imported: str
    types_only: bool
    deferred: bool

    @property
    def part(self) -> str:
        """The part of the package that imports."""
        return part_of(self.module)

    @property
    def imported_part(self) -> str:
        """The part of the package, or the package from elsewhere, that is imported."""
        return part_of(self.imported)

    @property
    def is_own(self) -> bool:
        """Whether a part of the package is imported."""
        return self.imported.partition(".")[0] == PACKAGE


def part_of(module: str) -> str:
    """Return ``data`` for ``annual_report.data.model`` and ``sphinx`` for ``sphinx.util``.

    The standard library is one: a part of the package may have the name of a module of it.
    """
    first, *rest = module.split(".")
    if first in sys.stdlib_module_names:
        return STANDARD_LIBRARY
    return rest[0] if first == PACKAGE and rest else first


def imports_of(package: Path) -> list[Import]:
    """Return every import of every module of the package in the folder ``package``."""
    files = {path: _module_name(path, package) for path in sorted(package.rglob("*.py"))}
    modules = frozenset(files.values())
    return [
        Import(path, line, module, imported, types_only, deferred)
        for path, module in files.items()
        for line, imported, types_only, deferred in _imports(path, module, modules)
    ]


def _module_name(path: Path, package: Path) -> str:
    parts = [PACKAGE, *path.relative_to(package).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(
    path: Path, module: str, modules: frozenset[str]
) -> Iterator[tuple[int, str, bool, bool]]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node, types_only, deferred in _nodes(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _names(node, package, modules):
            yield node.lineno, name, types_only, deferred


def _nodes(
    tree: ast.AST, *, types_only: bool = False, deferred: bool = False
) -> Iterator[tuple[ast.stmt | ast.expr, bool, bool]]:
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for statement in child.body:
                holder = ast.Module([statement], [])
                yield from _nodes(holder, types_only=True, deferred=deferred)
            holder = ast.Module(child.orelse, [])
            yield from _nodes(holder, types_only=types_only, deferred=deferred)
            continue
        if isinstance(child, (ast.stmt, ast.expr)):
            yield child, types_only, deferred
        inside = deferred or isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        yield from _nodes(child, types_only=types_only, deferred=inside)


def _names(node: ast.stmt | ast.expr, package: str, modules: frozenset[str]) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=source, names=names, level=level):
            if level:
                above = package.rsplit(".", level - 1)[0]
                source = f"{above}.{source}" if source else above
            full = [f"{source}.{alias.name}" for alias in names]
            # "from annual_report import pdf" imports a module, not a name of a module
            return [name if name in modules else str(source) for name in full]
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if ast.unparse(
            function
        ) in ("importlib.import_module", "import_module", "__import__"):
            return [name]
    return []


def faults(
    imports: Iterable[Import], allowed: Iterable[Allow], never: Iterable[Never]
) -> list[str]:
    """Return a line ``file:line: …`` for each import that the table does not allow."""
    imports, never = list(imports), list(never)
    found = [*_forbidden(imports, never), *_unlisted(imports, list(allowed))]
    return found + _forbidden_through(imports, [rule for rule in never if rule.through])


def _forbidden(imports: list[Import], never: list[Never]) -> Iterator[str]:
    own = {item.part for item in imports}
    for item in imports:
        for rule in never:
            if rule.parts != "*" and item.part not in rule.parts.split():
                continue
            for name in rule.imported.split():
                if not item.is_own and name in own:
                    continue  # a part of ours may have the name of a module of Python's
                if item.imported_part == name or f"{item.imported}.".startswith(f"{name}."):
                    text = f"{item.part} must not import {name}: {rule.because}"
                    yield f"{item.file}:{item.line}: {text}"


def _unlisted(imports: list[Import], allowed: list[Allow]) -> Iterator[str]:
    table = _table(allowed)
    for item in imports:
        edge = (item.part, item.imported_part)
        if edge[1] in (edge[0], STANDARD_LIBRARY):
            continue
        place = f"{item.file}:{item.line}"
        if edge not in table:
            yield f"{place}: no line of tests/rules/layers.py lets {edge[0]} import {edge[1]}"
        elif table[edge] and not item.types_only:
            yield f"{place}: {edge[0]} may import {edge[1]} under TYPE_CHECKING only"


def _table(allowed: Iterable[Allow]) -> dict[tuple[str, str], bool]:
    """Return each allowed edge, and whether it is for types only."""
    return {
        (part, imported): rule.types_only
        for rule in allowed
        for part in rule.parts.split()
        for imported in rule.imported.split()
    }


def _forbidden_through(imports: list[Import], never: list[Never]) -> list[str]:
    found = []
    for rule in never:
        for part in rule.parts.split():
            for chain in _chains(imports, part):
                last = chain[-1]
                if len(chain) > 1 and last.imported_part in rule.imported.split():
                    way = " → ".join([part, *(item.imported_part for item in chain)])
                    found.append(f"{chain[0].file}:{chain[0].line}: {way}: {rule.because}")
    return found


def _chains(imports: list[Import], part: str) -> Iterator[list[Import]]:
    """Yield the shortest way from a part to each part it loads when it runs."""
    seen, queue = {part}, [(part, [])]
    for current, way in queue:
        for item in imports:
            if item.part == current and not item.types_only and item.imported_part not in seen:
                seen.add(item.imported_part)
                queue.append((item.imported_part, [*way, item]))
                yield [*way, item]


def unused(imports: Iterable[Import], allowed: Iterable[Allow]) -> list[str]:
    """Return the allowed edges that no import needs, or needs at run time."""
    edges: dict[tuple[str, str], bool] = {}
    for item in imports:
        edge = (item.part, item.imported_part)
        edges[edge] = edges.get(edge, True) and item.types_only
    return [
        f"{part} → {imported} is allowed{'' if types_only else ' at run time'}, and not needed"
        for (part, imported), types_only in _table(allowed).items()
        if edges.get((part, imported), True) and not (types_only and (part, imported) in edges)
    ]


def cycle(imports: Iterable[Import], *, parts: bool) -> list[str]:
    """Return modules (or parts) that import each other in a circle; empty when none do."""
    graph: dict[str, set[str]] = {}
    for item in imports:
        here, there = (item.part, item.imported_part) if parts else (item.module, item.imported)
        if item.is_own and here != there and not item.types_only and not item.deferred:
            graph.setdefault(here, set()).add(there)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []
