"""The files that the rules look at."""

from __future__ import annotations

import subprocess
from pathlib import Path

import annual_report

REPOSITORY = Path(__file__).parents[2]
PACKAGE = Path(annual_report.__file__).parent
EXAMPLE = PACKAGE / "example"
"""An archive to copy: content, not code."""


def python_files(folder: Path = PACKAGE) -> list[Path]:
    """Return the Python files below a folder, the package's if none is given."""
    return sorted(path for path in folder.rglob("*.py") if not path.is_relative_to(EXAMPLE))


def repository_files() -> list[Path]:
    """Return every file that is in the repository or would be added to it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split("\0")
    return sorted(path for name in listed if name and (path := REPOSITORY / name).is_file())


def place(path: Path, line: int) -> str:
    """Return ``file:line``, relative to the repository where the file lies in it."""
    inside = path.is_relative_to(REPOSITORY)
    return f"{path.relative_to(REPOSITORY) if inside else path}:{line}"


def lines(found: list[str]) -> str:
    """Return what a failed rule shows: a line for each place."""
    return "\n" + "\n".join(found)
