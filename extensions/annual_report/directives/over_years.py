"""The base of what is shown over several years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives

from annual_report.data.wording import quoted
from annual_report.directives.base import ReportDirective
from annual_report.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from annual_report.data.model import Archive, Year

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-\u2013]\s*([0-9]{4}))?")


@dataclass(frozen=True, kw_only=True)
class OverYearsView(View):
    """What is shown over the years of the archive: ``first`` to ``last`` where they are given.

    With ``chart`` the figures are drawn as well, where there are any.
    """

    is_archive_wide: ClassVar[bool] = True

    first: int | None = None
    last: int | None = None
    chart: bool = True

    def is_shown(self, year: int) -> bool:
        """Return whether a year is one of those to be shown."""
        return (self.first is None or year >= self.first) and (
            self.last is None or year <= self.last
        )

    def years(self, archive: Archive) -> list[Year]:
        """Return the years to be shown, the earliest first."""
        return [year for year in archive.years if self.is_shown(year.year)]


class OverYearsDirective(ReportDirective):
    """Base of the directives that show several years.

    They stand in a year's document as well as on a page of the whole archive. In a year's document
    they go up to that year, unless ``:years:`` asks for others: a report that has been published
    does not change when the next year is added.
    """

    needs_year = False
    common_options: ClassVar[Mapping[str, Callable[[str], Any]]] = {
        **ReportDirective.common_options,
        "years": directives.unchanged,
        "chart": directives.unchanged,
    }

    def over_years(self) -> dict[str, Any]:
        """Return the fields every view over years has; note that it shows all of them."""
        self.domain.note_archive(self.env.docname)
        year = self.year_data()
        first, last = self._years()
        if "years" not in self.options and year is not None:
            last = year.year
        return {
            **self.view_place(),
            "year": year.year if year else None,
            "first": first,
            "last": last,
            "chart": self.yes_or_no("chart", default=True),
        }

    def _years(self) -> tuple[int | None, int | None]:
        text = self.options.get("years")
        if text is None:
            return None, None
        match = _YEARS.fullmatch(text.strip())
        if match is None or int(match[1]) > int(match[2] or match[1]):
            self.fault(f"years: {quoted(text)} does not name years; write 2022-2024 or 2022")
            return None, None
        return int(match[1]), int(match[2] or match[1])


def years_in_short(years: Iterable[int]) -> str:
    """Return years as people write them: ``2020, 2022\u20132024``."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}"  # an en dash
        for run in runs
    )
