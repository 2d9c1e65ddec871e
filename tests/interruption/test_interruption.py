"""A build that is killed at any moment leaves whole files, and the next one mends the rest."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.comparing import files_of
from tests.interruption.killing import Interrupted, ended, start

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")

MOMENTS = ((0.45, "1", False), (0.7, "2", False), (0.9, "1", False), (0.6, "1", True))
"""Parts of the time that a build takes, with the number of jobs; is it the first build ever?"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Interrupted:
    """Return a project with its site."""
    project = Interrupted(tmp_path_factory.mktemp("interrupted"))
    assert not project.mend()
    return project


@pytest.mark.parametrize(("part", "jobs", "is_first"), MOMENTS)
def test_a_killed_build_leaves_whole_files_and_is_mended(
    project: Interrupted, part: float, jobs: str, *, is_first: bool
) -> None:
    project.become(1 - project.state)
    if is_first:
        project.start_over()
    project.interrupt(part * project.duration, "-j", jobs)
    assert not project.faults()
    assert not project.mend()


@pytest.fixture
def heeded_interrupts() -> Iterator[None]:
    """Have processes heed SIGINT even where these tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_interrupts")
def test_ctrl_c_leaves_the_last_site_and_no_process(project: Interrupted) -> None:
    before = files_of(project.output)
    project.become(1 - project.state)
    # One job: while Sphinx forks for a second, Python can lose an interrupt.
    running = start(project.source, project.output, project.doctrees, "-j", "1")
    while not (project.doctrees / "annual_report_html").is_dir():
        assert running.poll() is None, "it came to its end before it wrote anything"
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(20) != 0
    assert not ended(running.pid)
    assert files_of(project.output) == before
    log = project.output.with_suffix(".log").read_text(encoding="utf-8")
    assert "Interrupted!" in log
    assert "Traceback" not in log
    assert not project.mend()
