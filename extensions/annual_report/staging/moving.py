"""Moves finished files into the output: each of them whole, all of them or none."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.staging.faults import not_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BESIDE = ".annual_report_new"
"""The end of the name of the folder that files are copied to, on the output's file system."""

_IN_PART = "the site is in part the last one, in part the new one; build again"


def files_in(folder: Path) -> Iterator[str]:
    """Yield the files of a folder by their paths in it."""
    for path, _, names in os.walk(folder):
        for name in names:
            yield Path(path, name).relative_to(folder).as_posix()


def nearby(live: Path) -> tuple[Path, Path]:
    """Return folders that may be on the output's file system; the first is not in it."""
    return live.with_name(f".{live.name}{_BESIDE}"), live / _BESIDE


def move_all(folder: Path, live: Path, names: Sequence[str], fresh: set[str]) -> None:
    """Move files of a folder into the output, in order; those that are the same stay.

    The times of ``fresh`` ones become new all the same, so that Sphinx sees that they were
    looked at. Nothing is moved before there is room for all. Raises ``OSError`` when nothing
    was moved, and ``OutputError`` when some files were.
    """
    same = {name for name in names if _same(folder / name, live / name)}
    touched = {name for name in same & fresh if _touch(folder / name, live / name)}
    changed = [name for name in names if name not in (touched if name in fresh else same)]
    places = _places(folder, live, changed)
    place = next(places)
    has_moved = False
    try:
        _make_room(live, changed)
        for name in changed:
            while not _move(place / name, live / name):
                place = next(places)
            has_moved = True
    except OSError as error:
        if has_moved:
            raise not_written(error, left=_IN_PART) from error
        for name in changed:
            remove_empty(live, name)
        raise


def _make_room(live: Path, names: Iterable[str]) -> None:
    """Make the folders of files; raise ``OSError`` if the files cannot be written into them."""
    for parent in dict.fromkeys((live / name).parent for name in names):
        parent.mkdir(parents=True, exist_ok=True)
        if not os.access(parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))


def remove(live: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (live / name).unlink(missing_ok=True)
    remove_empty(live, name)


def remove_empty(live: Path, name: str) -> None:
    """Remove the folders of a file that are empty."""
    for folder in Path(name).parents:
        if folder == Path():
            break
        with suppress(FileNotFoundError):
            try:
                (live / folder).rmdir()
            except OSError:
                break


def _places(folder: Path, live: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield the folder of the build, then copies of it where files can be moved from.

    They are made where the output is on another file system.
    """
    yield folder
    for near in nearby(live):
        try:
            for name in names:
                (near / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / name, near / name)
        except OSError:
            shutil.rmtree(near, ignore_errors=True)
            if near.parent == live:
                raise
        else:
            yield near


def _same(new: Path, old: Path) -> bool:
    try:
        if new.stat().st_size != old.stat().st_size:
            return False
        return new.read_bytes() == old.read_bytes()
    except FileNotFoundError:
        return False


def _touch(new: Path, old: Path) -> bool:
    """Give a file the times of the new one; return ``False`` if it is another user's."""
    times = new.stat()
    try:
        os.utime(old, ns=(times.st_atime_ns, times.st_mtime_ns))
    except PermissionError:
        return False
    return True


def _move(new: Path, old: Path) -> bool:
    """Put a file in its place, whole; return ``False`` if that is on another file system."""
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    try:
        new.replace(old)
    except OSError as error:
        if error.errno == errno.EXDEV:
            return False
        raise
    return True
