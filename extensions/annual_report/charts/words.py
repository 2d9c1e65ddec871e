"""What the texts of charts have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from annual_report.charts import theme
from annual_report.charts.measure import plain
from annual_report.nodes import chart, disclosure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils import nodes

    from annual_report.view import Page


Item = TypeVar("Item")


def in_charts(
    items: Sequence[Item],
    height: Callable[[Item], float],
    *,
    room: float = theme.MAX_HEIGHT - 2 * theme.TITLE_LINE,
) -> list[list[Item]]:
    """Return items in as many parts as it takes for each to fit a chart."""
    parts: list[list[Item]] = []
    used = 0.0
    for item in items:
        high = height(item)
        if not parts or used + high > room:
            parts.append([])
            used = 0.0
        parts[-1].append(item)
        used += high
    return parts


def chart_node(page: Page, title: str, sentences: Iterable[str], spec: str) -> chart:
    """Return the node of a chart, whose text begins with its title and ends with its figures."""
    head = page.say("Chart: {title}.", title=title)
    text = " ".join(map(plain, (head, *sentences)))
    return chart("", text, spec=spec, title=title, translatable=False)


def with_data(
    drawn: Sequence[nodes.Node], table: Sequence[nodes.Node], page: Page
) -> list[nodes.Node]:
    """Return charts with their figures as a table behind a disclosure (on paper below them).

    For directives that show no table of their own; without a chart the table stands open.
    """
    if not drawn or not table:
        return [*drawn, *table]
    summary = page.say("The figures of the chart as a table")
    return [*drawn, disclosure("", *table, summary=summary)]
