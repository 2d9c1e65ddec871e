"""How the objectives came out, by their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.stacked import Bar, Look, Part, stacked
from annual_report.charts.words import chart_node
from annual_report.data.enums import ObjectiveKind, Status
from annual_report.data.status_rules import outcome
from annual_report.formatting import capitalized, format_number
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from annual_report.data.model import Objective
    from annual_report.view import Page

UNKNOWN = msgid("not known")

_ARROW = "M-1,-0.3H0.1V-0.95L1,0L0.1,0.95V0.3H-1Z"
_BAR = "M-1,-0.35H1V0.35H-1Z"
_HALF = "M0,-1A1,1,0,0,0,0,1ZM0,-1A1,1,0,0,1,0,1L0,0.8A0.8,0.8,0,0,0,0,-0.8Z"
_CROSS = (
    "M-1,-1H1V1H-1ZM-0.25,0L-0.6,0.35L-0.35,0.6L0,0.25L0.35,0.6L0"
    ".6,0.35L0.25,0L0.6,-0.35L0.35,-0.6L0,-0.25L-0.35,-0.6L-0.6,-0.35Z"
)
_CHECK = (
    "M1,0A1,1,0,0,0,-1,0A1,1,0,0,0,1,0ZM-0.15,0.52L-0.62,0.04L-0."
    "43,-0.15L-0.15,0.13L0.43,-0.48L0.62,-0.28Z"
)

LOOKS: dict[Status | None, Look] = {
    Status.ACHIEVED: Look(color=theme.STATUS_COLORS[Status.ACHIEVED], sign=_CHECK),
    Status.PARTLY_ACHIEVED: Look(color=theme.STATUS_COLORS[Status.PARTLY_ACHIEVED], sign=_HALF),
    Status.NOT_ACHIEVED: Look(color=theme.STATUS_COLORS[Status.NOT_ACHIEVED], sign=_CROSS),
    Status.IN_PROGRESS: Look(color=theme.STATUS_COLORS[Status.IN_PROGRESS], sign="triangle-right"),
    Status.CARRIED_OVER: Look(color=theme.STATUS_COLORS[Status.CARRIED_OVER], sign=_ARROW),
    Status.DISCONTINUED: Look(color=theme.STATUS_COLORS[Status.DISCONTINUED], sign=_BAR),
    Status.NOT_ASSESSED: Look(
        color=theme.STATUS_COLORS[Status.NOT_ASSESSED], sign="circle", filled=False
    ),
    None: Look(color=theme.STATUS_COLORS[None], sign="square", filled=False, dash=(4, 3)),
}
"""How each status is drawn; ``None`` is one that is not known."""


def status_by_kind(objectives: Sequence[Objective], page: Page) -> list[nodes.Node]:
    """Return a chart of how objectives came out, a bar for each kind of objective.

    Nothing where the outcome of no objective is known.
    """
    if not any(outcome(item) for item in objectives):
        return []
    bars = []
    for kind in (*ObjectiveKind, None):
        chosen = [item for item in objectives if item.kind is kind]
        if chosen:
            bars.append(_bar(kind, chosen, page))
    sentences = [
        page.say(
            "{name}: {total}, of which {parts}.",
            name=bar.name,
            total=bar.total,
            parts=", ".join(part.label for part in bar.parts),
        )
        for bar in bars
    ]
    whole = max(sum(part.size for part in bar.parts) for bar in bars)
    title = page.say("How the objectives came out, by kind")
    return [chart_node(page, title, sentences, stacked(title, bars, whole))]


def _bar(kind: ObjectiveKind | None, objectives: Sequence[Objective], page: Page) -> Bar:
    name = page.label(kind) if kind else page.say("objectives whose kind is not known")
    parts = []
    for status in (*Status, None):
        number = sum(outcome(item) is status for item in objectives)
        if number:
            word = page.label(status) if status else page.say(UNKNOWN)
            figure = format_number(number, page.language)
            parts.append(
                Part(size=number, label=f"{word} {figure}", inside=figure, look=LOOKS[status])
            )
    total = page.say("{number} in all", number=format_number(len(objectives), page.language))
    return Bar(name=capitalized(name), total=total, parts=tuple(parts))
