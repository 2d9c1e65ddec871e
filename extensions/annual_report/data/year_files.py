"""Which data files a year's folder has, and what each holds: YAML, or a table in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annual_report.data.faults import FaultKind
from annual_report.data.limits import MAX_FAULTS, MAX_SHEET_BYTES
from annual_report.data.shapes import (
    DATA_DIR,
    DATA_FILES,
    OPEN_MARK,
    SHEET_SUFFIXES,
    TABLE_SUFFIXES,
    data_file_of,
)
from annual_report.data.sheets.columns import TABLES
from annual_report.data.sheets.data_files import read_table, unit_words
from annual_report.data.wording import meant, nearest, quoted
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annual_report.data.faults import Fault
    from annual_report.data.files import Files
    from annual_report.data.references import Context
    from annual_report.data.tree import PathParts, Tree

_TABLES = {table.file: table for table in TABLES.values()}
"""The tables by the data files in whose place they may stand."""

_OTHER_KINDS = (".xls", ".xlsm")


class ReadFile(NamedTuple):
    """A data file by its name; ``tree`` is ``None`` where it cannot be read.

    ``of_items`` are items of a table that cannot be as they are, with their faults.
    """

    name: str
    tree: Tree | None
    of_items: Sequence[tuple[PathParts, Fault]] = ()


def tables_for(file: str) -> list[str]:
    """Return the names that a table in place of a data file may have; none for most files."""
    stem = file.removesuffix(".yaml")
    return [f"{stem}{suffix}" for suffix in SHEET_SUFFIXES] if file in _TABLES else []


def read_files(files: Files, folder: str, context: Context) -> Iterator[ReadFile]:
    """Yield the data files of a year's folder, a table after the YAML file of its data.

    Faults of files as a whole are gathered in ``files``. A table is not read where another file
    has its list already.
    """
    data = f"{folder}/{DATA_DIR}"
    there = _there(files, data)
    for file in DATA_FILES:
        yaml = files.read(f"{data}/{file}") if file in there else None
        if file in there:
            yield ReadFile(file, yaml)
        table = _TABLES.get(file)
        holder = file if table is not None and _has_list(yaml, table.name) else None
        for name in tables_for(file):
            if name not in there or table is None:
                continue
            if holder is not None:
                message = Message(
                    "{other} holds the same data ({table}); keep it in one file",
                    other=holder,
                    table=table.name,
                )
                files.fault(FaultKind.DUPLICATE, f"{data}/{name}", message)
                continue
            holder = name
            content = files.content(f"{data}/{name}", MAX_SHEET_BYTES)
            if content is None:
                yield ReadFile(name, None)
                continue
            units = unit_words(yaml.value if yaml is not None else None)
            read = read_table(content, f"{data}/{name}", table, context, units)
            files.faults += read.faults[:MAX_FAULTS]
            yield ReadFile(name, read.tree, read.of_items)


def told(tree: Tree, faults: Sequence[Fault]) -> Sequence[Fault]:
    """Return what is told of a file: of one place in a table one thing, and no more than many."""
    if tree.columns is None:
        return faults
    first: dict[tuple[int, str], Fault] = {}
    for fault in faults:
        first.setdefault((fault.line, fault.path), fault)
    found = list(first.values())
    if len(found) <= MAX_FAULTS:
        return found
    message = Message("{count} more faults are not listed", count=len(found) - MAX_FAULTS)
    return [*found[:MAX_FAULTS], tree.fault(FaultKind.LIMIT, (), message)]


def _has_list(tree: Tree | None, name: str) -> bool:
    return tree is not None and isinstance(tree.value, dict) and tree.value.get(name) is not None


def _there(files: Files, data: str) -> list[str]:
    """Return the names in a folder of data files, and tell of those that are not read."""
    if not files.exists(data) or not files.is_inside(data):
        return []
    there = [name for name in files.entries(data) if not name.startswith(OPEN_MARK)]
    known = {*DATA_FILES, *(name for file in DATA_FILES for name in tables_for(file))}
    for name in there:
        if name not in known and "." + name.rpartition(".")[2].lower() in TABLE_SUFFIXES:
            files.fault(FaultKind.UNKNOWN_FIELD, f"{data}/{name}", _unknown(name))
    return there


def _unknown(name: str) -> Message:
    file, word = data_file_of(name), quoted(name)
    if name.endswith(SHEET_SUFFIXES) and file in DATA_FILES:
        return Message(
            "{name} is not read: this data is no table; write {file}", name=word, file=file
        )
    if name.endswith(_OTHER_KINDS) and tables_for(file):
        table = tables_for(file)[1]
        return Message("{name} is not read; save it as {file}", name=word, file=table)
    names = [*DATA_FILES, *(table for item in DATA_FILES for table in tables_for(item))]
    near = nearest(name, names if name.endswith(SHEET_SUFFIXES) else DATA_FILES)
    listed_as = msgid("; the data files are {words}")
    hint = meant(near) if near else Message(listed_as, words=", ".join(DATA_FILES))
    return Message("unknown data file {name}{hint}", name=word, hint=hint)
