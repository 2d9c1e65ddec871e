"""A partial build gives the same pages as a whole one, whatever has changed around them."""

from __future__ import annotations

import pytest

from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year

PDFS = """
def setup(app):
    from annual_report.artifacts import PDFS_WRITTEN, PdfInfo
    infos = {2023: PdfInfo(year=2023, path="pdf/koe-2023.pdf", pages=PAGES, size=2000)}
    app.connect("build-finished", lambda app, error: app.emit(PDFS_WRITTEN, infos))
"""
BEFORE = archive(year(2023, objectives=OBJECTIVES), year(2022))

CHANGES = {
    "nothing": {},
    "a page": {"reports/2023/talous.md": "# Talous 2023\n\nUusi teksti.\n"},
    "the title of a chapter": {"reports/2023/talous.md": "# Rahat\n\nTeksti.\n"},
    "a new chapter": year(2023, chapters=("uusi", "talous", "hankkeet"), objectives=OBJECTIVES),
    "how final a year is": year(2023, report="status: approved", objectives=OBJECTIVES),
    "the note of a draft": year(2023, report="status: draft\nstatus_note: Uusi."),
    "a new year": archive(year(2024), year(2023, objectives=OBJECTIVES), year(2022)),
    "the objectives": {
        "reports/2023/data/objectives.yaml": OBJECTIVES.replace("carried_over", "achieved")
    },
    "the name of the network": {"reports/network.yaml": "id: koe\nslug: koe\nname: Uusi\n"},
    "the language of a page": {"reports/2023/talous.md": "---\nlang: sv\n---\n\n# Ekonomi\n"},
}


def pages(built):
    return {
        path.relative_to(built.output).as_posix(): path.read_text(encoding="utf-8")
        for path in built.output.rglob("*.html")
    }


@pytest.mark.parametrize("change", CHANGES)
def test_a_partial_build_equals_a_whole_one(build, change):
    conf = BOOK_THEME + PDFS.replace("PAGES", "12")
    build(BEFORE, conf=conf)
    partial = pages(build(CHANGES[change], conf=conf))
    whole = pages(build({}, freshenv=True, conf=conf))
    assert sorted(partial) == sorted(whole)
    assert [path for path in whole if partial[path] != whole[path]] == []
    assert "PDF, 12" in partial["reports/2023/hankkeet.html"]


def test_only_pages_whose_frame_changes_are_written_again(build):
    first = build(BEFORE, conf=BOOK_THEME)
    before = {path: path.stat().st_mtime_ns for path in first.output.rglob("*.html")}
    second = build(CHANGES["the note of a draft"], conf=BOOK_THEME)
    written = {
        path.relative_to(second.output).as_posix()
        for path, stamp in before.items()
        if path.stat().st_mtime_ns != stamp
    }
    assert {"index.html", "reports/2023/index.html", "reports/2023/talous.html"} <= written
    assert [path for path in written if path.startswith("reports/2022/")] == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_page_of_a_year_links_its_pdf(build, builder):
    built = build(BEFORE, conf=BOOK_THEME + PDFS.replace("PAGES", "24"), builder=builder)
    for page in ("index", "talous", "hankkeet"):
        name = f"reports/2023/{page}.html"
        if builder == "dirhtml" and page != "index":
            name = f"reports/2023/{page}/index.html"
        up = "../" * name.count("/")
        assert f'href="{up}pdf/koe-2023.pdf"' in built.read(name)
    assert "PDF, 24\u00a0sivua, 2\u00a0kt" in built.read("index.html")
    assert 'report-pdf"' not in built.read("reports/2022/index.html")


def test_when_pdfs_are_turned_off_the_links_go(build):
    first = build(BEFORE, conf=BOOK_THEME + PDFS.replace("PAGES", "24"))
    assert "koe-2023.pdf" in first.read("reports/2023/talous.html")
    (first.source / "conf.py").unlink()
    second = build({}, conf=BOOK_THEME)
    assert "koe-2023.pdf" not in second.read("reports/2023/talous.html")
