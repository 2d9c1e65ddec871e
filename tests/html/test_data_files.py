"""The open data of the years lies beside the pages, whole files of the years there are."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year

PLAIN = "annual_report_pdf = False\n"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_year_has_its_data(build, builder):
    files = archive(year(2023, objectives=OBJECTIVES), year(2022))
    built = build(files, conf=PLAIN, builder=builder)
    data = built.output / "data"
    assert sorted(path.relative_to(data).as_posix() for path in data.rglob("*.*")) == [
        "2022/report.json",
        "2023/csv-metadata.json",
        "2023/objectives.csv",
        "2023/report.json",
        "2023/strategy.xml",
        "catalog.jsonld",
        "schema/report-1.json",
    ]
    assert json.loads(built.read("data/2023/report.json"))["report"]["year"] == 2023
    text = (data / "2023" / "objectives.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ","))
    assert len(rows) == 1 + 4


@pytest.mark.parametrize(("builder", "up"), [("html", "../../"), ("dirhtml", "../../")])
def test_the_first_page_of_a_year_links_them(build, builder, up):
    built = build(archive(year(2023, objectives=OBJECTIVES)), conf=BOOK_THEME, builder=builder)
    html = built.read("reports/2023/index.html")
    for name in ("report.json", "objectives.csv", "csv-metadata.json", "strategy.xml"):
        assert f'href="{up}data/2023/{name}"' in html


def test_what_is_gone_leaves(build):
    first = build(archive(year(2023, objectives=OBJECTIVES), year(2022)), conf=PLAIN)
    (first.output / "data" / "notes.txt").write_text("of somebody else", encoding="utf-8")
    shutil.rmtree(first.source / "reports" / "2022")
    (first.source / "reports" / "2023" / "data" / "objectives.yaml").unlink()
    second = build(archive(year(2023)), conf=PLAIN)
    data = second.output / "data"
    assert sorted(path.relative_to(data).as_posix() for path in data.rglob("*")) == [
        "2023",
        "2023/report.json",
        "catalog.jsonld",
        "notes.txt",
        "schema",
        "schema/report-1.json",
    ]


def test_files_that_do_not_change_are_not_written(build):
    first = build(archive(year(2023)), conf=PLAIN)
    before = (first.output / "data/2023/report.json").stat()
    second = build(archive(year(2023)), conf=PLAIN)
    after = (second.output / "data/2023/report.json").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_the_files_are_the_same_when_they_are_made_beside_the_pages(build, monkeypatch):
    files = archive(year(2022), year(2023, objectives=OBJECTIVES))
    whole = build(files, conf=BOOK_THEME).output
    shutil.copytree(whole, whole.with_name("before"))
    monkeypatch.setattr("annual_report.html.data_files.MANY", 1)
    again = build(files, conf=BOOK_THEME, freshenv=True).output
    for before in sorted(whole.with_name("before").rglob("*")):
        if before.is_file() and not before.match("pdf/*"):
            name = before.relative_to(whole.with_name("before"))
            assert (again / name).read_bytes() == before.read_bytes(), name


def test_contacts_in_files_made_beside_the_pages_are_told_once(build, monkeypatch):
    monkeypatch.setattr("annual_report.html.data_files.MANY", 1)
    named = 'objectives: [{id: T1, title: "Kysy: maija.meikalainen@kunta.fi"}]'
    built = build(
        archive(year(2023, objectives=named)),
        conf=BOOK_THEME + "annual_report_pdf = False\n",
        warnings=("holds a person's e-mail address",),
    )
    told = [line for line in built.warnings if "/data/2023/report.json:" in line]
    assert len(told) == 1
    assert str(built.output) in told[0]


def test_what_was_found_clean_is_not_looked_into_again(build, monkeypatch):
    files = archive(year(2022), year(2023, objectives=OBJECTIVES))
    conf = BOOK_THEME + "annual_report_pdf = False\n"
    build(files, conf=conf)
    read = []
    monkeypatch.setattr(
        "annual_report.privacy.check.passages", lambda name, _: read.append(name) or ()
    )
    build({"reports/2022/talous.md": "# Talous\n\nUutta.\n"}, conf=conf)
    assert "talous.html" in read
    assert "report.json" not in read
