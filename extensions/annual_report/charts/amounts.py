"""Amounts by year and group, such as grants by funder."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.stacked import Bar, Look, Part, bar_height, stacked
from annual_report.charts.words import chart_node, in_charts
from annual_report.formatting import format_money, has_cents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from annual_report.view import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Euros of a group (a funder) in a year; ``None`` when they are not known."""

    year: int
    group: str
    amount: Decimal | None


def amounts_by_year(rows: Sequence[Amount], page: Page, *, title: str = "") -> list[nodes.Node]:
    """Return a chart of amounts: a bar for each year, a part for each group.

    Amounts of the same year and group are summed. Nothing where no amount is known.
    """
    if not any(row.amount for row in rows):
        return []
    groups = list(dict.fromkeys(row.group for row in rows))
    looks = {group: _look(index) for index, group in enumerate(groups)}
    cents = has_cents(row.amount for row in rows)
    bars = [
        _bar(year, [row for row in rows if row.year == year], looks, page, cents=cents)
        for year in sorted({row.year for row in rows})
    ]
    whole = max(sum(part.size for part in bar.parts) for bar in bars)
    name = title or page.say("Amounts by year")
    result: list[nodes.Node] = []
    for chunk in in_charts(bars, bar_height):
        sentences = []
        for bar in chunk:
            parts = ", ".join(part.label for part in bar.parts)
            if parts:
                sentence = page.say(
                    "{name}: {total}, of which {parts}.",
                    name=bar.name,
                    total=bar.total,
                    parts=parts,
                )
                sentences.append(sentence)
            if bar.note:
                sentences.append(f"{bar.note}." if parts else f"{bar.name}: {bar.note}.")
        result.append(chart_node(page, name, sentences, stacked(name, chunk, whole)))
    return result


def _look(index: int) -> Look:
    return Look(
        color=theme.SERIES[index % len(theme.SERIES)],
        sign=theme.MARKERS[index % len(theme.MARKERS)],
    )


def _bar(
    year: int, rows: Sequence[Amount], looks: dict[str, Look], page: Page, *, cents: bool
) -> Bar:
    parts, unknown = [], []
    total = Decimal(0)
    for group, look in looks.items():
        amounts = [row.amount for row in rows if row.group == group]
        if None in amounts:
            unknown.append(group)
        known = [amount for amount in amounts if amount is not None]
        if not known:
            continue
        figure = sum(known, Decimal(0))
        total += figure
        text = format_money(figure, page.language, cents=cents)
        size = max(float(figure), 0)
        parts.append(Part(size=size, label=f"{group} {text}", inside=text, look=look))
    note = page.say("Amounts not known: {names}", names=", ".join(unknown)) if unknown else ""
    text = format_money(total, page.language, cents=cents)
    said = page.say("at least {amount}", amount=text) if unknown else text
    return Bar(name=str(year), total=said if parts else "", parts=tuple(parts), note=note)
