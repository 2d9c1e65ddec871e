"""Plain values that know their place: what every reader of data files returns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.wording import quoted
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PathParts = tuple[str | int, ...]
"""The way to a value: names of fields and positions in lists (from zero)."""


_PLAIN_NAME = re.compile(r"[\w-]{1,40}")


def path_text(path: Sequence[str | int]) -> str:
    """Return a path as faults show it: ``objectives[2].status``; odd names are quoted."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = part if _PLAIN_NAME.fullmatch(part) else quoted(part)
            text += f".{name}" if text else name
    return text


@dataclass(frozen=True, slots=True)
class Located:
    """A value and the line it is on.

    ``value`` is a ``dict`` with text keys, a ``list``, a text, an ``int``, a ``Decimal``, a
    ``bool`` or ``None``. ``children`` maps fields and positions to the line of the field's
    name or of the item, and to the value there. ``size`` counts the values in it, itself
    included, ``characters`` those of their texts; ``height`` the levels below it.
    """

    value: Any
    line: int
    children: Mapping[str | int, tuple[int, Located]] = field(default_factory=dict)
    size: int = 1
    height: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of one file (or of a directive's body in it).

    ``file`` is relative to the source directory, with forward slashes. ``columns`` tell where the
    fields of a table's items are in it (``column "Tila"``), by their paths in an item without
    positions; ``None`` where the file is no table. The lines of a table are its rows.
    """

    file: str
    root: Located
    columns: Mapping[PathParts, str] | None = None

    @property
    def value(self) -> Any:
        """The plain value: nested ``dict`` and ``list`` of texts and numbers."""
        return self.root.value

    def line(self, path: Sequence[str | int]) -> int:
        """Return the line of a path, or of the nearest thing around it that is there."""
        line, node = self.root.line, self.root
        for part in path:
            if part not in node.children:
                break
            line, node = node.children[part]
        return line

    def fault(self, kind: FaultKind, path: Sequence[str | int], message: str) -> Fault:
        """Return a fault at a path of this tree."""
        return Fault(
            kind=kind,
            file=self.file,
            line=self.line(path),
            path=self._place(path),
            message=message,
        )

    def _place(self, path: Sequence[str | int]) -> str:
        """Return a path as the file has it: ``column "Tila" (status)`` in a table."""
        if self.columns is None:
            return path_text(path)
        names = tuple(part for part in path[1:] if isinstance(part, str))
        for end in range(len(names), 0, -1):
            if column := self.columns.get(names[:end]):
                return Message("{column} ({field})", column=column, field=path_text(names[:end]))
        return path_text(names)


def located(value: Any, lines: Mapping[PathParts, int], line: int) -> Located:
    """Return a value whose parts are on the lines that ``lines`` has for their paths.

    What it has no line for is on that of what it is in, the whole on ``line``.
    """
    return _located(value, (), lines, line)


def _located(value: Any, path: PathParts, lines: Mapping[PathParts, int], line: int) -> Located:
    line = lines.get(path, line)
    parts: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    children = {
        key: (lines.get((*path, key), line), _located(item, (*path, key), lines, line))
        for key, item in parts
    }
    return Located(value, line, children)


def tree_of(value: Any, file: str, line: int) -> Tree:
    """Return a tree of plain values that all stand on one line, e.g. a directive's options."""
    return Tree(file, Located(value, line))
