"""The way of a year's report through the bodies: who has handled it, who will, who has not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.data.enums import HandlingState
from annual_report.data.faults import FaultKind
from annual_report.data.shapes import DATA_DIR, HANDLING_FILE
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annual_report.data.archive import Loaded
    from annual_report.data.faults import Fault
    from annual_report.data.model import Archive, HandlingStage, Municipality, Year


@dataclass(frozen=True, slots=True)
class Trail:
    """The stages of one municipality in the order of their dates, and where that has led."""

    municipality: Municipality
    stages: tuple[HandlingStage, ...]
    state: HandlingState


def in_order(stages: Sequence[HandlingStage]) -> list[HandlingStage]:
    """Return the stages by their dates; one without a date stays after the one before it."""
    keys: list[dt.date] = []
    for stage in stages:
        keys.append(stage.date.first_day if stage.date else (keys[-1] if keys else dt.date.min))
    order = sorted(range(len(stages)), key=lambda index: keys[index])
    return [stages[index] for index in order]


def trails(archive: Archive, year: Year, today: dt.date) -> list[Trail]:
    """Return the trail of each member of a year, in the order of the network's members."""
    members = archive.network.members_in(year.year) if archive.network else ()
    found = []
    for member in members:
        stages = in_order([s for s in year.handling if s.municipality == member.code])
        found.append(Trail(member, tuple(stages), _state(stages, today)))
    return found


def _state(stages: Sequence[HandlingStage], today: dt.date) -> HandlingState:
    """Return where stages have led; those for information alone handle nothing."""
    own = [stage for stage in stages if not stage.for_information]
    begun = [stage for stage in own if stage.date is not None and stage.date.first_day <= today]
    if any(stage.section or stage.decision for stage in begun):
        return HandlingState.RECORDED
    if any(stage.date is not None and stage.date.last_day < today for stage in begun):
        return HandlingState.HELD
    if own:
        return HandlingState.AHEAD
    return HandlingState.UNKNOWN


def is_ahead(stage: HandlingStage, today: dt.date) -> bool:
    """Return whether a stage is a meeting on a known day to come; one of today is, until held."""
    if stage.date is None or not stage.date.is_exact:
        return False
    is_held = stage.section is not None or stage.decision is not None
    return stage.date.first_day > today or (stage.date.first_day == today and not is_held)


def held_too_early(loaded: Loaded, year: Year, today: dt.date) -> Iterator[Fault]:
    """Yield a fault for each section and decision of a meeting that is yet to come.

    Only who knows which day it is can tell: a build gives the same on every day.
    """
    file = loaded.files.get(f"{year.folder}/{DATA_DIR}/{HANDLING_FILE}")
    for position, stage in enumerate(year.handling):
        for name in ("section", "decision"):
            if getattr(stage, name) is None or stage.date is None or file is None:
                continue
            if stage.date.first_day > today:
                path = file.as_written(("handling", position, name))
                message = Message(
                    "the meeting is on {date}, after today ({today}); leave the {field} out until "
                    "it is held, or mend the date",
                    date=str(stage.date),
                    today=str(today),
                    field=name,
                )
                yield file.tree.fault(FaultKind.VALUE, path, message)
