"""Which findings are accepted, and which acceptances silence nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.data.acceptance import Accepted
    from annual_report.data.consistency.found import Found
    from annual_report.data.enums import Check
    from annual_report.data.model import Year
    from annual_report.data.tree import PathParts

_REPORT: PathParts = ("report",)
_LISTS = ("objectives", "projects", "finances", "contributions", "surveys")


class Silencing:
    """What a year accepts, and what of that has silenced something."""

    def __init__(self, year: Year) -> None:
        self._accepted: dict[PathParts, Accepted] = {_REPORT: year.report.accept}
        for name in _LISTS:
            for position, item in enumerate(getattr(year, name)):
                if item.accept:
                    self._accepted[name, position] = item.accept
        if year.finance_totals is not None:
            self._accepted["finance_totals",] = year.finance_totals.accept
        self._used: set[tuple[PathParts, Check]] = set()

    def silences(self, found: Found) -> bool:
        """Return whether a finding is accepted: by its item, or else for the year."""
        for place in (found.item, _REPORT):
            if found.check in self._accepted.get(place, {}):
                self._used.add((place, found.check))
                return True
        return False

    def unused(self) -> Iterator[tuple[PathParts, Check]]:
        """Yield the paths of acceptances that have silenced nothing, and their checks."""
        for place, accepted in self._accepted.items():
            for check in accepted:
                if (place, check) not in self._used:
                    yield (*place, "accept", check.value), check
