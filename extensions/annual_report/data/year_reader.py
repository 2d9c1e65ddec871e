"""Reads the data of one year's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.data.checks import circles, duplicates_of_file
from annual_report.data.faults import FaultKind
from annual_report.data.located import FileRead
from annual_report.data.model import Report, Year
from annual_report.data.references import Context
from annual_report.data.shapes import (
    DATA_DIR,
    DATA_FILES,
    REPORT_FILE,
    data_file_of,
)
from annual_report.data.validation import validate_file
from annual_report.data.wording import quoted
from annual_report.data.year_files import read_files, told
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annual_report.data.files import Files
    from annual_report.data.model import Network
    from annual_report.data.tree import Tree


@dataclass(frozen=True, slots=True)
class YearRead:
    """What reading a year's folder gave.

    ``year`` is ``None`` when its report is at fault, ``number`` the year it would be even then.
    ``trees`` are its data files by their names, ``None`` where one cannot be read; ``files`` all
    that could be.
    """

    folder: str
    number: int | None
    year: Year | None
    trees: Mapping[str, Tree | None]
    files: tuple[FileRead, ...]


def read_year(
    files: Files, folder: str, network: Network | None, left_out: frozenset[str]
) -> YearRead:
    """Read a folder with a ``report.yaml``. Faults are gathered in ``files``.

    ``left_out`` are the words of what was left out of the network, as in ``Context``.
    """
    file = f"{folder}/{REPORT_FILE}"
    report, report_tree = _report(files, folder, network)
    name = folder.rpartition("/")[2]
    number = report.year if report else int(name) if name.isdecimal() else None
    trees: dict[str, Tree | None] = {}
    context = Context(network=network, year=number, left_out=left_out)
    fields: dict[str, Any] = {}
    found = [FileRead(report_tree)] if report_tree else []
    for name, tree, of_items in read_files(files, folder, context):
        trees[name] = tree
        if tree is None:
            continue
        twice = [*of_items, *duplicates_of_file(data_file_of(name), tree, context), *circles(tree)]
        read = validate_file(DATA_FILES[data_file_of(name)], tree, context, twice)
        files.faults += told(tree, read.faults)
        found.append(FileRead(tree, frozenset(path for path, _ in read.left_out)))
        if read.value is not None:
            # a table and the YAML file beside it have other fields of the same model
            fields |= {field: getattr(read.value, field) for field in read.value.model_fields_set}
    if report is None:
        return YearRead(folder, number, None, trees, tuple(found))
    names = [file, *(f"{folder}/{DATA_DIR}/{name}" for name in trees)]
    were_read = tuple(name for name in names if name in files.were_read)
    year = Year(folder=folder, report=report, files=were_read, **fields)
    return YearRead(folder, number, year, trees, tuple(found))


def _report(
    files: Files, folder: str, network: Network | None
) -> tuple[Report | None, Tree | None]:
    tree = files.read(f"{folder}/{REPORT_FILE}")
    if tree is None:
        return None, None
    read = validate_file(Report, tree)
    files.faults += read.faults
    report = read.value
    if report is None:
        return None, tree
    name = folder.rpartition("/")[2]
    if name.isdecimal() and int(name) != report.year:
        message = Message(
            "{year} is not the year of the folder, {name}", year=report.year, name=name
        )
        files.faults.append(tree.fault(FaultKind.VALUE, ("year",), message))
    if network is not None and report.network != network.id:
        message = Message(
            "{word} is not the id in network.yaml, {id}",
            word=quoted(report.network),
            id=quoted(network.id),
        )
        files.faults.append(tree.fault(FaultKind.REFERENCE, ("network",), message))
    return report, tree
