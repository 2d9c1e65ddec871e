"""Writing so that a file is there whole, or as it was before."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.cli.errors import CommandError
from annual_report.cli.words import say, told_here

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files by rename, after all of them have been written beside their places.

    A file that stood there keeps its permissions. Raises :class:`CommandError` where one cannot be
    written; then none has changed, unless the disk fails between two renames.
    """
    ready: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            ready[path] = Path(name)
            with os.fdopen(number, "wb") as file:
                file.write(content)
            _take_permissions(path, ready[path])
        for path, new in ready.items():
            new.replace(path)
    except OSError as error:
        text = say("the file cannot be written: {reason}", reason=told_here(error))
        raise CommandError(f"{path}: {text}") from error
    finally:
        for new in ready.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def _take_permissions(path: Path, new: Path) -> None:
    if path.exists():
        shutil.copymode(path, new)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)
