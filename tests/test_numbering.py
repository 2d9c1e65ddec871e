"""Tables and figures are numbered within their year, whatever other years there are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.model import Archive, Report, Year
from annual_report.numbering import by_year
from tests.html.years import BOOK_THEME, archive, year

TABLE = "```{{list-table}} {0}\n:header-rows: 1\n:name: {1}\n\n* - A\n* - 1\n```\n\n"
CONF = BOOK_THEME + 'numfig = True\nnumfig_format = {"table": "Taulukko %s"}\n'


def with_tables(number):
    files = year(number)
    for page, count in (("index", 1), ("talous", 2), ("hankkeet", 1)):
        path = f"reports/{number}/{page}.md"
        tables = [TABLE.format(f"{page} {i}", f"{page}-{number}-{i}") for i in range(count)]
        files[path] = files[path].replace("```{toctree}", "".join(tables) + "```{toctree}")
        if page != "index":
            files[path] += "\n" + "".join(tables)
    files[f"reports/{number}/hankkeet.md"] += f"Ks. {{numref}}`talous-{number}-1`.\n"
    return files


def numbers(built, number):
    found = []
    for page in ("index", "talous", "hankkeet"):
        html = built.read(f"reports/{number}/{page}.html")
        found += re.findall(r'class="(?:caption-number|std std-numref)">Taulukko ([\d.]+)', html)
    return found


EXPECTED = ["1", "1.1", "1.2", "2.1", "1.2"]
"""One table on the first page, two in chapter 1, one in chapter 2 and a reference to 1.2."""


def test_each_year_counts_from_one(build):
    files = archive(with_tables(2024), with_tables(2023), with_tables(2022))
    built = build(files, conf=CONF)
    assert [numbers(built, number) for number in (2024, 2023, 2022)] == [EXPECTED] * 3


def test_a_new_year_leaves_the_old_ones_as_they_were(build):
    build(archive(with_tables(2023)), conf=CONF)
    partial = build(archive(with_tables(2024), with_tables(2023)), conf=CONF)
    assert [numbers(partial, number) for number in (2024, 2023)] == [EXPECTED] * 2
    pages = {path: path.read_bytes() for path in partial.output.rglob("*.html")}
    build({}, conf=CONF, freshenv=True)
    assert [path for path, content in pages.items() if path.read_bytes() != content] == []


def test_a_table_more_moves_those_after_it(build):
    files = archive(with_tables(2023))
    build(files, conf=CONF)
    page = "reports/2023/talous.md"
    files[page] = files[page].replace(
        "```{list-table}", TABLE.format("Uusi", "uusi") + "```{list-table}", 1
    )
    built = build({page: files[page]}, conf=CONF)
    assert numbers(built, 2023) == ["1", "1.1", "1.2", "1.3", "2.1", "1.3"]


def test_nothing_is_written_again_when_nothing_changes(build):
    files = archive(with_tables(2024), with_tables(2023))
    first = build(files, conf=CONF)
    before = {path: path.stat().st_mtime_ns for path in first.output.rglob("reports/*/*.html")}
    build({}, conf=CONF)
    assert len(before) == 6
    assert {path: path.stat().st_mtime_ns for path in before} == before


YEARS = Archive(
    years=tuple(
        Year(
            folder=f"reports/{number}",
            report=Report(year=number, title="K", status="draft", network="koe"),
        )
        for number in (2022, 2023)
    )
)
counted = st.lists(
    st.tuples(
        st.sampled_from(["reports/2022/a", "reports/2022/b", "reports/2023/a", "docs/a", "index"]),
        st.sampled_from(["table", "figure"]),
        st.sampled_from([(), (1,), (1, 2)]),
    ),
    max_size=30,
)


def sphinx_counts(items):
    """Return numbers as Sphinx counts them: through the project, by kind and section."""
    found, last = {}, {}
    for place, (docname, kind, section) in enumerate(items):
        last[kind, section] = last.get((kind, section), 0) + 1
        found.setdefault(docname, {}).setdefault(kind, {})[f"id{place}"] = (
            *section,
            last[kind, section],
        )
    return found


@given(counted)
def test_a_year_has_the_numbers_it_would_have_alone(items):
    numbered = by_year(sphinx_counts(items), YEARS)
    for folder in ("reports/2022/", "reports/2023/"):
        alone = sphinx_counts(
            [item if item[0].startswith(folder) else ("x", "none", ()) for item in items]
        )
        alone.pop("x", None)
        assert {doc: kinds for doc, kinds in numbered.items() if doc.startswith(folder)} == alone
