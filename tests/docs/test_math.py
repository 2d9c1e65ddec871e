"""What the page on formulas names is known, and what it says is not known is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annual_report.formulas.latex import read
from annual_report.formulas.reader import STYLES
from annual_report.formulas.tree import FormulaError

PAGE = (Path(__file__).parents[2] / "docs/reference/math.md").read_text(encoding="utf-8")
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
KNOWN, UNKNOWN = PAGE.split("## What can be written")[1].split("## What cannot")
STRUCTURE = {
    r"\limits": r"\sum\limits_a",
    r"\nolimits": r"\sum\nolimits_a",
    r"\over": r"{a \over b}",
    r"\choose": r"{a \choose b}",
    r"\left": r"\left(a\right)",
    r"\right": r"\left(a\right)",
    r"\middle": r"\left(a\middle|b\right)",
    r"\hline": r"\begin{array}{c}a\\\hline b\end{array}",
    r"\hspace": r"\hspace{1em}",
    r"\\": r"a\\b",
    **{rf"\{size}": rf"\{size}(" for size in ("big", "Big", "bigg", "Bigg")},
}


@pytest.mark.parametrize("code", sorted(set(CODE.findall(KNOWN))))
def test_what_the_page_names_is_known(code):
    if re.fullmatch("[a-zA-Z]{2,}", code):
        argument = {"array": "{c}", "alignat": "{1}"}.get(code, "")
        code = rf"\begin{{{code}}}{argument}a\end{{{code}}}"
    elif re.fullmatch(r"\\[A-Za-z]+|\\\\", code) and code[1:] not in STYLES:
        code = STRUCTURE.get(code, code + "{a}{b}")
    elif code in "&%":
        code = f"a {code} b"
    read(code, block=True)


@pytest.mark.parametrize(
    "code", [r"\cancel{a}", r"\ce{H2O}", r"\color{red}", r"\newcommand{\a}{b}"]
)
def test_what_the_page_says_is_unknown_is_told(code):
    with pytest.raises(FormulaError, match="unknown command"):
        read(code)
