"""Formulas in the PDF: set as in HTML, numbered as in HTML, read out, and never code."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests.formulas.samples import HOSTILE, plain
from tests.pdf_reading import tags_of, text_of, year_files

DOLLARS = 'myst_enable_extensions += ["dollarmath", "amsmath"]\n'
NO_ALT = r"luku\.md:{}: WARNING: the formula has no alternative text.*annual_report\.accessibility"


@pytest.fixture
def pdf(build):
    """Return a function that builds one chapter and returns the text and tags of its PDF."""

    def run(text, *, warnings=(), conf=DOLLARS, **documents):
        files = year_files(luku=text, **documents)
        path = build(files, builder="typst", conf=conf, warnings=warnings).output
        path /= "pdf/koe-2023.pdf"
        return plain(text_of(path)), tags_of(path)

    return run


def alternatives(tags):
    return [tag.alt for tag in tags.all("Formula")]


def test_formulas_in_lines_and_of_their_own(pdf):
    text, tags = pdf(
        "# Luku\n\nKaava {math}`a^2 + \\text{osuus}`  ja $x_1$.\n\n"
        "```{math}\n:alt: puoli on  yhden suhde kahteen\n\\frac{1}{2}\n```\n"
    )
    assert re.search(r"Kaava a2 \+ osuus ja x1\.", text)
    assert alternatives(tags) == [
        r"a^2 + \text{osuus}",
        "x_1",
        "puoli on yhden suhde kahteen",
    ]
    assert [tag.kind for tag in tags.all("P") if tag.all("Formula")] == ["P"]


def test_alternative_is_wanted_of_a_formula_of_its_own(pdf):
    _, tags = pdf(
        "# Luku\n\n$a$\n\n```{math}\nb +\nc\n```\n\n$$\nd\n$$\n\n"
        "\\begin{align*}\ne\n\\end{align*}\n",
        warnings=(NO_ALT.format(5), NO_ALT.format(10), NO_ALT.format(14)),
    )
    assert alternatives(tags) == ["a", "b + c", "d", r"\begin{align*} e \end{align*}"]


NUMBERED = """\
# Luku

```{math}
:label: eka
:alt: eka
a = 1
```

$$
b = 2
$$ (toka)

\\begin{equation}
c = 3
\\end{equation}

```{math}
:alt: ilman numeroa
d = 4
```

Ks. {eq}`eka`, {eq}`toka` ja {eq}`muualla`.
"""
ELSEWHERE = "# Toinen\n\n```{math}\n:label: muualla\n:alt: muualla\ne = 5\n```\n"

BY_CHAPTER = "numfig = True\nmath_numfig = True\n"


@pytest.mark.parametrize(
    ("conf", "numbers"),
    [
        ("", ["1", "2", "3", "1"]),
        (BY_CHAPTER, ["1.1", "1.2", "1.3", "2.1"]),
        (
            f"{BY_CHAPTER}math_numsep = '-'\nmath_eqref_format = 'kaava {{number}}'\n",
            ["1-1", "1-2", "1-3", "2-1"],
        ),
        ("math_number_all = True\n", ["1", "2", "3", "4", "1"]),
    ],
)
def test_numbers_and_references_are_those_of_html(build, conf, numbers):
    files = year_files(luku=NUMBERED, toinen=ELSEWHERE)
    warnings = (NO_ALT.format(9), NO_ALT.format(13))
    conf = DOLLARS + conf
    built = build(files, conf=conf, warnings=warnings)
    soups = [
        BeautifulSoup(built.read(f"reports/2023/{name}.html"), "html.parser")
        for name in ("luku", "toinen")
    ]
    shown = [found.find(string=True) for soup in soups for found in soup.select(".eqno")]
    assert sorted(shown) == sorted(f"({number})" for number in numbers)
    references = [" ".join(link.get_text().split()) for link in soups[0].select("p a.reference")]
    assert len(references) == 3

    path = built.output / "pdf/koe-2023.pdf"
    text, tags = plain(text_of(path)), tags_of(path)
    assert f"Ks. {references[0]}, {references[1]} ja {references[2]}." in text
    for letter, number in zip("abc", numbers[:3], strict=True):
        assert re.search(rf"{letter}= \d \({re.escape(number)}\)", text)
    assert re.search(rf"e= 5 \({re.escape(numbers[-1])}\)", text)
    links = [tag for tag in tags.all("P") if len(tag.all("Link")) == 3]
    assert len(links) == 1


def test_a_number_is_read_out_beside_its_formula(pdf):
    _, tags = pdf("# Luku\n\n```{math}\n:label: k\n:alt: yksi\na = 1\n```\n")
    (formula,) = tags.all("Formula")
    assert formula.alt == "yksi"
    rows = [tag for tag in tags.all("Div") if tag.all("Formula")]
    assert rows
    assert len(rows[0].children) == 3


def test_blank_lines_and_aligned_lines_keep_their_order(pdf):
    text, _ = pdf(
        "# Luku\n\n```{math}\n:alt: kaksi\na &= b \\\\\n  &= c\n\nd &= e\n```\n\n"
        "```{math}\n:no-wrap:\n:alt: kolme\n\\begin{gather}\nf \\\\ g\n\\end{gather}\n```\n"
    )
    assert "a=b=cd=efg" in text.replace(" ", "")


def test_restructuredtext_takes_an_alternative_as_well(build):
    files = year_files(luku="# Luku\n") | {
        "reports/2023/toinen.rst": (
            "Toinen\n======\n\n:math:`x^2` ja :eq:`k`\n\n"
            ".. math:: y = 1\n   :label: k\n   :alt: y on yksi\n"
        )
    }
    files["reports/2023/index.md"] = files["reports/2023/index.md"].replace("luku", "toinen")
    del files["reports/2023/luku.md"]
    path = build(files, builder="typst").output / "pdf/koe-2023.pdf"
    assert alternatives(tags_of(path)) == ["x^2", "y on yksi"]
    assert "ja (1)" in text_of(path)


def test_formulas_in_headings_tables_captions_and_notes(pdf):
    text, tags = pdf(
        "# Luku $x^2$\n\n```{list-table} Taulu $y$\n:header-rows: 1\n\n* - $z$\n* - $w$\n```\n\n"
        "- kohta $u$[^n]\n\n[^n]: Huomautus $v$.\n"
    )
    assert {"x^2", "y", "z", "w", "u", "v"} == set(alternatives(tags))
    assert "Luku x2" in text


def test_a_formula_that_cannot_be_read_is_told_and_shown_as_written(pdf):
    text, tags = pdf(
        "# Luku\n\nTeksti\n$\\foo{#panic()}$.\n\n"
        "```{math}\n:label: k\n:alt: x\n\n100 % \\bar\n```\n",
        warnings=(
            r'luku\.md:[34]: WARNING: the formula cannot be read \(unknown command "\\foo"\)',
            r'luku\.md:6: WARNING: the formula cannot be read \("%" begins a comment in LaTeX',
        ),
    )
    assert r"Teksti \foo{#panic()}." in text
    assert r"100 % \bar (1)" in text
    assert not tags.all("Formula")


def test_hostile_formulas_build(build):
    inline = [text for text in HOSTILE if text.strip() and len(text) < 1000 and text[-1] != "\\"]
    inline = [text for text in inline if "$" not in text and "\x00" not in text]
    lines = "\n\n".join(f"${text}$ loppu" for text in inline)
    built = build(
        year_files(luku=f"# Luku\n\n{lines}\n"),
        builder="typst",
        conf=DOLLARS,
        warnings=(r"luku\.md:\d+: WARNING: the formula cannot be read",),
    )
    text = text_of(built.output / "pdf/koe-2023.pdf")
    assert text.count("loppu") == len(inline)
    assert "#panic()" in text
    assert "root:" not in text


def test_a_formula_too_wide_for_a_page_is_told(pdf):
    wide = r"\frac{" + " + ".join(f"a_{{{n}}}" for n in range(90)) + "}{b}"
    pdf(
        f"# Luku\n\n```{{math}}\n:alt: x\n\n{wide}\n```\n",
        warnings=(r"luku\.md:3: WARNING: the formula is too wide for a page.*unsupported",),
    )
