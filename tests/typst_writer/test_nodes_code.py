"""Code keeps its lines, and descriptions of objects their signatures."""

import pytest

CODE = """
```{code-block} python
:linenos:
:lineno-start: 98
:emphasize-lines: 2
:caption: Otsikko
:name: esim

class A:
    x = 1
    y = "teksti"
```

Katso {numref}`esim`.

```{code-block} diff
 sama
-vanha
+uusi
```

```{literalinclude} koodi.py
:lines: 2-
:caption: koodi
```

```tuntematon-kieli
mikä   vain
```

```{eval-rst}
>>> 1 + 1
2

::

    vapaa   teksti
      sisennys

.. highlight:: bash

::

    echo "x"
```
"""


def test_code(chapter):
    found = chapter(
        CODE,
        files={"reports/2023/koodi.py": "import os\nprint(os.name)\n"},
        warnings=(r"Pygments lexer name 'tuntematon-kieli' is not known",),
    )
    assert found.differences() == ([], [])
    assert "Esimerkki 1.1. Otsikko 98 class A: 99 x = 1 100 y = " in found.text
    assert "Katso Esimerkki 1.1." in found.text
    assert "Esimerkki 1.2. koodi print(os.name)" in found.text
    assert 'mikä   vain", lang: "tuntematon-kieli"' in found.source
    assert '"vapaa   teksti\\n  sisennys"' in found.source
    assert 'lang: "bash"' in found.source
    assert "emphasized: (2, )" in found.source
    codes = found.all("Code")
    assert len(codes) == 7
    captioned = [tag for tag in found.tags if tag.kind == "Div"]
    assert [[child.kind for child in tag.children] for tag in captioned] == [
        ["Caption", "Code"]
    ] * 2


DESCRIPTIONS = """
.. py:function:: avaa(nimi: str, tila: int = 1, *muut, avain=None) -> Tiedosto | None

   Avaa tiedoston.

.. py:function:: hae(a[, b[, c]], d)

.. py:class:: Tiedosto(polku)
              Tiedosto.toinen(polku)
   :final:

   Luokan selitys.

   .. py:attribute:: koko
      :type: int
      :value: 0

.. py:function:: tyypitetty[T: int](a: T, /, b) -> list[T]

.. js:function:: $.hae(osoite, takaisin[, virhe])

   JavaScriptiä.

.. c:function:: PyObject *varaa(int koko)

   C-kieltä.

.. cpp:function:: template<typename T> bool vertaa(T a, std::string b)

   Kaksi riviä.

.. rst:directive:: hakemisto

   Ohje.

.. confval:: asetus

   Asetuksen selitys.

.. envvar:: KOTI

   Muuttuja.

.. option:: -v, --verbose <taso>

   Valinta.

Katso :py:func:`avaa`, :cpp:expr:`std::vector<int>`.
"""


def test_descriptions_of_objects(chapter):
    found = chapter(DESCRIPTIONS, suffix=".rst", conf="add_module_names = False\n")
    assert found.differences() == ([], [])
    for signature in (
        "avaa(nimi: str, tila: int = 1, *muut, avain=None) → Tiedosto | None Avaa tiedoston.",
        "hae(a, [b, [c, ]]d)",
        "final class Tiedosto(polku) final class Tiedosto.toinen(polku) Luokan selitys.",
        "koko: int = 0",
        "tyypitetty[T: int](a: T, /, b) → list[T]",
        "$.hae(osoite, takaisin[, virhe]) JavaScriptiä.",
        "PyObject *varaa(int koko) C-kieltä.",
        "template<typename T> bool vertaa(T a, std::string b) Kaksi riviä.",
        ".. hakemisto:: Ohje.",
        "asetus Asetuksen selitys.",
        "-v, --verbose <taso> Valinta.",
        "Katso avaa(), std::vector<int>.",
    ):
        assert signature in found.text
    assert all(tag.kind in ("L", "P") for tag in found.tags)
    outer = [tag for tag in found.tags if tag.kind == "L"]
    assert len(outer) == 11
    assert [child.kind for child in outer[0].children[0].children] == ["Lbl", "LBody"]


@pytest.mark.parametrize("comma", [True, False])
def test_a_long_signature_has_a_line_for_each_parameter(chapter, comma):
    found = chapter(
        ".. py:function:: pitka(ensimmainen: int, toinen: str = 'x', *muut: int) -> None\n",
        suffix=".rst",
        conf=(
            "maximum_signature_line_length = 30\n"
            f"python_trailing_comma_in_multi_line_signatures = {comma}\n"
        ),
    )
    end = "*muut: int," if comma else "*muut: int"
    assert found.text == f"pitka( ensimmainen: int, toinen: str = 'x', {end} ) → None"
    assert found.source.count("linebreak()") == 4
