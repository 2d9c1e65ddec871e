"""What the browser is told of the builds."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OF_DATA = "annual_report.data."
"""How the kinds of faults begin that reading the data files tells."""
_DATA_FILES = (".yaml", ".yml", ".csv", ".xlsx", ".ods")


@dataclass(slots=True)
class State:
    """Where the preview stands. One thread changes it, others read.

    ``stage`` is ``building`` (pages are being made), ``pdf`` (pages are there, PDFs are being
    made), ``done`` or ``failed``. ``build`` and ``pdfs`` count how often pages and PDFs were made.
    ``looked_at`` are the pages that are open in browsers, ``early`` those of them that the build
    at work has written already. ``told`` are the faults that builds told, ``data`` those of the
    data files as they are now, ``None`` when that is not known; both have ``file``, ``line``,
    ``text`` and ``kind``. ``staged`` is where the pages are that are not in the output yet.
    """

    words: Mapping[str, str]
    stage: str = "building"
    build: int = 0
    pdfs: int = 0
    told: Sequence[Mapping[str, Any]] = ()
    data: Sequence[Mapping[str, Any]] | None = None
    looked_at: tuple[str, ...] = ()
    early: Sequence[str] = ()
    staged: str | None = None
    closing: bool = False
    version: int = field(default=0, init=False)

    def change(self, **values: Any) -> None:
        """Set values, and let those who watch the version know."""
        for name, value in values.items():
            setattr(self, name, value)
        self.version += 1

    @property
    def faults(self) -> list[Mapping[str, Any]]:
        """All faults that are known: those of the data files as they are now come first."""
        if self.data is None:
            return list(self.told)
        return [*self.data, *(item for item in self.told if not _is_of_data(item))]

    def message(self, page: str) -> str:
        """Return what the browser that has a page open is told, as JSON."""
        return json.dumps(
            {
                "stage": self.stage,
                "build": self.build,
                "pdfs": self.pdfs,
                "is_new": self.stage not in ("building", "failed") or page in self.early,
                "told": [_shown(item) for item in self.faults],
                "words": dict(self.words),
            },
            ensure_ascii=False,
        )


def _is_of_data(item: Mapping[str, Any]) -> bool:
    """Return whether a fault is of a data file: it is known without a build."""
    kind, file = str(item["kind"]), str(item["file"])
    return kind.startswith(_OF_DATA) and file.endswith(_DATA_FILES)


def _shown(item: Mapping[str, Any]) -> dict[str, str]:
    """Return a fault as the browser shows it."""
    return {
        "place": f"{item['file']}:{item['line']}" if item["line"] else item["file"],
        "text": item["text"],
        "kind": item["kind"],
    }
