"""Tables of a year as spreadsheets: written as XLSX to be filled in, and compared with the data.

``cells`` says how a value stands in a cell, ``workbook`` writes, ``merging`` tells what a sheet
that was read (by :mod:`annual_report.data.sheets`) would change. No data file is written here.
"""
