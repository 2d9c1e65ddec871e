"""Checks across the items of a file: unique ids, and units that are no part of themselves."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.links import walk
from annual_report.data.tree import path_text
from annual_report.data.values import PartialDate
from annual_report.data.wording import quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annual_report.data.links import Pattern
    from annual_report.data.references import Context
    from annual_report.data.tree import PathParts, Tree

_UNIQUE: dict[str, tuple[tuple[Pattern, str], ...]] = {
    "objectives.yaml": ((("objectives",), "id"),),
    "projects.yaml": ((("projects",), "id"),),
    "handling.yaml": ((("handling",), "id"),),
    "finances.yaml": (
        (("finances",), "id"),
        (("finance_units",), "id"),
        (("contributions",), "municipality"),
    ),
    "groups.yaml": ((("groups",), "id"),),
    "surveys.yaml": ((("surveys",), "id"), (("surveys", "*", "questions"), "id")),
    "recognitions.yaml": ((("recognitions",), "id"),),
    "plan.yaml": (
        (("self_assessment", "findings"), "id"),
        (("annual_calendar",), "id"),
        (("next_steps",), "id"),
    ),
}
"""The lists of each data file whose items are told apart by a field."""


def items_of(tree: Tree, *path: str | int) -> list[tuple[int, dict[str, Any]]]:
    """Return the entries of a list in a tree that have fields, with their positions."""
    value = tree.value
    for part in path:
        if isinstance(part, int):
            value = value[part] if isinstance(value, list) and part < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    if not isinstance(value, list):
        return []
    return [(position, item) for position, item in enumerate(value) if isinstance(item, dict)]


def duplicates(
    tree: Tree, *path: str | int, key: str = "id", same: Callable[[str], str] = str.casefold
) -> list[tuple[PathParts, Fault]]:
    """Return the path and the fault of each item of a list whose ``key`` an earlier one has.

    Case is no difference: in addresses of web pages it is none either. ``same`` gives equal
    texts for what is one and the same.
    """
    first: dict[str, tuple[int, str]] = {}
    found: list[tuple[PathParts, Fault]] = []
    for position, item in items_of(tree, *path):
        if item.get(key) is None or isinstance(item[key], (dict, list, bool)):
            continue
        value = str(item[key]).strip()
        if same(value) not in first:
            first[same(value)] = position, value
            continue
        at, other = first[same(value)]
        if value == other:
            told = msgid("{word} is already the {field} of {place}")
        elif value.casefold() == other.casefold():
            told = msgid("{word} is, but for case, the {field} of {place}")
        else:
            told = msgid("{word} is {other}, already the {field} of {place}")
        place = _place(tree, (*path, at), key)
        values = {"word": quoted(value), "other": quoted(other), "field": key, "place": place}
        message = Message(told, **values)
        fault = tree.fault(FaultKind.DUPLICATE, (*path, position, key), message)
        found.append(((*path, position), fault))
    return found


def _place(tree: Tree, path: PathParts, field: str) -> Message:
    line = str(tree.line((*path, field)))
    if tree.columns is not None:
        return Message("row {row}", row=line)
    return Message("{path} (line {line})", path=path_text(path), line=line)


def duplicates_of_file(name: str, tree: Tree, context: Context) -> list[tuple[PathParts, Fault]]:
    """Return the items of a year's data file (by its name) that an earlier one stands for."""

    def municipality(text: str) -> str:
        try:
            return context.municipality(text)
        except ValueError:  # told where the reference is read
            return text.casefold()

    found = [
        twice
        for pattern, key in _UNIQUE[name]
        for path, _ in walk(tree.value, pattern)
        for twice in duplicates(
            tree, *path, key=key, same=municipality if key == "municipality" else str.casefold
        )
    ]
    return [*found, *_same_sections(tree, municipality)] if name == "handling.yaml" else found


def _same_sections(
    tree: Tree, municipality: Callable[[str], str]
) -> Iterator[tuple[PathParts, Fault]]:
    """Yield the stages that have the section of an earlier one: a body counts them by the year."""
    first: dict[tuple[str, str, int, str], int] = {}
    for position, item in items_of(tree, "handling"):
        body, section, date = item.get("body"), item.get("section"), item.get("date")
        if isinstance(body, dict):
            body = body.get("fi") or next(iter(body.values()), None)
        if any(isinstance(value, (dict, list, bool, NoneType)) for value in (body, section)):
            continue
        try:
            year = PartialDate.model_validate(date).year
        except ValidationError:  # told where the date is read
            continue
        whose = municipality(str(item.get("municipality") or ""))
        key = (whose, str(body).strip().casefold(), year, str(section).strip().casefold())
        at = first.setdefault(key, position)
        if at != position:
            message = Message(
                "{section} is already the section of {place}, of the same body in {year}; two "
                "handlings cannot have one section",
                section=quoted(section),
                place=_place(tree, ("handling", at), "section"),
                year=year,
            )
            path: PathParts = ("handling", position)
            yield path, tree.fault(FaultKind.DUPLICATE, (*path, "section"), message)


def circles(tree: Tree) -> list[tuple[PathParts, Fault]]:
    """Return the units of the finances that are, through their parents, parts of themselves."""
    parents: dict[str, tuple[int, str]] = {}
    for position, item in items_of(tree, "finance_units"):
        unit, parent = item.get("id"), item.get("parent")
        if not any(isinstance(value, (dict, list, bool)) for value in (unit, parent)):
            parents.setdefault(str(unit).strip(), (position, str(parent or "").strip()))
    done: set[str] = set()
    found: list[tuple[PathParts, Fault]] = []
    for start in parents:
        way: dict[str, None] = {}
        unit = start
        while unit in parents and unit not in done and unit not in way:
            way[unit] = None
            unit = parents[unit][1]
        if unit in way:
            last = next(reversed(way))
            path = ("finance_units", parents[last][0])
            message = Message(
                "{unit} cannot be the parent: by way of parents it is itself a part of {last}",
                unit=quoted(unit),
                last=quoted(last),
            )
            found.append((path, tree.fault(FaultKind.VALUE, (*path, "parent"), message)))
        done |= way.keys()
    return found
