"""The commands of LaTeX that take arguments, and what each makes of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from annual_report.formulas import symbols
from annual_report.formulas.atoms import (
    Atom,
    bar,
    binomial,
    fenced,
    fraction,
    function,
    identifier,
)
from annual_report.formulas.environments import begin, substack
from annual_report.formulas.reader import STYLES, Reader
from annual_report.formulas.tree import FormulaError, branch, leaf, restyle, row, space, upright

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from annual_report.formulas.reader import Commands

_WORD = re.compile(r"[^\W\d_]+")
_WIDTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(em|ex|mu|pt|mm|cm|in)\s*")
_UNITS = {"em": 1.0, "ex": 0.43, "mu": 1 / 18, "pt": 0.1, "mm": 0.2845, "cm": 2.845, "in": 7.227}
"""Lengths in em, of a type of 10 pt."""
MAX_SPACE = 20
"""The widest space, in em."""


def _fraction(reader: Reader, name: str) -> Atom:
    r"""``\frac{above}{below}`` and its kin, ``\binom`` among them."""
    command = f"\\{name}"
    above, below = reader.argument(command), reader.argument(command)
    element = (binomial if name.endswith("binom") else fraction)(above, below)
    style = {"d": "displaystyle", "t": "textstyle", "c": "displaystyle"}.get(name[0])
    if style and name not in ("frac", "binom"):
        element = branch("mstyle", (element,), **STYLES[style])
    return Atom(element)


def _root(reader: Reader, name: str) -> Atom:
    r"""``\sqrt[index]{radicand}``."""
    index = reader.raw_option()
    radicand = reader.argument(f"\\{name}")
    if index is None:
        return Atom(branch("msqrt", (radicand,)))
    return Atom(branch("mroot", (radicand, reader.nested(index))))


def _accent(reader: Reader, name: str) -> Atom:
    r"""``\hat{x}``: an accent of the width of a letter."""
    mark = leaf("mo", symbols.ACCENTS[name], stretchy="false")
    return Atom(branch("mover", (reader.argument(f"\\{name}"), mark), accent="true"))


def _over(reader: Reader, name: str) -> Atom:
    r"""``\overline{x}``: what stands over all of its argument."""
    mark = leaf("mo", symbols.OVER[name], stretchy="true")
    element = branch("mover", (reader.argument(f"\\{name}"), mark), accent="true")
    return Atom(element, limits=name == "overbrace")


def _under(reader: Reader, name: str) -> Atom:
    r"""``\underline{x}``: what stands under all of its argument."""
    mark = leaf("mo", symbols.UNDER[name], stretchy="true")
    element = branch("munder", (reader.argument(f"\\{name}"), mark), accentunder="true")
    return Atom(element, limits=name == "underbrace")


def _set(reader: Reader, name: str) -> Atom:
    r"""``\overset{above}{base}``, ``\stackrel``, ``\underset{below}{base}``."""
    script, base = reader.argument(f"\\{name}"), reader.argument(f"\\{name}")
    return Atom(branch("munder" if name == "underset" else "mover", (base, script)))


def _arrow(reader: Reader, name: str) -> Atom:
    r"""``\xrightarrow[below]{above}``: an arrow as long as what is written on it."""
    below = reader.raw_option()
    above = reader.argument(f"\\{name}")
    arrow = leaf("mo", symbols.ARROWS[name], stretchy="true")
    if below is None:
        return Atom(branch("mover", (arrow, above)))
    return Atom(branch("munderover", (arrow, reader.nested(below), above)))


def _delimiter(reader: Reader, command: str) -> str:
    lexeme = reader.next()
    if (name := lexeme.removeprefix("\\")) in symbols.DELIMITERS and lexeme != "\\.":
        return "‖" if lexeme == "\\|" else "|" if lexeme == "|" else symbols.DELIMITERS[name]
    raise FormulaError(f'"{lexeme}" after "{command}" is no delimiter')


def _left(reader: Reader, _name: str) -> Atom:
    r"""``\left( … \middle| … \right)``: delimiters as tall as what is between them."""
    left = _delimiter(reader, "\\left")
    items = reader.row()
    while reader.accept("\\middle"):
        if middle := _delimiter(reader, "\\middle"):
            items.append(leaf("mo", middle, fence="true", form="infix", stretchy="true"))
        items.extend(reader.row())
    reader.expect("\\right", "\\left")
    return Atom(fenced(left, items, _delimiter(reader, "\\right")))


def _big(reader: Reader, name: str) -> Atom:
    r"""``\bigl(``: a delimiter of a given size."""
    size = symbols.BIG_SIZES[name.rstrip("lrm") if name[-1] in "lrm" else name]
    element = leaf("mo", _delimiter(reader, f"\\{name}"))
    form = {"l": "prefix", "r": "postfix", "m": "infix"}.get(name[-1])
    if form:
        element.set("form", form)
    element.attrib |= {"minsize": size, "maxsize": size, "symmetric": "true", "stretchy": "true"}
    return Atom(element if element.text else branch("mrow", ()))


def _alphabet(reader: Reader, name: str) -> Atom:
    r"""``\mathbf{x}``: another alphabet."""
    return Atom(restyle(reader.argument(f"\\{name}"), symbols.ALPHABETS[name]))


def _roman(reader: Reader, name: str) -> Atom:
    r"""``\mathrm{Var}``: upright letters; letters alone are a word."""
    text = reader.raw_argument(f"\\{name}")
    if _WORD.fullmatch(text.strip()):
        return Atom(upright(leaf("mi", text.strip())))
    return Atom(upright(reader.nested(text)))


def _words(reader: Reader, name: str) -> Atom:
    r"""``\text{…}``: words, with formulas between dollar signs."""
    return Atom(row(reader.prose(reader.raw_argument(f"\\{name}"), symbols.TEXTS[name])))


def _function(reader: Reader, name: str) -> Atom:
    if name == "operatorname":
        limits = reader.accept("*")
        said = reader.prose(reader.raw_argument("\\operatorname"))
        text = " ".join("".join("".join(item.itertext()) for item in said).split())
        return function(text, limits=limits)
    if name in symbols.LIMIT_FUNCTIONS:
        return function(symbols.LIMIT_FUNCTIONS[name], limits=True)
    return function(name)


def _modulo(reader: Reader, name: str) -> Atom:
    r"""Return what ``\bmod``, ``\pmod``, ``\mod`` or ``\pod`` write."""
    if name == "bmod":
        return Atom(leaf("mo", "mod", lspace="0.2222em", rspace="0.2222em"))
    items = [reader.argument(f"\\{name}")]
    if name != "pod":
        items = [leaf("mi", "mod"), space(1 / 3), *items]
    if name != "mod":
        open_, close = (leaf("mo", text, stretchy="false") for text in "()")
        items = [open_, *items, close]
    return Atom(branch("mrow", (space(1), *items)))


def _not(reader: Reader, _name: str) -> Atom:
    r"""``\not=``: a sign struck out."""
    element = reader.argument("\\not")
    if element.tag not in ("mo", "mi") or len(element.text or "") != 1:
        raise FormulaError('"\\not" strikes out one sign only')
    element.text = unicodedata.normalize("NFC", f"{element.text}\u0338")
    element.tag = "mo"
    return Atom(element)


def _space(reader: Reader, name: str) -> Atom:
    if name in symbols.SPACES:
        return Atom(space(symbols.SPACES[name]))
    reader.accept("*")
    text = reader.raw_argument(f"\\{name}")
    found = _WIDTH.fullmatch(text)
    if not found:
        raise FormulaError(f'"{text}" is not a width; write one as 1em or 5pt')
    em = float(found[1]) * _UNITS[found[2]]
    return Atom(space(max(-MAX_SPACE, min(MAX_SPACE, em))))


def _class(reader: Reader, name: str) -> Atom:
    r"""``\mathrel{…}`` and its kin: a group; ``\mathop`` takes limits."""
    return Atom(reader.argument(f"\\{name}"), limits=name == "mathop")


def _enclosed(reader: Reader, name: str) -> Atom:
    r"""``\boxed{…}`` in a frame, ``\phantom{…}`` as room only."""
    tags: dict[str, str] = {"boxed": "menclose", "fbox": "menclose", "phantom": "mphantom"}
    element: Element = branch(tags[name], (reader.argument(f"\\{name}"),))
    if element.tag == "menclose":
        element.set("notation", "box")
    return Atom(element)


def _multiple(_reader: Reader, _name: str) -> Atom:
    r"""``\idotsint``: as many integrals as one likes."""
    return Atom(row([leaf("mo", "∫"), leaf("mo", "⋯"), leaf("mo", "∫")]))


def _literal(_reader: Reader, name: str) -> Atom:
    r"""``\%``: a sign that LaTeX takes for a command."""
    return identifier(name)


def _bar(_reader: Reader, name: str) -> Atom:
    return bar(symbols.DELIMITERS[name])


def _colon(_reader: Reader, _name: str) -> Atom:
    r"""``f\colon A \to B``: a colon as punctuation."""
    return Atom(leaf("mo", ":", lspace="0", rspace="0.2778em"))


COMMANDS: Commands = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom"), _fraction),
    "sqrt": _root,
    **dict.fromkeys(symbols.ACCENTS, _accent),
    **dict.fromkeys(symbols.OVER, _over),
    **dict.fromkeys(symbols.UNDER, _under),
    **dict.fromkeys(("overset", "stackrel", "underset"), _set),
    **dict.fromkeys(symbols.ARROWS, _arrow),
    "left": _left,
    **{size + form: _big for size in symbols.BIG_SIZES for form in ("", "l", "r", "m")},
    **dict.fromkeys(symbols.ALPHABETS, _alphabet),
    **dict.fromkeys(("mathrm", "mathup", "rm"), _roman),
    **dict.fromkeys(symbols.TEXTS, _words),
    **dict.fromkeys(("operatorname", *symbols.FUNCTIONS, *symbols.LIMIT_FUNCTIONS), _function),
    **dict.fromkeys(("bmod", "pmod", "mod", "pod"), _modulo),
    "not": _not,
    **dict.fromkeys((*symbols.SPACES, "hspace", "mspace"), _space),
    **dict.fromkeys(
        (f"math{kind}" for kind in ("op", "bin", "rel", "ord", "open", "close", "punct", "inner")),
        _class,
    ),
    **dict.fromkeys(("smash", "ensuremath"), _class),
    **dict.fromkeys(("boxed", "fbox", "phantom"), _enclosed),
    "idotsint": _multiple,
    **dict.fromkeys(symbols.LITERALS, _literal),
    "colon": _colon,
    **dict.fromkeys(("vert", "Vert", "|", "lvert", "rvert", "lVert", "rVert"), _bar),
    "begin": begin,
    "substack": substack,
}
"""What each command makes; those that stand for a character are in ``symbols``."""
