"""What the commands of LaTeX stand for: characters, functions, delimiters, spaces.

The characters come from docutils' tables, which are made of the unicode-math symbol list.
"""

from __future__ import annotations

from docutils.utils.math import mathalphabet2unichar as alphabets
from docutils.utils.math import tex2unichar as tables

DELIMITERS: dict[str, str] = {
    **tables.mathopen,
    **tables.mathclose,
    **tables.mathfence,
    "lvert": "|",
    "rvert": "|",
    "lVert": "‖",
    "rVert": "‖",
    "backslash": "\\",
    "uparrow": "↑",
    "downarrow": "↓",
    "updownarrow": "↕",
    "Uparrow": "⇑",
    "Downarrow": "⇓",
    "Updownarrow": "⇕",
    "lmoustache": "⎰",
    "rmoustache": "⎱",
    **{character: character for character in "()[]/|"},
    "<": "⟨",
    ">": "⟩",
    ".": "",
}
r"""What may follow ``\left``, ``\right``, ``\middle`` and ``\big``; ``.`` is none."""

IDENTIFIERS: dict[str, str] = {
    **tables.mathord,
    **tables.mathalpha,
    "hbar": "ℏ",
    "emptyset": "∅",
    "varnothing": "∅",
    "lq": "‘",
    "rq": "’",
    "degree": "°",
    "euro": "€",
    "mathellipsis": "…",
}
"""Letters and other symbols that stand for themselves."""
for _name in ("ldots", "cdots", "_", "&", "#", "%", "$", "prime", "backslash"):
    IDENTIFIERS.pop(_name, None)

OPERATORS: dict[str, str] = {
    **tables.mathbin,
    **tables.mathrel,
    **tables.mathpunct,
    **tables.mathop,
    **tables.mathopen,
    **tables.mathclose,
    "ldots": "…",
    "dots": "…",
    "dotsc": "…",
    "dotso": "…",
    "cdots": "⋯",
    "dotsb": "⋯",
    "dotsm": "⋯",
    "dotsi": "⋯",
    "setminus": "∖",
    "lt": "<",
    "gt": ">",
    "land": "∧",
    "iff": "⟺",
    "cdotp": "·",
    "ldotp": ".",
    "prime": "′",
    "nleqslant": "⩽\u0338",
    "ngeqslant": "⩾\u0338",
    "nleqq": "≦\u0338",
    "ngeqq": "≧\u0338",
    "varpropto": "∝",
    "centerdot": "⋅",
    "thicksim": "∼",
    "thickapprox": "≈",
    "shortmid": "∣",
    "shortparallel": "∥",
    "backslash": "\\",
    "uparrow": "↑",
    "downarrow": "↓",
    "middot": "·",
}
"""Operators, relations, arrows, punctuation, delimiters that do not grow."""

LITERALS = "#$%&_"
"""Characters that LaTeX takes for commands, written after a backslash."""

PROSE: dict[str, str] = {
    "euro": "€",
    "textdegree": "°",
    "degree": "°",
    "ldots": "…",
    "dots": "…",
    "textendash": "–",
    "textemdash": "—",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "S": "§",
    "copyright": "©",
}
"""Commands that stand for a character in words."""

MOVABLE = frozenset("⋂⋃⨀⨁⨂⨅⨆⨄⋁⋀∐∏∑") | {"lim", "max", "min", "sup", "inf"}
"""Operators whose limits stand above and below them in a formula of its own."""

LIMIT_FUNCTIONS: dict[str, str] = {
    **{name: name for name in ("lim", "max", "min", "sup", "inf")},
    "liminf": "lim inf",
    "limsup": "lim sup",
    "injlim": "inj lim",
    "projlim": "proj lim",
    "Pr": "Pr",
    "det": "det",
    "gcd": "gcd",
}
FUNCTIONS = frozenset(
    [
        "arccos",
        "arcsin",
        "arctan",
        "arg",
        "cos",
        "cosh",
        "cot",
        "coth",
        "csc",
        "deg",
        "dim",
        "exp",
        "hom",
        "ker",
        "lg",
        "ln",
        "log",
        "sec",
        "sin",
        "sinh",
        "tan",
        "tanh",
    ]
)

ACCENTS: dict[str, str] = {
    "acute": "´",
    "bar": "¯",
    "breve": "˘",
    "check": "ˇ",
    "dot": "˙",
    "ddot": "¨",
    "dddot": "˙˙˙",
    "grave": "`",
    "hat": "ˆ",
    "mathring": "˚",
    "tilde": "˜",
    "vec": "→",
}
"""Accents of the width of a letter."""
OVER: dict[str, str] = {
    "overbrace": "⏞",
    "overleftarrow": "←",
    "overleftrightarrow": "↔",
    "overrightarrow": "→",
    "overline": "‾",
    "widehat": "ˆ",
    "widetilde": "˜",
}
"""What stands over all of its argument."""
UNDER: dict[str, str] = {
    "underbrace": "⏟",
    "underleftarrow": "←",
    "underleftrightarrow": "↔",
    "underrightarrow": "→",
    "underline": "_",
    "underbar": "_",
}
"""What stands under all of its argument."""
ARROWS: dict[str, str] = {
    "xleftarrow": "⟵",
    "xrightarrow": "⟶",
    "xleftrightarrow": "⟷",
    "xLeftarrow": "⟸",
    "xRightarrow": "⟹",
    "xmapsto": "⟼",
}
"""Arrows that grow with what is written on them."""

SPACES: dict[str, float] = {
    "qquad": 2,
    "quad": 1,
    "enspace": 0.5,
    " ": 0.25,
    "\n": 0.25,
    ";": 5 / 18,
    "thickspace": 5 / 18,
    ":": 4 / 18,
    ">": 4 / 18,
    "medspace": 4 / 18,
    ",": 3 / 18,
    "thinspace": 3 / 18,
    "!": -3 / 18,
    "negthinspace": -3 / 18,
    "negmedspace": -4 / 18,
    "negthickspace": -5 / 18,
    "/": 0,
}
"""Widths in em."""

BIG_SIZES: dict[str, str] = {"big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"}
"""Heights of delimiters of a given size."""

ALPHABETS: dict[str, dict[str, str]] = {
    "mathbb": {**alphabets.mathbb, "Γ": "ℾ", "Π": "ℿ", "Σ": "⅀", "γ": "ℽ", "π": "ℼ"},
    "mathbf": alphabets.mathbf,
    "mathbfit": alphabets.mathbfit,
    "mathcal": alphabets.mathcal,
    "mathscr": alphabets.mathcal,
    "mathfrak": alphabets.mathfrak,
    "mathit": alphabets.mathit,
    "mathsf": alphabets.mathsf,
    "mathsfit": alphabets.mathsfit,
    "mathtt": alphabets.mathtt,
    "boldsymbol": {**alphabets.mathbf, **alphabets.mathbfit},
}
for _name in ("bm", "pmb"):
    ALPHABETS[_name] = ALPHABETS["boldsymbol"]

TEXTS: dict[str, str] = {
    "text": "",
    "textnormal": "",
    "textrm": "",
    "textup": "",
    "mbox": "",
    "hbox": "",
    "textbf": "bold",
    "textit": "italic",
    "emph": "italic",
    "textsf": "",
    "texttt": "",
}
"""Commands whose argument is words, and how the words are set."""
