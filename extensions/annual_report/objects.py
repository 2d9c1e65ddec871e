"""What the pages define and where each objective, project and survey has its one place.

Pure functions over the archive and what the documents noted while they were read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from annual_report.data.archive import year_with
from annual_report.data.language_sets import is_in_second_set
from annual_report.data.links import known_ids, leads_nowhere, references
from annual_report.data.model import Archive, Objective, Project
from annual_report.view import ObjectKey, ObjectKind, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annual_report.data.model import Survey, Year
    from annual_report.data.values import LocalizedText

KINDS: tuple[ObjectKind, ...] = ("objective", "project", "survey")
"""What can be linked to. Objectives and projects can be defined by documents as well."""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """An objective or a project that a document defines in place."""

    docname: str
    line: int
    year: int
    item: Objective | Project

    @property
    def key(self) -> ObjectKey:
        """The kind, year and id of what is defined."""
        if isinstance(self.item, Objective):
            return ("objective", self.year, self.item.id)
        return ("project", self.year, self.item.id)


Definitions: TypeAlias = "Mapping[str, Sequence[Definition]]"
"""The definitions of each document, in the order of its lines."""


def items_of(year: Year, kind: ObjectKind) -> Sequence[Objective | Project | Survey]:
    """Return the items of a kind that a year has."""
    if kind == "objective":
        return year.objectives
    return year.projects if kind == "project" else year.surveys


def name_of(item: Objective | Project | Survey) -> LocalizedText:
    """Return what an objective, a project or a survey is called."""
    return item.name_as_reported if isinstance(item, Project) else item.title


def keys_of(archive: Archive) -> set[ObjectKey]:
    """Return the objectives, projects and surveys that an archive has."""
    return {
        (kind, year.year, item.id)
        for kind in KINDS
        for year in archive.years
        for item in items_of(year, kind)
    }


def _folded(key: ObjectKey) -> ObjectKey:
    """Return a key as ids are compared: in addresses of web pages case is no difference."""
    kind, year, identifier = key
    return (kind, year, identifier.casefold())


def in_order(definitions: Definitions, order: Iterable[str]) -> Iterator[Definition]:
    """Return the definitions of all documents in the order of the documents."""
    for docname in order:
        yield from definitions.get(docname, ())


class Growing:
    """An archive with what is defined in place, of which there may be more later.

    ``defined`` is a list that grows; each of its items is looked at once.
    """

    def __init__(self, archive: Archive, defined: Sequence[Definition]) -> None:
        self._base = self._whole = archive
        self._defined = defined
        self._taken = 0
        self._seen = {_folded(key) for key in keys_of(archive)}

    def is_of(self, archive: Archive, defined: Sequence[Definition]) -> bool:
        """Return whether this grows from an archive with a list of definitions."""
        return self._base is archive and self._defined is defined

    def archive(self) -> Archive:
        """Return the archive with what has been defined so far; of equal ids the first counts."""
        objectives: dict[int, list[Objective]] = defaultdict(list)
        projects: dict[int, list[Project]] = defaultdict(list)
        for definition in self._defined[self._taken :]:
            self._taken += 1
            key = _folded(definition.key)
            if key in self._seen:
                continue
            self._seen.add(key)
            if isinstance(definition.item, Objective):
                objectives[definition.year].append(definition.item)
            else:
                projects[definition.year].append(definition.item)
        if objectives or projects:
            years = tuple(
                year_with(year, objectives[year.year], projects[year.year])
                if year.year in objectives or year.year in projects
                else year
                for year in self._whole.years
            )
            self._whole = self._whole.model_copy(update={"years": years})
        return self._whole


def complete(archive: Archive, definitions: Definitions, order: Sequence[str]) -> Archive:
    """Return the archive with what documents define in place; of equal ids the first counts."""
    defined = list(in_order(definitions, order))
    return Growing(archive, defined).archive() if defined else archive


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an object has its anchor: in which view of which document."""

    docname: str
    number: int


Places: TypeAlias = dict[ObjectKey, Place]


def places(archive: Archive, views: Mapping[str, Sequence[View]], order: Iterable[str]) -> Places:
    """Return the one place of each object that is shown.

    The pages of its own year win over others, e.g. those of a handbook. Of these a block of its
    own wins over a table that defines it, that over a table that shows it, and of equals the
    first in the order of the documents. A report in a second language has the place only of
    what is shown nowhere else.
    """
    result: Places = {}
    ranks: dict[ObjectKey, tuple[bool, bool, int]] = {}
    for docname in order:
        second = is_in_second_set(archive, docname)
        year = archive.year_of_document(docname)
        for view in views.get(docname, ()):
            for key in view.shown(archive):
                is_elsewhere = year is None or key[1] != year.year
                rank = (second, is_elsewhere, view.rank)
                if key not in ranks or rank < ranks[key]:
                    ranks[key] = rank
                    result[key] = Place(docname=docname, number=view.number)
    return result


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something that only all the documents together can tell, with its place."""

    docname: str
    line: int
    message: str


def problems(
    archive: Archive,
    definitions: Definitions,
    views: Mapping[str, Sequence[View]],
    order: Sequence[str],
) -> list[Problem]:
    """Return what is defined or described twice, and references that lead to nothing."""
    whole = complete(archive, definitions, order)
    twice = list(_defined_twice(archive, definitions, order))
    told = {(problem.docname, problem.line) for problem in twice}
    of_blocks = [*_described_twice(whole, views, order), *_nowhere(whole, views, order)]
    return [
        *twice,
        *(problem for problem in of_blocks if (problem.docname, problem.line) not in told),
        *_dangling(whole, definitions, order),
    ]


def _name(key: ObjectKey) -> str:
    kind, year, identifier = key
    return f"{kind} {year}/{identifier}"


def _defined_twice(
    archive: Archive, definitions: Definitions, order: Sequence[str]
) -> Iterator[Problem]:
    seen = {_folded(key): "the data files" for key in keys_of(archive)}
    for definition in in_order(definitions, order):
        key = _folded(definition.key)
        if key in seen:
            yield Problem(
                docname=definition.docname,
                line=definition.line,
                message=f"{_name(definition.key)} is defined in {seen[key]} already; "
                "this definition is left out",
            )
        else:
            seen[key] = f"{definition.docname}, line {definition.line},"


def _described_twice(
    archive: Archive, views: Mapping[str, Sequence[View]], order: Sequence[str]
) -> Iterator[Problem]:
    seen: dict[ObjectKey, View] = {}
    for view in (view for docname in order for view in views.get(docname, ())):
        if view.rank > 0:
            continue
        for key in view.shown(archive):
            if key in seen:
                first = seen[key]
                yield Problem(
                    docname=view.docname,
                    line=view.line,
                    message=f"{_name(key)} is described in {first.docname}, line {first.line}, "
                    "already; links lead there",
                )
            else:
                seen[key] = view


def _nowhere(
    archive: Archive, views: Mapping[str, Sequence[View]], order: Sequence[str]
) -> Iterator[Problem]:
    known = keys_of(archive)
    for view in (view for docname in order for view in views.get(docname, ())):
        for key in view.describes():
            if key not in known and archive.year(key[1]) is not None:
                yield Problem(
                    docname=view.docname,
                    line=view.line,
                    message=f"there is no {_name(key)}; define it in the data files, or here "
                    "with its fields as options",
                )


def _dangling(
    archive: Archive, definitions: Definitions, order: Sequence[str]
) -> Iterator[Problem]:
    known: dict[int, dict[str, dict[str, None]]] = {}
    for definition in in_order(definitions, order):
        name = "objectives" if isinstance(definition.item, Objective) else "projects"
        for reference in references(f"{name}.yaml", {name: [definition.item]}):
            number = definition.year if reference.year is None else reference.year
            if (year := archive.year(number)) is None:
                continue
            if number not in known:
                known[number] = known_ids(year)
            if message := leads_nowhere(reference, known[number]):
                yield Problem(
                    docname=definition.docname,
                    line=definition.line,
                    message=f"{_name(definition.key)}: {message}",
                )
