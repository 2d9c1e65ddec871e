"""The link to a PDF: put into finished pages, the same from a whole build and a partial one."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from annual_report.artifacts import PdfInfo
from annual_report.html.pdf_link import region, update_pages
from annual_report.html.texts import file_size, page_count

INFO = PdfInfo(year=2023, path="pdf/koe-2023.pdf", pages=24, size=310_400)


def page(folder, name, *regions):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    body = "".join(f"<p>{item}</p>" for item in regions)
    path.write_text(f"<!DOCTYPE html>\n<title>ä</title>{body}\n", encoding="utf-8")
    return path


def links(path):
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return [(a["href"], a.get_text().replace("\u00a0", " ")) for a in soup.select("a.report-pdf")]


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("index.html", "pdf/koe-2023.pdf"),
        ("reports/2023/talous.html", "../../pdf/koe-2023.pdf"),
        ("reports/2023/talous/index.html", "../../../pdf/koe-2023.pdf"),
    ],
)
def test_the_link_is_relative_to_its_page(tmp_path, name, href):
    path = page(tmp_path, name, region(2023, "fi"))
    assert update_pages(tmp_path, [path], {2023: INFO}) == 1
    assert links(path) == [(href, "Toimintakertomus 2023, PDF, 24 sivua, 310 kt")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Toimintakertomus 2023, PDF, 24 sivua, 310 kt"),
        ("sv", "Verksamhetsberättelse 2023, PDF, 24 sidor, 310 kB"),
        ("en", "Annual report 2023, PDF, 24 pages, 310 kB"),
    ],
)
def test_the_link_speaks_the_language_of_its_page(tmp_path, language, text):
    path = page(tmp_path, "index.html", region(2023, language))
    update_pages(tmp_path, [path], {2023: INFO})
    assert links(path) == [("pdf/koe-2023.pdf", text)]


def test_each_year_has_its_own_link(tmp_path):
    path = page(tmp_path, "index.html", region(2023, "fi"), region(2022, "fi"))
    other = PdfInfo(year=2022, path="pdf/koe-2022.pdf", pages=1, size=900)
    update_pages(tmp_path, [path], {2023: INFO, 2022: other})
    assert [href for href, _ in links(path)] == ["pdf/koe-2023.pdf", "pdf/koe-2022.pdf"]
    assert links(path)[1][1].endswith("PDF, 1 sivu, 1 kt")


def test_a_year_without_pdf_has_no_link_and_loses_an_old_one(tmp_path):
    path = page(tmp_path, "index.html", region(2023, "fi"))
    empty = path.read_bytes()
    update_pages(tmp_path, [path], {2023: INFO})
    assert update_pages(tmp_path, [path], {}) == 1
    assert path.read_bytes() == empty


def test_a_page_that_does_not_change_is_not_written(tmp_path):
    path = page(tmp_path, "index.html", region(2023, "fi"))
    update_pages(tmp_path, [path], {2023: INFO})
    before = path.stat()
    assert update_pages(tmp_path, [path], {2023: INFO}) == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [item.name for item in tmp_path.iterdir()] == ["index.html"]


def test_a_page_that_is_not_there_is_passed_by(tmp_path):
    assert update_pages(tmp_path, [tmp_path / "gone.html"], {2023: INFO}) == 0


def test_an_address_cannot_leave_its_attribute(tmp_path):
    path = page(tmp_path, "index.html", region(2023, "fi"))
    info = PdfInfo(year=2023, path='pdf/"><script>x.pdf', pages=1, size=1)
    update_pages(tmp_path, [path], {2023: info})
    assert "<script>" not in path.read_text(encoding="utf-8")
    assert [href for href, _ in links(path)] == ["pdf/%22%3E%3Cscript%3Ex.pdf"]


infos = st.builds(
    PdfInfo,
    year=st.just(2023),
    path=st.just("pdf/koe-2023.pdf"),
    pages=st.integers(1, 5000),
    size=st.integers(1, 10**10),
)


@given(first=infos, second=infos, around=st.text(alphabet="<>a&-!/ \n", max_size=40))
def test_what_was_there_before_leaves_no_trace(tmp_path_factory, first, second, around):
    folder = tmp_path_factory.mktemp("site")
    once, twice = folder / "once.html", folder / "twice.html"
    for path in (once, twice):
        path.write_text(f"{around}{region(2023, 'fi')}{around}", encoding="utf-8")
    update_pages(folder, [twice], {2023: first})
    update_pages(folder, [once, twice], {2023: second})
    assert once.read_bytes() == twice.read_bytes()
    assert once.read_text(encoding="utf-8").count('<a class="report-pdf"') == 1


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (1, "1 kt"),
        (1_499, "1 kt"),
        (310_400, "310 kt"),
        (999_499, "999 kt"),
        (999_500, "1 Mt"),
        (1_250_000, "1,2 Mt"),
        (20_000_000, "20 Mt"),
        (1_234_567_890, "1 234,6 Mt"),
    ],
)
def test_a_size_reads_as_people_write_it(size, text):
    assert file_size(size, "fi") == text.replace(" ", "\u00a0")


@pytest.mark.parametrize(("pages", "text"), [(1, "1 sivu"), (2, "2 sivua"), (1200, "1 200 sivua")])
def test_pages_are_counted_in_words(pages, text):
    assert page_count(pages, "fi") == text.replace(" ", "\u00a0")
