"""What comes inside packages and is none itself: read from ``carried.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """A font, a script or a library: the package it comes in, its licence, where it ends up."""

    name: str
    package: str
    licence: str
    into: str
    address: str


def parts() -> list[Part]:
    """Return all parts, in the order of the file."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return [Part(**entry) for entry in tomllib.loads(text)["part"]]
