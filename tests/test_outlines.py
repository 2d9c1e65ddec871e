"""Outlines: Sphinx numbers from them what it numbers from whole doctrees."""

from __future__ import annotations

import pytest
from sphinx.environment import BuildEnvironment

from annual_report import outlines
from tests.html.years import archive, year

NUMBERED = """
# Luku

```{list-table} Ensimmäinen
:name: eka-{year}
* - a
```

:::{note}
```{list-table} Sisällä
* - a
```
:::

```{list-table}
* - ilman otsikkoa
```

## Osa

```{figure} kuva.png
:alt: Kuva
:name: kuva-{year}

Kuvan teksti
```

```{math}
:label: kaava-{year}
:alt: Kaava

a = b
```

```{code-block} python
:caption: Koodi
:name: koodi-{year}
print()
```
"""
CONF = "numfig = True\nannual_report_pdf = False\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ff"
    "ff3f0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture
def files():
    made = archive(year(2022), year(2023))
    for number in (2022, 2023):
        made[f"reports/{number}/talous.md"] = NUMBERED.replace("{year}", str(number))
        made[f"reports/{number}/kuva.png"] = PNG
    return made


def numbers(env):
    return env.toc_secnumbers, env.toc_fignumbers


def test_the_numbers_are_those_of_the_whole_doctrees(build, files, monkeypatch):
    ours = numbers(build(files, conf=CONF).app.env)
    monkeypatch.setattr(outlines, "_counts_otherwise", lambda _domain: True)
    assert numbers(build(files, conf=CONF, freshenv=True).app.env) == ours
    kinds = ours[1]["reports/2023/talous"]
    assert {kind: list(ids.values()) for kind, ids in kinds.items()} == {
        "table": [(1, 1), (1, 2)],
        "figure": [(1, 1)],
        "code-block": [(1, 1)],
        "displaymath": [(1, 1)],
    }


def test_no_doctree_is_read_to_number(build, files, monkeypatch):
    before = numbers(build(files, conf=CONF).app.env)
    read = []
    original = BuildEnvironment.get_doctree

    def get_doctree(env, docname):
        read.append(docname)
        return original(env, docname)

    monkeypatch.setattr(BuildEnvironment, "get_doctree", get_doctree)
    built = build({"index.md": files["index.md"] + "\nUutta.\n"}, conf=CONF)
    assert "reports/2022/talous" not in read
    assert numbers(built.app.env) == before


def test_outlines_follow_the_documents(build, files):
    first = build(files, conf=CONF)
    gone = "reports/2022/talous"
    rest = {"reports/2022/index.md": files["reports/2022/index.md"].replace("talous\n", "")}
    (first.source / f"{gone}.md").unlink()
    built = build(rest, conf=CONF)
    assert gone not in getattr(built.app.env, outlines.OUTLINES)
    assert "reports/2023/talous" in getattr(built.app.env, outlines.OUTLINES)


def test_in_parallel_they_are_merged(build, files):
    alone = numbers(build(files, conf=CONF).app.env)
    assert numbers(build(files, conf=CONF, freshenv=True, parallel=2).app.env) == alone
