"""The archives that are measured: the same every time, and the same for all."""

import json

import pytest
import yaml
from bs4 import BeautifulSoup

from archive import Size, archive_files, write_files
from invented import STATUSES
from objective_tables import objective_files
from tests.conftest import Site, built_once

TINY = Size(years=2, chapters=3, tables=2, rows=3, objectives=4)
FORMS = ("ours", "plain")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_size_gives_the_same_files(form):
    assert archive_files(TINY, form) == archive_files(TINY, form)


def test_more_years_leave_the_others_as_they_are():
    more = archive_files(Size(years=3, chapters=3, tables=2, rows=3, objectives=4))
    for name, text in archive_files(TINY).items():
        assert name in ("conf.py", "index.md") or more[name] == text


def test_without_data_both_forms_have_the_same_pages():
    size = Size(years=2, chapters=3, data=False)
    ours, plain = (archive_files(size, form) for form in FORMS)
    assert {name for name in ours if name.endswith(".md")} == plain.keys() - {"conf.py"}
    assert all(ours[name] == text for name, text in plain.items() if name != "conf.py")


@pytest.fixture(scope="module")
def sites(tmp_path_factory) -> dict[str, Site]:
    built = {}
    for form in FORMS:
        source = tmp_path_factory.mktemp(form)
        write_files(source, archive_files(TINY, form))
        built[form] = built_once(source, f"benchmark-{form}", tmp_path_factory)
    return built


def shown(site: Site, page: str) -> tuple[list[str], list[list[str]]]:
    """Return the paragraphs of a page outside of tables, and the rows of its tables."""
    body = BeautifulSoup((site.output / page).read_text("utf-8"), "html.parser").article
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in body.find_all("tr")
    ]
    texts = [
        " ".join(item.get_text().split())
        for item in body.select("section p")
        if not item.find_parent(["table", "figure", "aside"])
    ]
    return texts, rows


@pytest.mark.parametrize("page", ["luku01", "luku02"])
def test_both_forms_show_the_same_text(sites, page):
    ours, plain = (shown(sites[form], f"reports/2024/{page}.html") for form in FORMS)
    assert ours == plain
    assert len(plain[0]) > 20


def test_both_forms_show_the_same_summary(sites):
    ours, plain = (shown(sites[form], "reports/2024/index.html")[1] for form in FORMS)
    assert ours == plain
    assert plain[-1][:2] == ["Yhteensä", "4"]


def test_only_ours_has_pdfs(sites):
    assert len(list(sites["ours"].output.rglob("*.pdf"))) == 2
    assert not list(sites["plain"].output.rglob("*.pdf"))


def test_all_forms_of_objectives_hold_the_same_ones():
    sizes = {"documents": 1, "count": 3}
    ours = yaml.safe_load(objective_files("ours", **sizes)["reports/2024/data/objectives.yaml"])
    expected = [(item["id"], item["title"], item["status"]) for item in ours["objectives"]]
    assert len(expected) == 3

    imported = objective_files("needs import", **sizes)["reports/2024/data/objectives.json"]
    needs = json.loads(imported)["versions"]["1"]["needs"].values()
    codes = {word: code for code, word in STATUSES.items()}
    assert [(item["id"], item["title"], codes[item["status"]]) for item in needs] == expected

    for form in ("needs", "ours in place"):
        text = objective_files(form, **sizes)["reports/2024/index.md"]
        for identifier, title, _ in expected:
            assert identifier in text
            assert title in text
