"""Plain values that know their place: what every reader of data files returns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.wording import quoted

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

    ``file`` is relative to the source directory, with forward slashes.
    """

    file: str
    root: Located

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
            path=path_text(path),
            message=message,
        )


def tree_of(value: Any, file: str, line: int) -> Tree:
    """Return a tree of plain values that all stand on one line, e.g. a directive's options."""
    return Tree(file, Located(value, line))
