"""Which published files the project answers for: not those that Sphinx and its themes bring.

The static files of programs hold their authors' addresses, in licences and comments. In the folder
of static files only what comes from the project's own folders (``html_static_path``) is looked at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config as SphinxConfig

STATIC = "_static"

_TEMPLATES = (".jinja", "_t")
"""Endings that Sphinx leaves out when it has filled a static template."""


def own_static_files(config: SphinxConfig, confdir: Path) -> set[str]:
    """Return what of the static files is the project's, relative to the output folder."""
    found = {
        f"{STATIC}/{Path(str(name)).name}"
        for name in (getattr(config, "html_logo", ""), getattr(config, "html_favicon", ""))
        if name
    }
    for entry in getattr(config, "html_static_path", ()):
        path = confdir / str(entry)
        if path.resolve().is_relative_to(confdir.resolve()):
            found.update(f"{STATIC}/{name}" for name in _names(path))
    return found


def _names(path: Path) -> Iterator[str]:
    """Yield the names under which a file, or what is in a folder, is copied."""
    files = path.rglob("*") if path.is_dir() else [path]
    for file in files:
        name = file.relative_to(path).as_posix() if path.is_dir() else file.name
        yield name
        for ending in _TEMPLATES:
            if name.endswith(ending):
                yield name.removesuffix(ending)
