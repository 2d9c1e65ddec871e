"""Budget and actual, line by line: the budget an outline, the actual amount a full bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.drawing import Drawing, Scale
from annual_report.charts.measure import text_width, wrap
from annual_report.charts.words import chart_node, in_charts
from annual_report.formatting import format_money, has_cents, in_sentence
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from docutils import nodes

    from annual_report.data.model import FinanceLine
    from annual_report.view import Page

BUDGET, AMENDED, ACTUAL = msgid("Budget"), msgid("Amended budget"), msgid("Actual")

_BAR = 16
_STEP = 21
_BETWEEN = 18


def budget_and_actual(lines: Sequence[FinanceLine], page: Page) -> list[nodes.Node]:
    """Return charts of the budget after amendments and the actual amount of each line.

    Lines of which neither is known are left out; nothing where that is all of them.
    """
    known = [line for line in lines if line.final_budget is not None or line.actual is not None]
    if not known:
        return []
    is_amended = any(line.final_budget != line.budget for line in known)
    words = (page.say(AMENDED if is_amended else BUDGET), page.say(ACTUAL))
    title = page.say("{budget} and actual by line", budget=words[0])
    chart = _Chart(title, known, words, page.plain)
    return [
        chart_node(page, title, map(chart.sentence, part), chart.spec(part))
        for part in in_charts(known, chart.height)
    ]


class _Chart:
    """The bars of all lines on one scale, with room for what is written beside them."""

    def __init__(
        self, title: str, lines: Sequence[FinanceLine], words: tuple[str, str], page: Page
    ) -> None:
        self.title, self.words, self.page = title, words, page
        self.cents = has_cents(figure for line in lines for figure in _figures(line))
        marks = [
            (float(figure), text_width(self.label(word, figure)) + 12)
            for line in lines
            for word, figure in zip(words, _figures(line), strict=True)
            if figure is not None
        ]
        low = min(0.0, *(figure for figure, _ in marks))
        self.scale = Scale(low, _high(low, marks), 1, theme.WIDTH)

    def label(self, word: str, figure: Decimal | None) -> str:
        """Return what is written beside a bar."""
        if figure is None:
            return self.page.say("{name} not known", name=word)
        return f"{word} {format_money(figure, self.page.language, cents=self.cents)}"

    def sentence(self, line: FinanceLine) -> str:
        """Return what a line shows, in words."""
        words = map(in_sentence, self.words)
        figures = ", ".join(map(self.label, words, _figures(line)))
        return f"{self.page.text(line.title)}: {figures}."

    def height(self, line: FinanceLine) -> float:
        """Return how many pixels high a line is with its name."""
        return len(self._name(line)) * theme.LINE + 2 * _STEP + _BETWEEN

    def _name(self, line: FinanceLine) -> list[str]:
        return wrap(self.page.text(line.title), theme.WIDTH, bold=True)

    def spec(self, lines: Sequence[FinanceLine]) -> str:
        """Return the specification of some of the lines."""
        drawing = Drawing(x=self.scale)
        y = drawing.title(self.title)
        for line in lines:
            y = drawing.lines(0, y + 14, self._name(line), bold=True) - 9
            top = y
            for index, figure in enumerate(_figures(line)):
                self._bar(drawing, y, index, figure)
                y += _STEP
            zero = self.scale.at(0)
            drawing.rule((zero, top - 3), (zero, y - 2), width=1.5)
            y += _BETWEEN
        return drawing.spec(y - _BETWEEN + 4)

    def _bar(self, drawing: Drawing, y: float, index: int, figure: Decimal | None) -> None:
        color = theme.PRIMARY
        if figure is not None:
            if index == 0:
                drawing.bar(0, float(figure), y + 1, _BAR - 2, color, filled=False, dash=(5, 2))
            else:
                drawing.bar(0, float(figure), y, _BAR, color)
        edge = self.scale.at(max(float(figure or 0), 0))
        drawing.text(edge + 8, y + 13, self.label(self.words[index], figure))


def _figures(line: FinanceLine) -> tuple[Decimal | None, Decimal | None]:
    return line.final_budget, line.actual


def _high(low: float, marks: Sequence[tuple[float, float]]) -> float:
    """Return the end of a scale on which every bar leaves room for its text."""
    high = max(1.0, -low, *(figure for figure, _ in marks)) if marks else 1.0
    for _ in range(40):  # each step needs the start that the step before moved
        zero = -low / (high - low)
        over = max(
            zero + max(figure, 0) / (high - low) + width / theme.WIDTH for figure, width in marks
        )
        if over <= 1:
            break
        high += (high - low) * (over - 1) * 1.05
    return high
