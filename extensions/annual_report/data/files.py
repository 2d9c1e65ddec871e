"""Reads files of the project, and none outside it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.limits import MAX_FILE_BYTES
from annual_report.data.wording import quoted
from annual_report.data.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from annual_report.data.tree import Tree


def is_inside(source: Path, path: Path) -> bool:
    """Whether ``path``, with all symbolic links followed, lies in the folder ``source``."""
    try:
        return path.resolve().is_relative_to(source.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or no path at all
        return False


def exists(path: Path) -> bool:
    """Whether something has this path, a broken link included."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def fault_of_file(kind: FaultKind, file: str, message: str) -> Fault:
    """Return a fault of a file as a whole."""
    return Fault(kind=kind, file=file, line=1, path="", message=message)


def read_file(source: Path, file: str) -> tuple[Tree | None, tuple[Fault, ...]]:
    """Read a YAML file of the project, named relative to ``source`` with forward slashes."""
    path = source / file
    if not is_inside(source, path):
        message = f"{quoted(file)} leads out of the project; it is not read"
        return None, (fault_of_file(FaultKind.OUTSIDE, file, message),)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            message = f"{quoted(path.name)} is not a file"
            return None, (fault_of_file(FaultKind.TYPE, file, message),)
        with path.open("rb") as opened:
            data = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read ({error.strerror})"
        return None, (fault_of_file(FaultKind.MISSING, file, message),)
    return read_yaml(data, file)
