"""Charts in real builds: drawn on the page and in the PDF, said in words everywhere else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pikepdf
import pytest
from bs4 import BeautifulSoup

from annual_report.charts import render
from tests.charts.samples import all_charts
from tests.conftest import CONF
from tests.pdf_reading import year_files

SETUP = """
def setup(app):
    from tests.charts.samples import Charts
    app.add_directive("charts-of-all-sorts", Charts)
"""
FILES = year_files(luku="# Kaaviot\n\n```{charts-of-all-sorts}\n```\n")
FILES["conf.py"] = CONF + SETUP


def texts() -> list[str]:
    return [node.astext() for node in all_charts()]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the project, built once by a process of its own, and what it warned of."""
    place = tmp_path_factory.mktemp("charts")
    for path, content in FILES.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(content, encoding="utf-8")
    return place, sphinx(place)


def sphinx(place: Path, *options: str, builder: str = "html") -> str:
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-q", *options]
    command += ["-d", str(place / "doctrees"), str(place), str(place / "out" / builder)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    return done.stderr


def chapter(place: Path) -> BeautifulSoup:
    html = (place / "out/html/reports/2023/luku.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser")


def test_build_warns_of_characters_without_a_font_and_of_nothing_else(built):
    warnings = [line for line in built[1].splitlines() if line.strip()]
    assert all("no font of the PDF has" in line for line in warnings), warnings


def test_each_chart_is_a_drawing_named_by_its_text(built):
    drawings = chapter(built[0]).select("div.report-chart > svg[role=img]")
    assert [drawing["aria-label"] for drawing in drawings][: len(texts())] == texts()
    assert len(drawings) == 2 * len(texts())
    for region in chapter(built[0]).select("div.report-chart"):
        assert region["tabindex"] == "0"
        assert region["aria-label"]


def test_harmful_texts_stay_texts(built):
    page = chapter(built[0])
    for drawing in page.select("div.report-chart"):
        assert not drawing.select("script, style, image, foreignObject, a, use, [id], [style]")
        attributes = {name for tag in drawing.select("*") for name in tag.attrs}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert not [script for script in page.select("script") if "alert(1)" in script.get_text()]
    assert "alert(1)" in page.select_one("div.report-chart:nth-of-type(10)").get_text()


def test_data_stands_behind_a_disclosure(built):
    details = chapter(built[0]).select_one("details.report-disclosure")
    assert details.summary.get_text() == "Kaavion luvut taulukkona"
    assert details.p.get_text() == "Luvut taulukkona tässä."


def test_pdf_has_each_chart_as_a_figure_with_its_text(built):
    with pikepdf.open(built[0] / "out/html/pdf/koe-2023.pdf") as pdf:
        found = [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "3"
    assert len(found) == 2 * len(texts())
    assert set(texts()) <= set(found)


def test_pdf_has_no_error_for_a_reader_of_tags(built):
    outloud = Path(sys.executable).with_name("outloud")
    pdf = built[0] / "out/html/pdf/koe-2023.pdf"
    done = subprocess.run([outloud, str(pdf)], check=False, capture_output=True, text=True)
    assert " 0 error(s), 0 warning(s)" in done.stdout, done.stdout


def test_rebuild_draws_nothing_again(built, tmp_path):
    place = tmp_path / "again"
    copytree(built[0], place)
    folder = render.chart_folder(place / "doctrees")
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert before
    sphinx(place, "-E")  # reads and writes all of it again
    after = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert after == before


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man"])
def test_other_outputs_say_what_the_charts_show(build, builder):
    options = {"epub_copyright": "koe", "version": "1"}
    built = build(FILES, builder=builder, overrides=options)
    suffix = {"text": "luku.txt", "latex": ".tex", "epub": "luku.xhtml", "man": ".1"}[builder]
    (path,) = built.output.rglob(f"*{suffix}")
    text = re.sub(r"[\s~\\]+", " ", path.read_text(encoding="utf-8"))
    assert "Toiminnallinen tavoite: yhteensä 4, joista toteutunut 2" in text
    assert "<svg" not in text


def test_chart_that_cannot_be_drawn_is_told_and_said_in_words(build, tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text("import sys; sys.exit('no converter here')", encoding="utf-8")
    monkeypatch.setattr(render, "WORKER", worker)
    built = build(
        FILES,
        conf="annual_report_pdf = False\n",
        overrides={"annual_report_pdf": False},
        warnings=(r"luku\.md:\d+: WARNING: a chart is not drawn: no converter here",),
    )
    assert texts()[0] in built.read("reports/2023/luku.html")
