"""The one date that a report bears, of the days in its life that are known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annual_report.data.model import Report, Year
    from annual_report.data.values import PartialDate


def latest_date(report: Report) -> PartialDate | None:
    """Return the latest known of a report's dates: updated, published, approved, handled."""
    dates = report.dates
    known = (dates.updated, dates.published, dates.approved, dates.handled)
    return next((date for date in known if date is not None), None)


def report_date(report: Report) -> dt.date:
    """Return the day a report bears: the last one its latest date can mean, or its year's end."""
    date = latest_date(report)
    return date.last_day if date is not None else dt.date(report.year, 12, 31)


def changed_date(year: Year) -> PartialDate | None:
    """Return the latest known of a report's dates and of the days of its corrections."""
    return latest_of(latest_date(year.report), *(item.date for item in year.errata))


def latest_of(*dates: PartialDate | None) -> PartialDate | None:
    """Return the date whose last day is the latest, of those that are known."""
    known = [date for date in dates if date is not None]
    return max(known, key=lambda date: date.last_day, default=None)
