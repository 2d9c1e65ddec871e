"""Loads the archive: the network and every year, with all faults of all files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annual_report.data.checks import Link, duplicates, ids_of, items_of, links_of
from annual_report.data.faults import Fault, FaultKind
from annual_report.data.files import exists, fault_of_file, is_inside, read_file
from annual_report.data.model import Archive, Network, Objective, Project, Report, Year
from annual_report.data.references import Context, words_of
from annual_report.data.shapes import (
    DATA_DIR,
    DATA_FILES,
    NETWORK_FILE,
    REPORT_FILE,
    TABLE_SUFFIXES,
)
from annual_report.data.validation import validate_file
from annual_report.data.wording import did_you_mean, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from annual_report.data.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading gave.

    ``faults`` are all that the data files alone can tell, in the order of files and lines.
    ``unread`` are the folders of years that are left out because their ``report.yaml`` is at
    fault; ``context`` maps the folder of each year to what its items are read with.
    """

    archive: Archive
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    contexts: Mapping[str, Context] = field(default_factory=dict)

    def faults_beside(
        self,
        objectives: Mapping[str, Collection[str]],
        projects: Mapping[str, Collection[str]],
    ) -> tuple[Fault, ...]:
        """Return the faults that stay when documents define these items in place.

        Each argument maps folders of years to ids.
        """
        in_place = {"objective": objectives, "project": projects}
        resolved = {
            link.fault
            for link in self.links
            if link.identifier in in_place[link.target].get(link.folder, ())
        }
        return tuple(fault for fault in self.faults if fault not in resolved)


def load_archive(source: Path, reports_dir: str = "reports") -> Loaded:
    """Load all data under ``source/reports_dir``. Never raises for what the files hold.

    An item with a fault is left out, the rest is kept. Years come in ascending order.
    """
    return _Loader(source, reports_dir.strip("/").replace("\\", "/")).load()


def year_with(
    year: Year, objectives: Iterable[Objective] = (), projects: Iterable[Project] = ()
) -> Year:
    """Return ``year`` with further items, defined in place, after those of the files."""
    return year.model_copy(
        update={
            "objectives": (*year.objectives, *objectives),
            "projects": (*year.projects, *projects),
        }
    )


class _Loader:
    def __init__(self, source: Path, reports_dir: str) -> None:
        self._source = source
        self._dir = reports_dir
        self._faults: list[Fault] = []
        self._links: list[Link] = []
        self._unread: list[str] = []
        self._contexts: dict[str, Context] = {}
        self._left_out: frozenset[str] = frozenset()
        self._has_network = False

    def load(self) -> Loaded:
        root = self._source / self._dir
        if not is_inside(self._source, root):
            message = f"{quoted(self._dir)} leads out of the project; it is not read"
            return Loaded(
                archive=Archive(),
                faults=(fault_of_file(FaultKind.OUTSIDE, self._dir, message),),
            )
        network, files = self._network(root)
        years = [
            year
            for folder in sorted(_entries(root), key=lambda path: path.name)
            if (year := self._year(folder, network)) is not None
        ]
        return Loaded(
            archive=Archive(network=network, years=tuple(self._in_order(years)), files=files),
            faults=tuple(self._faults),
            unread=tuple(self._unread),
            links=tuple(self._links),
            contexts=self._contexts,
        )

    def _network(self, root: Path) -> tuple[Network | None, tuple[str, ...]]:
        file = f"{self._dir}/{NETWORK_FILE}"
        self._look_for_slips(root, NETWORK_FILE)
        if not exists(root / NETWORK_FILE):
            return None, ()
        self._has_network = True
        tree = self._read(file)
        if tree is None:
            return None, (file,)
        keys = (("members", "code"), ("members", "id"), ("funders", "id"))
        twice = [found for name, key in keys for found in duplicates(tree, name, key)]
        read = validate_file(Network, tree, twice=twice)
        self._faults += read.faults
        self._left_out = frozenset(word for _, value in read.left_out for word in words_of(value))
        return read.value, (file,)

    def _year(self, path: Path, network: Network | None) -> Year | None:
        folder = f"{self._dir}/{path.name}"
        file = f"{folder}/{REPORT_FILE}"
        if not path.is_dir() or not is_inside(self._source, path):
            if exists(path / REPORT_FILE):
                message = f"{quoted(folder)} leads out of the project; it is not read"
                self._faults.append(fault_of_file(FaultKind.OUTSIDE, file, message))
            return None
        self._look_for_slips(path, REPORT_FILE)
        if not exists(path / REPORT_FILE):
            return None
        if not self._has_network:
            self._has_network = True  # told once
            message = f"{self._dir}/{NETWORK_FILE} is missing; it describes the network"
            self._faults.append(fault_of_file(FaultKind.MISSING, file, message))
        report = self._report(file, path.name, network)
        if report is None:
            self._unread.append(folder)
            return None
        context = Context(network=network, year=report.year, left_out=self._left_out)
        self._contexts[folder] = context
        return self._data(path, folder, report, context)

    def _report(self, file: str, name: str, network: Network | None) -> Report | None:
        tree = self._read(file)
        if tree is None:
            return None
        read = validate_file(Report, tree)
        self._faults += read.faults
        report = read.value
        if report is None:
            return None
        if name.isdecimal() and int(name) != report.year:
            message = f"{report.year} is not the year of the folder, {name}"
            self._faults.append(tree.fault(FaultKind.VALUE, ("year",), message))
        if network is not None and report.network != network.id:
            hint = did_you_mean(report.network, [network.id], listed_as="its id is")
            message = f"{quoted(report.network)} is not the network of {NETWORK_FILE}{hint}"
            self._faults.append(tree.fault(FaultKind.REFERENCE, ("network",), message))
        return report

    def _data(self, path: Path, folder: str, report: Report, context: Context) -> Year:
        trees: dict[str, Tree | None] = {}
        fields: dict[str, Any] = {}
        files = [f"{folder}/{REPORT_FILE}"]
        names = self._data_files(path, folder)
        for name, shape in DATA_FILES.items():
            if name not in names:
                continue
            file = f"{folder}/{DATA_DIR}/{name}"
            files.append(file)
            tree = trees[name.removesuffix(".yaml")] = self._read(file)
            if tree is None:
                continue
            twice = duplicates(tree, name.removesuffix(".yaml"))
            read = validate_file(shape, tree, context, twice)
            self._faults += read.faults
            if read.value is not None:
                fields |= dict(read.value)
        self._check_links(folder, trees)
        return Year(folder=folder, report=report, files=tuple(files), **fields)

    def _data_files(self, path: Path, folder: str) -> set[str]:
        found = set()
        data = path / DATA_DIR
        if exists(data) and not is_inside(self._source, data):
            message = f"{quoted(f'{folder}/{DATA_DIR}')} leads out of the project; it is not read"
            self._faults.append(fault_of_file(FaultKind.OUTSIDE, f"{folder}/{DATA_DIR}", message))
            return set()
        for entry in sorted(_entries(data)):
            if entry.name in DATA_FILES:
                found.add(entry.name)
            elif entry.suffix.lower() in TABLE_SUFFIXES and not entry.name.startswith("."):
                hint = did_you_mean(entry.name, DATA_FILES, listed_as="the data files are")
                message = f"unknown data file {quoted(entry.name)}{hint}"
                file = f"{folder}/{DATA_DIR}/{entry.name}"
                self._faults.append(fault_of_file(FaultKind.UNKNOWN_FIELD, file, message))
        return found

    def _check_links(self, folder: str, trees: Mapping[str, Tree | None]) -> None:
        for name, field_name in (("objectives", "projects"), ("projects", "objectives")):
            tree = trees.get(name)
            if tree is None or (field_name in trees and trees[field_name] is None):
                continue  # the other file is at fault as a whole, which is told already
            known = ids_of(trees.get(field_name), field_name)
            for position, item in items_of(tree, name):
                for identifier, fault in links_of(item, tree, (name, position), field_name, known):
                    target = field_name.removesuffix("s")
                    self._faults.append(fault)
                    self._links.append(
                        Link(folder=folder, target=target, identifier=identifier, fault=fault)
                    )

    def _in_order(self, years: list[Year]) -> Iterable[Year]:
        kept: dict[int, Year] = {}
        for year in years:
            if year.year in kept:
                message = f"{year.year} is already the year of {kept[year.year].folder}"
                file = f"{year.folder}/{REPORT_FILE}"
                self._faults.append(
                    Fault(kind=FaultKind.DUPLICATE, file=file, line=1, path="year", message=message)
                )
            else:
                kept[year.year] = year
        return (kept[year] for year in sorted(kept))

    def _read(self, file: str) -> Tree | None:
        tree, faults = read_file(self._source, file)
        self._faults += faults
        return tree

    def _look_for_slips(self, folder: Path, name: str) -> None:
        """Find a misspelt ``name`` in a folder that has none: its data would be ignored."""
        if exists(folder / name):
            return
        for entry in _entries(folder):
            if entry.suffix in (".yaml", ".yml") and nearest(entry.name, [name]):
                file = entry.relative_to(self._source).as_posix()
                message = f'unknown file {quoted(entry.name)}; did you mean "{name}"?'
                self._faults.append(fault_of_file(FaultKind.UNKNOWN_FIELD, file, message))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
