"""The answers of a survey: a bar for each question, a part for each option of the scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from annual_report.charts import theme
from annual_report.charts.drawing import Drawing, Scale, fits
from annual_report.charts.measure import text_width, wrap
from annual_report.charts.words import chart_node, in_charts
from annual_report.formatting import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from annual_report.data.model import Survey, SurveyQuestion
    from annual_report.view import Page

_BAR = 24
_BETWEEN = 16
_SIGN = 22
_GAP = 16


def survey_scale(survey: Survey, page: Page) -> list[nodes.Node]:
    """Return charts of the answers to a survey's questions, as shares of the scale's options.

    Questions without counts are left out; nothing where that is all of them.
    """
    questions = [question for question in survey.questions if sum(question.counts)]
    if not questions:
        return []
    page = page.plain
    options = [page.text(option) for option in survey.scale]
    title = page.say("{survey}: answers", survey=page.text(survey.title))
    legend = _legend(options)
    room = theme.MAX_HEIGHT - 2 * theme.TITLE_LINE - len(legend) * theme.LINE - _BETWEEN
    result: list[nodes.Node] = []
    for part in in_charts(questions, lambda question: _height(question, page), room=room):
        sentences = [_sentence(question, options, page) for question in part]
        result.append(chart_node(page, title, sentences, _spec(title, part, options, page)))
    return result


def _sentence(question: SurveyQuestion, options: Sequence[str], page: Page) -> str:
    shares = ", ".join(
        f"{option} {_share(count, question, page)}"
        for option, count in zip(options, question.counts, strict=True)
        if count
    )
    return page.say(
        "{question} ({number} answers): {shares}.",
        question=page.text(question.text),
        number=format_number(sum(question.counts), page.language),
        shares=shares,
    )


def _share(count: int, question: SurveyQuestion, page: Page) -> str:
    percent = Decimal(100 * count) / sum(question.counts)
    return format_percent(percent.quantize(Decimal(1)), page.language)


def _name(question: SurveyQuestion, page: Page) -> list[str]:
    number = format_number(sum(question.counts), page.language)
    return wrap(f"{page.text(question.text)} (n = {number})", theme.WIDTH)


def _height(question: SurveyQuestion, page: Page) -> float:
    return len(_name(question, page)) * theme.LINE + _BAR + _BETWEEN


def _spec(
    title: str, questions: Sequence[SurveyQuestion], options: Sequence[str], page: Page
) -> str:
    drawing = Drawing(x=Scale(0, 100, 0, theme.WIDTH))
    colors = theme.scale_colors(len(options))
    y = drawing.title(title)
    for line in _legend(options):
        for x, index, text in line:
            if index is not None:
                drawing.sign(x + 7, y + 9, "square", colors[index], size=130)
            drawing.text(x + _SIGN, y + 14, text)
        y += theme.LINE
    y += _BETWEEN / 2
    for question in questions:
        y = drawing.lines(0, y + 14, _name(question, page)) - 9
        whole, start = sum(question.counts), 0.0
        for color, count in zip(colors, question.counts, strict=True):
            end = start + 100 * count / whole
            if count:
                drawing.bar(start, end, y, _BAR, color)
                left, right = drawing.x.at(start), drawing.x.at(end)
                text = _share(count, question, page)
                if fits(text, right - left):
                    middle = (left + right) / 2
                    drawing.text(middle, y + 17, text, align="center", color=theme.ON_FILL)
            start = end
        y += _BAR + _BETWEEN
    return drawing.spec(y - _BETWEEN + 4)


def _legend(options: Sequence[str]) -> list[list[tuple[float, int | None, str]]]:
    """Return the lines of the legend: places, options (at their first lines) and texts."""
    result: list[list[tuple[float, int | None, str]]] = []
    x = theme.WIDTH + 1.0
    for index, option in enumerate(options):
        lines = wrap(option, theme.WIDTH - _SIGN)
        width = _SIGN + max((text_width(line) for line in lines), default=0)
        if x + width > theme.WIDTH:
            result.append([])
            x = 0.0
        result[-1].append((x, index, lines[0] if lines else ""))
        result += [[(0.0, None, line)] for line in lines[1:]]
        x = x + width + _GAP if len(lines) < 2 else theme.WIDTH + 1.0  # noqa: PLR2004 - one line
    return result
