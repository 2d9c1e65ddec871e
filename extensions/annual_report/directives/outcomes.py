"""How an objective came out, wherever it is said: by hand or by rule, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.data.enums import Direction, Status
from annual_report.data.status_rules import computed_status, is_against_rule, outcome
from annual_report.directives.choices import UNKNOWN, read_year
from annual_report.directives.parts import badge, bullet_list, link, note
from annual_report.formatting import format_decimals, format_number, format_quantity, in_sentence
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from annual_report.data.model import Evidence, Indicator, Objective, Survey, Year
    from annual_report.directives.base import ReportDirective
    from annual_report.view import Page

BY_RULE = msgid("by rule")
_RULES = {
    Direction.AT_LEAST: msgid("achieved when at least {target}"),
    Direction.AT_MOST: msgid("achieved when at most {target}"),
}
_PARTLY = {
    Direction.AT_LEAST: msgid("partly achieved when at least {limit}"),
    Direction.AT_MOST: msgid("partly achieved when at most {limit}"),
}


def _small(text: str) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.Text(text), classes=["report-aside"])


def status_blocks(objective: Objective, page: Page) -> list[nodes.Node] | None:
    """Return the status, and below it how it was come to; ``None`` when it is not known.

    That it is by rule is said; of a status by hand against the rule, what the rule gives and
    the reason, and the reason of any other that has one.
    """
    status = outcome(objective)
    if status is None:
        return None
    blocks: list[nodes.Node] = [nodes.paragraph("", "", badge(status, page))]
    if objective.status is None:
        return [*blocks, _small(page.say(BY_RULE))]
    reason = page.text(objective.status_reason) if objective.status_reason else None
    computed = computed_status(objective)
    if computed is not None and is_against_rule(objective):
        blocks.append(
            _small(
                page.say(
                    "By rule: {status}. Reason: {reason}",
                    status=page.label(computed),
                    reason=reason or page.say(UNKNOWN),
                )
            )
        )
    elif reason:
        blocks.append(_small(page.say("Reason: {reason}", reason=reason)))
    return blocks


def rule_sentence(indicator: Indicator, page: Page) -> str | None:
    """Return the rule of an indicator in words; ``None`` when it declares none."""
    if indicator.direction is None:
        return None

    def value(number: Decimal | None) -> str:
        if number is None:
            return page.say(UNKNOWN)
        unit = page.text(indicator.unit) if indicator.unit else None
        return format_quantity(number, unit, page.language)

    parts = [page.say(_RULES[indicator.direction], target=value(indicator.target))]
    if indicator.tolerance and indicator.target is not None:
        lower = indicator.direction is Direction.AT_LEAST
        limit = indicator.target + (-indicator.tolerance if lower else indicator.tolerance)
        parts.append(page.say(_PARTLY[indicator.direction], limit=value(limit)))
    return ", ".join(parts)


def rules_note(objectives: Sequence[Objective], page: Page) -> list[nodes.Node]:
    """Return the note that tells the rules of the objectives' indicators, if there are any."""
    rules = dict.fromkeys(
        f"{page.text(indicator.name)}: {sentence}"
        for objective in objectives
        for indicator in objective.indicators
        if (sentence := rule_sentence(indicator, page))
    )
    head = page.say("Rules of the status:")
    if len(rules) < 2:  # noqa: PLR2004 - a list of one is no list
        return [note(f"{head} {rule}.") for rule in rules]
    return [
        nodes.container(
            "",
            nodes.paragraph("", "", nodes.Text(head)),
            bullet_list(rules),
            classes=["report-note"],
        )
    ]


def by_rule_note(objectives: Sequence[Objective], page: Page) -> list[nodes.Node]:
    """Return the note that tells how many statuses are by rule and against one, if any are."""
    ruled = sum(o.status is None and computed_status(o) is not None for o in objectives)
    against = sum(map(is_against_rule, objectives))
    texts = []
    if ruled:
        number = format_number(ruled, page.language)
        texts.append(page.say("Statuses by rule: {number}.", number=number))
    if against:
        number = format_number(against, page.language)
        texts.append(
            page.say("Statuses by hand, with reasons, against the rule: {number}.", number=number)
        )
    return [note(" ".join(texts))] if texts else []


def _target(reference: str, year: int) -> tuple[int, str]:
    """Return the year and the id of a reference such as ``2022/T3`` or ``T3``."""
    text, slash, identifier = reference.partition("/")
    other = read_year(text) if slash else None
    return (other, identifier) if other else (year, reference)


def continued(objective: Objective, year: int, page: Page) -> list[nodes.Node]:
    """Return the line that links to the objective of an earlier year that is carried on."""
    if objective.continues is None:
        return []
    other, identifier = _target(objective.continues, year)
    earlier = page.archive.year(other)
    found = earlier.objective(identifier) if earlier else None
    words: list[nodes.Node] = [nodes.Text(page.say("Continues:") + f" {other}/{identifier}")]
    if found:
        words += [nodes.Text(" "), link("objective", other, identifier, page)]
    return [nodes.paragraph("", "", *words, classes=["report-aside"])]


def evidence_of(objective: Objective, year: int, page: Page) -> list[nodes.Node] | None:
    """Return the surveys that are evidence for an objective, as links, with what they say."""
    lines = [_evidence(item, year, page) for item in objective.evidence]
    if not lines:
        return None
    return [bullet_list(lines)] if len(lines) > 1 else [nodes.paragraph("", "", *lines[0])]


def _evidence(item: Evidence, year: int, page: Page) -> list[nodes.Node]:
    other, identifier = _target(item.survey, year)
    of_year = page.archive.year(other)
    survey = of_year.survey(identifier) if of_year else None
    words: list[nodes.Node] = [
        link("survey", other, identifier, page) if survey else nodes.Text(item.survey)
    ]
    if other != year and survey:
        words.append(nodes.Text(f" ({other})"))
    said = _answer(survey, item, page) if survey else ""
    texts = [text for text in (said, page.text(item.text) if item.text else "") if text]
    if texts:
        words.append(nodes.Text(f": {'. '.join(texts)}"))
    return words


def _answer(survey: Survey, item: Evidence, page: Page) -> str:
    """Return the question that is the evidence, with the mean of its answers if it is known."""
    question = survey.question(item.question) if item.question else None
    if question is None:
        return ""
    text = page.text(question.text)
    if question.known_mean is None:
        return text
    mean = format_decimals(question.known_mean, 2, page.language)
    return f"{text} ({in_sentence(page.say('Mean'))} {mean})"


def supported_by(survey: Survey, year: Year, page: Page) -> list[nodes.Node] | None:
    """Return links to the objectives, of its year and earlier ones, that a survey is evidence for.

    Not to later ones: a published report does not change when a year is added.
    """
    found = [
        (other.year, objective.id)
        for other in page.archive.years
        if other.year <= year.year
        for objective in other.objectives
        if any(_target(e.survey, other.year) == (year.year, survey.id) for e in objective.evidence)
    ]
    lines: list[list[nodes.Node]] = [
        [link("objective", number, identifier, page)]
        + ([nodes.Text(f" ({number})")] if number != year.year else [])
        for number, identifier in found
    ]
    if not lines:
        return None
    return [bullet_list(lines)] if len(lines) > 1 else [nodes.paragraph("", "", *lines[0])]


def note_references(directive: ReportDirective, year: Year) -> None:
    """Note the other years that the objectives of a year refer to: pages depend on them."""
    references = [
        reference
        for objective in year.objectives
        for reference in (objective.continues, *(item.survey for item in objective.evidence))
        if reference
    ]
    domain = directive.domain
    for number in sorted({_target(reference, year.year)[0] for reference in references}):
        other = domain.archive.year(number)
        if other is None:
            domain.note_lacking(directive.env.docname)
        elif other is not year:
            domain.note_year(directive.env.docname, other)


def status_order(objective: Objective) -> int | None:
    """Return the place of an objective's status in the vocabulary."""
    status = outcome(objective)
    return list(Status).index(status) if status else None
