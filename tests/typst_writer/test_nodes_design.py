"""The components of sphinx-design have a form on paper, and nothing of them stays hidden."""

from tests.typst_writer.pictures import picture

FILES = {"reports/2023/kuva.png": picture("PNG", size=(320, 200))}
CARDS = """
::::{grid} 1 2 2 3

:::{grid-item-card} Ensimmäinen
Sisältö yksi.
:::

:::{grid-item-card} Toinen *kortti*
:link: https://example.org
:link-alt: Lue lisää

Sisältö kaksi.
:::

:::{grid-item-card}
:img-top: kuva.png
:img-alt: Kortin kuva

```{card-header}
Ylätunniste
```

Otsikoton.

```{card-footer}
Alatunniste
```
:::
::::

::::{grid} 12
:::{grid-item}
:columns: 4
Neljä.
:::
:::{grid-item}
:columns: 8
Kahdeksan.
:::
::::

:::{card} Yksin
:width: 50%
:link: ala
:link-type: ref

- lista
:::

::::{card-carousel} 2
:::{card} A
a
:::
:::{card} B
b
:::
::::

(ala)=
## Ala
"""


def test_cards_and_grids(chapter, link_targets):
    found = chapter(CARDS, files=FILES)
    assert found.differences() == (["Kortin", "kuva"], [])  # the alternative text
    assert "Ensimmäinen Sisältö yksi. Toinen kortti Sisältö kaksi. Lue lisää" in found.text
    assert "Ylätunniste Otsikoton. Alatunniste" in found.text
    assert link_targets(found.pdf) == ["https://example.org"]
    assert [tag.alt for tag in found.all("Figure")] == ["Kortin kuva"]
    assert "design-row(columns: 2, (framed: true, body: {" in found.source
    assert "(parts: 4, framed: false, body: {" in found.source
    assert "card(width: 50%, {" in found.source
    row = found.tags[0]
    assert [child.kind for child in row.children[:3]] == ["Div"] * 3


HIDDEN = """
:::{dropdown} Otsikko *k*
:name: pudotus
Avattu.
:::

:::{dropdown}
Nimetön.
:::

::::{accordion}
:::{dropdown} Eka
Yksi.
:::
::::

::::{tab-set}
:::{tab-item} Välilehti
Teksti.
:::
:::{tab-item} Toinen
- lista
:::
::::

````{tab-set-code}
```{code-block} python
a = 1
```
```{code-block} json
{"a": 1}
```
````

:::::{steps}
::::{step} Ensin
Tee.
::::
::::{step}
Sitten.
::::
:::::

:::{aside} Sivussa
Huomio.
:::

:::{article-info}
:avatar: kuva.png
:avatar-alt: Kirjoittaja
:author: Maija *M*
:date: 1.1.2024
:read-time: 5 min
:::

:::{div} oma
Säiliö.
:::

Katso {ref}`pudotus <pudotus>`.
"""


def test_what_a_page_hides_is_set_in_full(chapter):
    found = chapter(HIDDEN, files=FILES)
    # An alternative text, and the numbers of the steps.
    assert found.differences() == (["Kirjoittaja"], ["1", "2"])
    assert "Otsikko k Avattu. Nimetön. Eka Yksi. Välilehti Teksti. Toinen • lista" in found.text
    assert "1. Ensin Tee. 2. Sitten. Sivussa Huomio. Maija M 1.1.2024 5 min Säiliö." in found.text
    assert len(found.all("Link")) == 1
    assert len(found.all("Code")) == 2
    assert [tag.alt for tag in found.all("Figure") if tag.alt] == ["Kirjoittaja"]
    assert "rubric(" not in found.source.replace('rubric({\n"Ensin"', "")


BADGES = """
{bdg}`perus` {bdg-primary}`merkki` {bdg-success-line}`ääri` {bdg-warning}`varo ; selite`
{bdg-link-danger}`linkki <https://example.org/a>` {bdg-ref-info}`luku <ala>`
{octicon}`alert;1em` teksti {material-regular}`home;2em` {fas}`rocket` raketti

```{button-link} https://example.org/b
:color: primary
Nappi *linkki*
```

```{button-ref} ala
:ref-type: ref
:outline:
Viite
```

[{fas}`rocket`](https://example.org/c)

(ala)=
## Ala {octicon}`star`
"""


def test_badges_buttons_and_icons(chapter, link_targets):
    found = chapter(
        BADGES,
        warnings=(
            r'luku\.md:\d+: WARNING: the icon "rocket" is left out .*annual_report\.unsupported',
        ),
    )
    assert found.differences() == ([], ["selite", "https", "example", "org", "c"])
    assert link_targets(found.pdf) == [f"https://example.org/{name}" for name in "abc"]
    assert 'badge(color: "success", outlined: true, {' in found.source
    assert 'badge(color: "danger", {external-link("https://example.org/a", ' in found.source
    assert 'button(color: "primary", {external-link("https://example.org/b", ' in found.source
    assert found.source.count("icon(") == 3
    assert found.all("Figure") == []
