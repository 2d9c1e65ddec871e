"""The one place that asks which day it is; what is built does not depend on it."""

from __future__ import annotations

import datetime as dt

from annual_report.cli.errors import WrongUseError
from annual_report.cli.words import in_words, say
from annual_report.data.values import PartialDate


def day_of(date: dt.date | None) -> dt.date:
    """Return the day that ``--date`` gives, or today. Raises for a day that is still to come."""
    today = clock_today()
    day = date or today
    if day > today:
        told = say("{date} is after today ({today})", date=day, today=today)
        raise WrongUseError.at("--date", told)
    return day


def day_in_words(day: dt.date) -> str:
    """Return a day as the language writes it."""
    return in_words(PartialDate(year=day.year, month=day.month, day=day.day))


def clock_today() -> dt.date:
    """Return the user's own day."""
    return dt.datetime.now().astimezone().date()
