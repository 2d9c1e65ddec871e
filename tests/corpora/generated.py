"""A large document made by rule: every kind of block in every kind of container, three deep.

The same seed gives the same text. Each block has a number of its own, so that a difference
between the page and the PDF tells where it is.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator

_WORDS = (
    "verkosto kunta hanke tavoite mittari päätös lautakunta selvitys rahoitus sivistys kysely "
    "yhteistyö varhaiskasvatus perusopetus toimintasuunnitelma kehittämisryhmä arviointi lapsi "
    "henkilöstö määräaika öljy äiti Åbo smörgås naïve Škoda #luku $summa @viite [huomio] <alku> "
    "a_b_c *tähti 100% 1/2 x^2 C:\\polku {joukko} ~ ”lainaus” – — … € § ½ ≥ → λ φ Ж"
)
WORDS = _WORDS.split()
"""Words of the texts; some look like markup."""

PLAIN = tuple(word for word in WORDS if word.isalpha())

Block = list[str]
"""The lines of a block of Markdown."""


def escaped(text: str) -> str:
    """Return a text with what Markdown would take for markup escaped."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+!$@~^|&\"'" else c for c in text)


class Writer:
    """Writes blocks; ``chance`` decides every choice."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same text every time
        self.count = 0
        self.notes: list[str] = []

    def number(self) -> int:
        """Return a number that no other block has."""
        self.count += 1
        return self.count

    def words(self, least: int, most: int) -> str:
        """Return words as Markdown, with the number of the block."""
        chosen = self.chance.choices(WORDS, k=self.chance.randint(least, most))
        return f"Kohta {self.number()}: " + escaped(" ".join(chosen))

    def plain(self, least: int, most: int) -> str:
        """Return words without anything that looks like markup."""
        chosen = self.chance.choices(PLAIN, k=self.chance.randint(least, most))
        return f"kohta {self.number()} " + " ".join(chosen)

    def inline(self) -> str:
        """Return a piece of inline markup."""
        n = self.number()
        word = self.plain(1, 3)
        kinds = (
            f"*{word}*",
            f"**{word}**",
            f"***{word}***",
            f"*{word} **{self.plain(1, 2)}***",
            f'`{word} #x $y [z] {{w}} "q" \\n`',
            f"[{word}](https://example.org/sivu?a={n}&b=c#d)",
            f"[**{word}** lisäksi](https://example.org/{n})",
            f"<https://example.org/osoite/{n}>",
            f"{{sub}}`{word}`",
            f"{{sup}}`{word}`",
            f"{{abbr}}`L{n} ({word})`",
            f"{{kbd}}`Ctrl+{n}`",
            f"{{guilabel}}`&Valikko {n}`",
            f"{{menuselection}}`Tiedosto --> Avaa {n}`",
            f"{{file}}`polku/{{{n}}}/x`",
            f"{{dfn}}`{word}`",
            f"{{command}}`komento{n}`",
            "{ref}`paikka`",
            "{doc}`/reports/2023/luku00`",
            "{term}`sanasto`",
            "{numref}`taulu`",
            f"[{word}]{{.language-sv}}",
            f"~~{word}~~",
            f"$a_{{{n}}} + b^2$",
            f"{{math}}`\\frac{{x}}{{{n}}}`",
            f"{{bdg-primary}}`{word}`",
            f"{{samp}}`koodi{n} {{muuttuja}}`",
            "{cite:p}`lahde`",
            "{eq}`kaava`",
            "{{ korvattu }}",
            "",  # a note
        )
        return self.chance.choice(kinds) or self.note()

    def note(self) -> str:
        """Return a reference to a note, which is written at the end of the document."""
        name = f"n{self.number()}"
        body = self.words(3, 12)
        if self.chance.random() < 0.3:
            body += f"\n\n    {self.words(3, 8)}"
        self.notes.append(f"[^{name}]: {body}")
        return f"sana[^{name}]"

    def prose(self) -> str:
        """Return a paragraph: words and markup."""
        pieces = [self.words(3, 25)]
        for _ in range(self.chance.randint(0, 3)):
            pieces += [self.inline(), self.words(1, 15)]
        return " ".join(pieces)


def paragraph(writer: Writer) -> Block:
    return [writer.prose()]


def code(writer: Writer) -> Block:
    n = writer.number()
    return [
        "```python",
        f"def f{n}(x):",
        '    """#panic("x") $x$ @y <z>"""',
        "",
        "    return x",
        "```",
    ]


def numbered_code(writer: Writer) -> Block:
    caption = writer.plain(1, 3)
    return [
        "```{code-block} yaml",
        f":caption: Esimerkki {caption}",
        ":lineno-start: 7",
        "",
        f"avain: [{writer.number()}, 'kaksi']",
        "toinen: |",
        "  teksti",
        "```",
    ]


def image(writer: Writer) -> Block:
    return [f"![Kuva {writer.plain(1, 4)}](piste.png)"]


def figure(writer: Writer) -> Block:
    return [
        "```{figure} piirros.svg",
        f":alt: Piirros {writer.plain(1, 4)}",
        ":width: 4cm",
        "",
        f"Kuvateksti {writer.words(1, 5)}",
        "",
        f"Selite {writer.prose()}",
        "```",
    ]


def pipe_table(writer: Writer) -> Block:
    rows = [
        f"| {writer.plain(1, 3)} | **{writer.plain(1, 2)}** | {n} |"
        for n in range(writer.chance.randint(1, 4))
    ]
    return ["| Nimi | Selite | Määrä |", "|:--|:-:|--:|", *rows]


def listed_table(writer: Writer) -> Block:
    lines = [
        f"```{{list-table}} Taulukko {writer.plain(1, 3)}",
        ":header-rows: 1",
        ":stub-columns: 1",
        "",
        "* - Nimi",
        "  - Sisältö",
    ]
    for _ in range(writer.chance.randint(1, 3)):
        lines += [f"* - {writer.plain(1, 2)}", f"  - {writer.prose()}"]
        lines += ["", f"    - {writer.plain(1, 3)}", f"    - {writer.plain(1, 3)}"]
    return [*lines, "```"]


def spanned_table(writer: Writer) -> Block:
    a, b, c, d = (f"{writer.number():>9}" for _ in range(4))
    return [
        "```{eval-rst}",
        "+-----------+-----------+-----------+",
        f"| otsake    | kaksi {a[-4:]}            |",
        "+===========+===========+===========+",
        f"| {b} | {c} | yksi      |",
        "+           +-----------+-----------+",
        f"|           | kaksi {d[-4:]}            |",
        "+-----------+-----------+-----------+",
        "```",
    ]


def fields(writer: Writer) -> Block:
    return [f":Kenttä {writer.number()}: {writer.plain(1, 6)}", f":Toinen: {writer.plain(1, 30)}"]


def definitions(writer: Writer) -> Block:
    return [
        f"Termi {writer.plain(1, 2)}",
        f": {writer.prose()}",
        "",
        f"Toinen {writer.plain(1, 2)}",
        f": {writer.plain(2, 8)}",
        "",
        f"  {writer.prose()}",
    ]


def lines_of_verse(writer: Writer) -> Block:
    return [
        "```{eval-rst}",
        f"| Rivi {writer.plain(1, 4)}",
        f"|   Sisennetty {writer.plain(1, 4)}",
        f"| Rivi {writer.plain(1, 4)}",
        "```",
    ]


def options(writer: Writer) -> Block:
    n = writer.number()
    return [
        "```{eval-rst}",
        f"-v, --valitsin={n}  {writer.plain(2, 8)}",
        "",
        f"--toinen{n}  {writer.plain(2, 8)}",
        "```",
    ]


def rubric(writer: Writer) -> Block:
    return [f"```{{rubric}} Väliotsikko {writer.plain(1, 3)}", "```"]


def centred(writer: Writer) -> Block:
    return [f"```{{centered}} Keskellä {writer.plain(1, 3)}", "```"]


def epigraph(writer: Writer) -> Block:
    return ["```{epigraph}", writer.prose(), "", f"-- Lausuja {writer.plain(1, 2)}", "```"]


def version(writer: Writer) -> Block:
    return [f"```{{versionadded}} {writer.number()}.0", writer.prose(), "```"]


def columns(writer: Writer) -> Block:
    return ["```{hlist}", ":columns: 2", "", *(f"- {writer.plain(1, 3)}" for _ in range(4)), "```"]


def doctest(writer: Writer) -> Block:
    return ["```{eval-rst}", f">>> f({writer.number()})", "'#x'", "```"]


def tasks(writer: Writer) -> Block:
    return [f"- [ ] {writer.plain(1, 4)}", f"- [x] {writer.plain(1, 4)}"]


def formula(writer: Writer) -> Block:
    n = writer.number()
    return [
        "```{math}",
        f":alt: Summa luvusta yksi lukuun {n}",
        "",
        f"\\sum_{{i=1}}^{{{n}}} i = \\frac{{{n} \\cdot {n + 1}}}{{2}}",
        "```",
    ]


def equations(writer: Writer) -> Block:
    n = writer.number()
    return ["\\begin{align}", f"a &= {n} \\\\", f"b &= a + {n}", "\\end{align}"]


def html_picture(writer: Writer) -> Block:
    return [f'<img src="piste.png" alt="Merkki {writer.plain(1, 3)}" width="20px">']


def button(writer: Writer) -> Block:
    return [f"```{{button-link}} https://example.org/{writer.number()}", writer.plain(1, 3), "```"]


def comment(writer: Writer) -> Block:
    return [f"% Kommentti {writer.number()}, jota ei näy", "", writer.prose()]


LEAVES: tuple[Callable[[Writer], Block], ...] = (
    paragraph,
    code,
    numbered_code,
    image,
    figure,
    pipe_table,
    listed_table,
    spanned_table,
    fields,
    definitions,
    lines_of_verse,
    options,
    rubric,
    centred,
    epigraph,
    version,
    columns,
    doctest,
    tasks,
    formula,
    equations,
    html_picture,
    button,
    comment,
)
"""The kinds of blocks that hold no further blocks of free choice."""


def indented(lines: Block, first: str, rest: str) -> Block:
    """Return lines with a prefix for the first and one for the others."""
    return [(first if n == 0 else rest) + line for n, line in enumerate(lines)]


def fence(lines: Block) -> str:
    """Return a fence of colons longer than any within."""
    longest = max(
        (len(line.lstrip(" >")) - len(line.lstrip(" >").lstrip(":")) for line in lines), default=0
    )
    return ":" * max(longest + 1, 3)


ADMONITIONS = (
    "note",
    "warning",
    "tip",
    "important",
    "hint",
    "attention",
    "caution",
    "danger",
    "error",
    "seealso",
)


def bullets(writer: Writer, body: Block) -> Block:
    return [*indented(body, "- ", "  "), f"- {writer.prose()}"]


def numbers(writer: Writer, body: Block) -> Block:
    start = writer.chance.choice((1, 3, 98))
    first, second = f"{start}. ", f"{start + 1}. "
    return [first + writer.prose(), *indented(body, second, " " * len(second))]


def quotation(writer: Writer, body: Block) -> Block:
    return [f"> {writer.prose()}", ">", *indented(body, "> ", "> ")]


def note_box(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{{writer.chance.choice(ADMONITIONS)}}}", "", *body, marks]


def titled_box(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{admonition}} Otsikko {writer.plain(1, 3)}", "", *body, marks]


def topic(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{topic}} Aihe {writer.plain(1, 3)}", "", *body, marks]


def sidebar(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{sidebar}} Sivuhuomautus {writer.plain(1, 3)}", "", *body, marks]


def card(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{card}} Kortti {writer.plain(1, 3)}", "", *body, marks]


def dropdown(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{dropdown}} Pudotus {writer.plain(1, 3)}", "", *body, marks]


def tabs(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [
        f"{marks}:{{tab-set}}",
        f"{marks}{{tab-item}} Välilehti {writer.plain(1, 2)}",
        "",
        *body,
        marks,
        f"{marks}{{tab-item}} Välilehti {writer.plain(1, 2)}",
        "",
        writer.prose(),
        marks,
        f"{marks}:",
    ]


def container(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [f"{marks}{{container}} luokka", "", *body, marks]


def definition(writer: Writer, body: Block) -> Block:
    return [f"Termi {writer.plain(1, 2)}", *indented(body, ": ", "  ")]


def cell(writer: Writer, body: Block) -> Block:
    marks = fence(body)
    return [
        f"{marks}{{list-table}}",
        ":header-rows: 1",
        "",
        "* - Otsake",
        f"  - {writer.plain(1, 2)}",
        f"* - {writer.plain(1, 3)}",
        *indented(body, "  - ", "    "),
        marks,
    ]


CONTAINERS: tuple[Callable[[Writer, Block], Block], ...] = (
    bullets,
    numbers,
    quotation,
    note_box,
    titled_box,
    container,
    definition,
    cell,
    card,
    dropdown,
    tabs,
)
"""The kinds of blocks that hold blocks."""

OUTERMOST = (topic, sidebar)
"""Those that docutils takes in a section only."""


def nested(
    writer: Writer,
    outer: tuple[Callable[[Writer, Block], Block], ...],
    leaf: Callable[[Writer], Block],
) -> Block:
    """Return a leaf in containers, the first of ``outer`` outermost."""
    body = leaf(writer)
    for wrap in reversed(outer):
        body = [*body, "", writer.prose()] if writer.chance.random() < 0.3 else body
        body = wrap(writer, [line.rstrip() for line in body])
    return body


def chapters(seed: int) -> Iterator[tuple[str, str]]:
    """Yield the documents: one a container, with sections for the containers in it, sources."""
    writer = Writer(seed)
    leaves = itertools.cycle(LEAVES)
    for index, outer in enumerate((*CONTAINERS, *OUTERMOST)):
        lines = [f"# Luku {index + 1}: {outer.__name__}", ""]
        if index == 0:
            lines = ["(paikka)=", *lines, *FIXED]
        for middle in CONTAINERS:
            lines += [f"## {middle.__name__} {writer.number()}", "", writer.prose(), ""]
            for depth in range(1, 4):
                inner = writer.chance.choice(CONTAINERS)
                around = (outer, middle, inner)[:depth]
                lines += [*nested(writer, around, next(leaves)), "", writer.prose(), ""]
        lines += [line for note in writer.notes for line in (note, "")]
        writer.notes.clear()
        yield f"luku{index:02}", "\n".join(lines) + "\n"
    yield "lahteet", "# Lähteet\n\n```{bibliography}\n```\n"


FIXED = [
    "```{math}",
    ":label: kaava",
    ":alt: Energia on massa kertaa valonnopeuden neliö",
    "",
    "E = mc^2",
    "```",
    "",
    "```{glossary}",
    "sanasto",
    "  Luettelo sanoista.",
    "```",
    "",
    "```{list-table} Taulukko, johon viitataan",
    ":name: taulu",
    ":header-rows: 1",
    "",
    "* - Nimi",
    "* - Arvo",
    "```",
    "",
]
"""What the references of all chapters lead to."""

CONF = """
extensions += ["sphinx_design"]
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "linkify", "replacements", "smartquotes", "strikethrough",
    "substitution", "tasklist",
]
myst_substitutions = {"korvattu": "Korvaava *teksti*"}
bibtex_bibfiles = ["lahteet.bib"]
"""
SOURCES = """
@misc{lahde, author = {Tekijä, Maija}, title = {Lähteen nimi}, year = {2021}}
"""
