"""References between items: what can be referred to, where, and whether it leads somewhere.

The same tables serve what was read (``dict`` and ``list``) and the model: fields of both have
the same names. Funders and municipalities are found by :mod:`annual_report.data.references`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.limits import MAX_FAULTS
from annual_report.data.shapes import data_file_of
from annual_report.data.wording import did_you_mean, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from annual_report.data.tree import PathParts, Tree

Pattern: TypeAlias = tuple[str, ...]
"""Names of fields from a file's top down; ``*`` stands for each item of a list."""

Known: TypeAlias = "Mapping[str, Collection[str] | None]"
"""The ids a year has, by what they are of; ``None`` where its file cannot be read."""

_WITH_YEAR = re.compile(r"([0-9]{4})/(.+)", re.DOTALL)


class _Target(NamedTuple):
    """What can be referred to: the message when there is none, and where its ids are."""

    told: str
    file: str
    ids: Pattern


class _Field(NamedTuple):
    """A field that refers to something; ``years`` says whether it names other years."""

    file: str
    path: Pattern
    target: str
    years: str = "own"


_TARGETS = {
    "objective": _Target(
        msgid("{word} is not the id of an objective {where}{hint}"),
        "objectives.yaml",
        ("objectives", "*", "id"),
    ),
    "project": _Target(
        msgid("{word} is not the id of a project {where}{hint}"),
        "projects.yaml",
        ("projects", "*", "id"),
    ),
    "finding": _Target(
        msgid("{word} is not the id of a finding {where}{hint}"),
        "plan.yaml",
        ("self_assessment", "findings", "*", "id"),
    ),
    "line": _Target(
        msgid("{word} is not the id of a line of the finances {where}{hint}"),
        "finances.yaml",
        ("finances", "*", "id"),
    ),
    "unit": _Target(
        msgid("{word} is not the id of a finance unit {where}{hint}"),
        "finances.yaml",
        ("finance_units", "*", "id"),
    ),
    "survey": _Target(
        msgid("{word} is not the id of a survey {where}{hint}"),
        "surveys.yaml",
        ("surveys", "*", "id"),
    ),
}

_FIELDS = (
    _Field("objectives.yaml", ("objectives", "*", "projects", "*"), "project"),
    _Field("objectives.yaml", ("objectives", "*", "findings", "*"), "finding"),
    _Field("objectives.yaml", ("objectives", "*", "finances", "*"), "line"),
    _Field("objectives.yaml", ("objectives", "*", "continues"), "objective", "others"),
    _Field("objectives.yaml", ("objectives", "*", "evidence", "*", "survey"), "survey", "all"),
    _Field("projects.yaml", ("projects", "*", "objectives", "*"), "objective"),
    _Field("finances.yaml", ("finances", "*", "unit"), "unit"),
    _Field("finances.yaml", ("finance_units", "*", "parent"), "unit"),
    _Field("plan.yaml", ("next_steps", "*", "objectives", "*"), "objective"),
    _Field("plan.yaml", ("next_steps", "*", "taken_as"), "objective", "others"),
)

_TOO_MANY = Message(
    "more than {count} references lead to nothing; the rest is not listed", count=MAX_FAULTS
)

_EVIDENCE: Pattern = ("objectives", "*", "evidence", "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference to an objective or a project that no data file has.

    ``target`` is ``"objective"`` or ``"project"``, ``folder`` that of the year it should be in;
    ``fault`` is what to tell when no document defines it there either.
    """

    folder: str
    target: str
    identifier: str
    fault: Fault


class Reference(NamedTuple):
    """A reference as it is written: ``year`` is the one it names, ``survey`` that of a question."""

    path: PathParts
    target: str
    text: str
    identifier: str
    year: int | None = None
    survey: str = ""


class LinkedYear(NamedTuple):
    """What of a year's folder matters here; files that cannot be read are ``None``."""

    folder: str
    number: int | None
    trees: Mapping[str, Tree | None]


def references(file: str, value: Any) -> Iterator[Reference]:
    """Yield the references in what a data file (by its name) holds, as read or as model."""
    for field in _FIELDS:
        if field.file != file:
            continue
        for path, found in walk(value, field.path):
            if (text := _word(found)) is None:
                continue
            match = _WITH_YEAR.fullmatch(text) if field.years != "own" else None
            if match:
                yield Reference(path, field.target, text, match[2], int(match[1]))
            elif field.years != "others":
                yield Reference(path, field.target, text, text)
    if file == "objectives.yaml":
        yield from _questions(value)


def _questions(value: Any) -> Iterator[Reference]:
    for path, evidence in walk(value, _EVIDENCE):
        survey, question = (_word(_field(evidence, name)) for name in ("survey", "question"))
        if survey is None or question is None:
            continue
        match = _WITH_YEAR.fullmatch(survey)
        year, survey = (int(match[1]), match[2]) if match else (None, survey)
        yield Reference((*path, "question"), "question", question, question, year, survey)


def known_ids(value: Any) -> dict[str, dict[str, None]]:
    """Return the ids in a year (or in what its files hold), by what they are of."""
    known = {
        name: {word: None for _, found in walk(value, target.ids) if (word := _word(found))}
        for name, target in _TARGETS.items()
    }
    known["question"] = {
        f"{survey}/{question}": None
        for _, item in walk(value, ("surveys", "*"))
        if (survey := _word(_field(item, "id")))
        for _, found in walk(item, ("questions", "*", "id"))
        if (question := _word(found))
    }
    return known


def leads_nowhere(reference: Reference, known: Known) -> str | None:
    """Return the message on a reference that nothing in its year has; else ``None``."""
    ids = known.get(reference.target)
    if ids is None:
        return None
    if reference.target == "question":
        surveys = known.get("survey")
        if surveys is None or reference.survey not in surveys:
            return None  # that is told of the survey
        prefix = f"{reference.survey}/"
        ids = [item.removeprefix(prefix) for item in ids if item.startswith(prefix)]
        told = msgid("{word} is not the id of a question {where}{hint}")
        where = Message("of the survey {name}", name=quoted(reference.survey))
    else:
        told = _TARGETS[reference.target].told
        is_other = reference.year is not None
        where = Message("of {year}", year=reference.year) if is_other else Message("of the year")
    if reference.identifier in ids:
        return None
    hint = did_you_mean(reference.identifier, ids, listed_as=msgid("; there are {words}"))
    return Message(told, word=quoted(reference.text), where=where, hint=hint)


def check_links(years: Sequence[LinkedYear]) -> tuple[list[Fault], list[Link]]:
    """Return the faults of references in the data files, and those that documents can mend.

    A reference to a year that the archive does not hold is not told: a folder can be copied.
    """
    known = [_known_of(year) for year in years]
    by_number: dict[int | None, int] = {}
    for index, year in enumerate(years):
        if year.number is not None:
            by_number.setdefault(year.number, index)
    faults: list[Fault] = []
    links: list[Link] = []
    for index, year in enumerate(years):
        places = {number: (years[at].folder, known[at]) for number, at in by_number.items()}
        places[None] = year.folder, known[index]
        for name, tree in year.trees.items():
            found = _dangling(name, tree, places) if tree is not None else iter(())
            for fault, link in islice(found, MAX_FAULTS):
                faults.append(fault)
                links += [link] if link.target in {"objective", "project"} else []
            if tree is not None and next(found, None) is not None:
                faults.append(tree.fault(FaultKind.LIMIT, (), _TOO_MANY))
    return faults, links


def _dangling(
    name: str, tree: Tree, places: Mapping[int | None, tuple[str, Known]]
) -> Iterator[tuple[Fault, Link]]:
    """Yield what leads nowhere; ``places`` are the folders and ids of years by what names them."""
    for reference in references(data_file_of(name), tree.value):
        if reference.year not in places:
            continue
        folder, known = places[reference.year]
        if message := leads_nowhere(reference, known):
            fault = tree.fault(FaultKind.REFERENCE, reference.path, message)
            target, identifier = reference.target, reference.identifier
            yield fault, Link(folder=folder, target=target, identifier=identifier, fault=fault)


def _known_of(year: LinkedYear) -> dict[str, Collection[str] | None]:
    value: dict[str, Any] = {}
    for tree in year.trees.values():
        if tree is not None and isinstance(tree.value, dict):
            value |= tree.value
    known: dict[str, Collection[str] | None] = {**known_ids(value)}
    unread = {data_file_of(name) for name, tree in year.trees.items() if tree is None}
    for name, file in [*((n, t.file) for n, t in _TARGETS.items()), ("question", "surveys.yaml")]:
        if file in unread:
            known[name] = None
    return known


def walk(value: Any, pattern: Pattern, path: PathParts = ()) -> Iterator[tuple[PathParts, Any]]:
    """Yield what a pattern leads to in a value, with the paths; nothing where it leads nowhere."""
    if not pattern:
        yield path, value
    elif pattern[0] != "*":
        yield from walk(_field(value, pattern[0]), pattern[1:], (*path, pattern[0]))
    elif isinstance(value, (list, tuple)):
        for position, item in enumerate(value):
            yield from walk(item, pattern[1:], (*path, position))


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else getattr(value, name, None)


def _word(value: Any) -> str | None:
    """Return an id as it was written; ``None`` for what cannot be one, which is told elsewhere."""
    if value is None or isinstance(value, (dict, list, tuple, bool)):
        return None
    return str(value).strip()
