"""Typst syntax: the only place that quotes.

Everything an author or a data file wrote reaches Typst as a string literal made by
:func:`string`, never as markup or code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
}
_SPECIAL = re.compile(
    r'[\\"\x00-\x1f\x7f-\x9f'
    r"\ud800-\udfff"  # surrogates
    r"\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: PDF/A refuses it
    r"\ufdd0-\ufdef\ufeff\ufff9-\uffff"  # noncharacters, byte order mark, specials
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15)
    )
    + "]"
)
REPLACEMENT = "\u25a1"
"""What stands for a character that has no place in a PDF/A text: a box."""
_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")

Value = "str | int | float | Decimal | bool | None | Iterable[Value] | Mapping[str, Value] | Code"


class Code(str):
    """Typst code made by this package (never by an author): written as it is."""

    __slots__ = ()


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character, REPLACEMENT)


def string(text: str) -> Code:
    """Return a text as a Typst string literal.

    Control characters, lone surrogates, private-use characters and noncharacters become
    :data:`REPLACEMENT`: they have no meaning in a text and no place in PDF/A-3a.
    """
    return Code('"' + _SPECIAL.sub(_escape, text) + '"')


def value(item: object) -> Code:
    """Return a Python value as a Typst value.

    Texts become strings, sequences arrays, mappings dictionaries, ``None`` ``none``;
    :class:`Code` stays as it is. Raises ``TypeError`` for anything else.
    """
    match item:
        case Code():
            return item
        case None:
            return Code("none")
        case bool():
            return Code("true" if item else "false")
        case str():
            return string(str(item))
        case int() | float() | Decimal():
            return Code(str(item))
        case Mapping():
            return dictionary(item)
        case _ if isinstance(item, Iterable):
            return array(item)
    raise TypeError(f"{type(item).__name__} has no Typst value")


def array(items: Iterable[object]) -> Code:
    """Return a Typst array, also of one item or none."""
    return Code("(" + "".join(f"{value(item)}, " for item in items) + ")")


def dictionary(items: Mapping[str, object]) -> Code:
    """Return a Typst dictionary; keys are quoted."""
    if not items:
        return Code("(:)")
    return Code("(" + ", ".join(f"{string(k)}: {value(v)}" for k, v in items.items()) + ")")


def arguments(named: Mapping[str, object]) -> Code:
    """Return named arguments of a call, each followed by ``", "``; ``None`` is left out.

    Names are this package's own; a name that is no Typst identifier raises ``ValueError``.
    """
    parts = []
    for name, item in named.items():
        if not _IDENTIFIER.fullmatch(name):
            raise ValueError(f"{name!r} is not a Typst identifier")
        if item is not None:
            parts.append(f"{name}: {value(item)}, ")
    return Code("".join(parts))


def length(points: float) -> Code:
    """Return a length in points."""
    return Code(f"{points:g}pt")
