"""``annual-report publish`` and ``errata``: the gate, the lock, and what later builds do."""

import datetime as dt
import hashlib
import io
import json
import shutil
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.console import strip_escape_sequences
from sphinx.util.docutils import docutils_namespace, patch_docutils

from annual_report.cli import clock, publish_run, site_build
from annual_report.cli.yaml_editing import set_in
from annual_report.data.model import Report
from annual_report.data.yaml_reader import read_yaml_text

REPORT = "reports/2023/report.yaml"
PDF = "reports/2023/published/verkosto-2023.pdf"
SITE_PDF = "_build/html/pdf/verkosto-2023.pdf"
ORDER = tuple(Report.model_fields)


def build(project, told=None):
    """Build the site as ``make html`` does, in this process; return what it warned of.

    What else it says is added to ``told``, line by line.
    """
    source, warnings, status = project.folder, io.StringIO(), io.StringIO()
    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            source,
            source,
            source / "_build/html",
            source / "_build/doctrees",
            "html",
            status=status,
            warning=warnings,
        )
        app.build()
    if told is not None:
        told += strip_escape_sequences(status.getvalue()).splitlines()
    return strip_escape_sequences(warnings.getvalue()).splitlines()


@pytest.fixture
def no_build(monkeypatch):
    def build_site(*_arguments, **_options):
        raise AssertionError("the site must not be built")

    monkeypatch.setattr(publish_run, "build_site", build_site)


def test_a_year_is_published(published_once, published):
    told = published_once[1]
    assert "The report of 2023 is published: 1 March 2024" in told
    assert f"The PDF of record, 3 pages: {PDF}" in told
    assert "Next:" in told
    report = published.read(REPORT)
    assert "status: published  # hyväksytty\n" in report
    assert "dates: {approved: 2024-02-14, published: 2024-03-01}\n" in report
    lock = json.loads(published.read("reports/2023/published.lock"))
    content = (published.folder / PDF).read_bytes()
    assert content == (published.folder / SITE_PDF).read_bytes()
    assert lock["pdf"]["sha256"] == hashlib.sha256(content).hexdigest()
    assert set(lock["sources"]) == {
        "agenda.md",
        "data/handling.yaml",
        "index.md",
        "kasittely.md",
        "report.yaml",
    }
    assert set(lock["shared"]) == {"conf.py", "reports/network.yaml"}


def test_a_later_build_keeps_the_pdf_and_names_what_was_changed(published):
    content = (published.folder / PDF).read_bytes()
    shutil.rmtree(published.folder / "_build")
    published.replace("reports/network.yaml", "slug: verkosto", "slug: uusi")
    assert build(published) == []
    assert (published.folder / SITE_PDF).read_bytes() == content
    assert "verkosto-2023.pdf" in published.read("_build/html/reports/2023/index.html")
    assert not (published.folder / "_build/html/pdf/uusi-2023.pdf").exists()
    published.replace("reports/2023/kasittely.md", "Käsittely", "Käsittelyt")
    published.write("reports/2023/uusi.txt", "x")
    first, second = build(published)
    assert "reports/2023/kasittely.md:1: WARNING: the file was changed after" in first
    assert "reports/2023/uusi.txt:1: WARNING: the file was added after" in second
    assert first.endswith("[annual_report.published]")
    assert (published.folder / SITE_PDF).read_bytes() == content


def test_a_pdf_of_record_that_was_changed_does_not_reach_the_site(published):
    content = (published.folder / PDF).read_bytes()
    (published.folder / PDF).write_bytes(content + b" ")
    (line,) = build(published)
    assert f"{PDF}:1: WARNING: the file was changed after" in line
    assert (published.folder / SITE_PDF).read_bytes() == content


def test_a_broken_lock_is_told_and_nothing_made(published):
    content = (published.folder / SITE_PDF).read_bytes()
    published.write("reports/2023/published.lock", "{")
    published.replace("reports/2023/kasittely.md", "Käsittely", "Käsittelyt")
    (line,) = build(published)
    assert "reports/2023/published.lock:1: WARNING: " in line
    assert (published.folder / SITE_PDF).read_bytes() == content


def test_a_year_is_published_once(published, no_build):
    line = published.fault("publish", "2023", code=1)
    assert line == (
        "reports/2023/published.lock: the report was published on 1 March 2024; "
        "a correction is told with: annual-report errata 2023 --text …"
    )


def test_what_is_not_handled_is_not_published(project, no_build):
    line = project.fault("publish", "2023", code=1, language="fi_FI.UTF-8")
    assert line.startswith(f"{REPORT}: ohjausryhmä ei ole käsitellyt kertomusta ")


def test_which_bodies_must_have_handled_it_can_be_said(project, no_build):
    found = project.run("publish", "2023", "--handled-by", "committee,board", code=1)
    told = found.stderr.splitlines()
    assert len(told) == 6
    assert all("annual-report handling record 2023 -m " in line for line in told)
    line = project.fault("publish", "2023", "--handled-by", "lautakuntaa", code=2)
    assert "use steering_group, committee, board, council, or none" in line


def test_faults_and_findings_are_told_all_at_once(project, no_build):
    project.replace("reports/2023/data/handling.yaml", "date: 2024-04", "date: keväällä")
    project.write(
        "reports/2023/data/projects.yaml",
        "projects:\n  - {id: p, name_as_reported: P, grant: 1, own_funding: 2, total_cost: 4,"
        " other_funding: 0}\n",
    )
    told = project.run("publish", "2023", "--handled-by", "none", code=1).stderr.splitlines()
    assert [line.partition(": ")[0] for line in told] == [
        "reports/2023/data/handling.yaml:11",
        "reports/2023/data/projects.yaml:2",
    ]


def test_a_day_to_come_is_refused(project, no_build):
    later = dt.date.today() + dt.timedelta(days=2)  # noqa: DTZ011 - as the command asks
    line = project.fault("publish", "2023", "--date", later.isoformat(), code=2)
    assert "--date" in line


def test_a_build_with_warnings_leaves_everything_as_it_was(project, monkeypatch):
    def build_site(source, **_options):
        warning = "reports/2023/index.md:3: x [y]"
        elsewhere = "reports/2022/index.md:3: z [y]"
        return site_build.SiteBuilt(ok=True, warnings=(warning, elsewhere), last="")

    monkeypatch.setattr(publish_run, "build_site", build_site)
    line = project.fault("publish", "2023", "--handled-by", "none", code=1)
    assert line == "reports/2023/index.md:3: x [y]"


def test_a_pdf_that_claims_nothing_is_not_published(project, monkeypatch):
    import pikepdf  # noqa: PLC0415 - one test needs it

    def build_site(source, **_options):
        path = Path(source) / SITE_PDF
        path.parent.mkdir(parents=True, exist_ok=True)
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(path)
        return site_build.SiteBuilt(ok=True, warnings=(), last="")

    monkeypatch.setattr(publish_run, "build_site", build_site)
    told = project.run("publish", "2023", "--handled-by", "none", code=1).stderr.splitlines()
    assert [line.removeprefix(f"{SITE_PDF}: ") for line in told] == [
        "the PDF does not claim to be PDF/UA-1 and PDF/A-3a",
        "the PDF has no title",
        "the PDF is not tagged",
        "the PDF does not say its language",
    ]
    assert "status: draft" in project.read(REPORT)
    assert not (project.folder / "reports/2023/published.lock").exists()


@pytest.mark.parametrize(
    "text",
    [
        "year: 2023\n",
        "year: 2023 # v\nstatus: 'draft' # tila\nnetwork: x\n",
        "year: 2023\nstatus: draft\ndates:\n  approved: 2024-02 # p\n\nnetwork: x\n",
        "year: 2023\ndates: # tyhjä\nnetwork: x\n",
        "year: 2023\ndates: {}\nnetwork: x\n",
        "year: 2023\ndates: {published: 2020-01-01, updated: 2021}\n",
        "{year: 2023, dates: {handled: 2020}}\n",
    ],
)
def test_status_and_day_are_set_and_all_else_stays(text):
    new = set_in(text, ("status",), "published", ORDER)
    new = set_in(new, ("dates", "published"), "2024-03-01", ORDER)
    before, _ = read_yaml_text(text, "report.yaml")
    after, faults = read_yaml_text(new, "report.yaml")
    assert faults == ()
    dates = {**(before.value.get("dates") or {}), "published": "2024-03-01"}
    assert after.value == {**before.value, "status": "published", "dates": dates}
    assert [line for line in text.splitlines() if line.startswith("#")] == []
    for comment in ("# v", "# tila", "# p", "# tyhjä"):
        assert (comment in text) == (comment in new)


# Errata


def test_a_correction_is_shown_and_the_published_pdf_stays(published):
    content = (published.folder / PDF).read_bytes()
    told = published.run(
        "errata", "2023", "--text", "Luku on <3>.", "--date", "2.5.2024", "--document", "kasittely"
    ).stdout
    assert "The published PDF stays as it is" in told
    assert published.read("reports/2023/errata.yaml") == (
        'errata:\n  - date: 2024-05-02\n    text: "Luku on <3>."\n    document: kasittely\n'
    )
    assert build(published) == []
    assert (published.folder / SITE_PDF).read_bytes() == content
    page = published.read("_build/html/reports/2023/index.html")
    assert "<strong>2.5.2024</strong>: Luku on &lt;3&gt;." in page
    published.run("verify")
    published.replace("reports/2023/errata.yaml", "<3>", "<4>")
    line = published.fault("errata", "2023", "--text", "Toinen.", code=1)
    assert line.startswith("reports/2023/errata.yaml: errata[0]: the correction is no longer")
    (warning,) = build(published)
    assert "errata.yaml:1: WARNING: errata[0]: the correction is no longer" in warning


def test_corrections_come_one_after_the_other(published):
    for text in ("Yksi.", "Kaksi."):
        published.run("errata", "2023", "--text", text, "--date", "2024-05-02")
    lock = json.loads(published.read("reports/2023/published.lock"))
    assert len(lock["errata"]) == 2
    published.run("verify")


def test_a_correction_of_a_report_that_is_not_locked_is_in_its_pdf(project):
    import pymupdf  # noqa: PLC0415 - one test reads a PDF

    project.run("errata", "2023", "--text", "Luku on 3.", "--date", "2024-05-02")
    assert build(project) == []
    with pymupdf.open(project.folder / SITE_PDF) as pdf:
        text = " ".join(pdf[1].get_text().split())
    assert text.endswith("Oikaisut 2.5.2024: Luku on 3.")


def test_wrong_use_of_errata_changes_nothing(project, monkeypatch):
    monkeypatch.setattr(clock, "clock_today", lambda: dt.date(2024, 5, 2))
    errata = ("errata", "2023", "--text")
    assert "the text is empty" in project.fault(*errata, " ", code=2)
    assert "is after today" in project.fault(*errata, "x", "--date", "2024-05-03", code=2)
    told = project.fault(*errata, "x", "--document", "kasitely", code=2)
    assert told.endswith('"kasitely" is not a document of the year; did you mean "kasittely"?')
    project.write("reports/2023/errata.yaml", "errata: [{date: x, text: y}]\n")
    assert project.fault(*errata, "x", code=1).startswith("reports/2023/errata.yaml:1: ")
