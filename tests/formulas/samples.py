"""Formulas as authors write them, for the tests of every output."""

import unicodedata

from hypothesis import strategies as st

from annual_report.formulas import symbols
from annual_report.formulas.commands import COMMANDS

ORDINARY = r"""
a + b = c
x^2 + y^2 = z^2
x_{i,j}^{2k} + x_i'^2
\frac{1}{2} + \dfrac{a+b}{c-d} + \frac12
\sqrt{2} + \sqrt[3]{x+1}
\sum_{i=1}^{n} x_i + \prod_{k=0}^\infty a_k
\int_{-\infty}^{\infty} e^{-x^2}\,\mathrm{d}x = \sqrt{\pi}
\oint_C \vec{F}\cdot d\vec{r} + \iint_D f\,dA
\lim_{x \to 0} \frac{\sin x}{x} = 1
\lim_{n\to\infty}\left(1+\frac{1}{n}\right)^n = e
\log_2 n + \ln x + \sin^2\theta + \cos^2\theta
\max_{x \in X} f(x) + \limsup_{n} a_n
\alpha + \beta + \Gamma + \Omega + \varepsilon + \varphi + \hbar
\mathbb{R}^n \subset \mathbb{C}, \mathcal{L}\{f\}, \mathfrak{g}
\mathbf{x}^\top \mathbf{A} \mathbf{y} + \boldsymbol{\beta} + \bm{z}
\mathrm{Var}(X) = \operatorname{E}[X^2] - \operatorname{E}[X]^2
\operatorname*{arg\,max}_{x} f(x)
\text{osuus} = \frac{\text{toteutuneet}}{\text{kaikki}} \times 100\,\%
\text{Käyttöaste (\%)} = 95{,}5
12\,500\,€ + 5\,\text{kg} + 90^\circ
\left[ \frac{a}{b} \middle| c \right\} \left. x \right|_{x=0}
\left\langle u, v \right\rangle + \left\lVert x \right\rVert_2 + \lfloor x \rfloor
\bigl( x \bigr) + \Big[ y \Big]
\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^{-1}
A = \begin{bmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \end{bmatrix}
|x| = \begin{cases} x & \text{jos } x \geq 0 \\ -x & \text{muuten} \end{cases}
\begin{aligned} a &= b + c \\ &= d \end{aligned}
\left[ \begin{array}{rl|c} 1 & 2 & 3 \\ \hline 4 & 5 & 6 \end{array} \right]
a &= b \\ c &= d
\begin{align} a &= b \\ c &= d \end{align}
\begin{equation} E = mc^2 \end{equation}
\begin{gather*} a = b \\ c = d + e \end{gather*}
\begin{split} a &= b \\ &= c \end{split}
\begin{multline} a + b \\ + c \end{multline}
\begin{alignat}{2} a &= b &\quad c &= d \end{alignat}
\begin{eqnarray} y &=& x^4 + 4 \\ &=& (x^2+2)^2 - 4x^2 \end{eqnarray}
\binom{n}{k} = {n \choose k}
\hat{x}_i + \bar{y} + \tilde{z} + \dot{a} + \ddot{b} + \overline{AB} + \widehat{ABC}
\underbrace{a + \overbrace{b + c}^{\text{kaksi}}}_{\text{kolme}}
\overset{!}{=} \quad \underset{x}{\to} \quad \xrightarrow[a]{b}
A \cup B \cap C \setminus D, \; x \in A \land y \notin B
\forall x \exists y : x \le y \ne z \approx w
p \Rightarrow q \iff r, \; f\colon A \to B
1, 2, \ldots, n
a \equiv b \pmod{n}, \; a \bmod b
P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}
\boxed{x} + \phantom{y} + \smash{z}
\sum_{\substack{i<n \\ j<m}} x_{ij}
\$ 5 \& \# \_ \{ \}
x ≤ y × 2 − 1 ∈ Ω
a = b \tag{A}
""".strip().splitlines()
"""One a line."""

HOSTILE = (
    r"\text{#panic()}",
    r'\text{"#panic()"}',
    r'"); panic("',
    "#{1+1}",
    r"\#panic()",
    r"\read{/etc/passwd}",
    r"\input{/etc/passwd}",
    r"\def\x{\x\x}\x",
    "sys.version",
    'eval("1")',
    r"\mathrm{sys}.\mathrm{version}",
    r"\operatorname{#panic()}",
    r"\text{\u{41}}",
    "// ei kommentti",
    "/* ei kommentti */",
    "$panic()$",
    "a$ #panic() $b",
    r"\text{$#panic()$}",
    r"\left( x",
    "}{",
    "{{{",
    "\\",
    "x^",
    "^^",
    r"\frac{1}",
    r"\begin{align} a",
    r"\begin{document}",
    r"\unknown{x}",
    "100 %",
    "\x00",
    "\ue000",
    "<b>&amp;</b>",
    "]]>",
    "{" * 3000,
    "a" * 6000,
    "",
)
"""What nobody should write; none of it may be code or stop a build."""

NAMES = sorted({*symbols.IDENTIFIERS, *symbols.OPERATORS, *COMMANDS, "right", "end", "over", "\\"})
LATEX = st.lists(
    st.text(max_size=5)
    | st.sampled_from([f"\\{name}" for name in NAMES])
    | st.sampled_from(list("{}[]()&^_'$%#~ 1a\n")),
    max_size=14,
).map("".join)
"""Texts that look like LaTeX, sound or not."""


def plain(text):
    """Return a text with the letters of formulas as ordinary letters."""
    return unicodedata.normalize("NFKC", text)
