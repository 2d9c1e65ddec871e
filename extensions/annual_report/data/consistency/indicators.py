"""Indicators: whether they were updated in the year, and whether the status agrees with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.consistency.found import Found, plain
from annual_report.data.enums import Check, Direction, ReportKind
from annual_report.data.status_rules import computed_status, is_against_rule
from annual_report.data.wording import quoted
from annual_report.i18n import msgid
from annual_report.messages import Message, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.consistency.found import Around
    from annual_report.data.model import Indicator, Objective
    from annual_report.data.tree import PathParts

_AIMS = {
    Direction.AT_LEAST: msgid("{actual} where at least {target} is aimed at"),
    Direction.AT_MOST: msgid("{actual} where at most {target} is aimed at"),
}


def check(around: Around) -> Iterator[Found]:
    """Yield stale indicators of annual reports, and statuses against the rule without a reason."""
    year = around.year
    for position, objective in enumerate(year.objectives):
        item = ("objectives", position)
        if year.report.kind is ReportKind.ANNUAL_REPORT:
            for place, indicator in enumerate(objective.indicators):
                if _is_stale(indicator, objective, year.year):
                    yield _stale(indicator, objective, (*item, "indicators", place), year.year)
        if is_against_rule(objective) and objective.status_reason is None:
            yield _against_rule(objective, item)


def _is_stale(indicator: Indicator, objective: Objective, year: int) -> bool:
    """Return whether an indicator with a target was last updated before the year.

    Its own day counts, else that of the objective. A value that is there without a day counts
    as updated: its day is not known.
    """
    if indicator.target is None:
        return False
    latest = indicator.updated or objective.updated
    return latest.year < year if latest else indicator.actual is None


def _stale(indicator: Indicator, objective: Objective, path: PathParts, year: int) -> Found:
    latest = indicator.updated or objective.updated
    responsible = indicator.responsible or objective.responsible
    return Found(
        check=Check.STALE,
        path=path,
        item=path[:2],
        message=Message(
            "not updated in {year}, {last}; responsible: {responsible}",
            year=year,
            last=Message("last {date}", date=str(latest))
            if latest
            else Message("and has no value"),
            responsible=quoted(responsible) if responsible else Message("not known"),
        ),
        remedy=Message('write its "actual" and "updated"'),
    )


def _against_rule(objective: Objective, item: PathParts) -> Found:
    rule = computed_status(objective)
    status = objective.status
    told = [
        Message(_AIMS[one.direction], actual=plain(one.actual), target=plain(one.target))
        for one in objective.indicators
        if one.direction is not None and one.actual is not None and one.target is not None
    ]
    return Found(
        check=Check.STATUS,
        path=(*item, "status"),
        item=item,
        message=Message(
            "{status} is not what the rule gives, {rule} ({values})",
            status=status.value if status else "",
            rule=rule.value if rule else "",
            values=joined(told),
        ),
        remedy=Message('say why in "status_reason"'),
    )
