"""Charts: Vega-Lite specifications made from the model, drawn once for page and PDF.

Each function returns the nodes of its charts, none where nothing is known to draw.
"""

from __future__ import annotations

from annual_report.charts.amounts import Amount, amounts_by_year
from annual_report.charts.budget import budget_and_actual
from annual_report.charts.histories import Point, Series, series, target_and_actual
from annual_report.charts.status import status_by_kind
from annual_report.charts.survey import survey_scale
from annual_report.charts.timeline import Row, timeline
from annual_report.charts.words import with_data

__all__ = [
    "Amount",
    "Point",
    "Row",
    "Series",
    "amounts_by_year",
    "budget_and_actual",
    "series",
    "status_by_kind",
    "survey_scale",
    "target_and_actual",
    "timeline",
    "with_data",
]
