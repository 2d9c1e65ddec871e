"""What the locks hold, read from their text."""

from __future__ import annotations

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).parent
PIN = re.compile(r"^([\w.-]+)==(\S+)((?: ;.*?)?) \\$", re.MULTILINE)


def pins(lock: str) -> list[tuple[str, str, Requirement]]:
    """Return name, version and requirement of each line of a lock, in its order."""
    text = (FOLDER / f"{lock}.txt").read_text(encoding="utf-8")
    return [
        (canonicalize_name(name), version, Requirement(f"{name}=={version}{marker}"))
        for name, version, marker in PIN.findall(text)
    ]


def versions(lock: str) -> dict[str, set[str]]:
    """Return the versions of each package in a lock: several where Pythons get different ones."""
    found: dict[str, set[str]] = {}
    for name, version, _ in pins(lock):
        found.setdefault(name, set()).add(version)
    return found


def everywhere(lock: str) -> set[str]:
    """Return the packages that a lock has for every Python and system."""
    return {name for name, _, pin in pins(lock) if pin.marker is None}


def here(lock: str) -> dict[str, str]:
    """Return the version of each package that pip takes from a lock for the Python this runs on."""
    return {
        name: version
        for name, version, pin in pins(lock)
        if pin.marker is None or pin.marker.evaluate()
    }
