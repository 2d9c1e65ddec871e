"""Builds the site as ``make html`` does, in a process of its own, and reads its warnings."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_WARNING = re.compile(r"(?P<place>.*?): (?:WARNING|ERROR|CRITICAL): ")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_SITE = "_build/html"
_DOCTREES = "_build/doctrees"


@dataclass(frozen=True)
class SiteBuilt:
    """What came of a build: whether it went through, the lines of its warnings, its last words."""

    ok: bool
    warnings: tuple[str, ...]
    last: str

    def about(self, source: Path, folder: str, others: list[str]) -> list[str]:
        """Return the warnings that are about a year's folder, or no other year's.

        Paths in them are made relative to the project.
        """
        found = []
        for line in self.warnings:
            told = line.removeprefix(f"{source}/")
            elsewhere = any(told.startswith(f"{other}/") for other in others if other != folder)
            if not elsewhere:
                found.append(told)
        return found


def site_of(source: Path) -> Path:
    """Return the folder of the built site of a project."""
    return source / _SITE


def build_site(source: Path, *, fresh: bool = False) -> SiteBuilt:
    """Build the site; ``fresh`` reads every document, so that every warning is told."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "warnings"
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "--no-color"]
        command += ["-d", str(source / _DOCTREES), "-w", str(file)]
        command += ["-E"] if fresh else []
        ran = subprocess.run(  # noqa: S603 - our own interpreter, on the user's own project
            [*command, str(source), str(source / _SITE)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        told = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    lines = [_COLOURS.sub("", line) for line in told.splitlines()]
    errors = ran.stderr.strip().splitlines()
    return SiteBuilt(
        ok=ran.returncode == 0,
        warnings=tuple(line for line in lines if _WARNING.match(line)),
        last=errors[-1] if errors else "",
    )
