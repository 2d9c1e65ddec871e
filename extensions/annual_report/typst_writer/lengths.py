"""Lengths of docutils as lengths of Typst."""

from __future__ import annotations

import re

from annual_report.typst_writer.syntax import Code

_LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*([a-z%]*)", re.IGNORECASE)
_POINTS = {
    "": 0.75,
    "px": 0.75,
    "pt": 1.0,
    "bp": 1.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "in": 72.0,
    "pc": 12.0,
}
"""Points of a unit; a bare number counts CSS pixels (1/96 inch)."""


def typst_length(text: str | None) -> Code | None:
    """Return a docutils length (``8cm``, ``50%``, ``320``) for Typst, or ``None``."""
    match = _LENGTH.fullmatch((text or "").strip())
    if not match:
        return None
    number, unit = float(match[1]), match[2].lower()
    if unit == "%":
        return Code(f"{number:g}%")
    if unit in ("em", "ex"):
        return Code(f"{number if unit == 'em' else number / 2:g}em")
    if unit in _POINTS:
        return Code(f"{number * _POINTS[unit]:g}pt")
    return None
