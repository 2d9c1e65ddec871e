"""The files outside of its folder that the documents of a year take in, as a build read them."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def used_files(source: Path, doctrees: Path, folder: str) -> set[str]:
    """Return images, included texts, downloads and data, by their paths in the project.

    ``doctrees`` is where the build keeps what it has read, ``folder`` that of the year. Files
    in it, and files outside of the project, are left out.
    """
    with (doctrees / ENV_PICKLE_FILENAME).open("rb") as file:
        env: BuildEnvironment = pickle.load(file)  # noqa: S301 - our own build has just written it
    return {
        name
        for document, files in env.dependencies.items()
        if document.startswith(f"{folder}/")
        for name in (_in_project(source, file) for file in files)
        if name is not None and not name.startswith(f"{folder}/")
    }


def _in_project(source: Path, file: str | os.PathLike[str]) -> str | None:
    path = Path(os.path.normpath(source / file))
    return path.relative_to(source).as_posix() if path.is_relative_to(source) else None
