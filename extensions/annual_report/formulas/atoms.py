"""What a formula is built of: letters, signs, functions, words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.formulas import symbols
from annual_report.formulas.tree import FormulaError, branch, leaf, space

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KEYBOARD = {"-": "−", "*": "∗", ":": "∶"}
"""What LaTeX sets for signs of the keyboard."""
_SIGNS = frozenset("+=<>,;.!?@" + "".join(symbols.OPERATORS.values()))
_MEANINGLESS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
MAX_WORDS = 100
"""Characters of words in a formula: more do not fit a line, and it breaks at signs only."""


@dataclass(slots=True)
class Atom:
    """An element that scripts can be put on.

    ``limits`` says whether they stand above and below it; ``function`` whether what follows
    is what it is applied to.
    """

    element: Element
    limits: bool = False
    function: bool = False


def identifier(text: str) -> Atom:
    """Return a letter or a symbol that stands for itself. Greek capitals are upright."""
    element = leaf("mi", text)
    if "Α" <= text <= "Ω":
        element.set("mathvariant", "normal")
    return Atom(element)


def operator(text: str) -> Atom:
    """Return an operator, relation or punctuation; of some, limits stand above and below."""
    if text in symbols.MOVABLE:
        return Atom(leaf("mo", text, movablelimits="true"), limits=True)
    return Atom(leaf("mo", text))


def sign(character: str) -> Atom:
    """Return a character that was written as it is.

    Raises :class:`FormulaError` for one that is no text, such as a control character.
    """
    character = _KEYBOARD.get(character, character)
    category = unicodedata.category(character)
    if category in _MEANINGLESS:
        raise FormulaError(f"the character U+{ord(character):04X} has no place in a formula")
    if character.isalpha():
        return identifier(character)
    if character == "|":
        return bar(character)
    if character in "()[]/":
        return Atom(leaf("mo", character, stretchy="false"))
    if character in _SIGNS or category == "Sm":
        return operator(character)
    return Atom(leaf("mtext", character))


def bar(text: str) -> Atom:
    """Return a bar beside a value, as of ``|x|``: no relation, which has room around it."""
    return Atom(leaf("mo", text, stretchy="false", lspace="0", rspace="0"))


def function(text: str, *, limits: bool = False) -> Atom:
    """Return the name of a function; of some, limits stand above and below."""
    if limits:
        element = leaf("mo", text, movablelimits="true", lspace="0", rspace="0")
        element.set("class", "function")
    else:
        element = leaf("mi", text)
        element.set("class", "function")
        if len(text) == 1:
            element.set("mathvariant", "normal")
    return Atom(element, limits=limits, function=True)


def words(text: str, style: str = "") -> Element:
    """Return words, set as in prose; ``style`` is ``bold`` or ``italic``."""
    if len(text) > MAX_WORDS:
        raise FormulaError(f"more than {MAX_WORDS} characters of words; write them around it")
    for character in text:
        if unicodedata.category(character) in _MEANINGLESS:
            raise FormulaError(f"the character U+{ord(character):04X} has no place in a formula")
    # MathML drops white space at the ends.
    inner = text.strip(" ")
    before, after = (len(text) - len(part) for part in (text.lstrip(" "), text.rstrip(" ")))
    element = leaf("mtext", "\u00a0" * before + inner + "\u00a0" * after if inner else "\u00a0")
    if style:
        element.set("class", style)
    return element


def fraction(above: Element, below: Element) -> Element:
    """Return a fraction."""
    return branch("mfrac", (above, below))


def binomial(above: Element, below: Element) -> Element:
    """Return a binomial coefficient."""
    bare = branch("mfrac", (above, below), linethickness="0")
    return fenced("(", [bare], ")")


def fenced(left: str, content: list[Element], right: str) -> Element:
    """Return elements between delimiters that grow with them; an empty one is none."""
    items = [*content]
    if left:
        items.insert(0, leaf("mo", left, fence="true", form="prefix", stretchy="true"))
    if right:
        items.append(leaf("mo", right, fence="true", form="postfix", stretchy="true"))
    return branch("mrow", items)


def label(text: str) -> list[Element]:
    """Return the number that an author gave a line."""
    return [space(2), words(text)]
