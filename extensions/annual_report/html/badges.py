"""Status badges in HTML: a drawn shape, a word and a colour.

The shapes differ in outline, so that they survive black-and-white print and colour
blindness; the word carries the meaning, so the shape is hidden from assistive technology.
Colours are in the style sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from annual_report.data.enums import Status
from annual_report.nodes import status_badge, status_bar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_DISC = "M8 .5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z"

SHAPES = {
    Status.ACHIEVED: f"{_DISC}M6.9 11.9 3.3 8.3l1.4-1.4 2.1 2.1 4.4-4.7 1.5 1.4z",
    Status.PARTLY_ACHIEVED: f"{_DISC}M8 2.3a5.7 5.7 0 0 1 0 11.4z",
    Status.NOT_ACHIEVED: (
        "M1 1h14v14H1zM4.2 5.6 6.6 8l-2.4 2.4 1.4 1.4L8 9.4l2.4 2.4 1.4-1.4L9.4 8l2.4-2.4"
        "-1.4-1.4L8 6.6 5.6 4.2z"
    ),
    Status.IN_PROGRESS: "M3 1.2 15 8 3 14.8z",
    Status.CARRIED_OVER: "M8.4 1.6 15.2 8l-6.8 6.4v-4.2H.8V5.8h7.6z",
    Status.DISCONTINUED: "M1 5.8h14v4.4H1z",
    Status.NOT_ASSESSED: f"{_DISC}M8 2.3a5.7 5.7 0 1 1 0 11.4A5.7 5.7 0 0 1 8 2.3z",
}
"""The outline of each status as the data of an SVG path in a square of 16, filled even-odd."""


def shape(status: str) -> str:
    """Return the drawing of a status as SVG; nothing for one that has none (``unknown``)."""
    if status not in SHAPES:
        return ""
    return (
        '<svg class="report-status__shape" viewBox="0 0 16 16" aria-hidden="true" '
        f'focusable="false"><path fill-rule="evenodd" d="{SHAPES[Status(status)]}"/></svg>'
    )


def visit_status_badge(self: HTML5Translator, node: status_badge) -> None:
    """Begin a badge: its shape, then its word (the node's text)."""
    status = node["status"]
    classes = f"report-status report-status--{status.replace('_', '-')}"
    self.body.append(self.starttag(node, "span", "", CLASS=classes))
    self.body.append(f"{shape(status)}<span>")


def depart_status_badge(self: HTML5Translator, _node: status_badge) -> None:
    """End a badge."""
    self.body.append("</span></span>")


def visit_status_bar(self: HTML5Translator, node: status_bar) -> None:
    """Draw the bar: a part for each status, as wide as its share."""
    counts: list[tuple[str, int]] = node["counts"]
    whole = sum(number for _, number in counts)
    parts, start = [], 0.0
    for status, number in counts:
        share = 100 * number / whole
        name = status.replace("_", "-")
        parts.append(
            f'<rect class="report-status-bar__part report-status--{name}" x="{start:.3f}%" '
            f'width="{share:.3f}%" height="100%"/>'
        )
        start += share
    self.body.append(
        '<svg class="report-status-bar" aria-hidden="true" focusable="false" width="100%" '
        f'height="12">{"".join(parts)}</svg>\n'
    )
    raise SkipNode


def setup_badges(app: Sphinx) -> None:
    """Draw status nodes in every HTML builder; other writers show their word."""
    app.add_node(status_bar, override=True, html=(visit_status_bar, None))
    app.add_node(status_badge, override=True, html=(visit_status_badge, depart_status_badge))
