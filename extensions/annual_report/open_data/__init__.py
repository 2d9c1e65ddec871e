"""Open data: the model of a year as JSON, which reads back, as CSV, and in shared vocabularies."""

from annual_report.open_data.files import file_names, files, site_file_names, site_files
from annual_report.open_data.report_json import read_json

__all__ = ["file_names", "files", "read_json", "site_file_names", "site_files"]
