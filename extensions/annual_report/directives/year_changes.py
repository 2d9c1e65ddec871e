"""``{year-changes}``: what a year changed from the year before, in lists or in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.data.changes import changes
from annual_report.data.coverage import Told
from annual_report.data.enums import ProjectStatus
from annual_report.data.model import Objective, Project
from annual_report.data.status_rules import outcome
from annual_report.directives.base import ReportDirective
from annual_report.directives.choices import UNKNOWN
from annual_report.directives.parts import (
    badge,
    bullet_list,
    link,
    note,
    paragraph,
    unknown_inline,
)
from annual_report.directives.survey_history import INFERENCE
from annual_report.formatting import format_list, format_money, format_quantity, has_cents
from annual_report.i18n import msgid
from annual_report.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from annual_report.data.changes import AmountChange, Compared, Kept, YearChanges
    from annual_report.data.continuity import At
    from annual_report.data.enums import Status
    from annual_report.data.model import Indicator, Municipality, Survey
    from annual_report.view import ObjectKind, Page

ARROW = "\u00a0\u2192 "
"""Between what was and what is: a no-break space, an arrow, a space."""

AMOUNTS = {
    "grant": msgid("Grant"),
    "own_funding": msgid("Own funding"),
    "other_funding": msgid("Other funding"),
    "total_cost": msgid("Total cost"),
}

NONE = msgid("none")
NOTHING_BEFORE = msgid("The archive has no year before {year} to compare with.")

_WORDS: dict[str, dict[str, str]] = {
    "objective": {
        "new": msgid("New objectives"),
        "not_told_before": msgid("Objectives that {before} does not mention"),
        "kept": msgid("Objectives that go on"),
        "ended": msgid("Objectives no longer there"),
        "not_told_now": msgid("Objectives that {year} does not mention"),
        "states": msgid("Objectives whose status changed"),
        "unknown": msgid("What changed in the objectives is not known: {years} does not tell."),
        "none": msgid("No change in the objectives is known."),
        "counts": msgid("objectives: {counts}"),
        "uncounted": msgid("objectives: not known of {years}"),
    },
    "project": {
        "new": msgid("New projects"),
        "not_told_before": msgid("Projects that {before} does not mention"),
        "kept": msgid("Projects that go on"),
        "ended": msgid("Projects no longer there"),
        "not_told_now": msgid("Projects that {year} does not mention"),
        "states": msgid("Projects whose status changed"),
        "unknown": msgid("What changed in the projects is not known: {years} does not tell."),
        "none": msgid("No change in the projects is known."),
        "counts": msgid("projects: {counts}"),
        "uncounted": msgid("projects: not known of {years}"),
    },
}


@dataclass(frozen=True, kw_only=True)
class YearChangesView(View):
    """What a year changed; ``is_brief`` says it in one sentence."""

    is_archive_wide: ClassVar[bool] = True

    is_brief: bool = False

    def tells_changes(self) -> bool:
        """Return whether the whole is told, and not a sentence of it."""
        return not self.is_brief

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the sentence, or the lists under their rubrics."""
        found = changes(page.archive, self.year) if self.year is not None else None
        if found is None:
            return []
        if found.before is None:
            return [note(page.say(NOTHING_BEFORE, year=self.year))]
        if self.is_brief:
            return [paragraph(brief(found, page))]
        return [
            paragraph(_against(found, page)),
            *_kind("objective", found.objectives, found, page),
            *_kind("project", found.projects, found, page),
            *_members(found, page),
            *_surveys(found, page),
        ]


def _against(found: YearChanges, page: Page) -> str:
    if found.before == found.year - 1:
        text = msgid("{year} compared with {before}.")
    else:
        text = msgid("{year} compared with {before}, the year before it in the archive.")
    return page.say(text, year=found.year, before=found.before)


def brief(found: YearChanges, page: Page) -> str:
    """Return in one sentence how many things changed, and what is not known."""
    parts = [
        _brief_kind("objective", found.objectives, len(found.objective_states), found, page),
        _brief_kind("project", found.projects, len(found.project_states), found, page),
    ]
    members = [
        page.say(text, number=len(items))
        for text, items in (
            (msgid("joined {number}"), found.joined),
            (msgid("left {number}"), found.left),
        )
        if items
    ]
    if members:
        parts.append(page.say("member municipalities: {counts}", counts=", ".join(members)))
    return page.say("Compared with {before}: {parts}.", before=found.before, parts="; ".join(parts))


def _brief_kind(
    kind: ObjectKind,
    compared: Compared[Objective] | Compared[Project],
    states: int,
    found: YearChanges,
    page: Page,
) -> str:
    if not compared.can_compare:
        return page.say(_WORDS[kind]["uncounted"], years=_silent(compared, found, page))
    amounts = len({change.kept.now.item.id for change in found.amounts}) if kind == "project" else 0
    targets = (
        len({change.kept.now.item.id for change in found.targets}) if kind == "objective" else 0
    )
    counts = [
        page.say(text, number=number)
        for text, number in (
            (msgid("new {number}"), len(compared.new)),
            (msgid("not mentioned before {number}"), len(compared.not_told_before)),
            (msgid("going on {number}"), len(compared.kept)),
            (msgid("no longer there {number}"), len(compared.ended)),
            (msgid("not mentioned any more {number}"), len(compared.not_told_now)),
            (msgid("status changed {number}"), states),
            (msgid("target changed {number}"), targets),
            (msgid("amount changed {number}"), amounts),
        )
        if number
    ]
    text = ", ".join(counts) or page.say("no known changes")
    return page.say(_WORDS[kind]["counts"], counts=text)


def _silent(
    compared: Compared[Objective] | Compared[Project], found: YearChanges, page: Page
) -> str:
    """Return the years that do not tell of a kind."""
    told = ((found.before, compared.told_before), (found.year, compared.told_now))
    return format_list([str(year) for year, how in told if how is Told.NOT], page.language)


def _kind(
    kind: ObjectKind,
    compared: Compared[Objective] | Compared[Project],
    found: YearChanges,
    page: Page,
) -> list[nodes.Node]:
    """Return the lists of the objectives, or of the projects."""
    words = _WORDS[kind]
    if not compared.can_compare:
        return [paragraph(page.say(words["unknown"], years=_silent(compared, found, page)))]

    def listed(name: str, items: Iterable[Sequence[nodes.Node]]) -> list[nodes.Node]:
        title = page.say(words[name], year=found.year, before=found.before)
        return _listed(title, items)

    states = found.objective_states if kind == "objective" else found.project_states
    result = [
        *listed("new", (_name(at, page) for at in compared.new)),
        *listed("not_told_before", (_name(at, page) for at in compared.not_told_before)),
        *listed("kept", (_kept(kept, page) for kept in compared.kept)),
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
        text = page.say("An objective goes on where it is stated which one it carries on.")
        result.append(note(text))
    return result


def _listed(title: str, items: Iterable[Sequence[nodes.Node]]) -> list[nodes.Node]:
    found = list(items)
    return [nodes.rubric("", title), bullet_list(found)] if found else []


def _name(at: At[Objective] | At[Project], page: Page) -> list[nodes.Node]:
    kind: ObjectKind = "objective" if isinstance(at.item, Objective) else "project"
    return [link(kind, at.year, at.item.id, page)]


def _kept(kept: Kept[Objective] | Kept[Project], page: Page) -> list[nodes.Node]:
    """Return the name, and of an objective what it carries on: its title may be another."""
    name = _name(kept.now, page)
    if isinstance(kept.now.item, Project):
        return name
    year, _, identifier = (kept.now.item.continues or "").partition("/")
    if kept.before is None:
        carried: list[nodes.Node] = [nodes.Text(identifier)]
    else:
        year, carried = str(kept.before.year), _name(kept.before, page)
    text = page.say("carries on, of {year}:", year=year)
    return [*name, nodes.Text(f" ({text} "), *carried, nodes.Text(")")]


def _ended(at: At[Objective] | At[Project], page: Page) -> list[nodes.Node]:
    """Return the name with the status it had last."""
    state = outcome(at.item) if isinstance(at.item, Objective) else at.item.status
    return [*_name(at, page), nodes.Text(": "), *_state(state, page)]


def _state(state: Status | ProjectStatus | None, page: Page) -> list[nodes.Node]:
    if isinstance(state, ProjectStatus):
        return [nodes.Text(page.label(state))]
    return [badge(state, page)] if state else [unknown_inline(page)]


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
        page.say("Objectives whose target changed"),
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

    return _listed(page.say("Projects whose amounts changed"), map(item, found.amounts))


def _members(found: YearChanges, page: Page) -> list[nodes.Node]:
    def names(title: str, members: Sequence[Municipality]) -> list[nodes.Node]:
        return _listed(title, ([nodes.Text(page.text(member.name))] for member in members))

    return [
        *names(page.say("Municipalities that joined"), found.joined),
        *names(page.say("Municipalities that left"), found.left),
    ]


def _surveys(found: YearChanges, page: Page) -> list[nodes.Node]:
    """Return what was surveyed in both years, where either tells of it."""
    if Told.NOT is found.surveys_told_before is found.surveys_told_now:
        return []
    years = (
        (found.before, found.surveys_before, found.surveys_told_before),
        (found.year, found.surveys_now, found.surveys_told_now),
    )
    items = [f"{year}: {_surveyed(surveys, told, page)}" for year, surveys, told in years]
    return [nodes.rubric("", page.say("Surveys")), bullet_list(items)]


def _surveyed(surveys: Sequence[Survey], told: Told, page: Page) -> str:
    if not surveys:
        return page.say(NONE if told is Told.WHOLE else UNKNOWN)
    return ", ".join(_survey(survey, page) for survey in surveys)


def _survey(survey: Survey, page: Page) -> str:
    name = page.label(survey.domain) if survey.domain else page.text(survey.title)
    return f"{name} ({page.say(INFERENCE)})" if survey.inference else name


class YearChangesDirective(ReportDirective):
    """Show what a year changed from the year before it."""

    option_spec: ClassVar = {**ReportDirective.common_options, "brief": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the container of the lists, or of the sentence."""
        self.domain.note_archive(self.env.docname)
        year = self.year_data()
        if year is None:
            return []
        view = YearChangesView(
            **self.view_place(), year=year.year, is_brief="brief" in self.options
        )
        return self.show(view)
