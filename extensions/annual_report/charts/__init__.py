"""Charts: Vega-Lite specifications made from the model, drawn once for page and PDF."""

from __future__ import annotations

from annual_report.charts.status import status_by_kind
from annual_report.charts.words import with_data

__all__ = ["status_by_kind", "with_data"]
