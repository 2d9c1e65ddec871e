"""Publishing a report in two languages: both PDFs are looked at, kept, locked and verified."""

import json
import os
import shutil
from pathlib import Path

import pytest

from annual_report.cli import publish_run, site_build
from tests.cli.conftest import Project
from tests.cli.test_publish import build
from tests.pdf_reading import text_of

REPORT = "reports/2023/report.yaml"
KEPT = "reports/2023/published/verkosto-2023{}.pdf"
SITE = "_build/html/pdf/verkosto-2023{}.pdf"
SWEDISH = {
    "reports/2023/sv/index.md": "# Berättelse\n\nÅret i korthet.\n\n```{toctree}\nextra\n```\n",
    "reports/2023/sv/extra.md": "# Extra\n",
}


def in_two_languages(folder):
    """Return the small project with a second set of documents; 2023 has been handled."""
    project = Project(folder)
    for name, text in SWEDISH.items():
        project.write(name, text)
    report = project.read(REPORT).replace("status: draft", "status: approved")
    project.write(REPORT, report + "dates: {approved: 2024-02-14}\n")
    return project


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages") / "project"
    folder.mkdir()
    project = in_two_languages(folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        told = project.run("publish", "2023", "--date", "2024-03-01").stdout
    finally:
        os.chdir(before)
    return folder, told


@pytest.fixture
def bilingual(once, tmp_path, monkeypatch):
    folder = tmp_path / "published"
    folder.mkdir()
    project = Project(folder)
    shutil.copytree(once[0], folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    return project


def content(project, name):
    return (project.folder / name).read_bytes()


def test_both_pdfs_are_kept_and_locked(once, bilingual):
    for mark, pages in (("", 3), ("-sv", 4)):
        assert f"The PDF of record, {pages} pages: {KEPT.format(mark)}\n" in once[1]
        assert content(bilingual, KEPT.format(mark)) == content(bilingual, SITE.format(mark))
    assert "Året i korthet" in text_of(bilingual.folder / KEPT.format("-sv"))
    lock = json.loads(bilingual.read("reports/2023/published.lock"))
    assert lock["pdf"]["file"] == "verkosto-2023.pdf"
    assert lock["translations"]["sv"]["file"] == "verkosto-2023-sv.pdf"
    assert {"sv/index.md", "sv/extra.md", "index.md"} <= set(lock["sources"])


def test_what_is_not_in_each_language_is_told_and_does_not_stop(once):
    lines = once[1].splitlines()
    begin = lines.index("Not in each language of the report, and shown in another:")
    assert lines[begin + 1 : begin + 8] == [
        "  reports/2023/report.yaml:2: title: the text is not there in: sv",
        "  reports/2023/data/handling.yaml:4: handling[0].body: the text is not there in: sv",
        "  reports/2023/data/handling.yaml:9: handling[1].body: the text is not there in: sv",
        "  reports/2023/data/handling.yaml:15: handling[2].body: the text is not there in: sv",
        "  reports/2023/sv/extra.md:1: the document has no counterpart in: fi",
        "  reports/2023/kasittely.md:1: the document has no counterpart in: sv",
        "Next: annual-report translations 2023",
    ]


def test_check_names_it_before_publishing(tmp_path, monkeypatch):
    project = in_two_languages(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = json.loads(project.run("check", "2023", "--json").stdout)
    assert found["ok"]
    lacking = [(item["file"], item["field"]) for item in found["years"][-1]["missing"]]
    assert (REPORT, "title") in lacking
    assert ("reports/2023/kasittely.md", None) in lacking
    told = project.run("check", "2023").stdout
    assert "Not in each language of the report: " in told
    assert "; they are listed by: annual-report translations 2023" in told
    assert "the text is not there in" not in told


@pytest.mark.parametrize("name", ["sv/index.md", "published/verkosto-2023-sv.pdf"])
def test_a_changed_byte_of_a_second_language_is_named(bilingual, name):
    assert "9 files" not in bilingual.run("verify").stdout
    path = bilingual.folder / "reports/2023" / name
    changed = bytearray(path.read_bytes())
    changed[len(changed) // 2] ^= 1
    path.write_bytes(changed)
    told = bilingual.run("verify", code=1).stdout
    assert f"  reports/2023/{name}: changed since it was published\n" in told


def test_what_is_the_same_is_counted(bilingual):
    told = bilingual.run("verify").stdout
    assert told == "2023: as it was published on 1 March 2024; 7 files and 2 PDFs are the same\n"


def test_a_pdf_on_the_site_that_is_another_is_named(bilingual):
    bilingual.write(SITE.format("-sv"), "x")
    (found,) = json.loads(bilingual.run("verify", "--json", code=1).stdout)["years"]
    assert found["pdfs"] == {"verkosto-2023.pdf": "same", "verkosto-2023-sv.pdf": "changed"}
    assert found["site"] == "changed"
    assert found["faults"] == [
        f"{SITE.format('-sv')}: the PDF on the built site is not the one that was published"
    ]


def test_a_later_build_puts_both_on_the_site_as_they_were(bilingual):
    before = [content(bilingual, SITE.format(mark)) for mark in ("", "-sv")]
    shutil.rmtree(bilingual.folder / "_build")
    bilingual.replace("reports/network.yaml", "slug: verkosto", "slug: uusi")
    assert build(bilingual) == []
    assert [content(bilingual, SITE.format(mark)) for mark in ("", "-sv")] == before
    assert "verkosto-2023-sv.pdf" in bilingual.read("_build/html/reports/2023/sv/index.html")
    assert not list((bilingual.folder / "_build/html/pdf").glob("uusi-*"))


def test_a_second_pdf_at_fault_is_not_published(bilingual, monkeypatch):
    import pikepdf  # noqa: PLC0415 - one test needs it

    shutil.rmtree(bilingual.folder / "reports/2023/published")
    (bilingual.folder / "reports/2023/published.lock").unlink()

    def build_site(source, **_options):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(Path(source) / SITE.format("-sv"))
        return site_build.SiteBuilt(ok=True, warnings=(), last="")

    monkeypatch.setattr(publish_run, "build_site", build_site)
    told = bilingual.run("publish", "2023", code=1).stderr.splitlines()
    assert {line.partition(": ")[0] for line in told} == {SITE.format("-sv")}
    assert not (bilingual.folder / "reports/2023/published.lock").exists()


def test_a_second_language_that_came_later_is_made(published):
    for name, text in SWEDISH.items():
        published.write(name, text)
    first, second = build(published)
    assert "reports/2023/sv/extra.md:1: WARNING: the file was added after" in first
    assert "reports/2023/sv/index.md:1: WARNING: the file was added after" in second
    assert "Året i korthet" in text_of(published.folder / SITE.format("-sv"))
