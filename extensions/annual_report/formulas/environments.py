"""Matrices, cases, and the aligned lines of amsmath."""

from __future__ import annotations

import re
from itertools import cycle, islice
from typing import TYPE_CHECKING

from annual_report.formulas.atoms import Atom, fenced
from annual_report.formulas.tree import FormulaError, branch, row, table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from annual_report.formulas.reader import Reader

    Rows = list[list[list[Element]]]

_PLAIN = ("equation", "math", "displaymath")
_ALIGNED = ("align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray")
_CENTERED = ("gather", "gathered", "multline")
_MATRICES: dict[str, tuple[str, str]] = {
    "matrix": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
    "smallmatrix": ("", ""),
    "subarray": ("", ""),
    "array": ("", ""),
    "cases": ("{", ""),
    "dcases": ("{", ""),
    "rcases": ("", "}"),
}
_WITH_ARGUMENT = ("alignat", "alignedat", "array", "subarray")
_COLUMNS = {"l": "left", "c": "center", "r": "right"}


def begin(reader: Reader, _name: str) -> Atom:
    r"""``\begin{name} … \end{name}``."""
    full = reader.raw_argument("\\begin")
    name = full.removesuffix("*")
    if name not in (*_PLAIN, *_ALIGNED, *_CENTERED, *_MATRICES):
        raise FormulaError(f'unknown environment "{full}"')
    reader.raw_option()
    argument = reader.raw_argument(f"\\begin{{{full}}}") if name in _WITH_ARGUMENT else ""
    rows, lines = _rows(reader)
    reader.expect("\\end", f"\\begin{{{full}}}")
    ended = reader.raw_argument("\\end")
    if ended != full:
        raise FormulaError(f'"\\begin{{{full}}}" is ended by "\\end{{{ended}}}"')
    return Atom(_made(name, argument, rows, lines))


def lines(reader: Reader) -> list[Element]:
    """Return the elements of a formula of its own, whose lines need no environment."""
    rows, _ = _rows(reader)
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return [aligned(rows)]


def _rows(reader: Reader) -> tuple[Rows, set[int]]:
    """Return the cells up to the end, and the rows that a line is drawn over."""
    rows: Rows = [[[]]]
    ruled: set[int] = set()
    while True:
        while reader.accept("\\hline"):
            ruled.add(len(rows) - 1)
        rows[-1][-1] = reader.row()
        if reader.accept("&"):
            rows[-1].append([])
        elif reader.accept("\\\\") or reader.accept("\\cr"):
            reader.accept("*")
            reader.raw_option()
            rows.append([[]])
        else:
            break
    if rows[-1] == [[]]:
        rows.pop()
    return rows or [[[]]], ruled


def aligned(rows: Rows) -> Element:
    """Return lines whose columns are aligned in pairs: right, left, right, left."""
    width = max(map(len, rows))
    columns = islice(cycle(("right", "left")), width) if width > 1 else ("center",)
    made = table(rows, columns, displaystyle="true")
    made.set("class", "aligned")
    return made


def _made(name: str, argument: str, rows: Rows, ruled: set[int]) -> Element:
    if name in _PLAIN and len(rows) == 1 and len(rows[0]) == 1:
        return row(rows[0][0])
    if ruled and name != "array":
        raise FormulaError(f'"\\hline" has no place in "{name}"')
    if name == "eqnarray":
        # Its middle column holds the relation, which belongs to what follows it.
        rows = [[cells[0], [item for cell in cells[1:] for item in cell]] for cells in rows]
    if name in _CENTERED:
        return aligned([[[item for cell in cells for item in cell]] for cells in rows])
    if name in _PLAIN or name in _ALIGNED:
        return aligned(rows)
    left, right = _MATRICES[name]
    made = _matrix(name, argument, rows, ruled)
    return fenced(left, [made], right) if left or right else made


def _matrix(name: str, argument: str, rows: Rows, ruled: set[int]) -> Element:
    if "cases" in name:
        made = table(rows, ["left"] * max(map(len, rows)))
        if name == "dcases":
            made.set("displaystyle", "true")
        return made
    if name in ("array", "subarray"):
        columns, bars = _columns(argument)
        width = max(map(len, rows))
        if width > len(columns):
            raise FormulaError(f'{width} columns, but "{argument}" names {len(columns)}')
        for cells in rows:
            cells.extend([] for _ in range(len(columns) - len(cells)))
        made = table(rows, columns)
        if bars:
            made.set("columnlines", _places(bars, len(columns)))
        if ruled:
            made.set("rowlines", _places(ruled, len(rows)))
        if name == "subarray":
            made.set("rowspacing", "0")
        return made
    if name == "smallmatrix":
        small = table(rows, rowspacing="0")
        return branch("mstyle", (small,), displaystyle="false", scriptlevel="1")
    return table(rows)


def _places(places: set[int], count: int) -> str:
    if min(places) == 0 or max(places) >= count:
        raise FormulaError("lines around an array are not set, only those between its cells")
    return " ".join("solid" if place in places else "none" for place in range(1, count))


def _columns(argument: str) -> tuple[list[str], set[int]]:
    """Return the alignments of columns, and before which of them a line is drawn."""
    if not re.fullmatch(r"[lcr|\s]+", argument):
        raise FormulaError(f'"{argument}" names no columns; write l, c, r and | for a line')
    columns: list[str] = []
    bars: set[int] = set()
    for letter in argument:
        if letter == "|":
            bars.add(len(columns))
        elif letter in _COLUMNS:
            columns.append(_COLUMNS[letter])
    return columns, bars


def substack(reader: Reader, _name: str) -> Atom:
    r"""``\substack{a \\ b}``: lines under each other, as limits."""
    if not reader.accept("{"):
        raise FormulaError('"\\substack" has no argument')
    rows, _ = _rows(reader)
    reader.expect("}", "{")
    return Atom(table(rows, rowspacing="0"))
