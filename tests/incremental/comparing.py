"""Builds an archive again after each change, and once more from nothing: the bytes must agree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from tests.incremental.changes import CHANGES, NothingToChangeError

if TYPE_CHECKING:
    from pathlib import Path

_BAD_DATA = re.compile(r"\[annual_report\.(data\.|directive)")
"""Warnings after which a build keeps what it last made, as it should."""


def sphinx_build(source: Path, output: Path, doctrees: Path, *options: str) -> str:
    """Build a site; return what was warned of. A build that fails is an error."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-b", "html", *options),
            *("-d", str(doctrees), str(source), str(output)),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a site by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def differences(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """Return the names of files that are missing, too many or different."""
    return sorted(
        f"{'too many' if name not in wanted else 'missing' if name not in found else 'differs'}: "
        f"{name}"
        for name in found.keys() | wanted.keys()
        if found.get(name) != wanted.get(name)
    )


class Comparison:
    """A project that is changed at random, with a site that is built on and on."""

    def __init__(self, base: Path, seed: int) -> None:
        self.source, self.output, self.doctrees = base / "source", base / "on", base / "on.d"
        self._before, self._clean = base / "before", base / "clean"
        self._chance = Random(seed)  # noqa: S311 - which change comes next is no secret
        self.log: list[str] = []

    def start(self) -> None:
        """Build the project as it is."""
        sphinx_build(self.source, self.output, self.doctrees)

    def step(self) -> bool:
        """Change something, build, and compare; return ``False`` where the data became faulty.

        Such a change is taken back: what a build then keeps of the last one is another test.
        """
        shutil.rmtree(self._before, ignore_errors=True)
        shutil.copytree(self.source, self._before)
        for _ in range(self._chance.choice((1, 1, 2, 3))):
            change = self._chance.choice(CHANGES)
            with suppress(NothingToChangeError):
                self.log.append(f"{change.__name__}: {change(self.source, self._chance)}")
        shutil.rmtree(self._clean, ignore_errors=True)
        told = sphinx_build(self.source, self._clean, self._clean / "../clean.d", "-E")
        if _BAD_DATA.search(told):
            self.log.append("taken back")
            shutil.rmtree(self.source)
            self._before.rename(self.source)
            return False
        sphinx_build(self.source, self.output, self.doctrees)
        found = differences(files_of(self.output), files_of(self._clean))
        assert not found, "\n".join([*self.log, *found])
        return True
