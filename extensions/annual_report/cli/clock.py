"""The one place that asks which day it is; what is built does not depend on it."""

from __future__ import annotations

import datetime as dt


def clock_today() -> dt.date:
    """Return the user's own day."""
    return dt.datetime.now().astimezone().date()
