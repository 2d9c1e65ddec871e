"""Tables as spreadsheets have them: XLSX, ODS and CSV, read as data of a year.

``columns`` says what the tables hold. ``packed`` looks into a file before ``reading`` reads its
sheets; ``headers`` finds the columns, ``groups`` the items, ``cells`` says what a cell means for a
field. ``data_files`` puts these together for a table that stands in place of a YAML file.
"""
