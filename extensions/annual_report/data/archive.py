"""Loads the archive: the network and every year, with all faults of all files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from annual_report.data.accessibility import ACCESSIBILITY_FILE, read_statement
from annual_report.data.checks import duplicates
from annual_report.data.errata import read_errata
from annual_report.data.faults import Fault, FaultKind
from annual_report.data.files import Files
from annual_report.data.links import LinkedYear, check_links
from annual_report.data.model import Archive, Network, Year
from annual_report.data.references import Context, words_of
from annual_report.data.shapes import NETWORK_FILE, REPORT_FILE
from annual_report.data.validation import Validated, validate_file
from annual_report.data.year_reader import read_year
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from annual_report.data.errata import Erratum
    from annual_report.data.links import Link
    from annual_report.data.located import FileRead
    from annual_report.data.model import Objective, Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What loading gave.

    ``faults`` are all that the data files alone can tell, file by file in the order of lines.
    ``unread`` are the folders of years that are left out because their ``report.yaml`` is at
    fault. ``links`` are the references that lead to nothing in the data files, ``left_out`` the
    words of funders and members at fault (see :class:`~annual_report.data.references.Context`).
    ``files`` are the years' files by their names, with the lines of all that is in them;
    ``errata`` the corrections of each year's folder.
    """

    archive: Archive
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    left_out: frozenset[str] = frozenset()
    files: Mapping[str, FileRead] = field(default_factory=dict, repr=False)
    errata: Mapping[str, tuple[Erratum, ...]] = field(default_factory=dict)

    def context(self, year: int | None = None) -> Context:
        """Return what items defined in place are read with, e.g. by ``validate_item``."""
        return Context(network=self.archive.network, year=year, left_out=self.left_out)

    def faults_beside(
        self,
        objectives: Mapping[str, Collection[str]],
        projects: Mapping[str, Collection[str]],
    ) -> tuple[Fault, ...]:
        """Return the faults that stay when documents define these items in place.

        Each argument maps folders of years to ids: a link to one of them leads somewhere.
        """
        in_place = {"objective": objectives, "project": projects}
        resolved = {
            link.fault
            for link in self.links
            if link.identifier in in_place[link.target].get(link.folder, ())
        }
        return tuple(fault for fault in self.faults if fault not in resolved)


def load_archive(source: Path, reports_dir: str = "reports") -> Loaded:
    """Load all data in the folder ``reports_dir`` of the source directory.

    Never raises for what the files hold: an item with a fault is left out, the rest is kept.
    Years come in ascending order. Without the folder the archive is empty.
    """
    files = Files(source)
    root = PurePosixPath(reports_dir)
    if not files.is_inside(str(root)):
        return Loaded(archive=Archive(), faults=tuple(files.faults))
    network_file = str(root / NETWORK_FILE)
    read = _network(files, root)
    network = read.value if read else None
    left_out = frozenset(
        word for _, value in (read.left_out if read else ()) for word in words_of(value)
    )
    years: list[Year] = []
    unread: list[str] = []
    folders = _folders(files, root)
    if folders and not files.exists(network_file):
        message = Message("{file} is missing; it describes the network", file=network_file)
        files.fault(FaultKind.MISSING, f"{folders[0]}/{REPORT_FILE}", message)
    found = [read_year(files, folder, network, left_out) for folder in folders]
    errata = {folder: read_errata(files, folder) for folder in folders}
    for year in found:
        if year.year is None:
            unread.append(year.folder)
        else:
            years.append(year.year.model_copy(update={"errata": errata[year.folder]}))
    faults, links = check_links([LinkedYear(y.folder, y.number, y.trees) for y in found])
    files.faults += faults
    statement_file = str(root / ACCESSIBILITY_FILE)
    statement = read_statement(files, statement_file)
    archive = Archive(
        network=network,
        years=_in_order(files, years),
        files=(network_file,) if network_file in files.were_read else (),
        accessibility=statement,
        accessibility_files=(statement_file,) if statement_file in files.were_read else (),
    )
    return Loaded(
        archive=archive,
        faults=_sorted(files.faults),
        unread=tuple(unread),
        links=tuple(links),
        left_out=left_out,
        files={file.tree.file: file for year in found for file in year.files},
        errata={folder: items for folder, items in errata.items() if items},
    )


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


def _network(files: Files, root: PurePosixPath) -> Validated[Network] | None:
    file = str(root / NETWORK_FILE)
    files.look_for_slips(str(root), [NETWORK_FILE, ACCESSIBILITY_FILE])
    tree = files.read(file) if files.exists(file) else None
    if tree is None:
        return None
    keys = (("members", "code"), ("members", "id"), ("funders", "id"))
    twice = [found for name, key in keys for found in duplicates(tree, name, key=key)]
    read = validate_file(Network, tree, twice=twice)
    files.faults += read.faults
    return read


def _folders(files: Files, root: PurePosixPath) -> list[str]:
    """Return the folders of years: those with a ``report.yaml``, inside the project."""
    found = []
    for name in files.entries(str(root)):
        folder = str(root / name)
        report = f"{folder}/{REPORT_FILE}"
        if not files.exists(report):
            files.look_for_slips(folder, [REPORT_FILE])
        elif files.is_inside(folder):
            found.append(folder)
    return found


def _in_order(files: Files, years: Iterable[Year]) -> tuple[Year, ...]:
    """Return the years in ascending order, each once."""
    kept: dict[int, Year] = {}
    for year in years:
        first = kept.setdefault(year.year, year)
        if first is not year:
            place = f"{first.folder}/{REPORT_FILE}"
            message = Message("{year} is already the year of {file}", year=year.year, file=place)
            files.fault(FaultKind.DUPLICATE, f"{year.folder}/{REPORT_FILE}", message)
    return tuple(kept[number] for number in sorted(kept))


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults file by file, each file's in the order of lines."""
    by_file: dict[str, list[Fault]] = {}
    for fault in faults:
        by_file.setdefault(fault.file, []).append(fault)
    return tuple(
        fault for found in by_file.values() for fault in sorted(found, key=lambda item: item.line)
    )
