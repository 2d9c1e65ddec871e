"""LaTeX is read into a tree, and what cannot be read is a fault that says why."""

from __future__ import annotations

from contextlib import suppress
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annual_report.formulas import symbols
from annual_report.formulas.commands import COMMANDS
from annual_report.formulas.latex import read
from annual_report.formulas.tree import FormulaError
from tests.formulas.samples import HOSTILE, LATEX, ORDINARY


def tree(latex, *, block=False):
    """Return the elements of a formula as text, without attributes."""

    def said(element):
        return f"{element.tag}({''.join(map(said, element)) or element.text or ''})"

    return "".join(map(said, read(latex, block=block)))


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("x+1", "mi(x)mo(+)mn(1)"),
        ("12{,}5", "mn(12,5)"),
        ("x_i^2", "msubsup(mi(x)mi(i)mn(2))"),
        ("x^10", "msup(mi(x)mn(1))mn(0)"),
        ("f''", "msup(mi(f)mo(″))"),
        ("f'^2", "msup(mi(f)mrow(mo(\u2032)mn(2)))"),
        ("{}^{14}C", "msup(mrow()mn(14))mi(C)"),
        (r"\frac12", "mfrac(mn(1)mn(2))"),
        (r"\sqrt[3]{x}", "mroot(mi(x)mn(3))"),
        (r"\hat{x}_i", "msub(mover(mi(x)mo(\u02c6))mi(i))"),
        (r"\boldsymbol{\beta}+x", "mi(𝜷)mo(+)mi(x)"),
        (r"\underbrace{a}_{n}", "munder(munder(mi(a)mo(⏟))mi(n))"),
        (r"\sum_i", "munder(mo(∑)mi(i))"),
        (r"\sum\nolimits_i", "msub(mo(∑)mi(i))"),
        (r"\int_0^1", "msubsup(mo(∫)mn(0)mn(1))"),
        (r"\int\limits_0", "munder(mo(∫)mn(0))"),
        (r"\sin x", "mi(sin)mo(\u2061)mi(x)"),
        (r"\text{a \% b}", "mtext(a % b)"),
        (r"\text{jos $x$}", "mrow(mtext(jos\u00a0)mi(x))"),
        (r"{a \over b}", "mfrac(mi(a)mi(b))"),
        (r"\not=", "mo(≠)"),
        (r"\mathrm{kg}", "mi(kg)"),
        (r"\left(x\right.", "mrow(mo(()mi(x))"),
        ("€", "mtext(€)"),
        ("≤", "mo(≤)"),
        (r"a\label{x}\nonumber", "mi(a)"),
        (r"a\tag{7}", "mi(a)mspace()mtext((7))"),
    ],
)
def test_what_commands_make(latex, expected):
    assert tree(latex) == expected


def test_lines_are_rows_whether_ended_by_a_command_or_a_blank_line():
    rows = "mtable(mtr(mtd(mi(a))mtd(mo(=)mi(b)))mtr(mtd(mi(c))mtd(mo(=)mi(d))))"
    assert tree(r"a&=b \\ c&=d", block=True) == rows
    assert tree(r"a&=b \\[2pt] c&=d \\", block=True) == rows
    assert tree("a&=b\n\nc&=d", block=True) == rows
    assert tree(r"\begin{align*}a&=b \\ c&=d\end{align*}", block=True) == rows
    assert tree("\\begin{align}\na&=b \\\\\n\nc&=d\n\\end{align}", block=True) == rows


@pytest.mark.parametrize("latex", ORDINARY)
def test_ordinary_formulas_are_read(latex):
    assert tree(latex, block=True)


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        ("", "it is empty"),
        (r"\foo", r'unknown command "\foo"'),
        (r"\begin{tikz}\end{tikz}", 'unknown environment "tikz"'),
        (r"\begin{align}a\end{gather}", r'"\begin{align}" is ended by "\end{gather}"'),
        (r"\begin{align}a", r'"\begin{align}" is not closed: "\end" is missing'),
        (r"\left(a", r'"\left" is not closed: "\right" is missing'),
        (r"\left(a}", r'"\left" is not closed: "}" stands where "\right" should'),
        ("{a", '"{" is not closed: "}" is missing'),
        ("a}", '"}" ends what was not begun'),
        ("a & b", '"&" stands outside of columns; write "\\&" for the sign'),
        (r"\frac{1}", r'"\frac" has no argument'),
        ("x^", '"^" has no argument'),
        ("x^a^b", '"^" twice on one base; put braces around the first'),
        ("100 %", '"%" begins a comment in LaTeX; write "\\%" for the sign'),
        ("a # b", '"#" is no sign in LaTeX; write "\\#"'),
        ("a\x00", "the character U+0000 has no place in a formula"),
        (r"\text{" + "\ue000}", "the character U+E000 has no place in a formula"),
        (r"\text{\foo}", r'unknown command "\foo" in words'),
        (r"\text{" + "sana " * 30 + "}", "more than 100 characters of words; write them around it"),
        (r"\hspace{1 metri}", '"1 metri" is not a width; write one as 1em or 5pt'),
        (r"\begin{array}{cc}a&b&c\end{array}", '3 columns, but "cc" names 2'),
        (r"\begin{array}{x}a\end{array}", '"x" names no columns; write l, c, r and | for a line'),
        (r"\begin{array}{|c}a\end{array}", "lines around an array are not set, only those between"),
        (r"\begin{cases}\hline a\end{cases}", r'"\hline" has no place in "cases"'),
        ("{" * 100 + "a" + "}" * 100, "it is nested too deep"),
        ("a+" * 3000, "it is longer than 5000 characters"),
        (r"\displaystyle" * 100, "it is nested too deep"),
        ("a \\over " * 100, "it is nested too deep"),
    ],
)
def test_faults_say_what_is_wrong(latex, reason):
    with pytest.raises(FormulaError) as caught:
        read(latex)
    assert str(caught.value).startswith(reason)


@settings(max_examples=400, deadline=None)
@example(latex=HOSTILE[0], block=True)
@given(latex=LATEX, block=st.booleans())
def test_any_text_is_read_or_refused(latex, block):
    with suppress(FormulaError):
        tostring(read(latex, block=block))


FOLLOWING = {
    "left": "(a\\right)",
    "begin": "{matrix}a\\end{matrix}",
    "hspace": "{1em}",
    "mspace": "{18mu}",
    **{name: "(" for name in COMMANDS if name.lower().startswith("big")},
}


def test_every_command_is_read():
    for name in {*symbols.IDENTIFIERS, *symbols.OPERATORS, *COMMANDS}:
        assert len(read(f"\\{name}{FOLLOWING.get(name, '{a}{b}')}")), name
