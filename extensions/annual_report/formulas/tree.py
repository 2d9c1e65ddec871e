"""The tree of a formula: elements of MathML Core, and how they are made.

``mtable`` also bears ``columnalign``, ``columnlines`` and ``rowlines`` of MathML 3, which an
output turns into what its medium has. An ``mi`` of the class ``function`` is the name of a
function, an ``mtext`` of the class ``bold`` or ``italic`` is set so, an ``mtable`` of the
class ``aligned`` holds lines of a formula, whose columns belong together in pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

APPLY = "\u2061"
"""Stands invisible between a function and what it is applied to."""

TIMES = "\u2062"
"""Stands invisible between factors, where there is room between them."""


class FormulaError(ValueError):
    """A formula that cannot be read; the text says why."""


def leaf(tag: str, text: str = "", **attributes: str) -> Element:
    """Return an element that holds a text."""
    element = Element(tag, attributes)
    element.text = text
    return element


def branch(tag: str, children: Iterable[Element], **attributes: str) -> Element:
    """Return an element that holds others."""
    element = Element(tag, attributes)
    element.extend(children)
    return element


def row(children: list[Element]) -> Element:
    """Return elements as one; a single one stays itself."""
    return children[0] if len(children) == 1 else branch("mrow", children)


def group(children: list[Element]) -> Element:
    """Return the content of braces as one. An operator alone in braces has no room around it."""
    if len(children) == 1 and children[0].tag == "mo":
        children[0].attrib |= {"lspace": "0", "rspace": "0"}
    return row(children)


def space(em: float) -> Element:
    """Return a space of a width in em."""
    return Element("mspace", width=f"{em:.4g}em")


def restyle(element: Element, alphabet: dict[str, str]) -> Element:
    """Change the letters and digits of an element to those of a mathematical alphabet."""
    for item in element.iter():
        if item.tag in ("mi", "mn") and item.text and item.get("class") != "function":
            item.text = "".join(alphabet.get(character, character) for character in item.text)
            item.attrib.pop("mathvariant", None)
    return element


def upright(element: Element) -> Element:
    """Set the letters of an element upright."""
    for item in element.iter("mi"):
        if item.text and len(item.text) == 1:
            item.set("mathvariant", "normal")
    return element


def table(
    rows: list[list[list[Element]]], columns: Iterable[str] = (), **attributes: str
) -> Element:
    """Return a table of rows of cells; ``columns`` are ``left``, ``center``, ``right``."""
    alignment = " ".join(columns)
    if alignment:
        attributes["columnalign"] = alignment
    return branch(
        "mtable",
        (branch("mtr", (branch("mtd", cell) for cell in cells)) for cells in rows),
        **attributes,
    )


def width(element: Element) -> float:
    """Return how wide an element is, about, in letters."""
    widths = [width(child) for child in element]
    match element.tag:
        case "mfrac" | "munder" | "mover" | "munderover" | "mtable":
            return max(widths, default=0)
        case "msub" | "msup" | "msubsup":
            return widths[0] + 0.6 * max(widths[1:])
    return sum(widths) + len(element.text or "")
