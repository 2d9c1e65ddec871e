"""What an earlier build may have left in a state that Sphinx does not look for."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_STOP = b"."
"""The last byte of every pickle."""


def damaged_doctrees(env: BuildEnvironment, *, was_unfinished: bool) -> Iterator[str]:
    """Yield the documents whose doctrees cannot be relied on, and are to be read again.

    A doctree that a build wrote which was ended while it read is newer than the environment.
    """
    doctrees = Path(env.doctreedir)
    read = 0
    if was_unfinished:
        try:
            read = (doctrees / ENV_PICKLE_FILENAME).stat().st_mtime_ns
        except OSError:
            read = 0
    for docname in env.all_docs:
        path = doctrees / f"{docname}.doctree"
        try:
            is_newer = was_unfinished and path.stat().st_mtime_ns > read
            if is_newer or _last_byte(path) != _STOP:
                yield docname
        except OSError:
            yield docname


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return b""
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def is_whole_index(path: Path) -> bool:
    """Whether Sphinx's search index can be read again."""
    try:
        text = path.read_bytes()
    except OSError:
        return False
    return text.startswith(b"Search.setIndex({") and text.endswith(b"})")


def pages_not_written(mark: Path) -> set[str] | None:
    """Return the documents whose pages a build was to write that was not finished.

    ``None`` if it ended before that was known. ``mark`` is what :func:`note_pages` writes.
    """
    try:
        read = json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return set(read) if isinstance(read, list) else None


def note_pages(builder: Builder, mark: Path) -> None:
    """Have a builder note which pages it writes as soon as it knows.

    It has kept what it read by then: should it not come to its end, the next build finds
    nothing to read and still has these to write.
    """
    prepare = builder.prepare_writing

    def prepare_and_note(docnames: AbstractSet[str]) -> None:
        mark.write_text(json.dumps(sorted(docnames), ensure_ascii=False), encoding="utf-8")
        prepare(docnames)

    builder.prepare_writing = prepare_and_note  # type: ignore[method-assign] # of this object alone


def ask_without_writing(builder: Builder) -> None:
    """Have a builder look for outdated pages without touching the output.

    When the configuration has changed, Sphinx writes ``.buildinfo`` anew before it begins, and
    leaves the last one beside it.
    """
    ask = builder.get_outdated_docs

    def outdated() -> object:
        try:
            info = builder.build_info  # type: ignore[attr-defined] # the builders of sites have it
            has_changed = type(info).load(Path(builder.outdir) / ".buildinfo") != info
        except OSError:
            has_changed = False
        except (ValueError, IndexError):  # it is not whole
            has_changed = True
        return set(builder.env.found_docs) if has_changed else ask()

    builder.get_outdated_docs = outdated  # type: ignore[method-assign,assignment] # of this object alone
