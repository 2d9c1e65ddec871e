"""What the browser is told of the builds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(slots=True)
class State:
    """Where the preview stands. One thread changes it, others read.

    ``stage`` is ``building`` (pages are being made), ``pdf`` (pages are there, PDFs are being
    made), ``done`` or ``failed``. ``build`` and ``pdfs`` count how often pages and PDFs were made.
    ``looked_at`` are the pages that are open in browsers, ``early`` those of them that the build
    at work has written already.
    """

    words: Mapping[str, str]
    stage: str = "building"
    build: int = 0
    pdfs: int = 0
    told: Sequence[Mapping[str, Any]] = ()
    looked_at: tuple[str, ...] = ()
    early: Sequence[str] = ()
    closing: bool = False
    version: int = field(default=0, init=False)

    def change(self, **values: Any) -> None:
        """Set values, and let those who watch the version know."""
        for name, value in values.items():
            setattr(self, name, value)
        self.version += 1

    def message(self, page: str) -> str:
        """Return what the browser that has a page open is told, as JSON."""
        return json.dumps(
            {
                "stage": self.stage,
                "build": self.build,
                "pdfs": self.pdfs,
                "is_new": self.stage not in ("building", "failed") or page in self.early,
                "told": list(self.told),
                "words": dict(self.words),
            },
            ensure_ascii=False,
        )
