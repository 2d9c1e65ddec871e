"""Where things of a year were written, those that documents define in place as well."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from annual_report.data.faults import Fault
from annual_report.data.shapes import DATA_DIR, DATA_FILES, REPORT_FILE
from annual_report.data.sheets.columns import TABLES
from annual_report.data.tree import path_text
from annual_report.data.year_files import tables_for
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annual_report.data.archive import Loaded
    from annual_report.data.faults import FaultKind
    from annual_report.data.located import FileRead
    from annual_report.data.model import Year
    from annual_report.data.tree import PathParts

DefinedAt: TypeAlias = tuple[str, int, str]
"""Field of the year, year and id of what a document defines."""


@cache
def _files() -> dict[str, str]:
    """Return the data file of each field of a year."""
    return {name: file for file, model in DATA_FILES.items() for name in model.model_fields}


class Places:
    """The places of one year's data."""

    def __init__(
        self, loaded: Loaded, year: Year, defined: Mapping[DefinedAt, tuple[str, int]]
    ) -> None:
        self._loaded = loaded
        self._year = year
        self._defined = defined
        read = loaded.archive.year(year.year)
        self._from_files = {
            "objectives": len(read.objectives) if read else 0,
            "projects": len(read.projects) if read else 0,
        }

    def is_whole(self, name: str, year: Year | None = None) -> bool:
        """Return whether nothing was left out of a field of the year (or another) for a fault."""
        file, read = self._file((year or self._year).folder, name)
        if read is not None:
            return read.is_whole(name)
        return all(fault.file != file for fault in self._loaded.faults)  # none, or unreadable

    def fault(self, kind: FaultKind, path: PathParts, message: str) -> Fault:
        """Return the fault at a path of the year's model, e.g. ``("projects", 1, "grant")``."""
        if len(path) > 1 and self._is_in_place(path):
            return self._in_document(kind, path, message)
        is_report = path[:1] in {("report",), ()}
        inner = path[1:] if is_report else path
        file, read = self._file(self._year.folder, "" if is_report else str(path[0]))
        if read is None:
            return Fault(kind=kind, file=file, line=1, path=path_text(inner), message=message)
        return read.tree.fault(kind, read.as_written(inner), message)

    def is_in_table(self, path: PathParts) -> bool:
        """Return whether a path of the year's model leads into a table, not into a YAML file."""
        if not path or path[0] == "report" or (len(path) > 1 and self._is_in_place(path)):
            return False
        read = self._file(self._year.folder, str(path[0]))[1]
        return read is not None and read.tree.columns is not None

    def _file(self, folder: str, name: str) -> tuple[str, FileRead | None]:
        """Return the name and what was read of the file that has a field, or could have it.

        Without the name of a field it is the report's own file.
        """
        loaded, data = self._loaded, f"{folder}/{DATA_DIR}"
        yaml = f"{data}/{_files()[name]}" if name else f"{folder}/{REPORT_FILE}"
        tables = [f"{data}/{table}" for table in tables_for(yaml.rpartition("/")[2])]
        if name not in TABLES:
            return yaml, loaded.files.get(yaml)
        if table := next((file for file in tables if file in loaded.files), None):
            return table, loaded.files[table]
        read = loaded.files.get(yaml)
        if read is None or name not in read.tree.value:
            at_fault = {fault.file for fault in loaded.faults}
            if table := next((file for file in tables if file in at_fault), None):
                return table, None
        return yaml, read

    def _is_in_place(self, path: PathParts) -> bool:
        name, position = path[0], path[1]
        return isinstance(position, int) and position >= self._from_files.get(
            str(name), position + 1
        )

    def _in_document(self, kind: FaultKind, path: PathParts, message: str) -> Fault:
        name, position = str(path[0]), path[1]
        items = self._year.objectives if name == "objectives" else self._year.projects
        identifier = items[int(position)].id
        file, line = self._defined.get(
            (name, self._year.year, identifier), (f"{self._year.folder}/{REPORT_FILE}", 1)
        )
        text = (
            msgid("objective {id}: {path}")
            if name == "objectives"
            else msgid("project {id}: {path}")
        )
        where = Message(text, id=identifier, path=path_text(path[2:]))
        return Fault(kind=kind, file=file, line=line, path=where, message=message)
