"""What a year changed, as lists: of objectives, of projects, of members and of surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.data.change_words import (
    AMOUNTS,
    ARROW,
    CARRIES_ON,
    GOES_ON_WHERE,
    JOINED,
    LEFT,
    NONE,
    PROJECT_AMOUNTS,
    STATUS_UNKNOWN,
    SURVEYS,
    TARGETS,
    WORDS,
)
from annual_report.data.coverage import Told
from annual_report.data.enums import ProjectStatus
from annual_report.data.model import Objective, Project
from annual_report.data.status_rules import outcome
from annual_report.directives.choices import UNKNOWN
from annual_report.directives.parts import (
    badge,
    bullet_list,
    link,
    note,
    paragraph,
)
from annual_report.directives.survey_history import INFERENCE
from annual_report.formatting import format_list, format_money, format_quantity, has_cents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from annual_report.data.changes import AmountChange, Compared, Kept, YearChanges
    from annual_report.data.continuity import At
    from annual_report.data.enums import Status
    from annual_report.data.model import Indicator, Municipality, Survey
    from annual_report.view import ObjectKind, Page


def silent_years(
    compared: Compared[Objective] | Compared[Project], found: YearChanges, page: Page
) -> str:
    """Return the years that do not tell of a kind."""
    told = ((found.before, compared.told_before), (found.year, compared.told_now))
    return format_list([str(year) for year, how in told if how is Told.NOT], page.language)


def changes_of(
    kind: ObjectKind,
    compared: Compared[Objective] | Compared[Project],
    found: YearChanges,
    page: Page,
) -> list[nodes.Node]:
    """Return the lists of the objectives, or of the projects."""
    words = WORDS[kind]
    if not compared.can_compare:
        return [paragraph(page.say(words["unknown"], years=silent_years(compared, found, page)))]

    def listed(name: str, items: Iterable[Sequence[nodes.Node]]) -> list[nodes.Node]:
        title = page.say(words[name], year=found.year, before=found.before)
        return _listed(title, items)

    states = found.objective_states if kind == "objective" else found.project_states
    result = [
        *listed("new", (_name(at, page) for at in compared.new)),
        *listed("not_told_before", (_name(at, page) for at in compared.not_told_before)),
        *listed("kept", (_kept(kept, found, page) for kept in compared.kept)),
        *listed("ended", (_ended(at, page) for at in compared.ended)),
        *listed("not_told_now", (_name(at, page) for at in compared.not_told_now)),
        *listed(
            "states",
            (
                _changed(
                    change.kept.now, _state(change.before, page), _state(change.now, page), page
                )
                for change in states
            ),
        ),
        *(_targets(found, page) if kind == "objective" else _amounts(found, page)),
    ]
    if not result:
        return [paragraph(page.say(words["none"]))]
    if kind == "objective" and compared.only_now and compared.only_before:
        text = page.say(GOES_ON_WHERE)
        result.append(note(text))
    return result


def _listed(title: str, items: Iterable[Sequence[nodes.Node]]) -> list[nodes.Node]:
    found = list(items)
    return [nodes.rubric("", title), bullet_list(found)] if found else []


def _name(at: At[Objective] | At[Project], page: Page) -> list[nodes.Node]:
    kind: ObjectKind = "objective" if isinstance(at.item, Objective) else "project"
    return [link(kind, at.year, at.item.id, page)]


def _kept(
    kept: Kept[Objective] | Kept[Project], found: YearChanges, page: Page
) -> list[nodes.Node]:
    """Return the name, and of an objective what it carries on if that has another title."""
    name = _name(kept.now, page)
    if isinstance(kept.now.item, Project):
        return name
    before = kept.before
    if (
        before is not None
        and before.year == found.before
        and isinstance(before.item, Objective)
        and before.item.title == kept.now.item.title
    ):
        return name
    year, _, identifier = (kept.now.item.continues or "").partition("/")
    if kept.before is None:
        carried: list[nodes.Node] = [nodes.Text(identifier)]
    else:
        year, carried = str(kept.before.year), _name(kept.before, page)
    text = page.say(CARRIES_ON, year=year)
    return [*name, nodes.Text(f" ({text} "), *carried, nodes.Text(")")]


def _ended(at: At[Objective] | At[Project], page: Page) -> list[nodes.Node]:
    """Return the name with the status it had last."""
    state = outcome(at.item) if isinstance(at.item, Objective) else at.item.status
    return [*_name(at, page), nodes.Text(": "), *_state(state, page)]


def _state(state: Status | ProjectStatus | None, page: Page) -> list[nodes.Node]:
    if isinstance(state, ProjectStatus):
        return [nodes.Text(page.label(state))]
    if state is None:
        return [nodes.inline("", page.say(STATUS_UNKNOWN), classes=["report-unknown"])]
    return [badge(state, page)]


def _changed(
    at: At[Objective] | At[Project],
    before: Sequence[nodes.Node],
    now: Sequence[nodes.Node],
    page: Page,
    what: str = "",
) -> list[nodes.Node]:
    """Return a name with what was and what is; ``what`` says of what."""
    of = f"{what}: " if what else ""
    return [*_name(at, page), nodes.Text(f": {of}"), *before, nodes.Text(ARROW), *now]


def _targets(found: YearChanges, page: Page) -> list[nodes.Node]:
    def target(indicator: Indicator) -> list[nodes.Node]:
        unit = page.text(indicator.unit) if indicator.unit else None
        number = indicator.target
        return (
            [nodes.Text(format_quantity(number, unit, page.language))] if number is not None else []
        )

    return _listed(
        page.say(TARGETS),
        (
            _changed(
                change.kept.now,
                target(change.before),
                target(change.now),
                page,
                page.text(change.now.name),
            )
            for change in found.targets
        ),
    )


def _amounts(found: YearChanges, page: Page) -> list[nodes.Node]:
    def amount(number: Decimal, *, cents: bool) -> list[nodes.Node]:
        return [nodes.Text(format_money(number, page.language, cents=cents))]

    def item(change: AmountChange) -> list[nodes.Node]:
        cents = has_cents([change.before, change.now])
        what = page.say(AMOUNTS[change.field])
        before, now = amount(change.before, cents=cents), amount(change.now, cents=cents)
        return _changed(change.kept.now, before, now, page, what)

    return _listed(page.say(PROJECT_AMOUNTS), map(item, found.amounts))


def member_changes(found: YearChanges, page: Page) -> list[nodes.Node]:
    """Return the lists of the municipalities that joined and of those that left."""

    def names(title: str, members: Sequence[Municipality]) -> list[nodes.Node]:
        return _listed(title, ([nodes.Text(page.text(member.name))] for member in members))

    return [
        *names(page.say(JOINED), found.joined),
        *names(page.say(LEFT), found.left),
    ]


def surveys_of(found: YearChanges, page: Page) -> list[nodes.Node]:
    """Return what was surveyed in both years, where either tells of it."""
    if Told.NOT is found.surveys_told_before is found.surveys_told_now:
        return []
    years = (
        (found.before, found.surveys_before, found.surveys_told_before),
        (found.year, found.surveys_now, found.surveys_told_now),
    )
    items = [f"{year}: {_surveyed(surveys, told, page)}" for year, surveys, told in years]
    return [nodes.rubric("", page.say(SURVEYS)), bullet_list(items)]


def _surveyed(surveys: Sequence[Survey], told: Told, page: Page) -> str:
    if not surveys:
        return page.say(NONE if told is Told.WHOLE else UNKNOWN)
    return ", ".join(_survey(survey, page) for survey in surveys)


def _survey(survey: Survey, page: Page) -> str:
    name = page.label(survey.domain) if survey.domain else page.text(survey.title)
    return f"{name} ({page.say(INFERENCE)})" if survey.inference else name
