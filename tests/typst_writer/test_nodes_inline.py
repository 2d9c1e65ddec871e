"""Inline markup of MyST, Sphinx's roles and HTML in Markdown come out as the page shows them."""

from tests.pdf_reading import year_files

ROLES = """
*korostus* **vahva** `koodi  x` {kbd}`Ctrl+Page Up` {guilabel}`&Tallenna`
{menuselection}`Tiedosto --> Avaa` {file}`/usr/{nimi}` {samp}`tulosta({arvo})` {command}`rm`
{program}`sphinx` {dfn}`termi` {mimetype}`text/plain` {manpage}`ls(1)` {envvar}`KOTI`
{sub}`ala` {sup}`ylä` {title-reference}`Teos` {code}`luku = 1` {rfc}`2324`
"""


def test_roles(chapter):
    found = chapter(ROLES, conf="nitpicky = False\n")
    assert found.differences() == ([], [])
    assert "koodi  x" in found.source
    (line,) = found.tags
    kinds = [tag.kind for tag in line.walk()]
    assert {kind: kinds.count(kind) for kind in ("Em", "Strong", "Link")} == {
        "Em": 7,  # emphasis, part of a path, of a sample, a term, a type, a page, a title
        "Strong": 7,
        "Link": 1,
    }


def test_an_abbreviation_is_explained_where_a_document_first_has_it(chapter):
    found = chapter(
        "{abbr}`EU (Euroopan unioni)`, {abbr}`EU (Euroopan unioni)` ja {abbr}`YK (muu)`."
    )
    assert found.text == "EU (Euroopan unioni), EU ja YK (muu)."


def test_syntax_extensions_of_myst(chapter, link_targets):
    found = chapter(
        """
Katso www.example.org, (c) 1--2 "lainaus" ... ~~poistettu~~ [Ord på svenska]{lang=sv} {{ sana }}.

Kova\\
katko ja toinen\x20\x20
katko.

- [ ] tekemättä
- [x] tehty

  - [ ] sisempi
- ei tehtävä
""",
        conf='myst_substitutions = {"sana": "korvattu *sana*"}\n',
    )
    assert found.differences() == ([], [])
    assert "© 1–2 “lainaus” …" in found.text
    assert "☐ tekemättä ☑ tehty ☐ sisempi • ei tehtävä" in found.text
    assert link_targets(found.pdf) == ["http://www.example.org"]
    assert found.source.count("linebreak()") == 2
    assert "deleted({" in found.source
    items = [[child.kind for child in item.children] for item in found.all("LI")]
    assert items == [["Lbl", "LBody"]] * 4


HTML = """
H<sub>2</sub>O, <b>vahva *molemmat*</b>, <a href="https://example.org">linkki</a>,
<a href="javascript:x">ei linkki</a>, rivi<br>toinen, avoin <b>jää, <kbd>K</kbd>, <q>lai</q>.

<div class="rivi">

Markdown *sisällä*.

</div>

<table><caption>Otsikko</caption><tr><th>A<th>B<tr><td>1<td>2</table>

<details><summary>Lisää</summary><p>Kätketty <i>teksti</i>.</p>
<ol start="4"><li>neljä<li>viisi</ol></details>

<pre>rivi  yksi
rivi</pre>

<blockquote><p>Lainattu.</p></blockquote>

<script>alert("ei näy")</script>

<!-- ei tämäkään -->
"""


def test_html_in_markdown_says_what_it_says_on_the_page(chapter, link_targets):
    found = chapter(HTML)
    assert found.differences() == ([], ["4", "5"])
    assert link_targets(found.pdf) == ["https://example.org"]
    (table,) = found.all("Table")
    assert [tag.kind for tag in table.all("TH", "TD")] == ["TH", "TH", "TD", "TD"]
    assert "rivi  yksi\\nrivi" in found.source
    (items,) = found.all("L")
    assert len(items.all("LI")) == 2
    assert len(found.all("BlockQuote")) == 1
    assert "Typst" not in found.text


def test_raw_content_is_for_its_own_output(chapter):
    found = chapter(
        """
```{raw} html
<p>Vain sivulla.</p>
```

```{raw} typst
Vain *tulosteessa*: #deleted[poistettu]
```

```{raw} latex
\\LaTeX
```
"""
    )
    assert found.text == "Vain tulosteessa: poistettu"
    assert found.html.get_text(" ", strip=True) == "Vain sivulla."


def test_a_bracket_of_raw_typst_is_told_with_its_place(build):
    files = year_files(luku="# Luku\n\nAlku.\n\n```{raw} typst\nauki ] jää\n```\n")
    built = build(
        files,
        builder="typst",
        warnings=(r"luku\.md:5: WARNING: .*unexpected closing bracket.*annual_report\.pdf",),
    )
    assert not (built.output / "pdf/koe-2023.pdf").exists()


def test_what_cannot_be_on_paper_is_told(chapter):
    found = chapter(
        'Alku.\n\n<iframe src="x"></iframe>\n\nRivi <video src="y"></video> jatkuu.',
        warnings=(
            r"luku\.md:7: WARNING: the element <iframe> is left out .*annual_report\.unsupported",
            r"luku\.md:9: WARNING: the element <video> is left out .*annual_report\.unsupported",
        ),
    )
    assert found.text == "Alku. Rivi jatkuu."


def test_markup_that_docutils_complains_of_keeps_its_text(chapter):
    found = chapter(
        "Alku :tuntematon:`sisältö` ja |puuttuu| loppu.",
        suffix=".rst",
        warnings=(
            r"luku\.rst:6: ERROR: Unknown interpreted text role",
            r"luku\.rst:6: ERROR: Undefined substitution referenced",
        ),
    )
    assert found.text == "Alku :tuntematon:`sisältö` ja |puuttuu| loppu."
