"""MathML becomes Typst that the compiler takes and that is no code, whatever it was made of."""

from __future__ import annotations

import re
from pathlib import Path

import pymupdf
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annual_report.formulas.latex import read
from annual_report.formulas.tree import FormulaError
from annual_report.pdf.compiler import BOXES, STANDARDS, font_paths
from annual_report.pdf.project import TEMPLATES
from annual_report.typst_writer.mathml import FUNCTIONS, breaks, math_code
from annual_report.typst_writer.syntax import string, value
from tests.formulas.samples import HOSTILE, LATEX, ORDINARY, plain

FONTS = [str(path) for path in (*font_paths(Path(), []), BOXES)]
FILES = {f"_template/{path.name}": path.read_bytes() for path in TEMPLATES.glob("*.typ")}
BOOK = {"font": "Atkinson Hyperlegible", "primary-color": "#1d4f7c"}
HEAD = (
    '#import "/_template/style.typ": *\n#import "/_template/math.typ": *\n'
    '#set document(title: "x")\n#set text(lang: "fi", font: text-font)\n'
)


def made(code):
    """Compile code that calls the templates; return the PDF."""
    files = FILES | {
        "_book.typ": f"#let book = {value(BOOK)}".encode(),
        "main.typ": (HEAD + code).encode(),
    }
    data, warnings = typst.compile_with_warnings(
        files,
        font_paths=FONTS,
        ignore_system_fonts=True,
        pdf_standards=list(STANDARDS),
        timestamp=0,
    )
    assert not warnings
    return data


def compiled(code):
    """Compile code that calls the templates; return the text of the PDF, without spaces."""
    with pymupdf.open(stream=made(code)) as pdf:
        return plain("".join("".join(page.get_text().split()) for page in pdf))


def calls(latex, *, block=True):
    """Return the calls that set a formula in both ways, or nothing if it cannot be read."""
    try:
        code = math_code(read(latex, block=block))
    except FormulaError:
        return ""
    return f'#formula(${code}$, alt: "x")\n#formula-block(${code}$, alt: "x", number: "1")\n'


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\text{#panic()}", "#panic()"),
        (r'\text{"); panic("}', '");panic("'),
        (r"\#panic\{\}", "#panic{}"),
        ("sys.version", "sys.version"),
        (r"\mathrm{sys}.\mathrm{version}", "sys.version"),
        ("// x /* y */", "//x/\u2217y\u2217/"),
        (r"\operatorname{\#read}", "#read"),
        (r"\text{\\}"[:6] + r"\textbackslash u\{41\}}", r"\u{41}"),
    ],
)
def test_what_looks_like_code_is_text(latex, text):
    code = math_code(read(latex))
    assert compiled(f'#formula(${code}$, alt: "x")') == text


@pytest.mark.parametrize("latex", HOSTILE)
def test_no_hostile_formula_stops_the_compiler(latex):
    compiled(calls(latex))


def test_ordinary_formulas_compile():
    code = [calls(latex) for latex in ORDINARY]
    assert all(code)
    compiled("".join(code))


STRING = r'"(?:[^"\\\x00-\x1f]|\\["\\ntr])*"'
TOKEN = re.compile(
    rf"""(?P<string>{STRING})
    | (?P<call>[a-z]+)\(
    | (?P<named>b|t|delim|align|augment|limits|size|row-gap|column-gap|style|vline|hline):[ ]
    | \#(?P<code>words|boxed|std\.h|std\.hide|none|true|left|-?[\d.]+em|\((?=[vh]line))
    | (?P<sign>\\u\{{[0-9a-f]+\}}|\\[!-/:-@\[-`{{-~])
    | \([\d, ]+\) | -?[\d.]+em | \$\.body | \\\n | [A-Za-z0-9] | [()$&,; ]""",
    re.VERBOSE,
)


def foreign(code):
    """Return what in the code is neither a sign nor a call that the writer makes."""
    found, position = [], 0
    for match in TOKEN.finditer(code):
        found.append(code[position : match.start()])
        position = match.end()
        if match["call"] and match["call"] not in FUNCTIONS:
            found.append(match["call"])
    return "".join([*found, code[position:]])


@settings(max_examples=300, deadline=None)
@example(latex=r"\text{#panic()} \#x", block=True)
@given(latex=LATEX, block=st.booleans())
def test_no_formula_becomes_code(latex, block):
    try:
        code = math_code(read(latex, block=block))
    except FormulaError:
        return
    assert foreign(code) == ""


def test_code_would_be_seen():
    for code in ("#panic()", "panic(1)", '#eval("1")', "sys.version", "// x", "a #x", '"a\\u{41}"'):
        assert foreign(code), code


@settings(max_examples=30, deadline=None)
@given(st.lists(LATEX, min_size=20, max_size=20))
def test_no_formula_stops_the_compiler(texts):
    compiled("".join(calls(latex) for latex in texts))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_no_words_stop_the_compiler(text):
    words = re.sub(r"[\\{}$%]", "", text)
    compiled(calls(rf"\text{{{words}}} + \operatorname{{{words}}}"))
    compiled(f"#formula-source({string(text)})\n#formula-source-block({string(text)})")


def test_names_of_math_are_free_in_the_templates():
    """A function of ours by the name of one of Typst's math mode would be called in its place."""
    own = {"boxed", "words"}
    for path in TEMPLATES.glob("*.typ"):
        defined = set(
            re.findall(r"^#let ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert not defined & (FUNCTIONS - own), path.name


@pytest.mark.parametrize(
    ("latex", "broken"),
    [
        (" + ".join(f"a_{{{n}}}" for n in range(300)), True),
        (r"\frac{" + " + ".join(f"a_{{{n}}}" for n in range(40)) + "}{b}", False),
        (r"\text{" + "sana " * 19 + "}", False),
        ("&".join(f"a_{{{n}}}" for n in range(40)), False),
        ("x" * 100, False),
    ],
)
def test_a_wide_formula_fits_the_page(latex, broken):
    formula = read(latex, block=True)
    assert breaks(formula) == broken
    arguments = f'alt: "x", breaks: {value(broken)}'
    with pymupdf.open(stream=made(f"#formula-block(${math_code(formula)}$, {arguments})")) as pdf:
        words = [word for page in pdf for word in page.get_text("words")]
        assert max(word[2] for word in words) < pdf[0].rect.width - 50
        assert min(word[0] for word in words) > 50
        assert len(pdf) == 1


def test_a_tall_formula_is_broken_over_pages():
    latex = r" \\ ".join(f"a &= {n}" for n in range(90))
    code = math_code(read(latex, block=True))
    with pymupdf.open(stream=made(f'#formula-block(${code}$, alt: "x", number: "1")')) as pdf:
        assert len(pdf) == 2
        text = plain("".join(page.get_text() for page in pdf))
    assert [int(number) for number in re.findall(r"\d+", text)][-1] == 89
