"""Builds the site in a process of its own, and returns its warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.building.folders import SITE, request_for
from annual_report.building.process import BuildProcess
from annual_report.cli.build_run import told_of

if TYPE_CHECKING:
    from pathlib import Path

_DOCTREES = "_build/doctrees"


@dataclass(frozen=True)
class SiteBuilt:
    """What came of a build: whether it went through, the lines of its warnings, its last words."""

    ok: bool
    warnings: tuple[str, ...]
    last: str

    def about(self, folder: str, others: list[str]) -> list[str]:
        """Return the warnings that are about a year's folder, or no other year's."""
        elsewhere = tuple(f"{other}/" for other in others if other != folder)
        return [line for line in self.warnings if not line.startswith(elsewhere)]


def site_of(source: Path) -> Path:
    """Return the folder of the built site of a project."""
    return source / SITE


def doctrees_of(source: Path) -> Path:
    """Return the folder where the build of a project keeps what it has read."""
    return source / _DOCTREES


def build_site(source: Path, *, fresh: bool = False) -> SiteBuilt:
    """Build the site; ``fresh`` reads every document, so that every warning is told."""
    process = BuildProcess()
    try:
        *_, event = process.build(request_for(source, site_of(source), fresh=fresh))
    finally:
        process.end()
    if event["event"] == "failed":
        return SiteBuilt(ok=False, warnings=(), last=str(told_of([event])[0]))
    return SiteBuilt(ok=True, warnings=tuple(map(str, told_of(event["told"]))), last="")
