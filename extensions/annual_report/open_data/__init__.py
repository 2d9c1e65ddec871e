"""Open data: the model of a year as JSON, which reads back, and as CSV for spreadsheets."""

from annual_report.open_data.files import files
from annual_report.open_data.report_json import read_json

__all__ = ["files", "read_json"]
