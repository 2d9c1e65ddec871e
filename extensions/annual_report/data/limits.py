"""The limits of what is read: far above any real report, far below what does harm."""

from __future__ import annotations

MAX_FILE_BYTES = 5_000_000
"""Size of one data file, in bytes."""

MAX_NODES = 200_000
"""Values in one data file, counted after aliases (``*name``) stand for what they name."""

MAX_CHARACTERS = 5_000_000
"""Characters of all texts of one data file, counted after aliases stand for what they name."""

MAX_TEXT_CHARACTERS = 15_000
"""Characters of one text: some six pages. PDF/A allows no longer words."""

MAX_MARKS = 20
"""Marks (accents) on one letter."""

MAX_DEPTH = 20
"""Levels of fields and lists inside each other."""

MAX_FAULTS = 200
"""Faults told of one file; the rest are counted."""

MAX_DIGITS = 15
"""Digits of a number. Sums of such numbers stay exact in 28 digits, Python's default."""

MAX_SHEET_BYTES = 10_000_000
"""Size of one spreadsheet, in bytes."""

MAX_UNPACKED_BYTES = 100_000_000
"""Size of what is packed in one spreadsheet, in bytes."""

MAX_SHEETS = 50
"""Sheets of a spreadsheet."""

MAX_ROWS = 5_000
"""Rows of a sheet, up to the last that holds something."""

MAX_COLUMNS = 500
"""Columns of a sheet, up to the last that holds something."""

MAX_CELLS = 500_000
"""Cells of a sheet, up to its last row and column; of a file, those that hold something."""

MAX_CELL_CHARACTERS = 32_767
"""Characters of a cell; spreadsheets themselves have this limit."""
