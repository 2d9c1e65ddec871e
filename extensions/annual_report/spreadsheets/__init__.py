"""Tables of a year as spreadsheets: written as XLSX to be filled in, read from XLSX, ODS and CSV.

``columns`` says what the tables hold, ``cells`` how a value stands in a cell. ``workbook`` writes;
``packed``, ``reading``, ``headers`` and ``rows`` read. No Sphinx here, and no data file is written.
"""
