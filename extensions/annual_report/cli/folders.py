"""Writing a folder so that it is there whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.cli.errors import CommandError
from annual_report.cli.words import say, told_here

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write a new folder by one rename, after all its files have been written beside its place.

    ``contents`` maps paths in it, with forward slashes. Raises :class:`CommandError`.
    """
    work: Path | None = None
    try:
        work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
        _fill(work, contents)
        work.chmod(0o777 & ~_mask())
        work.rename(folder)
    except OSError as error:
        raise _unwritten(folder, error) from error
    finally:
        if work is not None and work.exists():
            shutil.rmtree(work, ignore_errors=True)


def fill_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write into a folder that is empty or not there yet; after a failure it is as it was.

    All is written to a hidden folder in it first, and then moved up. Raises :class:`CommandError`.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    work: Path | None = None
    moved: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=folder, prefix=".new-"))
        _fill(work, contents)
        for path in sorted(work.iterdir()):
            moved.append(path.rename(folder / path.name))  # noqa: PERF401 - one by one, to be undone
        work.rmdir()
    except OSError as error:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)
        for path in made:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        raise _unwritten(folder, error) from error


def _fill(work: Path, contents: Mapping[str, bytes]) -> None:
    for name, content in contents.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _mask() -> int:
    """Return which permissions a new file does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritten(folder: Path, error: OSError) -> CommandError:
    text = say("the folder cannot be written: {reason}", reason=told_here(error))
    return CommandError(f"{folder}: {text}")
