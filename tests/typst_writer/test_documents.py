"""What an author writes comes out in the PDF: as text, and as the right structure."""

from __future__ import annotations

import base64

import pytest

from tests.pdf_reading import marked_languages, tags_of, text_of, year_files

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def pdf(build):
    """Return a function that builds one chapter and returns its text and its tags."""

    def run(text, *, warnings=(), files=None, conf="numfig = True\n", overrides=None, **documents):
        built = build(
            year_files(luku=text, **documents) | (files or {}),
            builder="typst",
            conf=conf,
            warnings=warnings,
            overrides=overrides,
        )
        path = built.output / "pdf/koe-2023.pdf"
        return text_of(path), tags_of(path)

    return run


def kinds(tags):
    return [tag.kind for tag in tags.walk()]


def test_headings_keep_their_levels_and_numbers(pdf):
    text, tags = pdf("# Luku\n\n## Ala\n\n### Syvä\n\nTeksti.\n", toinen="# Toinen\n")
    headings = [tag.kind for tag in tags.all("H1", "H2", "H3", "H4")]
    # The year in brief, the contents, then the chapters.
    assert headings == ["H1", "H1", "H1", "H2", "H3", "H1"]
    assert "1 Luku 1.1 Ala 1.1.1 Syvä Teksti. 2 Toinen" in text
    assert len(tags.all("Title")) == 1


def test_inline_markup(pdf):
    text, tags = pdf(
        "# Luku\n\nAlku *korostus* ja **vahva** sekä `koodi  x` ja {sub}`ala` {sup}`ylä`. "
        "[linkki](https://example.org/a?b=c&d) <https://example.org>\n"
    )
    assert "Alku korostus ja vahva sekä koodi x ja ala ylä. linkki https://example.org" in text
    assert {"Em", "Strong", "Link"} <= set(kinds(tags))


def test_white_space_collapses_as_in_html(pdf):
    text, _ = pdf("# Luku\n\nYksi   *kaksi*\nkolme **neljä** .\n")
    assert "Yksi kaksi kolme neljä ." in text


def test_text_that_looks_like_typst_is_text(pdf):
    hostile = '#panic("x") $x$ @viite \\<label> // ei kommentti [x] #{1+1} ``\\u{41}`` ~ --- "'
    text, _ = pdf(f"# Luku\n\n{hostile}\n", conf="smartquotes = False\n")
    assert '#panic("x") $x$ @viite <label> // ei kommentti [x] #{1+1} \\u{41} ~ --- "' in text


def test_lists(pdf):
    text, tags = pdf(
        "# Luku\n\n- yksi\n- kaksi\n  1. eka\n  2. toka\n\n3) kolme\n4) neljä\n\n"
        "Termi\n: Selitys.\n\n  Toinen kappale.\n\n:Kenttä: arvo\n"
    )
    assert "• yksi • kaksi 1. eka 2. toka 3) kolme 4) neljä" in text
    assert "Termi Selitys. Toinen kappale. Kenttä: arvo" in text
    lists = tags.all("L")
    assert len(lists) == 5
    assert sum(len(found.all("LI")) for found in lists) >= 8


def test_table_has_header_cells_spans_caption_and_number(pdf):
    source = """\
# Luku

```{list-table} Otsikko
:header-rows: 1
:name: taulu

* - Nimi
  - Määrä
* - A
  - 1
```

```{eval-rst}
+-----+-----+
| A         |
+=====+=====+
| b   | c   |
+     +-----+
|     | d   |
+-----+-----+
```

Katso {numref}`taulu`.
"""
    text, tags = pdf(source)
    assert "Taulukko 1.1. Otsikko Nimi Määrä A 1" in text
    assert "Katso Taulukko 1.1." in text
    first, second = tags.all("Table")
    assert [tag.kind for tag in first.children][:1] == ["Caption"]
    assert len(first.all("TH")) == 2
    assert len(second.all("TH")) == 1
    assert len(second.all("TD")) == 3


def test_long_table_repeats_its_header_with_a_word(pdf):
    rows = "\n".join(f"* - rivi {n}\n  - {n}" for n in range(120))
    text, tags = pdf(
        f"# Luku\n\n```{{list-table}} Pitkä\n:header-rows: 1\n\n* - Nimi\n  - Luku\n{rows}\n```\n"
    )
    assert text.count("Taulukko 1.1 (jatkuu) Nimi Luku") >= 2
    (table,) = tags.all("Table")
    assert len(table.all("TR")) == 121
    assert len(table.all("TH")) == 2


def test_image_and_figure_have_their_texts(pdf):
    source = (
        "# Luku\n\n![Kuvan teksti](piste.png)\n\n"
        "```{figure} piste.png\n:alt: Toinen teksti\n:name: kuva\n\nKuvateksti\n\nSelite.\n```\n\n"
        "Ks. {numref}`kuva`.\n"
    )
    text, tags = pdf(source, files={"reports/2023/piste.png": PIXEL})
    assert [tag.alt for tag in tags.all("Figure") if tag.alt] == ["Kuvan teksti", "Toinen teksti"]
    assert "Kuva 1.1. Kuvateksti Selite. Ks. Kuva 1.1." in text


def test_remote_image_is_refused_and_its_text_kept(pdf):
    text, _ = pdf(
        "# Luku\n\n![Kaukana](https://example.org/x.png)\n",
        warnings=(r"luku\.md:3: WARNING: .*lies on another host .*annual_report\.image",),
    )
    assert "Kaukana" in text


def test_footnote_stands_once_however_often_it_is_referred_to(pdf):
    text, tags = pdf(
        "# Luku\n\nYksi[^a] kaksi[^b] taas[^a].\n\n[^a]: Huomautus *eka*.\n[^b]: Toinen.\n"
    )
    assert text.count("Huomautus eka.") == 1
    assert text.count("Toinen.") == 1
    assert len(tags.all("Note")) == 2


def test_references_lead_within_the_pdf(pdf):
    text, tags = pdf(
        "(alku)=\n# Luku\n\nKs. {ref}`loppu` ja [tämä](#alku) ja {doc}`toinen`.\n",
        toinen="(loppu)=\n# Toinen luku\n\nTeksti.\n",
    )
    assert "Ks. Toinen luku ja tämä ja Toinen luku." in text
    assert len([p for p in tags.all("P") if len(p.all("Link")) == 3]) == 1


def test_reference_out_of_the_pdf_is_text_or_an_address(build):
    files = year_files(luku="# Luku\n\nKs. {doc}`/index`.\n")
    built = build(files, builder="typst")
    chapter = built.output / "typst/2023/reports/2023/luku.typ"
    code = chapter.read_text(encoding="utf-8")
    assert '"Etusivu"' in code
    assert "link(" not in code
    assert "cross-reference(" not in code
    built = build(files, builder="typst", overrides={"html_baseurl": "https://example.org/x/"})
    assert 'external-link("https://example.org/x/index.html"' in chapter.read_text(encoding="utf-8")


def test_quotations_code_and_admonitions(pdf):
    text, tags = pdf(
        "# Luku\n\n> Lainaus\n>\n> -- Lähde\n\n```python\nif x:\n    y = 1\n```\n\n"
        ":::{note}\nHuomaa tämä.\n:::\n\n:::{admonition} Oma otsikko\n:class: warning\nVaro.\n:::\n"
    )
    assert "Lainaus" in text
    assert "if x: y = 1" in text
    assert "Muista Huomaa tämä." in text or "Huomautus Huomaa tämä." in text
    assert "Oma otsikko Varo." in text
    assert {"BlockQuote", "Code"} <= set(kinds(tags))


def test_page_and_span_keep_their_languages(build):
    files = year_files(
        luku="# Luku\n\nTeksti [English words]{.language-en}.\n",
        toinen="---\nlang: sv\n---\n\n# Svenska\n\nText.\n",
    )
    path = build(files, builder="typst").output / "pdf/koe-2023.pdf"
    assert [tag.kind for tag in tags_of(path).walk() if tag.lang == "sv-FI"] == ["H1", "P"]
    assert "en-GB" in marked_languages(path)


def test_unknown_node_keeps_its_text_and_says_where(build):
    extension = """
from docutils import nodes
class strange(nodes.General, nodes.Element): pass
def role(name, rawtext, text, lineno, inliner, options=None, content=None):
    return [strange("", nodes.Text(text))], []
def setup(app):
    app.add_node(strange)
    app.add_role("strange", role)
"""
    built = build(
        year_files(luku="# Luku\n\nAlku {strange}`sisältö` loppu.\n")
        | {"strange_ext.py": extension},
        builder="typst",
        conf="import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        'extensions.append("strange_ext")\n',
        warnings=(r'luku\.md:3: WARNING: .*does not know the node "strange".*unknown_node',),
    )
    assert "Alku sisältö loppu." in text_of(built.output / "pdf/koe-2023.pdf")


def test_footnotes_of_headings_captions_and_headers_stand_once(pdf):
    rows = "\n".join(f"* - rivi {n}\n  - {n}" for n in range(60))
    source = (
        "# Luku[^otsikko]\n\nTeksti[^otsikko].\n\n"
        "```{list-table} Taulun nimi[^nimi]\n:header-rows: 1\n\n"
        f"* - Nimi[^otsake]\n  - [Linkki](https://example.org)\n{rows}\n```\n\nLoppu.\n\n"
        "[^otsikko]: Otsikon huomautus.\n[^nimi]: Nimen huomautus.\n"
        "[^otsake]: Otsakkeen huomautus.\n"
    )
    text, tags = pdf(source)
    for note in ("Otsikon huomautus.", "Nimen huomautus.", "Otsakkeen huomautus."):
        assert text.count(note) == 1
    assert "a Otsakkeen huomautus. Loppu." in text
    assert len(tags.all("Note")) == 2


def test_reference_to_another_page_tells_its_number(pdf):
    source = (
        "(alku)=\n# Luku\n\nKs. {ref}`loppu`, {ref}`alku` ja {numref}`taulu`.\n\n"
        "```{list-table} Taulu\n:name: taulu\n:header-rows: 1\n\n* - A {ref}`loppu`\n* - b\n```\n"
    )
    filler = "\n\n".join(["Kappale."] * 60)
    other = f"# Täyte\n\n{filler}\n\n(loppu)=\n## Loppu\n\nTeksti.\n"
    text, _ = pdf(source, toinen=other)
    assert "Ks. Loppu (s. 5), Luku ja Taulukko 1.1." in text.replace("\u00a0", " ")
    assert "A Loppu b" in text
    silent = {"annual_report_pdf_page_references": False}
    text, _ = pdf(source, toinen=other, overrides=silent)
    assert "(s. 5)" not in text.replace("\u00a0", " ")
