"""The tables of a year as CSV: which there are, which columns they have, what stands in them."""

from __future__ import annotations

from typing import Any

from annual_report.open_data.tables import (
    errata,
    finances,
    groups,
    handling,
    objectives,
    planning,
    projects,
    surveys,
)
from annual_report.open_data.tables.base import SEPARATOR, Column, Table, Words

__all__ = ["SEPARATOR", "TABLES", "Column", "Table", "Words"]

TABLES: tuple[Table[Any], ...] = (
    objectives.OBJECTIVES,
    projects.PROJECTS,
    finances.FINANCES,
    finances.TOTALS,
    finances.UNITS,
    finances.CONTRIBUTIONS,
    groups.GROUPS,
    groups.SEATS,
    surveys.SURVEYS,
    surveys.RESULTS,
    groups.RECOGNITIONS,
    planning.FINDINGS,
    planning.CALENDAR,
    planning.NEXT_STEPS,
    handling.HANDLING,
    errata.ERRATA,
)
"""The tables in the order in which they are listed."""
