"""Whether the bodies that must handle a report before it is published have done so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.enums import BodyKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from annual_report.data.model import Archive, HandlingStage, Municipality, Year

REQUIRED = (BodyKind.STEERING_GROUP,)
"""The kinds of bodies that must have handled a report unless others are named."""


def unhandled(
    archive: Archive, year: Year, required: Sequence[BodyKind], today: dt.date
) -> Iterator[tuple[BodyKind, Municipality | None]]:
    """Yield the kinds of bodies that have not handled a report by a day, and whose they are.

    The steering group is the network's: a handling with a date, or ``dates.approved``, will do.
    Of the other kinds each member municipality must have handled it.
    """
    members = archive.network.members_in(year.year) if archive.network else ()
    for kind in required:
        stages = [stage for stage in year.handling if stage.body_kind is kind]
        if kind is BodyKind.STEERING_GROUP:
            approved = year.report.dates.approved
            is_approved = approved is not None and approved.first_day <= today
            if not is_approved and not any(_is_held(stage, today) for stage in stages):
                yield kind, None
            continue
        for member in members:
            own = [stage for stage in stages if stage.municipality == member.code]
            if not any(_is_held(stage, today) for stage in own):
                yield kind, member


def _is_held(stage: HandlingStage, today: dt.date) -> bool:
    if stage.for_information or stage.date is None:
        return False
    return stage.date.first_day <= today
