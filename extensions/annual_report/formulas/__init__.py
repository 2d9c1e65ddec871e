"""Formulas: LaTeX is read once, and set by every output from the same tree."""
