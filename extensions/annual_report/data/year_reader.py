"""Reads the data of one year's folder."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from annual_report.data.checks import Link, dangling, duplicates, ids_of
from annual_report.data.faults import FaultKind
from annual_report.data.limits import MAX_FAULTS
from annual_report.data.model import Report, Year
from annual_report.data.references import Context
from annual_report.data.shapes import (
    DATA_DIR,
    DATA_FILES,
    NETWORK_FILE,
    REPORT_FILE,
    TABLE_SUFFIXES,
)
from annual_report.data.validation import validate_file
from annual_report.data.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annual_report.data.files import Files
    from annual_report.data.model import Network
    from annual_report.data.tree import Tree


@dataclass(frozen=True, slots=True)
class YearRead:
    """What reading a year's folder gave; ``year`` is ``None`` when its report is at fault."""

    year: Year | None
    links: tuple[Link, ...]


def read_year(
    files: Files, folder: str, network: Network | None, left_out: frozenset[str]
) -> YearRead:
    """Read a folder with a ``report.yaml``. Faults are gathered in ``files``.

    ``left_out`` are the words of what was left out of the network, as in ``Context``.
    """
    file = f"{folder}/{REPORT_FILE}"
    report = _report(files, folder, network)
    name = folder.rpartition("/")[2]
    number = report.year if report else int(name) if name.isdecimal() else None
    trees = {name: files.read(f"{folder}/{DATA_DIR}/{name}") for name in _names(files, folder)}
    context = Context(network=network, year=number, left_out=left_out)
    fields: dict[str, Any] = {}
    for name, tree in trees.items():
        if tree is None:
            continue
        twice = duplicates(tree, name.removesuffix(".yaml"))
        read = validate_file(DATA_FILES[name], tree, context, twice)
        files.faults += read.faults
        if read.value is not None:
            fields |= dict(read.value)
    links = tuple(_links(files, folder, trees))
    if report is None:
        return YearRead(None, links)
    names = [file, *(f"{folder}/{DATA_DIR}/{name}" for name in trees)]
    were_read = tuple(name for name in names if name in files.were_read)
    return YearRead(Year(folder=folder, report=report, files=were_read, **fields), links)


def _report(files: Files, folder: str, network: Network | None) -> Report | None:
    tree = files.read(f"{folder}/{REPORT_FILE}")
    if tree is None:
        return None
    read = validate_file(Report, tree)
    files.faults += read.faults
    report = read.value
    if report is None:
        return None
    name = folder.rpartition("/")[2]
    if name.isdecimal() and int(name) != report.year:
        message = f"{report.year} is not the year of the folder, {name}"
        files.faults.append(tree.fault(FaultKind.VALUE, ("year",), message))
    if network is not None and report.network != network.id:
        message = f'{quoted(report.network)} is not the id in {NETWORK_FILE}, "{network.id}"'
        files.faults.append(tree.fault(FaultKind.REFERENCE, ("network",), message))
    return report


def _names(files: Files, folder: str) -> list[str]:
    """Return the names of the year's data files, in the order of reading."""
    data = f"{folder}/{DATA_DIR}"
    if not files.exists(data) or not files.is_inside(data):
        return []
    there = files.entries(data)
    for name in there:
        ending = "." + name.rpartition(".")[2].lower()
        if name not in DATA_FILES and ending in TABLE_SUFFIXES:
            hint = did_you_mean(name, DATA_FILES, listed_as="the data files are")
            message = f"unknown data file {quoted(name)}{hint}"
            files.fault(FaultKind.UNKNOWN_FIELD, f"{data}/{name}", message)
    return [name for name in DATA_FILES if name in there]


def _links(files: Files, folder: str, trees: Mapping[str, Tree | None]) -> list[Link]:
    """Note the links between objectives and projects that lead nowhere, and return them."""
    found: list[Link] = []
    for name, field in (("objectives", "projects"), ("projects", "objectives")):
        tree = trees.get(f"{name}.yaml")
        if tree is None or trees.get(f"{field}.yaml", tree) is None:
            continue  # a file that is at fault as a whole is told of already
        known = dict.fromkeys(ids_of(trees.get(f"{field}.yaml"), field))
        target = field.removesuffix("s")
        links = dangling(tree, name, field, known.keys())
        for identifier, fault in islice(links, MAX_FAULTS):
            files.faults.append(fault)
            found.append(Link(folder=folder, target=target, identifier=identifier, fault=fault))
        if next(links, None) is not None:
            message = f"more than {MAX_FAULTS} references lead to nothing; the rest is not listed"
            files.faults.append(tree.fault(FaultKind.LIMIT, (), message))
    return found
