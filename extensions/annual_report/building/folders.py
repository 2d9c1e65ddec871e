"""Where a build writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from annual_report.building.worker import Request

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SITE = "_build/html"
"""Where the site is built to if nothing else is said, relative to the sources."""


def doctrees_of(source: Path, output: Path) -> Path:
    """Return where Sphinx keeps what it has read: not in the site, and of each site its own."""
    if output == source / SITE:
        return source / "_build" / "doctrees"
    return source / "_build" / f"doctrees-{output.name}"


def request_for(
    source: Path, output: Path, *, fresh: bool = False, looked_at: Sequence[str] = ()
) -> Request:
    """Return the request to build a project's site into a folder."""
    return Request(
        source=str(source),
        output=str(output),
        doctrees=str(doctrees_of(source, output)),
        fresh=fresh,
        jobs=os.cpu_count() or 1,
        looked_at=looked_at,
    )
