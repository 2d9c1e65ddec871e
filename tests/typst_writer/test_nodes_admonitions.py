"""Admonitions say their kind in words, in the language of the page."""

import pytest

KINDS = ("attention", "caution", "danger", "error", "hint", "important", "note", "seealso")
ADMONITIONS = "\n".join(
    f":::{{{kind}}}\nteksti {kind}\n:::\n" for kind in (*KINDS, "tip", "warning")
)
WORDS = """
:::{versionadded} 2.1
:::
:::{versionchanged} 2.2
Muutos *tuli*.
:::
:::{deprecated} 2.3
- lista
:::
:::{versionremoved} 2.4
:::

```{todo}
Tehtävän teksti.
```

```{py:function} laske(luku, toinen)

:param luku: Luvun selitys.
:type luku: int
:param toinen: Toisen selitys.
:returns: Tulos.
:rtype: int
:raises ValueError: Virheen selitys.
```
"""
TITLES = {
    "fi": "Huomio Varoitus Vaara Virhe Vihje Tärkeää Huomautus Katso myös Vihje Varoitus",
    "sv": "Obs Försiktigt Fara Fel Tips Viktigt Anmärkning Se även Tips Varning",
    "en": "Attention Caution Danger Error Hint Important Note See also Tip Warning",
}
SAID = {
    "fi": """
        Lisätty versiossa 2.1. Muutettu versiossa 2.2: Muutos tuli. Vanhentunut versiosta 2.3
        alkaen: • lista Poistettu versiossa 2.4. Tehtävä Tehtävän teksti. laske(luku, toinen)
        Parametrit: • luku (int) – Luvun selitys. • toinen – Toisen selitys. Palauttaa: Tulos.
        Paluuarvon tyyppi: int Poikkeukset: ValueError – Virheen selitys.
        Taulukko 1.1. Taulun nimi solu Taulukko 1.1, x 1.1.
    """,
    "sv": """
        Tillagt i version 2.1. Ändrat i version 2.2: Muutos tuli. Föråldrat sedan version 2.3:
        • lista Borttaget i version 2.4. Att göra Tehtävän teksti. laske(luku, toinen)
        Parametrar: • luku (int) – Luvun selitys. • toinen – Toisen selitys. Returnerar: Tulos.
        Returtyp: int Undantag: ValueError – Virheen selitys.
        Tabell 1.1. Taulun nimi solu Tabell 1.1, x 1.1.
    """,
    "en": """
        Added in version 2.1. Changed in version 2.2: Muutos tuli. Deprecated since version 2.3:
        • lista Removed in version 2.4. Todo Tehtävän teksti. laske(luku, toinen)
        Parameters: • luku (int) – Luvun selitys. • toinen – Toisen selitys. Returns: Tulos.
        Return type: int Raises: ValueError – Virheen selitys.
        Table 1.1. Taulun nimi solu Table 1.1, x 1.1.
    """,
}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sphinxs_words_are_in_the_language_of_the_page(chapter, language):
    table = "```{list-table} Taulun nimi\n:name: t\n\n* - solu\n```\n\n"
    table += "{numref}`t`, {numref}`x %s<t>`.\n"
    found = chapter(ADMONITIONS + WORDS + table, lang=language)
    titles = found.text
    for kind in (*KINDS, "tip", "warning"):
        titles = titles.replace(f"teksti {kind}", "")
    assert " ".join(titles.split()).startswith(TITLES[language])
    assert " ".join(SAID[language].split()) in found.text


CUSTOM = """
:::{admonition} Oma *otsikko* ja [linkki](#oma)
:class: warning
:name: oma

Varo.

- lista
:::

:::{admonition} Pudotettu
:class: dropdown

Kätketty.
:::

<div class="admonition tip">
<p class="title">HTML-otsikko</p>
<p>HTML-sisältö.</p>
</div>

Katso [oma](#oma).
"""


def test_titles_of_authors(chapter):
    found = chapter(CUSTOM)
    assert found.differences() == ([], [])
    assert "Oma otsikko ja linkki Varo. • lista Pudotettu Kätketty. HTML-otsikko" in found.text
    assert found.source.count("admonition(kind: ") == 3
    assert 'admonition(kind: "warning", title: {' in found.source
    assert 'admonition(kind: "tip", title: {' in found.source
    assert found.source.count("block-title") == 0
    assert len(found.all("Link")) == 2


def test_tasks_are_left_out_where_the_project_leaves_them_out(chapter):
    found = chapter(
        "Alku.\n\n:::{todo}\nTehtävä.\n:::\n\n```{todolist}\n```\n",
        conf="todo_include_todos = False\n",
    )
    assert found.text == "Alku."


def test_a_message_of_docutils_that_is_kept_is_a_box(chapter):
    found = chapter(
        "Alku :outo:`sisältö`.",
        suffix=".rst",
        conf="keep_warnings = True\n",
        warnings=(r"luku\.rst:6: ERROR: Unknown interpreted text role",),
    )
    assert found.text == "Alku :outo:`sisältö`. Virhe Unknown interpreted text role ”outo”."
