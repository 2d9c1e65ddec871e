"""The preview as it is seen in a browser: pages follow a save, faults come and go."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from annual_report.preview.server import hosts_for
from annual_report.preview.state import State
from annual_report.preview.watching import Watched
from tests.accessibility.browser import chromium
from tests.rules.sources import PACKAGE

SOON = 45_000
"""Milliseconds that a busy machine may need; the guide tells what a free one needs."""


@pytest.mark.parametrize(
    ("name", "matters"),
    [
        ("reports/2024/data/objectives.yaml", True),
        ("reports/network.yaml", True),
        ("index.md", True),
        ("conf.py", True),
        ("reports/2024/figures/kuva.svg", True),
        ("_build/html/index.html", False),
        ("site/index.html", False),
        (".git/index", False),
        (".venv/lib/x.py", False),
        ("reports/2024/.verkosto.md.swp", False),
        ("reports/2024/verkosto.md~", False),
        ("reports/2024/4913", False),
        ("x/__pycache__/conf.pyc", False),
        ("tests/test_x.py", False),
        ("README.md", False),
    ],
)
def test_only_files_of_the_project_make_a_build_necessary(tmp_path, name, matters):
    watched = Watched(tmp_path, (tmp_path / "site",))
    assert watched.matters(tmp_path / name, ["_build", "tests", "README.md"]) is matters


def test_code_of_the_package_counts_where_it_is_developed(tmp_path):
    file = PACKAGE / "html" / "setup.py"
    assert Watched(PACKAGE.parent.parent, ()).matters(file, ["extensions"])
    assert not Watched(tmp_path, ()).matters(file, [])


def test_a_server_for_this_machine_answers_to_its_own_names_alone():
    assert "localhost" in hosts_for("127.0.0.1")
    assert "*" not in hosts_for("127.0.0.1")
    assert hosts_for("0.0.0.0") == ["*"]  # noqa: S104 - nothing listens here


def test_a_page_is_new_when_it_is_written_though_others_are_not():
    state = State(words={}, stage="building", early=["a.html"])
    assert '"is_new": true' in state.message("a.html")
    assert '"is_new": false' in state.message("b.html")


OF_DATA = {"file": "reports/2024/data/plan.yaml", "line": 3, "kind": "annual_report.data.value"}
OF_TEXT = {"file": "reports/2024/x.md", "line": 9, "text": "x", "kind": "annual_report.directive"}
IN_PLACE = OF_TEXT | {"kind": "annual_report.data.value"}


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (None, ["old", "x", "x"]),  # the data could not be read: what the build told stays
        ([], ["x", "x"]),  # mended
        ([OF_DATA | {"text": "new"}], ["new", "x", "x"]),
    ],
)
def test_what_the_data_files_tell_now_stands_in_for_what_a_build_told_of_them(data, seen):
    state = State(words={}, told=[OF_DATA | {"text": "old"}, OF_TEXT, IN_PLACE])
    state.change(data=data)
    told = json.loads(state.message("a.html"))["told"]
    assert [item["text"] for item in told] == seen
    assert told[0]["place"].startswith("reports/2024/")


class Preview:
    """A preview of the example, running."""

    def __init__(self, source):
        self.source = source
        self.log = source.parent / "log.txt"
        self.output = self.log.open("w")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from annual_report.cli import main; main()",
                "serve",
                "--port",
                "0",
                "-C",
                str(source),
            ],
            stdout=self.output,
            stderr=self.output,
            env=os.environ | {"LC_ALL": "fi_FI.UTF-8", "PYTHONUTF8": "1"},
        )

    @property
    def address(self):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if match := re.search(r"http://127\.0\.0\.1:\d+/", self.told):
                return match[0]
            time.sleep(0.1)
        raise AssertionError(self.told)

    @property
    def told(self):
        return self.log.read_text(encoding="utf-8")

    def end(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=20)
        self.output.close()
        return code


PAGES = 20


def add_pages(year, count):
    """Let a year have more chapters, until it has so many pages."""
    names = [f"luku-{at}" for at in range(count - len(list(year.rglob("*.md"))))]
    for name in names:
        text = f"# Lisäluku {name}\n\n" + "Tekstiä tästä vuodesta. " * 80
        (year / f"{name}.md").write_text(text + "\n\n```{objectives}\n```\n")
    index = year / "index.md"
    text = index.read_text()
    assert "\nlahteet\n" in text
    index.write_text(text.replace("\nlahteet\n", "\n" + "\n".join([*names, "lahteet"]) + "\n"))


@pytest.fixture
def preview(tmp_path):
    source = tmp_path / "example"
    shutil.copytree(PACKAGE / "example", source)
    for year in ("2022", "2023"):
        shutil.rmtree(source / "reports" / year)
    add_pages(source / "reports/2024", PAGES)
    for path in (source / "reports").rglob("*.yaml"):
        path.chmod(0o644)
    running = Preview(source)
    yield running
    if running.process.poll() is None:
        running.process.kill()
    running.output.close()


@pytest.fixture
def browser():
    with chromium() as found:
        yield found


def stage(page, name):
    page.wait_for_function(
        f"document.documentElement.dataset.previewStage === '{name}'", timeout=SOON
    )


@contextmanager
def seconds(what):
    """Tell how long something took; shown with ``pytest -s``."""
    begin = time.monotonic()
    yield
    print(f"{what}: {time.monotonic() - begin:.2f} s")  # noqa: T201 - the figure is asked for


@pytest.mark.slow
@pytest.mark.browser
def test_a_saved_file_is_seen_and_a_fault_comes_and_goes(preview, browser):
    page = browser.new_page()
    page.goto(preview.address)
    stage(page, "done")
    page.goto(preview.address + "reports/2024/verkosto.html")
    stage(page, "done")
    box = page.locator("#annual-report-preview aside")
    faults_before = box.count()

    file = preview.source / "reports/2024/verkosto.md"
    with seconds("the PDFs have followed"):
        with seconds("a page shows what was saved"):
            file.write_text(file.read_text() + "\nTämä kappale tuli äsken.\n")
            page.get_by_text("Tämä kappale tuli äsken.").wait_for(timeout=SOON)
        stage(page, "done")
    assert "PDF" in page.locator("a.report-pdf").first.inner_text()

    data = preview.source / "reports/2024/report.yaml"
    good = data.read_text()
    line = 1 + good[: good.index("status: ")].count("\n")
    with seconds("a word that the data does not know is told"):
        data.write_text(good.replace("status: ", "status: valmiina #"))
        box.get_by_text(f"reports/2024/report.yaml:{line}").wait_for(timeout=SOON)
    assert "annual_report.data.value" in box.inner_text()
    assert "ei ole" in box.inner_text()  # in the user's language
    page.wait_for_timeout(3000)  # so that a build with the fault begins
    with seconds("it is told no more"):
        data.write_text(good)
        box.get_by_text("report.yaml").wait_for(state="detached", timeout=SOON)
    stage(page, "done")
    assert box.count() == faults_before

    data = preview.source / "reports/2024/data/objectives.yaml"
    good = data.read_text()
    with seconds("what is not YAML is told"):
        data.write_text(good.replace("    title:", "   title: [", 1))
        box.get_by_text("data/objectives.yaml").wait_for(timeout=SOON)
    assert box.inner_text().count("data/objectives.yaml") == 1
    box.get_by_text("tavoitteet.md").first.wait_for(timeout=SOON)  # what hangs on it is built
    stage(page, "done")
    assert box.inner_text().count("data/objectives.yaml") == 1  # the build told it as well
    with seconds("it is told no more"):
        data.write_text(good)
        box.get_by_text("data/objectives.yaml").wait_for(state="detached", timeout=SOON)
    box.wait_for(state="detached", timeout=SOON)
    stage(page, "done")

    pages = list((preview.source / "_build/html").rglob("*.html"))
    assert len([path for path in pages if "2024" in path.parts]) >= PAGES
    assert not [path for path in pages if "__preview__" in path.read_text(encoding="utf-8")]
    assert preview.end() == 0
    assert "Esikatselu on päättynyt." in preview.told
    assert "Ei enää virheitä." in preview.told
    assert "Traceback" not in preview.told
