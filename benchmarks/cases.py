"""What is measured: a case is a way to make an archive, a scenario sets cases side by side."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from measuring import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path


def _nothing(_round: int) -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class Case:
    """A way to make an archive.

    ``prepare`` is called before each run, with its number from 0, and is not measured. The files
    below ``outputs`` are what a reader gets. ``facts`` are asked after each run. A ``slow`` case
    runs once where others run several times.
    """

    key: str
    title: str
    commands: Sequence[Command]
    outputs: Callable[[], Iterable[Path]]
    prepare: Callable[[int], None] = _nothing
    facts: Callable[[], Mapping[str, object]] = dict
    slow: bool = False


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Cases that run in turns, and the sizes they have in common."""

    name: str
    title: str
    parameters: Mapping[str, object]
    cases: Sequence[Case]


@dataclass(frozen=True, kw_only=True)
class Build:
    """An HTML build of a source folder: its command, and where it goes."""

    python: Path
    source: Path
    folder: Path
    jobs: int = 1
    settings: Sequence[str] = field(default_factory=tuple)
    """Values of ``conf.py`` given on the command line, as ``name=value``."""

    @property
    def html(self) -> Path:
        """Where the site goes."""
        return self.folder / "html"

    @property
    def doctrees(self) -> Path:
        """Where Sphinx keeps what it has read."""
        return self.folder / "doctrees"

    def command(self) -> Command:
        """Return the command of the build."""
        options = [option for setting in self.settings for option in ("-D", setting)]
        return self.sphinx("html", self.html, "-j", str(self.jobs), *options)

    def sphinx(self, builder: str, output: Path, *options: str) -> Command:
        """Return a command of Sphinx that reads the same doctrees."""
        start = [self.python, "-m", "sphinx", "-q", "-b", builder, "-d", self.doctrees]
        return Command(arguments=[*start, *options, self.source, output])

    def clear(self, _round: int = 0) -> None:
        """Remove everything that was built."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def files(self) -> list[Path]:
        """Return what is on the site."""
        return files_below(self.html)

    def case(self, key: str, title: str, *, slow: bool = False) -> Case:
        """Return the case of a clean build."""
        return Case(
            key=key,
            title=title,
            commands=[self.command()],
            outputs=self.files,
            prepare=self.clear,
            slow=slow,
        )


def files_below(folder: Path) -> list[Path]:
    """Return all files below a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_below(folder)
    }


def different(first: Path, second: Path) -> list[str]:
    """Return the files that are in one of two folders only, or not the same in both."""
    ours, theirs = digests(first), digests(second)
    return sorted(
        name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)
    )


def stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return when each file below a folder was written, and its number in the file system."""
    return {
        path: (status.st_mtime_ns, status.st_ino)
        for path in files_below(folder)
        for status in [path.stat()]
    }
