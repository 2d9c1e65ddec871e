"""From year to year: baselines, and objectives that were carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found, plain
from annual_report.data.enums import Check, Status
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from annual_report.data.consistency.found import Around
    from annual_report.data.model import Archive, Indicator, Objective
    from annual_report.data.values import LocalizedText


def check(around: Around) -> Iterator[Found]:
    """Yield baselines that are not the actual before, and objectives that nothing continues."""
    yield from _baselines(around)
    yield from _carried_over(around)


def _baselines(around: Around) -> Iterator[Found]:
    earlier: dict[int, dict[str, Objective]] = {}
    for position, objective in enumerate(around.year.objectives):
        before = _continued(objective, around.archive, earlier)
        if before is None:
            continue
        item = ("objectives", position)
        for place, indicator in enumerate(objective.indicators):
            actual = _actual_of(indicator, before)
            if indicator.baseline is None or actual is None or indicator.baseline == actual:
                continue
            yield Found(
                check=Check.BASELINE,
                path=(*item, "indicators", place, "baseline"),
                item=item,
                message=Message(
                    "{stated} is not the actual value of {objective}, {actual}",
                    stated=plain(indicator.baseline),
                    objective=objective.continues,
                    actual=plain(actual),
                ),
                remedy=Message("write the right value"),
            )


def _continued(
    objective: Objective, archive: Archive, earlier: dict[int, dict[str, Objective]]
) -> Objective | None:
    """Return what an objective continues; ``earlier`` keeps the objectives of years by id."""
    year, _, identifier = (objective.continues or "").partition("/")
    if not identifier:
        return None
    number = int(year)
    if number not in earlier:
        data = archive.year(number)
        earlier[number] = {item.id: item for item in data.objectives} if data else {}
    return earlier[number].get(identifier)


def _actual_of(indicator: Indicator, before: Objective) -> Decimal | None:
    """Return what the same indicator came to before, if just one is the same."""
    same = [
        item
        for item in before.indicators
        if _is_same(item.name, indicator.name)
        and (item.unit is None or indicator.unit is None or _is_same(item.unit, indicator.unit))
    ]
    return same[0].actual if len(same) == 1 else None


def _is_same(one: LocalizedText, other: LocalizedText) -> bool:
    """Return whether texts agree in a language that both have."""
    common = one.texts.keys() & other.texts.keys()
    return any(one.texts[key].casefold() == other.texts[key].casefold() for key in common)


def _carried_over(around: Around) -> Iterator[Found]:
    number = around.year.year
    following = around.archive.year(number + 1)
    if (
        following is None
        or not following.objectives
        or not around.places.is_whole("objectives", following)
    ):
        return
    continued = {item.continues for item in following.objectives}
    for position, objective in enumerate(around.year.objectives):
        name = f"{number}/{objective.id}"
        if objective.status is Status.CARRIED_OVER and name not in continued:
            item = ("objectives", position)
            yield Found(
                check=Check.CARRIED_OVER,
                path=(*item, "status"),
                item=item,
                message=Message(
                    "carried over, and no objective of {year} continues it", year=number + 1
                ),
                remedy=Message('write "{line}" there', line=f"continues: {name}"),
            )
