"""MathML to Typst: the code of a formula, for Typst's math mode.

Every name in the code is one of :data:`FUNCTIONS`; letters and signs are written one by one,
signs after a backslash and all that is not ASCII by its number, and words are string
literals. So nothing in a formula can be code, whatever its author wrote.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING

from annual_report.formulas.tree import width
from annual_report.typst_writer.syntax import Code, string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from xml.etree.ElementTree import Element

FUNCTIONS = frozenset(
    [
        "accent",
        "attach",
        "class",
        "display",
        "frac",
        "inline",
        "limits",
        "lr",
        "mat",
        "mid",
        "op",
        "overbrace",
        "overline",
        "root",
        "script",
        "scripts",
        "sqrt",
        "sscript",
        "stretch",
        "underbrace",
        "underline",
        "upright",
        "boxed",
        "words",
        "std",
    ]
)
"""The names that stand in the code: those of Typst's math mode, ``boxed`` and ``words`` of our
templates, and ``std``, the only one that leads elsewhere (``std.h``, ``std.hide``)."""

_ACCENTS = {
    "´": 0x301,
    "¯": 0x304,
    "˘": 0x306,
    "ˇ": 0x30C,
    "˙": 0x307,
    "¨": 0x308,
    "˙˙˙": 0x20DB,
    "`": 0x300,
    "ˆ": 0x302,
    "˚": 0x30A,
    "˜": 0x303,
    "→": 0x20D7,
    "←": 0x20D6,
    "↔": 0x20E1,
}
_OVER = {"⏞": "overbrace", "‾": "overline"}
_UNDER = {"⏟": "underbrace", "_": "underline"}
_ARROWS = frozenset("⟵⟶⟷⟸⟹⟼")
_LARGE = frozenset("⋂⋃⨀⨁⨂⨅⨆⨄⋁⋀∐∏∑∫∬∭∮∯∰⨌")
LONGEST = 40
"""Letters between two signs of a formula that fit a line."""
_EMPTY = '""'
_WIDTH = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?em")
_UNSEEN = "\u2061\u2062"


def math_code(formula: Element) -> Code:
    """Return the code of a formula, an element ``math``, to stand between dollar signs.

    Raises ``ValueError`` for an element that Typst has nothing for.
    """
    children = list(formula)
    if len(children) == 1 and _is_aligned(children[0]):
        return Code(_aligned_lines(children[0]))
    return Code(_row(children))


def breaks(formula: Element) -> bool:
    """Whether a formula can be broken at its signs: Typst does so outside of all its parts."""
    run = 0.0
    for element in formula:
        if element.tag == "mtable":
            return False
        run = 0 if element.tag == "mo" else run + width(element)
        if run > LONGEST:
            return False
    return True


def _row(elements: Iterable[Element]) -> str:
    return _joined(_code(element) for element in elements)


def _joined(parts: Iterable[str]) -> str:
    """Join codes. White space beside words would be seen, so there is none but what parts names."""
    out = ""
    for part in parts:
        if out and part and out[-1].isalnum() and part[0].isalnum():
            out += " "
        out += part
    return out


def _characters(text: str) -> str:
    """Return signs and letters as such, each by itself."""
    return _joined(
        character
        if character.isascii() and character.isalnum()
        else f"\\{character}"
        if character.isascii()
        else f"\\u{{{ord(character):x}}}"
        for character in text
    )


def _call(function: str, *parts: str, **named: str) -> str:
    """Return a call; its arguments hold no bare comma, semicolon or parenthesis."""
    arguments = [part or _EMPTY for part in parts]
    arguments += [f"{name.replace('_', '-')}: {code or _EMPTY}" for name, code in named.items()]
    return f"{function}({', '.join(arguments)})"


def _code(element: Element) -> str:
    made = _KINDS[element.tag](element) if element.tag in _KINDS else None
    if made is None:
        raise ValueError(f'a formula holds no "{element.tag}"')
    return _styled(element, made)


def _styled(element: Element, code: str) -> str:
    level = element.get("scriptlevel")
    if level in ("1", "2"):
        return _call("script" if level == "1" else "sscript", code)
    if element.tag != "mstyle":
        return code
    return _call("display" if element.get("displaystyle") == "true" else "inline", code)


# Leaves


def _identifier(element: Element) -> str:
    text = element.text or ""
    if element.get("class") == "function":
        return _call("op", string(text))
    if len(text) > 1:
        return string(text)
    code = _characters(text)
    return _call("upright", code) if element.get("mathvariant") == "normal" else code


def _number(element: Element) -> str:
    if (element.text or "").isascii():
        # A comma or point in a number is no punctuation, which has room after it.
        parts = re.split("([.,])", element.text or "")
        return "".join(
            _call("class", string("normal"), f"\\{part}")
            if part in ("", ".", ",") and part
            else part
            for part in parts
        )
    return string(element.text or "")


def _operator(element: Element) -> str:
    text = element.text or ""
    if text in _UNSEEN:
        return ""  # the class of a function makes its room
    if element.get("class") == "function":
        return _call("op", string(text), limits="#true")
    if size := element.get("minsize"):
        return _call("lr", _characters(text), size=f"#{_width(size)}")
    if text == "mod":
        return _call("class", string("binary"), string(text))
    if element.get("form") == "infix" and element.get("fence"):
        return _call("mid", _characters(text))
    if text == ":":
        return _call("class", string("punctuation"), _characters(text))
    if text.endswith("\u0338") and len(text) > 1:
        return _call("class", string("relation"), string(text))
    code = _characters(text)
    if element.get("lspace") == element.get("rspace") == "0":
        return _call("class", string("normal"), code)
    return code


def _words(element: Element) -> str:
    code = f"#words({string(element.text or '')});"
    style = element.get("class")
    if style in ("bold", "italic"):
        code = f"#words({string(element.text or '')}, style: {string(style)});"
    return code


def _space(element: Element) -> str:
    return f"#std.h({_width(element.get('width', '0em'))});"


def _width(text: str) -> str:
    if not _WIDTH.fullmatch(text):
        raise ValueError(f'"{text}" is no width in em')
    return text


# What is made of others


def _mrow(element: Element) -> str:
    code = _row(element)
    if any(child.get("fence") for child in element if child.tag == "mo"):
        return _call("lr", code)
    return code


def _fraction(element: Element) -> str:
    above, below = map(_code, element)
    if element.get("linethickness") == "0":
        return _call("mat", f"{above or _EMPTY}; {below or _EMPTY}", delim="#none")
    return _call("frac", above, below)


def _root(element: Element) -> str:
    radicand, index = map(_code, element)
    return _call("root", index, radicand)


def _scripts(element: Element) -> str:
    """Scripts beside their base, wherever Typst would set them."""
    base, *scripts = element
    code = _code(base)
    if base.tag == "mo" and (base.text in _LARGE or base.get("class") == "function"):
        code = _call("scripts", code)
    return _attached(code, scripts, element.tag.removeprefix("m"))


def _attached(base: str, scripts: Sequence[Element], places: str) -> str:
    names = {"sub": "b", "sup": "t", "under": "b", "over": "t"}
    named = re.findall("sub|sup|under|over", places)
    codes = {names[place]: _code(script) for place, script in zip(named, scripts, strict=True)}
    return _call("attach", base, **codes)


def _limits(element: Element) -> str:
    """Scripts above and below their base, accents, braces and lines."""
    base, *scripts = element
    mark = scripts[0].text or "" if scripts[0].tag == "mo" else ""
    if element.get("accent") or element.get("accentunder"):
        if name := (_OVER if element.get("accent") else _UNDER).get(mark):
            return _call(name, _code(base))
        if element.get("accent") and mark in _ACCENTS:
            return _call("accent", _code(base), f"\\u{{{_ACCENTS[mark]:x}}}")
        below = _call("stretch", _characters(mark))
        return _call("attach", _call("limits", _code(base)), b=below)
    code = _code(base)
    if base.tag == "mo" and base.text in _ARROWS:
        code = _call("stretch", code)
    elif base.get("movablelimits") != "true":
        code = _call("limits", code)
    return _attached(code, scripts, element.tag.removeprefix("m"))


# Tables


def _is_aligned(element: Element) -> bool:
    return element.get("class") == "aligned"


def _aligned_lines(element: Element) -> str:
    return " \\\n".join("&".join(_row(cell) for cell in line) for line in element)


def _table(element: Element) -> str:
    aligned = _is_aligned(element)
    columns = element.get("columnalign", "").split()
    named = {"delim": "#none"}
    rows = []
    for line in element:
        cells = [_row(cell) or _EMPTY for cell in line]
        if element.get("displaystyle") == "true":
            cells = [_call("display", cell) for cell in cells]
        if aligned:
            rows.append("&".join(cells))
        else:
            rows.append(", ".join(map(_sided, cells, columns or cycle(("center",)))))
    if element.get("rowspacing"):
        named |= {"row_gap": "#0.2em", "column_gap": "#0.4em"}
    if lines := _lines(element):
        named["augment"] = lines
    return _call("mat", "; ".join(rows), **named)


def _sided(cell: str, side: str) -> str:
    """Return a cell with the mark by which Typst aligns its column."""
    return {"left": f"&{cell}", "right": f"{cell}&"}.get(side, cell)


def _lines(element: Element) -> str | None:
    parts = []
    for attribute, name in (("columnlines", "vline"), ("rowlines", "hline")):
        places = element.get(attribute, "").split()
        numbers = [str(place) for place, kind in enumerate(places, 1) if kind == "solid"]
        if numbers:
            parts.append(f"{name}: ({', '.join(numbers)},)")
    return f"#({', '.join(parts)})" if parts else None


_KINDS: dict[str, Callable[[Element], str]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _words,
    "mspace": _space,
    "mrow": _mrow,
    "mstyle": _row,
    "mfrac": _fraction,
    "msqrt": lambda element: _call("sqrt", _row(element)),
    "mroot": _root,
    "msub": _scripts,
    "msup": _scripts,
    "msubsup": _scripts,
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "mtable": _table,
    "menclose": lambda element: f"#boxed(${_row(element)}$);",
    "mphantom": lambda element: f"#std.hide(${_row(element)}$.body);",
}
