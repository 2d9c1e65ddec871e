"""What a year changed from the year before: new, ended, carried on, and what differs.

That something is new claims that the year before did not have it, and that something ended
that this year has it no more. Neither is said of a kind of things that the year in question
does not tell of as a whole (:mod:`annual_report.data.coverage`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from annual_report.data.continuity import At, earlier_key, year_before
from annual_report.data.coverage import Told, told_of
from annual_report.data.enums import ProjectStatus, Status
from annual_report.data.model import Objective, Project
from annual_report.data.status_rules import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from annual_report.data.model import Archive, Indicator, Municipality, Survey, Year

Item = TypeVar("Item", Objective, Project)
State = TypeVar("State", Status, ProjectStatus)

AMOUNTS = ("grant", "own_funding", "other_funding", "total_cost")
"""The fields of a project that are compared."""

ENDED = frozenset({ProjectStatus.COMPLETED, ProjectStatus.DISCONTINUED})
"""The statuses that say of a project that it does not go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Item]):
    """Something that goes on. ``before`` is ``None`` where the archive does not have it.

    It can be of a year earlier than the one compared with, when an objective takes up one
    that rested between them.
    """

    before: At[Item] | None
    now: At[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange(Generic[Item, State]):
    """A status that both years know and that is not the same."""

    kept: Kept[Item]
    before: State
    now: State


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """An indicator of the same name whose target is not the same."""

    kept: Kept[Objective]
    before: Indicator
    now: Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountChange:
    """An amount of a project (``field``, euros) that both years know and is not the same."""

    kept: Kept[Project]
    field: str
    before: Decimal
    now: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Generic[Item]):
    """The items of one kind in two years, the later of which is ``year``."""

    year: int
    told_before: Told
    told_now: Told
    only_before: tuple[At[Item], ...] = ()
    only_now: tuple[At[Item], ...] = ()
    kept: tuple[Kept[Item], ...] = ()

    @property
    def can_compare(self) -> bool:
        """Whether both years tell of the kind at all."""
        return Told.NOT not in (self.told_before, self.told_now)

    @property
    def new(self) -> tuple[At[Item], ...]:
        """What is known not to have been there the year before."""
        return self.only_now if self.told_before is Told.WHOLE else ()

    @property
    def not_told_before(self) -> tuple[At[Item], ...]:
        """What the year before does not mention, which tells of some only."""
        return self.only_now if self.told_before is Told.PARTLY else ()

    @property
    def ended(self) -> tuple[At[Item], ...]:
        """What is known not to go on: its own status or period says so, or this year does."""
        return tuple(at for at in self.only_before if self._ended(at.item))

    @property
    def not_told_now(self) -> tuple[At[Item], ...]:
        """What this year does not mention, and may have gone on."""
        if self.told_now is Told.NOT:
            return ()
        return tuple(at for at in self.only_before if not self._ended(at.item))

    def _ended(self, item: Item) -> bool:
        """Heed what an item says of itself before what a year is silent about."""
        own = _own_end(item, self.year)
        return self.told_now is Told.WHOLE if own is None else own


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChanges:
    """What a year changed from ``before``, the nearest earlier one (``None``: there is none)."""

    year: int
    before: int | None
    objectives: Compared[Objective]
    projects: Compared[Project]
    objective_states: tuple[StateChange[Objective, Status], ...] = ()
    targets: tuple[TargetChange, ...] = ()
    project_states: tuple[StateChange[Project, ProjectStatus], ...] = ()
    amounts: tuple[AmountChange, ...] = ()
    joined: tuple[Municipality, ...] = ()
    left: tuple[Municipality, ...] = ()
    surveys_before: tuple[Survey, ...] = ()
    surveys_now: tuple[Survey, ...] = ()
    surveys_told_before: Told = Told.NOT
    surveys_told_now: Told = Told.NOT

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known to have changed."""
        return not any(
            (
                *(kind.new or kind.ended for kind in (self.objectives, self.projects)),
                self.objective_states,
                self.targets,
                self.project_states,
                self.amounts,
                self.joined,
                self.left,
            )
        )


def changes(archive: Archive, year: int) -> YearChanges | None:
    """Return what a year changed from the year before; ``None`` if it is not in the archive.

    Takes time linear in the objectives and projects of the two years, and of those years
    between which objectives rested.
    """
    now = archive.year(year)
    if now is None:
        return None
    number = year_before(archive, year)
    before = None if number is None else archive.year(number)
    if before is None:
        return YearChanges(
            year=year,
            before=None,
            objectives=_nothing_before(now, "objectives"),
            projects=_nothing_before(now, "projects"),
        )
    return compare(archive, before, now)


def compare(archive: Archive, before: Year, now: Year) -> YearChanges:
    """Return what a year changed from an earlier one of the same archive."""
    objectives = _objectives(archive, before, now)
    projects = _projects(before, now)
    network = archive.network
    members_before = network.members_in(before.year) if network else ()
    members_now = network.members_in(now.year) if network else ()
    return YearChanges(
        year=now.year,
        before=before.year,
        objectives=objectives,
        projects=projects,
        objective_states=tuple(_objective_states(objectives)),
        targets=tuple(_targets(objectives)),
        project_states=tuple(_project_states(projects)),
        amounts=tuple(_amounts(projects)),
        joined=tuple(item for item in members_now if item not in members_before),
        left=tuple(item for item in members_before if item not in members_now),
        surveys_before=before.surveys,
        surveys_now=now.surveys,
        surveys_told_before=told_of(before, "surveys"),
        surveys_told_now=told_of(now, "surveys"),
    )


def _nothing_before(now: Year, kind: str) -> Compared[Any]:
    return Compared(year=now.year, told_before=Told.NOT, told_now=told_of(now, kind))


def _own_end(item: Objective | Project, year: int) -> bool | None:
    """Return whether an item had ended before a year as its status and period tell, if they do."""
    if isinstance(item, Objective):
        return True if outcome(item) is Status.DISCONTINUED else None
    if item.status in ENDED:
        return True
    return None if item.period.end is None else item.period.end.last_day.year < year


def _objectives(archive: Archive, before: Year, now: Year) -> Compared[Objective]:
    """Follow each objective back until it is in the year compared with, or earlier."""
    by_year: dict[int, dict[str, Objective]] = {}

    def find(number: int, identifier: str) -> At[Objective] | None:
        if number not in by_year:
            year = archive.year(number)
            by_year[number] = {item.id: item for item in year.objectives} if year else {}
        item = by_year[number].get(identifier)
        return None if item is None else At(number, item)

    kept: list[Kept[Objective]] = []
    new: list[At[Objective]] = []
    went_on: set[tuple[int, str]] = set()
    for item in now.objectives:
        at: At[Objective] | None = At(now.year, item)
        continues = before.year == now.year
        while at is not None and at.year > before.year:
            key = earlier_key(at)
            continues = continues or key is not None
            at = find(*key) if key is not None else None
        if not continues:
            new.append(At(now.year, item))
            continue
        kept.append(Kept(before=at, now=At(now.year, item)))
        if at is not None:
            went_on.add((at.year, at.item.id))
    return Compared(
        year=now.year,
        told_before=told_of(before, "objectives"),
        told_now=told_of(now, "objectives"),
        only_before=tuple(
            At(before.year, item)
            for item in before.objectives
            if (before.year, item.id) not in went_on
        ),
        only_now=tuple(new),
        kept=tuple(kept),
    )


def _projects(before: Year, now: Year) -> Compared[Project]:
    earlier = {item.id: item for item in before.projects}
    there = {item.id for item in now.projects}
    return Compared(
        year=now.year,
        told_before=told_of(before, "projects"),
        told_now=told_of(now, "projects"),
        only_before=tuple(
            At(before.year, item) for item in before.projects if item.id not in there
        ),
        only_now=tuple(At(now.year, item) for item in now.projects if item.id not in earlier),
        kept=tuple(
            Kept(before=At(before.year, earlier[item.id]), now=At(now.year, item))
            for item in now.projects
            if item.id in earlier
        ),
    )


def _objective_states(found: Compared[Objective]) -> Iterator[StateChange[Objective, Status]]:
    for kept in found.kept:
        before = outcome(kept.before.item) if kept.before else None
        now = outcome(kept.now.item)
        if before is not None and now is not None and before is not now:
            yield StateChange(kept=kept, before=before, now=now)


def _targets(found: Compared[Objective]) -> Iterator[TargetChange]:
    for kept in found.kept:
        earlier = kept.before.item.indicators if kept.before else ()
        by_name = {repr(indicator.name): indicator for indicator in earlier}
        for now in kept.now.item.indicators:
            before = by_name.get(repr(now.name))
            if before is None or before.target is None or now.target is None:
                continue
            if (before.target, before.unit) != (now.target, now.unit):
                yield TargetChange(kept=kept, before=before, now=now)


def _project_states(found: Compared[Project]) -> Iterator[StateChange[Project, ProjectStatus]]:
    for kept in found.kept:
        before, now = kept.before.item.status if kept.before else None, kept.now.item.status
        if before is not None and now is not None and before is not now:
            yield StateChange(kept=kept, before=before, now=now)


def _amounts(found: Compared[Project]) -> Iterator[AmountChange]:
    for kept in found.kept:
        if kept.before is None:
            continue
        for name in AMOUNTS:
            before, now = getattr(kept.before.item, name), getattr(kept.now.item, name)
            if before is not None and now is not None and before != now:
                yield AmountChange(kept=kept, field=name, before=before, now=now)
