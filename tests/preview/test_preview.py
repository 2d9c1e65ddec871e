"""The preview as it is seen in a browser: pages follow a save, faults come and go."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

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


@pytest.fixture
def preview(tmp_path):
    source = tmp_path / "example"
    shutil.copytree(PACKAGE / "example", source)
    for year in ("2022", "2023"):  # one year of 14 pages
        shutil.rmtree(source / "reports" / year)
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
    file.write_text(file.read_text() + "\nTämä kappale tuli äsken.\n")
    page.get_by_text("Tämä kappale tuli äsken.").wait_for(timeout=SOON)
    stage(page, "done")
    assert "PDF" in page.locator("a.report-pdf").first.inner_text()

    data = preview.source / "reports/2024/report.yaml"
    good = data.read_text()
    data.write_text(good.replace("status: ", "status: valmiina #"))
    line = 1 + good[: good.index("status: ")].count("\n")
    box.get_by_text(f"reports/2024/report.yaml:{line}").wait_for(timeout=SOON)
    assert "annual_report.data.value" in box.inner_text()
    data.write_text(good)
    box.get_by_text("report.yaml").wait_for(state="detached", timeout=SOON)
    stage(page, "done")
    assert box.count() == faults_before

    pages = list((preview.source / "_build/html").rglob("*.html"))
    assert pages
    assert not [path for path in pages if "__preview__" in path.read_text(encoding="utf-8")]
    assert preview.end() == 0
    assert "Esikatselu on päättynyt." in preview.told
    assert "Traceback" not in preview.told
