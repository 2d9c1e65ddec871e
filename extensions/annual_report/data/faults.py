"""What is wrong with a data file, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Callable


class FaultKind(StrEnum):
    """The kinds of faults; each is the subtype of the Sphinx warning it becomes."""

    SYNTAX = "data.syntax"
    """The file is not well-formed YAML."""
    EMPTY = "data.empty"
    """The file holds nothing."""
    MISSING = "data.missing"
    """A file or a required field is not there."""
    UNKNOWN_FIELD = "data.unknown_field"
    """A field that the model does not have."""
    TYPE = "data.type"
    """A value of another type than the field's."""
    VALUE = "data.value"
    """A value that the field does not take."""
    DUPLICATE = "data.duplicate"
    """An id or a key that occurs twice."""
    REFERENCE = "data.reference"
    """A reference to something that does not exist."""
    OUTSIDE = "data.outside"
    """A path that leaves the project."""
    LIMIT = "data.limit"
    """A file larger or deeper than the documented limits."""
    CHECK_SUM = "check.sum"
    """Parts do not sum to the total that is stated beside them."""
    CHECK_FUNDING_SUM = "check.funding_sum"
    """The grant, own funding and other funding of a project do not sum to its total cost."""
    CHECK_GRANT_SHARE = "check.grant_share"
    """A grant is more than its highest share of the total cost."""
    CHECK_PERIOD = "check.period"
    """A time or a day lies outside the year it is reported in."""
    CHECK_BASELINE = "check.baseline"
    """A baseline is not the actual value of the objective that is continued."""
    CHECK_CARRIED_OVER = "check.carried_over"
    """An objective was carried over, and none of the next year continues it."""
    CHECK_ROTATION = "check.rotation"
    """A year's survey is not the one whose turn it is."""
    CHECK_STALE = "check.stale"
    """An indicator with a target was not updated in the year of an annual report."""
    CHECK_STATUS = "check.status"
    """A status given by hand is against the rule of the indicators, and no reason says why."""
    CHECK_ACCEPT = "check.accept"
    """A deviation is accepted that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of one file.

    ``file`` is relative to the source directory, with forward slashes; ``line`` counts
    from one; ``path`` names the field, e.g. ``objectives[2].status`` (items count from
    zero) or the column of a table, and is empty when the fault is the file's own. ``message`` is a
    :class:`~annual_report.messages.Message`, which other languages can be asked of.
    """

    kind: FaultKind
    file: str
    line: int
    path: str
    message: str

    @property
    def text(self) -> str:
        """The fault without its place: ``objectives[2].status: "x" is not a status``."""
        return f"{self.path}: {self.message}" if self.path else self.message

    def said(self, say: Callable[[str], str]) -> str:
        """Return the fault with its place, in the words that ``say`` gives its message."""
        return ": ".join(
            filter(None, (f"{self.file}:{self.line}", say(self.path), say(self.message)))
        )

    def __str__(self) -> str:
        return self.said(str)


def fault_error(
    kind: FaultKind, message: str, at: tuple[str | int, ...] = ()
) -> PydanticCustomError:
    """Return the error by which a validator of the model tells a fault of a certain kind.

    ``at`` leads from the value that is being validated to the one at fault. A plain
    ``ValueError`` tells a fault of the kind ``VALUE``.
    """
    # The message is a parameter, so that braces in it are not read as a template's.
    return PydanticCustomError("fault", "{message}", {"message": message, "kind": kind, "at": at})
