"""Checks across the items of a file and of a year: unique ids, and links that resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.tree import path_text
from annual_report.data.wording import did_you_mean, quoted, with_article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from annual_report.data.tree import PathParts, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference from an objective to a project or from a project to an objective.

    ``target`` is ``"objective"`` or ``"project"``; ``fault`` is what to tell when nothing in
    the year has the id.
    """

    folder: str
    target: str
    identifier: str
    fault: Fault


def items_of(tree: Tree, name: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the entries of a list in a tree that have fields, with their positions."""
    items = tree.value.get(name) if isinstance(tree.value, dict) else None
    if not isinstance(items, list):
        return []
    return [(position, item) for position, item in enumerate(items) if isinstance(item, dict)]


def duplicates(tree: Tree, name: str, key: str = "id") -> list[tuple[PathParts, Fault]]:
    """Return the path and the fault of each item of a list whose ``key`` an earlier one has.

    Case is no difference: in addresses of web pages it is none either.
    """
    first: dict[str, tuple[int, str]] = {}
    found: list[tuple[PathParts, Fault]] = []
    for position, item in items_of(tree, name):
        if item.get(key) is None or isinstance(item[key], (dict, list, bool)):
            continue
        value = str(item[key]).strip()
        if value.casefold() not in first:
            first[value.casefold()] = position, value
            continue
        at, other = first[value.casefold()]
        place = f"{path_text((name, at))} (line {tree.line((name, at, key))})"
        told = f"is already the {key} of" if value == other else f"is, but for case, the {key} of"
        message = f"{quoted(value)} {told} {place}"
        fault = tree.fault(FaultKind.DUPLICATE, (name, position, key), message)
        found.append(((name, position), fault))
    return found


def ids_of(tree: Tree | None, name: str) -> tuple[str, ...]:
    """Return the ids in a list of a tree, those of items at fault included."""
    if tree is None:
        return ()
    return tuple(str(item["id"]).strip() for _, item in items_of(tree, name) if "id" in item)


def dangling(
    tree: Tree, name: str, field: str, known: Collection[str]
) -> Iterator[tuple[str, Fault]]:
    """Yield the ids that items of the list ``name`` link to and nothing has, with the faults.

    ``field`` is ``"projects"`` (of objectives) or ``"objectives"`` (of projects); ``known``
    are the ids the year has of them.
    """
    noun = with_article(field.removesuffix("s"))
    for position, item in items_of(tree, name):
        linked = item.get(field)
        for place, value in enumerate(linked if isinstance(linked, list) else ()):
            identifier = str(value).strip()
            if value is None or isinstance(value, (dict, list, bool)) or identifier in known:
                continue
            hint = did_you_mean(identifier, known, listed_as="there are")
            message = f"{quoted(identifier)} is not the id of {noun} of the year{hint}"
            path = (name, position, field, place)
            yield identifier, tree.fault(FaultKind.REFERENCE, path, message)
