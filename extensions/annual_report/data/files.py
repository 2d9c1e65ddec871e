"""Reads files of the project, and none outside it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.limits import MAX_FILE_BYTES
from annual_report.data.wording import meant, nearest, quoted, reason_of
from annual_report.data.yaml_reader import read_yaml
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from annual_report.data.tree import Tree


class Files:
    """The files under one source directory, named relative to it with forward slashes.

    ``faults`` gathers what is found wrong with them, by this class and by those who use it;
    ``were_read`` the names of those whose bytes were read.
    """

    def __init__(self, source: Path) -> None:
        self._source = source
        self._root = source.resolve()
        self.faults: list[Fault] = []
        self.were_read: set[str] = set()

    def fault(self, kind: FaultKind, file: str, message: str) -> None:
        """Note a fault of a file as a whole."""
        self.faults.append(Fault(kind=kind, file=file, line=1, path="", message=message))

    def exists(self, file: str) -> bool:
        """Whether something has this name, a broken link included."""
        try:
            (self._source / file).lstat()
        except (OSError, ValueError):
            return False
        return True

    def entries(self, folder: str) -> list[str]:
        """Return the names in a folder in order, without hidden ones; none if it is not there."""
        try:
            names = sorted(path.name for path in (self._source / folder).iterdir())
        except (OSError, ValueError):
            return []
        return [name for name in names if not name.startswith(".")]

    def is_inside(self, file: str) -> bool:
        """Whether a path stays in the project when all links are followed; if not, note it."""
        try:
            inside = (self._source / file).resolve().is_relative_to(self._root)
        except (OSError, RuntimeError, ValueError):  # a loop of links, or no path at all
            inside = False
        if not inside:
            message = Message("{file} leads out of the project; it is not read", file=quoted(file))
            self.fault(FaultKind.OUTSIDE, file, message)
        return inside

    def read(self, file: str) -> Tree | None:
        """Return the tree of a YAML file; ``None``, and the reason noted, if there is none."""
        data = self.content(file, MAX_FILE_BYTES)
        if data is None:
            return None
        tree, faults = read_yaml(data, file)
        self.faults += faults
        return tree

    def content(self, file: str, limit: int) -> bytes | None:
        """Return the bytes of a file, or one more than ``limit``; ``None`` is noted as above."""
        if not self.is_inside(file):
            return None
        path = self._source / file
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                message = Message("{name} is not a file", name=quoted(path.name))
                self.fault(FaultKind.TYPE, file, message)
                return None
            with path.open("rb") as opened:
                data = opened.read(limit + 1)
        except OSError as error:
            message = Message("the file cannot be read ({reason})", reason=reason_of(error))
            self.fault(FaultKind.MISSING, file, message)
            return None
        self.were_read.add(file)
        return data

    def look_for_slips(self, folder: str, names: Iterable[str]) -> None:
        """Note YAML files in a folder whose names are slips of those that are not there."""
        there = self.entries(folder)
        lacking = [name for name in names if name not in there]
        for entry in there:
            if entry.endswith((".yaml", ".yml")) and (near := nearest(entry, lacking)):
                message = Message(
                    "unknown data file {name}{hint}", name=quoted(entry), hint=meant(near)
                )
                self.fault(FaultKind.UNKNOWN_FIELD, f"{folder}/{entry}", message)
