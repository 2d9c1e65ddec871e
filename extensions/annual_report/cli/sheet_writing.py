"""Puts what an import changes into the text of a data file, and looks at what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.cli.errors import CommandError
from annual_report.cli.words import say
from annual_report.cli.yaml_changes import append_items, set_values
from annual_report.data.checks import circles, duplicates_of_file
from annual_report.data.model import Indicator
from annual_report.data.shapes import DATA_DIR, DATA_FILES
from annual_report.data.sheets.columns import INDICATORS
from annual_report.data.validation import validate_file
from annual_report.data.values import LANGUAGES
from annual_report.data.yaml_reader import read_yaml
from annual_report.data.year_files import tables_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annual_report.cli.project import Project
    from annual_report.data.model import Year
    from annual_report.data.sheets.columns import SheetTable
    from annual_report.data.tree import PathParts, Tree
    from annual_report.spreadsheets.merging import TableChanges


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """A data file as it is: its path and name, its text after a byte order mark, its values."""

    path: Path
    name: str
    mark: str
    text: str
    tree: Tree | None

    def items(self, name: str) -> list[dict[str, Any]]:
        """Return the items of a list, as the file has them."""
        value = self.tree.value if self.tree is not None else {}
        return list(value.get(name) or [])

    def __hash__(self) -> int:
        return hash(self.name)


def read_data_file(project: Project, year: Year, table: SheetTable) -> DataFile:
    """Read the file of a table. Raises :class:`CommandError` where it or the network has faults."""
    name = f"{year.folder}/{DATA_DIR}/{table.file}"
    in_others = {link.fault for link in project.loaded.links}  # may be mended by this very import
    faults = [fault for fault in project.faults(year.folder) if fault not in in_others]
    if own := [f for f in faults if f.file == name or not f.file.startswith(f"{year.folder}/")]:
        raise CommandError(own)
    for other in tables_for(table.file):
        if (project.source / year.folder / DATA_DIR / other).exists():
            text = say(
                "the data of the year is in this spreadsheet; change it, or put the new file in "
                "its place"
            )
            raise CommandError(f"{year.folder}/{DATA_DIR}/{other}: {text}")
    path = (project.source / name).resolve()
    content = path.read_bytes().decode("utf-8") if path.is_file() else ""
    mark = "\ufeff" if content.startswith("\ufeff") else ""
    tree, _ = read_yaml(content.encode(), name) if content.strip() else (None, ())
    return DataFile(path=path, name=name, mark=mark, text=content.removeprefix(mark), tree=tree)


def new_text(project: Project, year: Year, file: DataFile, changes: TableChanges) -> str:
    """Return the text of a data file with the changes.

    Raises :class:`CommandError` with the faults it would have, or where it is written in a form
    in which more than the changes would change.
    """
    table = changes.table
    order = _order(table)
    values = {
        (table.name, item.position, *path): value
        for item in changes.items
        if item.position is not None
        for path, value in item.values.items()
    }
    lists: dict[PathParts, list[dict[str, Any]]] = {}
    for item in changes.items:
        if item.position is not None and item.added:
            lists[table.name, item.position, INDICATORS] = item.added
    if new := [fields for item in changes.items if item.position is None for fields in item.added]:
        lists[table.name,] = new
    if not values and not lists:
        return file.text
    try:
        text = set_values(file.text, values, order) if values else file.text
        for path, items in lists.items():
            text = append_items(text, path, items)
    except LookupError as error:
        raise _unsafe(file, (table.name,)) from error
    _compare(project, year, file, text, changes)
    return text


def _order(table: SheetTable) -> Callable[[PathParts], Sequence[str]]:
    def order(path: PathParts) -> Sequence[str]:
        match path:
            case (_, int()):
                return list(table.model.model_fields)
            case (_, int(), str(name), int()) if name == INDICATORS:
                return list(Indicator.model_fields)
            case _:
                return ("start", "end", *LANGUAGES, "key", "locator")

    return order


def _unsafe(file: DataFile, path: PathParts) -> CommandError:
    text = say("the file is written in a form that cannot be changed safely; change it by hand")
    line = file.tree.line(path) if file.tree is not None else 1
    return CommandError(f"{file.name}:{line}: {text}")


def _compare(
    project: Project, year: Year, file: DataFile, text: str, changes: TableChanges
) -> None:
    """Raise :class:`CommandError` where the new text says anything but what it should."""
    name = changes.table.name
    tree, found = read_yaml(text.encode(), file.name)
    if found or tree is None:  # the text is no longer what it was meant to be
        raise _unsafe(file, (name,))
    context = project.loaded.context(year.year)
    twice = [*duplicates_of_file(changes.table.file, tree, context), *circles(tree)]
    read = validate_file(DATA_FILES[changes.table.file], tree, context, twice)
    if read.faults:
        raise CommandError(read.faults)
    old = file.tree.value if file.tree is not None else {}
    wanted = list(getattr(year, name))
    for item in changes.items:
        if item.position is None:
            wanted.append(item.model)
        elif item.is_change:
            wanted[item.position] = item.model
    others = [
        {key: part for key, part in value.items() if key != name} for value in (old, tree.value)
    ]
    if tuple(wanted) != getattr(read.value, name) or others[0] != others[1]:
        raise _unsafe(file, (name,))
