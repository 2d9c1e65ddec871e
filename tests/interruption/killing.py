"""A site that is built again and again, by builds that are ended before their end.

What a folder may hold then is known beforehand: of each file the bytes of one of the sites that
were being replaced, as clean builds make them.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.incremental.comparing import differences, files_of, sphinx_build
from tests.incremental.project import front, write_project, year_files

if TYPE_CHECKING:
    from collections.abc import Mapping

Files = dict[str, bytes]

BOTH_SHOW = "\n```{image} figures/toinen.svg\n:alt: Toinen\n```\n"
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)


def _changed(files: Files, name: str, old: str, new: str) -> None:
    text = files[name].decode()
    assert old in text, (name, old)
    files[name] = text.replace(old, new).encode()


def states(base: Path) -> tuple[Files, ...]:
    """Return three states of a project's sources that differ in all that a site is made of."""
    write_project(base)
    first = files_of(base)
    second = dict(first)
    _changed(second, "reports/2022/talous.md", "Tekstiä", "Muutettua tekstiä")
    _changed(
        second, "reports/2023/data/objectives.yaml", "Toinen tavoite", "Toinen tavoite uusittu"
    )
    _changed(second, "reports/2023/figures/kuva.svg", 'width="23"', 'width="7"')
    _changed(second, "reports/2023/index.md", "lahteet", "lahteet\nlisa")
    second["reports/2023/lisa.md"] = f"# Lisäluku\n\nUutta.\n{BOTH_SHOW}".encode()
    second["reports/2023/figures/toinen.svg"] = SQUARE.encode()
    third = dict(first)
    _changed(third, "conf.py", 'project = "Koe"', 'project = "Toinen koe"')
    _changed(third, "conf.py", "example.org", "example.com")
    for name, text in year_files(2024, 2023).items():
        third[name] = text.encode()
    third["index.md"] = front([2022, 2023, 2024]).encode()
    for name in [name for name in third if name.startswith("reports/2022/")]:
        del third[name]
    third["index.md"] = front([2023, 2024]).encode()
    _changed(third, "reports/2023/data/objectives.yaml", "\n    continues: 2022/T1", "")
    return first, second, third


class Interrupted:
    """A project with its site, and the clean sites of all its states."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.source, self.output, self.doctrees = base / "source", base / "site", base / "site.d"
        self.states = states(self.source)
        self.clean: dict[int, Files] = {}
        self.state = 0
        self.before: list[int] = []
        """Earlier states whose bytes the site may hold still."""
        self.is_whole = False
        """Whether there has been a whole site in the output folder."""
        self.duration = 10.0
        """How long the last build took that came to its end, in seconds."""

    def wanted(self, state: int) -> Files:
        """Return the files of the clean site of a state."""
        if state not in self.clean:
            source, output = self.base / "clean.source", self.base / "clean"
            for folder in (source, output, self.base / "clean.d"):
                shutil.rmtree(folder, ignore_errors=True)
            put(source, self.states[state])
            sphinx_build(source, output, self.base / "clean.d")
            self.clean[state] = files_of(output)
        return self.clean[state]

    def become(self, state: int) -> None:
        """Change the sources to another state."""
        self.before.append(self.state)
        put(self.source, self.states[state])
        self.state = state

    def start_over(self) -> None:
        """Remove the site and what was read for it."""
        for folder in (self.output, self.doctrees):
            shutil.rmtree(folder, ignore_errors=True)
        self.before, self.is_whole = [], False

    def interrupt(self, after: float, *options: str, how: signal.Signals = signal.SIGKILL) -> bool:
        """Start a build, end it after some seconds; return whether it was still running.

        ``SIGKILL`` and ``SIGINT`` go to all of its processes, ``SIGTERM`` stands for ending the
        first alone, so that the others are left to themselves.
        """
        running = start(self.source, self.output, self.doctrees, *options)
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            if how == signal.SIGTERM:
                running.kill()
            else:
                os.killpg(running.pid, how)
            running.wait()
            return True
        self.before, self.is_whole = [], True
        return False

    def faults(self) -> list[str]:
        """Return what a site holds that none of the sites it stands between has, or lacks."""
        possible = [*(self.wanted(state) for state in self.before), self.wanted(self.state)]
        found = files_of(self.output)
        told = [
            f"neither of the last nor of the new site: {name}"
            for name, content in found.items()
            if content not in [site.get(name) for site in possible]
        ]
        if not self.is_whole:
            return told
        everywhere = set.intersection(*(set(site) for site in possible))
        return told + [f"gone: {name}" for name in sorted(everywhere - found.keys())]

    def mend(self, *options: str) -> list[str]:
        """Build to the end; return how the site then differs from the clean one."""
        begun = time.monotonic()
        sphinx_build(self.source, self.output, self.doctrees, *options)
        self.duration = time.monotonic() - begun
        self.before, self.is_whole = [], True
        return [
            *differences(files_of(self.output), self.wanted(self.state)),
            *(f"empty folder: {path}" for path in self.output.rglob("*") if is_empty(path)),
        ]


def is_empty(path: Path) -> bool:
    """Whether a path is a folder without anything in it."""
    return path.is_dir() and not any(path.iterdir())


def put(source: Path, files: Mapping[str, bytes]) -> None:
    """Have a folder hold these files; those that are so already are not touched."""
    for path in list(source.rglob("*")):
        if path.is_file() and path.relative_to(source).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = source / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in sorted(source.rglob("*"), reverse=True):
        if is_empty(path):
            path.rmdir()


def start(
    source: Path, output: Path, doctrees: Path, *options: str, env: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start a build in a group of processes of its own; what it tells goes into a file."""
    with output.with_suffix(".log").open("w", encoding="utf-8") as log:
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "sphinx", "-q", "-b", "html", *options),
                *("-d", str(doctrees), str(source), str(output)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            text=True,
            start_new_session=True,
            env={**os.environ, "NO_COLOR": "1", **(env or {})},
        )


def running_in(group: int) -> list[str]:
    """Return the commands of the processes of a group that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
            state, _, its_group = rest.split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(name + ")")
        except OSError:
            continue
    return found


def ended(group: int, within: float = 10) -> list[str]:
    """Wait until no process of a group runs; return those that still do."""
    end = time.monotonic() + within
    while (left := running_in(group)) and time.monotonic() < end:
        time.sleep(0.05)
    return left
