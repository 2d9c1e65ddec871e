"""Toctrees: documents follow where their toctree stands, captions stand in the contents."""

from tests.pdf_reading import tags_of, text_of

PAGES = {name: f"# Otsikko {name}\n\nTeksti {name}.\n\n## Ala {name}\n\nx\n" for name in "abcd"}
SOURCE = """
Ennen.

```{toctree}
:caption: Ensimmäinen osa
:maxdepth: 1

Ulkoinen <https://example.org>
a
Oma nimi <b>
self
```

```{toctree}
:caption: Toinen osa
:hidden:

Piilotettu <https://example.org/piilo>
c
```

```{toctree}
:glob:
:titlesonly:

d*
```

```{toctree}
:caption: Muualla

Verkossa <https://example.org/muualla>
```
"""


def test_every_kind_of_toctree(chapter, link_targets):
    files = {f"reports/2023/{name}.md": text for name, text in PAGES.items()}
    found = chapter(SOURCE, files=files)
    whole = text_of(found.pdf)
    contents, text = whole.split("Sisällys")[1].split("ALKUKOHTA")
    for name in "abcd":
        assert f"Otsikko {name}" in contents
        assert f"Teksti {name}." in text
    assert text.index("Teksti a.") < text.index("Teksti b.") < text.index("Teksti c.")
    assert contents.index("Ensimmäinen osa") < contents.index("Otsikko a")
    assert contents.index("Otsikko b") < contents.index("Toinen osa") < contents.index("Otsikko c")
    assert "Ennen. • Ulkoinen 1.1 Otsikko a" in text
    assert "Muualla • Verkossa" in text
    assert "Ensimmäinen osa" not in text
    assert "Piilotettu" not in whole
    assert link_targets(found.pdf) == ["https://example.org", "https://example.org/muualla"]
    levels = [tag.kind for tag in tags_of(found.pdf).all("H1", "H2", "H3")]
    assert levels == ["H1", "H1", "H1", *["H2", "H3"] * 4]
