"""Sources read the same in every language, and hold what their entry holds."""

import re

import pytest

CONF = """
bibtex_bibfiles = ["lahteet.bib"]
bibtex_default_style = "annual_report"
bibtex_reference_style = "annual_report"
"""

BIB = r"""
@article{a, author={Matti Virtanen and Aino von Koski and Ola {\"O}hman}, title={Valtion {DNA}},
  journal={Kunta}, volume=3, number=2, pages={11--19}, year=2020, doi={10.1000/x}}
@book{b, editor={Matti Virtanen and Aino Koski}, title={Kirja}, publisher={Kustantaja},
  address={Lahti}, edition={2}}
@incollection{c, author={Koski, A.}, title={Luku}, booktitle={Koko kirja}, pages={3-5}}
@online{d, author={{Lahden kaupunki}}, title={Keskeneräinen otsikko…}, note={Vanha sivu},
  url={https://esimerkki.fi/kehitt%C3%A4minen?a=1&b=(2)}}
@online{e, title={Mitä seuraavaksi?}, url={https://esimerkki.fi/a%20b}}
@misc{f, author={{Iitin kunta}}, title={Asia <b>lihava</b>}, howpublished={Valiokunta § 24}}
"""

PAGE = """# Sivu

Yksi {cite:p}`d`, monta {cite:p}`a,b,c`, kohta {cite:p}`{ks.}f{s. 3}`,
teksti {cite:t}`b` ja {cite:t}`a`. Loput {cite:p}`e`.

## Lähteet

```{bibliography}
```
"""


@pytest.fixture
def page(build):
    built = build({"index.md": PAGE, "lahteet.bib": BIB}, conf=CONF)
    return built.read("index.html")


@pytest.fixture
def text(page):
    body = page[page.index("<h1>") :]
    return " ".join(re.sub(r"<[^>]+>", "", body).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    "entry",
    [
        "Öhman, Ola (2020). Valtion DNA. Kunta, 3(2), 11–19. 10.1000/x",
        "Virtanen, Matti, von Koski, Aino &amp; Öhman, Ola (2020)",
        "Virtanen, Matti &amp; Koski, Aino. Kirja. Kustantaja, Lahti.",
        "Koski, A. Luku. Koko kirja, 3–5.",
        "Lahden kaupunki. Keskeneräinen otsikko… Vanha sivu. https://esimerkki.fi/kehittäminen?",
        "Mitä seuraavaksi? https://esimerkki.fi/a%20b",
        "Iitin kunta. Asia &lt;b&gt;lihava&lt;/b&gt;. Valiokunta § 24.",
    ],
)
def test_entry_reads_by_one_pattern(text, entry):
    assert entry in text


def test_address_is_shown_in_letters_and_kept_as_it_is(page):
    assert 'href="https://esimerkki.fi/kehitt%C3%A4minen?a=1&amp;b=(2)"' in page
    assert 'href="https://doi.org/10.1000/x"' in page


def test_references_are_numbers_that_match_the_list(text):
    entries = re.findall(r"\[(\d)\][ (\d,)]* (Lahden|Iitin|Virtanen, Matti &amp;)", text)
    numbers = {start: number for number, start in entries}
    assert f"Yksi [{numbers['Lahden']}]," in text
    assert f"kohta [ks. {numbers['Iitin']}, s. 3]," in text
    assert f"Virtanen &amp; Koski [{numbers['Virtanen, Matti &amp;']}]" in text


def test_no_english_words(text):
    assert not re.findall(r"\b(?:and|In|URL|edition|volume|pages|editors?|editor)\b", text)
