"""The index of the search: what it finds, how it can be narrowed, and a site without it."""

import gzip
import json

import cbor2
import pytest
from bs4 import BeautifulSoup

from annual_report.data.model import Archive
from annual_report.html import search_entries, search_index, search_order, search_words
from annual_report.html.search_entries import item_entries, page_entry

ARCHIVE = Archive.model_validate(
    {
        "network": {
            "id": "v",
            "slug": "v",
            "name": "V",
            "members": [{"code": "398", "id": "lahti", "name": "Lahti"}],
            "funders": [{"id": "okm", "name": "opetusministeriö", "abbreviation": "OKM"}],
        },
        "years": [
            {
                "folder": "reports/2023",
                "report": {"year": 2023, "title": "T", "status": "draft", "network": "v"},
                "objectives": [
                    {
                        "id": "T1",
                        "title": "Tavoite <b>&",
                        "indicators": [
                            {"name": "Luku", "target": 1, "actual": 1, "direction": "at_least"}
                        ],
                    },
                    {"id": "T2", "title": "Toinen"},
                ],
                "projects": [
                    {
                        "id": "p",
                        "name_as_reported": "Hanke",
                        "funders": ["okm"],
                        "participants": ["398"],
                        "status": "running",
                    }
                ],
                "surveys": [{"id": "k", "title": "Kysely", "domain": "ecec"}],
            }
        ],
    }
)
PLACES = {
    ("objective", 2023, "T1"): "reports/2023/a.html#objective-2023-t1",
    ("project", 2023, "p"): "reports/2023/a.html#project-2023-p",
    ("survey", 2023, "k"): "reports/2023/a.html#survey-2023-k",
}


def entries():
    return {entry.title: entry for entry in item_entries(ARCHIVE, PLACES, "fi")}


def test_items_that_have_a_place_are_found_with_what_they_can_be_narrowed_by():
    found = entries()
    assert {title: dict(entry.filters) for title, entry in found.items()} == {
        "Tavoite <b>&": {"year": "2023", "kind": "Tavoite", "status": "Toteutunut"},
        "Hanke": {
            "year": "2023",
            "kind": "Hanke",
            "status": "Käynnissä",
            "funder": "Opetusministeriö (OKM)",
        },
        "Kysely": {"year": "2023", "kind": "Kysely"},
    }
    assert found["Hanke"].address == "reports/2023/a.html#project-2023-p"
    assert "Lahti" in found["Hanke"].body


def test_ids_of_any_length_and_case_have_files_of_their_own():
    year = ARCHIVE.years[0]
    items = [{"id": name, "name_as_reported": "H"} for name in ("a" * 400, "A" * 400)]
    archive = Archive.model_validate(
        {"years": [{"folder": year.folder, "report": year.report, "projects": items}]}
    )
    places = {("project", 2023, item["id"]): "a.html" for item in items}
    paths = {entry.path.casefold() for entry in item_entries(archive, places, "fi")}
    assert len(paths) == 2
    assert max(map(len, paths)) < 80


def test_texts_of_data_are_texts_in_what_is_indexed():
    html = entries()["Tavoite <b>&"].document("fi").decode()
    soup = BeautifulSoup(html, "html.parser")
    assert soup.h1.get_text() == "Tavoite <b>&"
    assert soup.find("meta", {"data-pagefind-meta": "title[content]"})["content"] == "Tavoite <b>&"
    assert soup.find("b") is None
    assert soup.html["lang"] == "fi"


def test_a_page_is_narrowed_by_its_year():
    entry = page_entry("a.html", "Sivu", "<p>Teksti</p>", ARCHIVE.years[0], "fi")
    assert entry.filters == (("kind", "Sivu"), ("year", "2023"))
    assert page_entry("a.html", "Sivu", "", None, "sv").filters == (("kind", "Sida"),)


CONF = 'html_theme = "sphinx_book_theme"'
FILES = {
    "reports/2023/index.md": "# Vuosi\n\n```{objectives}\n```\n",
    "reports/2022/index.md": "# Vuosi\n",
    "index.md": "# Arkisto\n\n```{toctree}\nreports/2022/index\nreports/2023/index\n```\n",
}


@pytest.fixture
def made(build):
    return lambda: build(FILES, root="year", conf=CONF)


def test_the_index_is_made_once_and_again_when_something_changes(made, build):
    first = made()
    folder = first.output / "pagefind"
    assert json.loads((folder / "pagefind-entry.json").read_text())["languages"].keys() == {"fi"}
    assert (folder / "pagefind.js").is_file()
    assert not (folder / "pagefind-ui.js").exists()
    content = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    stamp = (folder / "pagefind-entry.json").stat().st_mtime_ns
    made()
    assert (folder / "pagefind-entry.json").stat().st_mtime_ns == stamp
    build({"index.md": FILES["index.md"] + "\nUusi kappale.\n"}, conf=CONF)
    now = {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert now != content
    assert len(now) == len(content)  # nothing of the old index is left


def test_the_index_has_one_order_whatever_the_order_of_hash_tables(tmp_path):
    """Pagefind writes the values of filters in any order."""

    def index(folder, values, filters):
        (folder / "filter").mkdir(parents=True)

        def put(name, content):
            (folder / name).write_bytes(gzip.compress(search_order.MARK + cbor2.dumps(content)))

        for name, digest in filters:
            put(f"filter/{digest}.pf_filter", [name, values[name]])
        put("pagefind.fi_aaaaaaaaaa.pf_meta", ["1.5.2", [["fi_1", 2]], [], filters, [], []])
        told = {"version": "1.5.2", "languages": {"fi": {"hash": "fi_aaaaaaaaaa"}}}
        (folder / "pagefind-entry.json").write_text(json.dumps(told))
        search_order.put_in_order(folder)
        return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    first = index(
        tmp_path / "a",
        {"year": [["2024", [1]], ["2023", [0]]], "kind": [["Sivu", [0, 1]]]},
        [["year", "fi_bbbbbbb"], ["kind", "fi_ccccccc"]],
    )
    second = index(
        tmp_path / "b",
        {"kind": [["Sivu", [0, 1]]], "year": [["2023", [0]], ["2024", [1]]]},
        [["kind", "fi_ddddddd"], ["year", "fi_eeeeeee"]],
    )
    assert first == second
    (meta,) = (name for name in first if name.endswith(".pf_meta"))
    parts = cbor2.loads(gzip.decompress(first[meta]).removeprefix(search_order.MARK))
    assert [name for name, _ in parts[3]] == ["kind", "year"]
    assert {f"{digest}.pf_filter" for _, digest in parts[3]} < set(first)
    assert (
        meta.removeprefix("pagefind.").removesuffix(".pf_meta")
        in first["pagefind-entry.json"].decode()
    )


def test_the_page_of_the_search_is_ours_and_other_pages_carry_no_index(made):
    built = made()
    search = BeautifulSoup(built.read("search.html"), "html.parser")
    assert [item["name"] for item in search.select("#report-search select")] == [
        "year",
        "kind",
        "status",
        "funder",
    ]
    for path in ("index.html", "search.html", "reports/2023/index.html"):
        sources = [
            s.get("src", "") for s in BeautifulSoup(built.read(path), "html.parser")("script")
        ]
        assert any("annual-report-search.js" in source for source in sources)
        assert not any("searchindex.js" in source for source in sources)


def test_without_pagefind_the_search_of_the_theme_stays(made, monkeypatch):
    monkeypatch.setattr(search_index, "executable", lambda: None)
    monkeypatch.setattr(search_words, "executable", lambda: None)
    built = made()
    assert not (built.output / "pagefind").exists()
    assert "searchindex.js" in built.read("search.html")
    assert "annualReportSearch" not in built.read("_static/annual-report-words.js")


def test_a_program_that_fails_is_told_and_the_last_index_stays(made, build, monkeypatch, tmp_path):
    made()
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no space left >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(search_index, "executable", lambda: broken)
    built = build(
        {}, conf=CONF, warnings=(r"the search index was not written: no space left \[.*search\]",)
    )
    assert (built.output / "pagefind/pagefind.js").is_file()


def crowded(count):
    """Return an archive with as many objectives, every third of them achieved, and places."""
    items = [
        {"id": f"T{i}", "title": f"Tavoite {i} <", "status": "in_progress" if i % 3 else "achieved"}
        for i in range(count)
    ]
    year = ARCHIVE.years[0]
    archive = Archive.model_validate(
        {"years": [{"folder": year.folder, "report": year.report, "objectives": items}]}
    )
    places = {("objective", 2023, item["id"]): f"a.html#o-{item['id']}" for item in items}
    return archive, places


def test_very_many_items_of_a_page_share_the_entries_they_can_be_narrowed_by():
    archive, places = crowded(search_entries.MANY)
    assert len(list(item_entries(archive, places, "fi"))) == search_entries.MANY
    archive, places = crowded(search_entries.MANY + 50)
    found = list(item_entries(archive, places, "fi"))
    assert [dict(entry.filters)["status"] for entry in found] == ["Toteutunut", "Käynnissä"]
    assert {(entry.title, entry.address, entry.parts) for entry in found} == {
        ("Tavoitteet 2023", "a.html", "10")
    }
    assert len({entry.path for entry in found}) == 2
    headings = BeautifulSoup(found[0].document("fi"), "html.parser").select("h2")
    assert [(h["id"], h.get_text()) for h in headings[:2]] == [
        ("o-T0", "Tavoite 0 <"),
        ("o-T3", "Tavoite 3 <"),
    ]
    assert sum(entry.body.count("<h2 ") for entry in found) == search_entries.MANY + 50
