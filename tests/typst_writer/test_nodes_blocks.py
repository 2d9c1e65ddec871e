"""Lists, quotations, topics and other blocks keep their text and their structure."""

from tests.pdf_reading import text_of
from tests.typst_writer.pictures import picture

LISTS = """
a. yksi
b. kaksi

   (i) kolme

       - neljä
   (ii) viisi

5. kuusi

termi : luokka : toinen
   Selitys.

   Toinen kappale.

toinen termi
   .. code-block:: none

      koodi

:Kenttä: arvo
:Toinen:
   - lista

   kappale

-a         Valinta a.
-b, --bee=ARG  Valinta b.

   Toinen kappale.

.. glossary::

   Yksi
   Synonyymi
      Selitys :term:`Kaksi`.

   Kaksi
      Toinen selitys.

.. hlist::
   :columns: 2

   * eka
   * toka
   * kolmas

.. acks::

   * Anna
   * Bo
"""


def test_lists(chapter):
    found = chapter(LISTS, suffix=".rst")
    assert found.differences() == ([], ["a", "b", "i", "ii", "5"])
    assert "a. yksi b. kaksi (i) kolme • neljä (ii) viisi 5. kuusi" in found.text
    assert "termi : luokka : toinen Selitys. Toinen kappale. toinen termi koodi" in found.text
    assert "Kenttä: arvo Toinen: • lista kappale" in found.text
    assert "-b, --bee=ARG Valinta b." in found.text
    assert "Yksi, Synonyymi Selitys Kaksi." in found.text
    assert found.shape.startswith(
        "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)) L(LI(Lbl LBody(P)) L(LI(Lbl LBody(P)))"
    )
    terms = "L(LI(Lbl(Strong) LBody(P P)) LI(Lbl(Strong) LBody(Code(P))))"
    assert terms in found.shape
    columns = "Div(Div(L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))) Div(L(LI(Lbl LBody(P)))))"
    assert columns in found.shape


BLOCKS = """
.. rubric:: Väliotsikko *k*
   :name: vali

.. centered:: Keskellä

.. epigraph::

   Alkulause.

   -- Tekijä

.. highlights::

   Kohokohta.

.. pull-quote::

   Nosto.

Johdanto:

   Lainaus.

     Sisempi.

.. topic:: Aihe *k*

   Aiheen teksti.

.. sidebar:: Sivupalkki
   :subtitle: Alaotsikko

   Sivupalkin teksti.

.. contents::
   :local:

| Rivi yksi
| Rivi kaksi
|    Sisempi

.. compound::

   Yhdistelmä

   toinen osa

.. container:: oma

   Säiliö.

.. parsed-literal::

   parsittu *korostus*
     sisennys   loppu

.. only:: html

   Vain sivulla.

.. only:: typst

   Vain tulosteessa.

.. index:: hakusana

Teksti :index:`hakemisto`.

.. comment

.. |korvaus| replace:: korvattu *teksti*

Tässä |korvaus|, ks. :ref:`Väli <vali>`.

----

Lopuksi.
"""


def test_blocks(chapter):
    found = chapter(BLOCKS, suffix=".rst")
    assert found.differences() == (["sivulla"], ["tulosteessa"])
    assert "Väliotsikko k Keskellä Alkulause. — Tekijä Kohokohta. Nosto." in found.text
    assert "Sivupalkki Alaotsikko Sivupalkin teksti." in found.text
    assert "Teksti hakemisto. Tässä korvattu teksti, ks. Väli." in found.text
    assert found.shape.startswith(
        "P(Strong Em(Strong)) P(Strong) BlockQuote(P P) BlockQuote(P) BlockQuote(P) P "
        "BlockQuote(P BlockQuote(P)) P(Strong Em(Strong)) P P(Strong) P P P P P P P(Em)"
    )
    assert '"parsittu ";emphasis({"korostus";});"\\n  sisennys   loppu";' in found.source


NESTED = """
- lista

  | a | b |
  |---|---|
  | c | d |

  ```{list-table}
  :header-rows: 1

  * - otsake
  * - - solun lista
      - toinen

        ```{note}
        Huomio solussa.
        ```
  ```

::::{note}
- {kbd}`K`

  :::{warning}
  > Lainaus

  termi
  : selitys
  :::
::::
"""


def test_blocks_within_blocks(chapter):
    found = chapter(NESTED)
    assert found.differences() == ([], [])
    first, second = found.all("Table")
    assert len(first.all("TH", "TD")) == 4
    assert len(second.all("LI")) == 2
    assert "Huomautus Huomio solussa." in found.text
    assert "Huomautus • K Varoitus Lainaus termi selitys" in found.text


def test_grammar(chapter):
    found = chapter(
        """
.. productionlist::
   lause: `sana` "."
   sana: "a" | "b"

Katso :token:`sana`.
""",
        suffix=".rst",
    )
    assert found.differences() == ([], [])
    assert found.text == 'lause ::= sana "." sana ::= "a" | "b" Katso sana.'
    assert len(found.all("Link")) == 2


PLACES = (
    "```{{figure}} kuva.png\n:alt: kuva\n\nKuvateksti{0}\n\nSelite{1}\n```\n",
    ":::{{admonition}} Otsikko{0}\nteksti{1}\n:::\n",
    "Termi{0}\n: selitys{1}\n",
    ":Kenttä{0}: arvo{1}\n",
    "> lainaus{0}\n>\n> -- lähde{1}\n",
    "```{{topic}} Aihe{0}\nteksti{1}\n```\n",
    "- ```{{rubric}} Väli{0}\n  ```\n  kohta{1}\n",
    "::::{{tab-set}}\n:::{{tab-item}} Lehti{0}\nx{1}\n:::\n::::\n",
    "::::{{grid}} 2\n:::{{grid-item-card}} Kortti{0}\nx{1}\n:::\n::::\n",
)


def test_a_note_stands_once_wherever_it_is_referred_to(chapter):
    marks = [[f"[^{index}{place}]" for place in "ab"] for index in range(len(PLACES))]
    text = "\n".join(place.format(*pair) for place, pair in zip(PLACES, marks, strict=True))
    names = [mark for pair in marks for mark in pair]
    notes = "\n".join(f"{name}: Huomautus {name[2:-1]}." for name in names)
    found = chapter(f"{text}\n{notes}\n", files={"reports/2023/kuva.png": picture("PNG")})
    whole = text_of(found.pdf)
    assert [whole.count(f"Huomautus {name[2:-1]}.") for name in names] == [1] * len(names)
    assert len(found.all("Note")) == len(names)
