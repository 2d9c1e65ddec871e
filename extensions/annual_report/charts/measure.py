"""How wide texts are, to place and to wrap them. Estimates that are rather too wide."""

from __future__ import annotations

import re
import unicodedata

from annual_report.charts.theme import SIZE

_WIDTHS = {
    **dict.fromkeys(".,:;'|lj!", 0.25),
    **dict.fromkeys(" \u00a0i()", 0.3),
    **dict.fromkeys("frt-", 0.36),
    **dict.fromkeys("vxyzs1/I–", 0.49),
    **dict.fromkeys("aeuhnokcLJ7F2", 0.56),
    **dict.fromkeys("ABCDGHKNOQRUX€w", 0.71),
    **dict.fromkeys("mMW%@", 0.93),
}
_USUAL = 0.61
_WIDE = 1.1
_BOLD = 1.06
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_UNUSUAL = re.compile(
    r"([^\x20-\x7e\xa0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0136\u0137\u0141-\u0148"
    r"\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u0173\u0178-\u017e\u0218-\u021b"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
    r"\u2212\u2248\u2260\u2264\u2265]+)"
)
"""What the face of charts has no letters for."""


def runs(text: str) -> list[str]:
    """Return a text in parts, those that the face of charts has letters for, and others.

    Typst sets a text of an SVG in the first font that has all of its characters; where only
    the font of boxes has, that would be the whole text.
    """
    return [part for part in _UNUSUAL.split(text) if part]


def plain(text: str) -> str:
    """Return a text in one line, without characters that XML cannot hold or nobody sees.

    Marks of direction are among these: a single one of them would make Typst set the whole
    text in the font of boxes.
    """
    seen = _UNSEEN.sub(" ", text)
    seen = "".join(c for c in seen if unicodedata.category(c) != "Cf")
    return " ".join(part for part in seen.split(" ") if part)


def text_width(text: str, *, size: float = SIZE, bold: bool = False) -> float:
    """Return about how many pixels a text is wide, rather more than fewer."""
    total = sum(map(_character, text))
    return total * size * (_BOLD if bold else 1)


def _character(character: str) -> float:
    base = unicodedata.normalize("NFD", character)[0]  # an a with dots is as wide as without
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.combining(character):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000  # noqa: PLR2004 - pictures begin there
    if wide:
        return _WIDE
    return _USUAL if ord(character) < 0x250 else _WIDE  # noqa: PLR2004 - the end of Latin


def wrap(text: str, width: float, *, size: float = SIZE, bold: bool = False) -> list[str]:
    """Return a text in lines of at most ``width`` pixels; a longer word is broken."""
    lines: list[str] = []
    line = ""
    for word in plain(text).split(" "):
        rest = word
        while rest:
            longer = f"{line} {rest}" if line else rest
            if text_width(longer, size=size, bold=bold) <= width:
                line, rest = longer, ""
            elif line:
                lines.append(line)
                line = ""
            else:
                part = _fitting(rest, width, size=size, bold=bold)
                lines.append(part)
                rest = rest[len(part) :]
    return [*lines, line] if line else lines


def _fitting(word: str, width: float, *, size: float, bold: bool) -> str:
    end = len(word)
    while end > 1 and text_width(word[:end], size=size, bold=bold) > width:
        end -= 1
    return word[:end]
