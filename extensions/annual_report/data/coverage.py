"""How much a year tells of a kind of things: what is not told of is not known to be absent."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from annual_report.data.enums import ReportKind

if TYPE_CHECKING:
    from annual_report.data.model import Year


class Told(Enum):
    """How much a year tells of a kind of items.

    ``NOT``: nothing, so that nothing can be said of what is missing from it. ``PARTLY``: some,
    and there may have been others. ``WHOLE``: what it does not list was not there.
    """

    NOT = auto()
    PARTLY = auto()
    WHOLE = auto()


def told_of(year: Year, kind: str) -> Told:
    """Return how much a year tells of a kind, named as its data file: ``"projects"``.

    A year tells of a kind when it has items of it, or the file that would hold them. A
    compilation gathers what was found and is never the whole; an action plan states its
    objectives, and cannot know all that will be in the year besides.
    """
    items = getattr(year, kind)
    names = {file.rpartition("/")[2].rpartition(".")[0] for file in year.files}
    if not items and kind not in names:
        return Told.NOT
    if year.report.kind is ReportKind.COMPILATION:
        return Told.PARTLY
    if year.report.kind is ReportKind.ACTION_PLAN and kind != "objectives":
        return Told.PARTLY
    return Told.WHOLE
