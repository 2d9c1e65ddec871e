"""Checks across the items of a file and of a year: unique ids, and links that resolve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.tree import path_text
from annual_report.data.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.model import Year
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


def ids_of(tree: Tree | None, name: str) -> set[str]:
    """Return the ids in a list of a tree, those of items at fault included."""
    if tree is None:
        return set()
    return {str(item["id"]).strip() for _, item in items_of(tree, name) if "id" in item}


def links_of(
    item: dict[str, Any], tree: Tree, path: PathParts, field: str, known: Iterable[str]
) -> list[tuple[str, Fault]]:
    """Return the ids in a field of ``item`` (at ``path``) that are not known, with faults."""
    target = field.removesuffix("s")
    known = list(known)
    found: list[tuple[str, Fault]] = []
    linked = item.get(field)
    for position, value in enumerate(linked if isinstance(linked, list) else []):
        identifier = str(value).strip()
        if identifier in known or isinstance(value, (dict, list)) or value is None:
            continue
        hint = did_you_mean(identifier, known, listed_as="there are")
        message = f"{quoted(identifier)} is not the id of {_WITH_ARTICLE[target]} of the year{hint}"
        fault = tree.fault(FaultKind.REFERENCE, (*path, field, position), message)
        found.append((identifier, fault))
    return found


_WITH_ARTICLE = {"objective": "an objective", "project": "a project"}


def check_links(tree: Tree, field: str, year: Year, path: PathParts = ()) -> tuple[Fault, ...]:
    """Return the faults of the links of one item that was defined in place.

    ``tree`` is what the item was read from, ``field`` is ``"projects"`` (of an objective) or
    ``"objectives"`` (of a project), and ``year`` has all items of the year, those in place
    included (:func:`~annual_report.data.archive.year_with`).
    """
    if not isinstance(tree.value, dict):
        return ()
    known = [item.id for item in (year.projects if field == "projects" else year.objectives)]
    return tuple(fault for _, fault in links_of(tree.value, tree, path, field, known))
