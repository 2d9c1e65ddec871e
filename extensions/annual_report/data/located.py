"""Where things of the model were written: their file, line and path as the file has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.tree import PathParts, Tree


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file with what was left out of it for its faults, which shifts the items after it."""

    tree: Tree
    left_out: frozenset[PathParts] = frozenset()
    _kept: dict[PathParts, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def is_whole(self, name: str) -> bool:
        """Return whether nothing was left out of a field at the top of the file."""
        return not any(path[:1] in {(), (name,)} for path in self.left_out)

    def as_written(self, path: Sequence[str | int]) -> PathParts:
        """Return the path in the file of what the model has at ``path``."""
        value: Any = self.tree.value
        written: PathParts = ()
        for part in path:
            if isinstance(part, int) and isinstance(value, list):
                if (kept := self._kept.get(written)) is None:
                    kept = [i for i in range(len(value)) if (*written, i) not in self.left_out]
                    self._kept[written] = kept
                place: str | int = kept[part] if part < len(kept) else part
            else:
                place = part
            written = (*written, place)
            value = _at(value, place)
        return written


def _at(value: Any, part: str | int) -> Any:
    if isinstance(part, int):
        return value[part] if isinstance(value, list) and part < len(value) else None
    return value.get(part) if isinstance(value, dict) else None
