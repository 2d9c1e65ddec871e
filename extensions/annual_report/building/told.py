"""What a build tells of faults: the warnings that Sphinx writes, as values.

A build that reads only what changed tells only what is at fault there. What was told of the
other documents is kept beside their doctrees, so that each build can tell of everything.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MEMORY = "annual-report-told.json"
"""Beside the doctrees: what earlier builds told of the documents in them."""
ENVIRONMENT = "environment.pickle"
"""Beside the doctrees: Sphinx's own memory of what it has read."""

_WARNING = re.compile(
    r"(?:(?P<file>(?:[A-Za-z]:)?[^:\n]+)(?::(?P<line>\d+|<unknown>|))?: )?"
    r"(?:WARNING|ERROR|CRITICAL): (?P<text>.*?)(?: \[(?P<kind>[\w.-]+)\])?\n?",
    re.DOTALL,
)
_COLOR = re.compile("\x1b\\[[0-9;]*m")
_DOCSTRING = re.compile(r":docstring of .*$")


@dataclass(frozen=True, slots=True)
class Told:
    """A warning: the file (relative to the sources, forward slashes), line, text and type.

    ``kind`` is the type and subtype as ``suppress_warnings`` takes them, ``""`` for none.
    """

    file: str
    line: int | None
    text: str
    kind: str

    @classmethod
    def read(cls, written: str, source: Path) -> Self:
        """Return the warning of what Sphinx wrote."""
        plain = _COLOR.sub("", written)
        match = _WARNING.fullmatch(plain)
        if match is None:
            return cls("", None, " ".join(plain.split()), "")
        line = match["line"]
        return cls(
            file=_relative(_DOCSTRING.sub("", match["file"] or ""), source),
            line=int(line) if line and line.isdecimal() else None,
            text=" ".join(match["text"].split()),
            kind=match["kind"] or "",
        )

    def __str__(self) -> str:
        """Return one line: ``file:line: text [type.subtype]``."""
        line = f":{self.line}" if self.line else ""
        place = f"{self.file}{line}: " if self.file else ""
        return place + self.text + (f" [{self.kind}]" if self.kind else "")


def _relative(file: str, source: Path) -> str:
    if not file:
        return ""
    path = Path(file)
    if not path.is_absolute():
        return path.as_posix()
    for folder in (source, Path(os.path.realpath(source))):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.as_posix()


class Memory:
    """What earlier builds told, by document. It is of use while Sphinx's own memory is the same."""

    def __init__(self, doctrees: Path) -> None:
        self._file = doctrees / MEMORY
        self._environment = doctrees / ENVIRONMENT
        self._told: tuple[Told, ...] = ()
        self.is_whole = self._read()
        """Whether it tells of all documents in Sphinx's memory."""

    def _read(self) -> bool:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            self._told = tuple(Told(**item) for item in found["told"])
            return bool(found["environment"] == self._stamp())
        except (OSError, ValueError, TypeError, KeyError):
            return False

    def _stamp(self) -> list[int]:
        found = self._environment.stat()
        return [found.st_mtime_ns, found.st_size]

    def together(
        self, told: Iterable[Told], handled: set[str], document_of: Callable[[str], str | None]
    ) -> list[Told]:
        """Return what was told now and what stays of before.

        That is what was told of documents that are there still, and were not ``handled`` now.
        """
        before = self._told if self.is_whole else ()
        stays = [item for item in before if document_of(item.file) not in {None, *handled}]
        return sorted({*stays, *told}, key=lambda item: (item.file, item.line or 0, item.text))

    def write(self, told: Iterable[Told]) -> None:
        """Keep what was told, as of what Sphinx remembers now."""
        value: dict[str, Any] = {
            "environment": self._stamp(),
            "told": [asdict(item) for item in told],
        }
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        part.replace(self._file)
