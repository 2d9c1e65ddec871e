"""Faults of the machine: one message, and the last good site as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.incremental.comparing import differences, files_of, sphinx_build
from tests.incremental.project import write_project

STAYS = "the site was not written, the last one stays as it was"
SETUP = """

def setup(app):
    def vanish(app, *_):
        (app.srcdir / {name!r}).unlink()

    app.connect({event!r}, vanish, priority=1)
"""


class Site:
    """A project with its site, to be harmed."""

    def __init__(self, base: Path) -> None:
        self.source, self.output, self.doctrees = base / "source", base / "site", base / "site.d"

    def add(self, name: str, text: str) -> None:
        """Add a text to a source."""
        path = self.source / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def fails(self, *options: str, before: tuple[str, ...] = (), output: Path | None = None) -> str:
        """Build, which must fail with one line; return it without its colour."""
        done = subprocess.run(
            [
                *(*before, sys.executable, "-m", "sphinx", "-q", "-b", "html", *options),
                *("-d", str(self.doctrees), str(self.source), str(output or self.output)),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
        assert done.returncode == 2, done.stderr
        assert done.stderr.startswith("ERROR: "), done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        return done.stderr.rstrip()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site that is built once for all."""
    site = Site(tmp_path_factory.mktemp("machine"))
    write_project(site.source)
    sphinx_build(site.source, site.output, site.doctrees)
    return site


@pytest.fixture
def site(built: Site, tmp_path: Path) -> Site:
    """Return a copy of the site, with the times of its files."""
    site = Site(tmp_path)
    for name in ("source", "output", "doctrees"):
        shutil.copytree(getattr(built, name), getattr(site, name))
    return site


@pytest.fixture
def good(built: Site) -> dict[str, bytes]:
    """Return the files of the site as they are."""
    return files_of(built.output)


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Give a disk of a size in a folder; only root may, and not everywhere."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(command, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def without_rights_of_root() -> tuple[str, ...]:
    """Return what is to stand before a command for modes of files to count."""
    if os.geteuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root reads and writes all, and setpriv is not installed")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def fill(path: Path) -> None:
    """Write a file until the disk is full."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def cut(path: Path) -> None:
    """Leave half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_full_disk_for_the_site(site: Site, good: dict[str, bytes], tmp_path: Path) -> None:
    site.add("reports/2022/talous.md", "\nUutta.\n")
    with small_disk(tmp_path / "disk", "16m") as disk:
        output = Path(shutil.copytree(site.output, disk / "site"))
        fill(disk / "other")
        told = site.fails("-E", output=output)
        assert "No space left on device" in told
        assert STAYS in told
        assert str(disk) in told
        assert not differences(files_of(output), good)
        assert sorted(path.name for path in disk.iterdir()) == ["other", "site"]


@pytest.mark.parametrize(("size", "jobs"), [("60k", "2"), ("900k", "1")])
def test_a_full_disk_for_what_was_read(
    site: Site, good: dict[str, bytes], tmp_path: Path, size: str, jobs: str
) -> None:
    with small_disk(tmp_path / "disk", size) as disk:
        site.doctrees = disk / "doctrees"
        told = site.fails("-j", jobs)
        assert "No space left on device" in told
        assert STAYS in told
        assert not differences(files_of(site.output), good)


def test_a_site_on_another_file_system(site: Site, good: dict[str, bytes], tmp_path: Path) -> None:
    site.add("conf.py", "\nhtml_title = 'Toinen'\n")
    with small_disk(tmp_path / "disk", "100m") as disk:
        output = Path(shutil.copytree(site.output, disk / "site"))
        (disk / "site/own.txt").write_text("this belongs to somebody else", encoding="utf-8")
        sphinx_build(site.source, output, site.doctrees)
        found = files_of(output)
        assert found.pop("own.txt")
        assert b"Toinen" in found["index.html"]
        assert found.keys() == good.keys()
        assert [path.name for path in disk.iterdir()] == ["site"]


def test_an_output_that_may_not_be_written(site: Site, good: dict[str, bytes]) -> None:
    before = without_rights_of_root()
    site.add("reports/2022/talous.md", "\nUutta.\n")
    folders = [site.output, *(path for path in site.output.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        told = site.fails(before=before)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert "Permission denied" in told
    assert STAYS in told
    assert not differences(files_of(site.output), good)


def test_a_source_that_may_not_be_read(site: Site, good: dict[str, bytes]) -> None:
    before = without_rights_of_root()
    path = site.source / "reports/2022/data/objectives.yaml"
    path.chmod(0)
    try:
        done = subprocess.run(
            [
                *(*before, sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html"),
                *("-d", str(site.doctrees), str(site.source), str(site.output)),
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
    finally:
        path.chmod(0o644)
    assert done.returncode == 1, done.stderr
    assert f"{path}:" in done.stderr
    assert "Traceback" not in done.stderr
    found = files_of(site.output)
    kept = [name for name in good if name.startswith(("data/2022/", "pdf/koe-2022"))]
    assert kept
    assert [name for name in kept if found.get(name) != good[name]] == []


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("reports/2022/talous.md", "env-before-read-docs"),
        ("reports/2022/figures/kuva.svg", "env-updated"),
    ],
)
def test_a_file_that_vanishes(site: Site, good: dict[str, bytes], name: str, event: str) -> None:
    site.add("reports/2022/talous.md", "\nUutta.\n")
    site.add("conf.py", SETUP.format(name=name, event=event))
    told = site.fails()
    assert f"{site.source / name}" in told
    assert STAYS in told
    assert not differences(files_of(site.output), good)


def test_what_was_read_is_damaged(site: Site, good: dict[str, bytes]) -> None:
    """Half of each file that a build keeps beside the doctrees, but what Sphinx has for all."""
    site.add("reports/2022/talous.md", "\n")
    for path in site.doctrees.rglob("*"):
        if path.is_file() and path.name != "environment.pickle":
            cut(path)
    (site.source / "arkisto.md").touch()
    sphinx_build(site.source, site.output, site.doctrees)
    good = good | {"_sources/reports/2022/talous.md.txt": b""}
    found = files_of(site.output)
    sources = [name for name in found if name.startswith("_sources/reports/2022/talous.md")]
    wanted = {name: content for name, content in good.items() if name in found}
    assert not differences(
        {name: content for name, content in found.items() if name not in sources},
        {name: content for name, content in wanted.items() if name not in sources},
    )


def test_the_site_and_the_environment_are_damaged(site: Site, good: dict[str, bytes]) -> None:
    for path in (
        site.doctrees / "environment.pickle",
        *(site.output / name for name in ("searchindex.js", ".buildinfo", "pdf/koe-2022.pdf")),
    ):
        cut(path)
    for path in [*site.doctrees.rglob("*.json"), site.doctrees / "annual_report_search"]:
        path.write_bytes(b"\0\xff no JSON")
    sphinx_build(site.source, site.output, site.doctrees)
    assert not differences(files_of(site.output), good)


def test_a_folder_of_fonts_that_is_not_there(site: Site) -> None:
    site.add("conf.py", '\nannual_report_font_paths = ["poissa"]\n')
    told = sphinx_build(site.source, site.output, site.doctrees)
    assert [line for line in told.splitlines() if line] == [
        (
            'conf.py:1: WARNING: annual_report_font_paths: "poissa" is not a folder; '
            "it is not used [annual_report.config]"
        )
    ]
