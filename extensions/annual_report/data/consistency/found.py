"""What a check finds, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.consistency.places import Places
    from annual_report.data.enums import Check
    from annual_report.data.model import Archive, Year
    from annual_report.data.tree import PathParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding in a year.

    ``path`` leads in the model of the year to what was found, ``item`` (the start of it) to what
    may accept it, and is empty where only ``report.yaml`` may. ``remedy`` says what would be
    right: ``write the right amounts``.
    """

    check: Check
    path: PathParts
    item: PathParts = ()
    message: Message
    remedy: Message

    def message_and_remedy(self, *, is_in_table: bool) -> Message:
        """Return the whole message, with how the finding can be accepted.

        Items of a table have no field ``accept``.
        """
        text = (
            msgid('{found}; {remedy}, or accept it with "{line}"')
            if self.item and not is_in_table
            else msgid('{found}; {remedy}, or accept it with "{line}" in report.yaml')
        )
        reason = Message("reason")
        line = Message(
            "accept: {open}{check}: {reason}{close}",
            open="{",
            check=self.check.value,
            reason=reason,
            close="}",
        )
        return Message(text, found=self.message, remedy=self.remedy, line=line)


class Around(NamedTuple):
    """A year, the archive around it, and where all of it was written."""

    archive: Archive
    year: Year
    places: Places


def plain(number: Decimal) -> str:
    """Return a number for a message: without zeros at its end, rounded to two decimals."""
    rounded = number if number == number.to_integral_value() else round(number, 2)
    return f"{rounded.normalize():f}"


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return a sum; ``None`` where a part is not known, or there is none."""
    parts = list(amounts)
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(parts) else None


def half_step(number: Decimal) -> Decimal:
    """Return how far a number as it is written may be from what it was rounded from."""
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb(min(exponent, 0) - 1) if isinstance(exponent, int) else Decimal(0)
