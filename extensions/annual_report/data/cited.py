"""Which sources data and documents name that no bibliography of the archive has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annual_report.data.documents import Problem
from annual_report.data.limits import MAX_FILE_BYTES
from annual_report.data.wording import quoted
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annual_report.data.archive import Loaded
    from annual_report.data.tree import PathParts

_ENTRY = re.compile(
    r"^\s*@(?!comment|string|preamble)\w+\s*\{\s*([^,\s}]+)", re.MULTILINE | re.IGNORECASE
)
_ROLE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")
_KEYS = re.compile(r"\s*,\s*")


def unknown_sources(source: Path, reports_dir: str, loaded: Loaded, folder: str) -> list[Problem]:
    """Return where a year names a source that no ``.bib`` file beside ``network.yaml`` has.

    Nothing where there is no such file: the bibliography is then elsewhere.
    """
    known: set[str] = set()
    for path in sorted((source / reports_dir).glob("*.bib")):
        text = _text_of(source, path)
        known.update(key.casefold() for key in _ENTRY.findall(text))
    if not known:
        return []
    named = [*_of_data(loaded, folder), *_of_documents(source, folder)]
    told = msgid("no bibliography has the source {name}")
    return [
        Problem(file=file, line=line, text=told, values={"name": quoted(key)})
        for file, line, key in named
        if key.casefold() not in known
    ]


def _text_of(source: Path, path: Path) -> str:
    """Return the text of a file of the project, as far as files are read; else nothing."""
    try:
        if not path.resolve().is_relative_to(source.resolve()) or not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES).decode("utf-8", errors="replace")
    except (OSError, RuntimeError):
        return ""


def _of_data(loaded: Loaded, folder: str) -> Iterator[tuple[str, int, str]]:
    for name, file in loaded.files.items():
        if name.startswith(f"{folder}/"):
            for path, key in _keys(file.tree.value):
                yield name, file.tree.line(path), key


def _keys(value: Any, path: PathParts = ()) -> Iterator[tuple[PathParts, str]]:
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from _keys(item, (*path, position))
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "sources" and isinstance(item, list):
                for position, entry in enumerate(item):
                    key = entry.get("key") if isinstance(entry, dict) else entry
                    if isinstance(key, str):
                        yield (*path, name, position), key.strip()
            else:
                yield from _keys(item, (*path, name))


def _of_documents(source: Path, folder: str) -> Iterator[tuple[str, int, str]]:
    for path in sorted((source / folder).rglob("*.md")):
        file = path.relative_to(source).as_posix()
        text = _text_of(source, path)
        for number, line in enumerate(text.splitlines(), 1):
            for role in _ROLE.finditer(line):
                for key in _KEYS.split(role[1].strip()):
                    yield file, number, re.sub(r"^\{.*\}", "", key).strip()
