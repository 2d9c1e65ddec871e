"""How an objective came out: by hand, or by the rule its indicators declare.

An indicator with a ``direction`` and a ``target`` is a rule. ``at_least`` is achieved when the
actual value is the target or more, ``at_most`` when it is the target or less; within
``tolerance`` of the target it is partly achieved, otherwise not achieved. Of several indicators
with rules all achieved makes the objective achieved, none even partly makes it not achieved,
anything else partly achieved. Where an actual value or a target is missing, no rule can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.enums import Direction, Status

if TYPE_CHECKING:
    from annual_report.data.model import Indicator, Objective


def indicator_status(indicator: Indicator) -> Status | None:
    """Return how an indicator came out by its rule; ``None`` when the rule cannot tell."""
    actual, target = indicator.actual, indicator.target
    if indicator.direction is None or actual is None or target is None:
        return None
    short = target - actual if indicator.direction is Direction.AT_LEAST else actual - target
    if short <= 0:
        return Status.ACHIEVED
    if indicator.tolerance is not None and short <= indicator.tolerance:
        return Status.PARTLY_ACHIEVED
    return Status.NOT_ACHIEVED


def computed_status(objective: Objective) -> Status | None:
    """Return how an objective came out by its rules; ``None`` when they cannot tell, or none is."""
    ruled = [item for item in objective.indicators if item.direction is not None]
    found = {indicator_status(item) for item in ruled}
    if not found or None in found:
        return None
    return found.pop() if len(found) == 1 else Status.PARTLY_ACHIEVED


def outcome(objective: Objective) -> Status | None:
    """Return how an objective came out: the status given by hand, or else by its rules."""
    return objective.status if objective.status is not None else computed_status(objective)


def is_against_rule(objective: Objective) -> bool:
    """Return whether the status given by hand is another than the one of the rules."""
    computed = computed_status(objective)
    return objective.status is not None and computed is not None and objective.status != computed
