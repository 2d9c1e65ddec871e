"""The formula of a text or of a node."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.formulas.commands import COMMANDS
from annual_report.formulas.environments import lines
from annual_report.formulas.reader import Reader
from annual_report.formulas.tree import FormulaError, branch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from docutils.nodes import Node

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
KEPT = 256
"""Formulas that are kept once read: each is read for every output."""


@lru_cache(KEPT)
def read(latex: str, *, block: bool = False) -> Element:
    r"""Return the tree of a formula, an element ``math``, which must not be changed.

    A formula of its own (``block``) may have lines, ended by ``\\`` or blank lines, and
    columns that are aligned. Raises :class:`FormulaError` for what cannot be read.
    """
    reader = Reader(_joined(latex) if block else latex, COMMANDS)
    content = lines(reader) if block else reader.whole()
    reader.check_end()
    if not content:
        raise FormulaError("it is empty")
    element = branch("math", content)
    if block:
        element.set("display", "block")
    return element


def read_node(node: Node) -> Element:
    """Return the tree of a node ``math`` or ``math_block``; see :func:`read`."""
    return read(node.astext(), block=isinstance(node, nodes.math_block))


def _joined(latex: str) -> str:
    """Return equations that blank lines part as lines, as Sphinx sets them."""
    parts = [part for part in _BLANK_LINE.split(latex.strip()) if part.strip()]
    whole = all(part.count("\\begin{") == part.count("\\end{") for part in parts)
    return "\\\\\n".join(parts) if whole else latex
