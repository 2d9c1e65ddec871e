"""The year before, as its files have it: what a new year is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annual_report.data.enums import ProjectStatus, Status
from annual_report.data.shapes import DATA_DIR
from annual_report.data.status_rules import outcome
from annual_report.data.year_files import tables_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annual_report.cli.new_year.moved import Moved, Words
    from annual_report.data.archive import Loaded
    from annual_report.data.fields import Model
    from annual_report.data.model import Objective, Project, Year

OPEN = frozenset(
    {
        None,
        Status.CARRIED_OVER,
        Status.IN_PROGRESS,
        Status.PARTLY_ACHIEVED,
        Status.NOT_ACHIEVED,
    }
)
"""How an objective that goes on came out; ``None``: that is not known."""

_ENDED = frozenset({ProjectStatus.COMPLETED, ProjectStatus.DISCONTINUED})


@dataclass(frozen=True)
class Source:
    """The year ``last``, from which the year ``new`` is made."""

    loaded: Loaded
    last: Year
    new: int
    words: Words
    moved: Moved

    def raw(self, file: str) -> dict[str, Any]:
        """Return the fields of a data file as they are written, by itself or in a table.

        None where there is no file.
        """
        fields: dict[str, Any] = {}
        for name in (file, *tables_for(file)):
            read = self.loaded.files.get(f"{self.last.folder}/{DATA_DIR}/{name}")
            value = read.tree.value if read else None
            fields |= value if isinstance(value, dict) else {}
        return fields

    def items(self, file: str, name: str) -> list[dict[str, Any]]:
        """Return the items of a list of a data file as they are written."""
        found = self.raw(file).get(name)
        return [item for item in found or () if isinstance(item, dict)]

    @property
    def objectives(self) -> list[Objective]:
        """The objectives that go on: carried over, or still open."""
        return [item for item in self.last.objectives if outcome(item) in OPEN]

    @property
    def ended_objectives(self) -> list[Objective]:
        """The objectives that do not go on."""
        return [item for item in self.last.objectives if outcome(item) not in OPEN]

    @property
    def projects(self) -> list[Project]:
        """The projects that go on: not at an end, and not ended before the new year."""
        return [item for item in self.last.projects if self._goes_on(item)]

    def _goes_on(self, project: Project) -> bool:
        end = project.period.end
        return project.status not in _ENDED and (end is None or end.last_day.year >= self.new)

    def is_member(self, word: object) -> bool:
        """Return whether an id, code or name is that of a municipality of the new year.

        True where nothing is named.
        """
        network = self.loaded.archive.network
        if word is None or network is None:
            return True
        code = self.loaded.context(self.new).municipality(str(word))
        return any(member.code == code for member in network.members_in(self.new))


def kept(item: Mapping[str, Any], model: type[Model], names: Iterable[str]) -> dict[str, Any]:
    """Return the named fields of an item that say something, in the order of the model."""
    wanted = set(names)
    return {
        name: item[name]
        for name in model.model_fields
        if name in wanted and item.get(name) not in (None, [])
    }


def among(item: Mapping[str, Any], name: str, ids: Iterable[str]) -> list[str] | None:
    """Return the references of an item that lead somewhere in the new year; ``None`` for none."""
    known = {identifier.casefold() for identifier in ids}
    found = [word for word in item.get(name) or () if str(word).casefold() in known]
    return found or None
