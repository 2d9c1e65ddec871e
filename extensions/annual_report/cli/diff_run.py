"""``annual-report diff``: what changed from year to year, in the words of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.cli.diff_json import changes_json
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import language, say, unknown
from annual_report.data.change_words import (
    AMOUNTS,
    ARROW,
    CARRIES_ON,
    COMPARED,
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
from annual_report.data.changes import compare
from annual_report.data.coverage import Told
from annual_report.data.model import Objective
from annual_report.data.status_rules import outcome
from annual_report.formatting import (
    NO_BREAK_SPACE,
    format_list,
    format_money,
    format_quantity,
    has_cents,
)
from annual_report.i18n import label, msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annual_report.data.changes import AmountChange, Compared, Kept, TargetChange, YearChanges
    from annual_report.data.continuity import At
    from annual_report.data.enums import ProjectStatus, Status
    from annual_report.data.model import Indicator, Project, Survey

_FORMATS = ("text", "markdown", "json")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|{}$~&])")
_UNKNOWN = msgid("not known")
_INFERENCE = msgid("inference")


@dataclass(frozen=True)
class Section:
    """What changed of one kind: a title, and a line for each thing; or one sentence."""

    title: str
    lines: tuple[str, ...] = ()


def tell_changes(
    *, before: int, now: int, format_name: str | None, project: Path | None, as_json: bool
) -> None:
    """Compare two years of the archive, and write what differs."""
    name = _format(format_name, as_json=as_json)
    if before >= now:
        text = say(
            "{before} is not before {now}; write the earlier year first", before=before, now=now
        )
        raise WrongUseError(f"annual-report diff: BEFORE: {text}")
    found = find_project(project)
    earlier, later = found.year(before), found.year(now)
    faults = dict.fromkeys([*found.faults(earlier.folder), *found.faults(later.folder)])
    if faults:
        raise CommandError(faults)
    changes = compare(found.archive, earlier, later)
    if name == "json":
        tell_json(changes_json(changes, language()))
        return
    title = say(COMPARED, year=now, before=before)
    lines = _markdown if name == "markdown" else _text
    for line in lines(title, list(_sections(changes))):
        tell(line)


def _format(name: str | None, *, as_json: bool) -> str:
    if as_json:
        if name not in {None, "json"}:
            raise WrongUseError.at("--json", say("this is another format than --format asks for"))
        return "json"
    found = (name or _FORMATS[0]).strip().casefold()
    if found not in _FORMATS:
        text = unknown(found, list(_FORMATS), msgid("{word} is not a format"))
        raise WrongUseError.at("--format", text)
    return found


def _text(title: str, sections: Iterable[Section]) -> Iterator[str]:
    yield title
    for section in sections:
        yield ""
        yield f"{section.title}:" if section.lines else section.title
        for line in section.lines:
            yield f"  - {line}"


def _markdown(title: str, sections: Iterable[Section]) -> Iterator[str]:
    yield f"# {_escaped(title.removesuffix('.'))}"
    for section in sections:
        yield ""
        yield f"## {_escaped(section.title)}" if section.lines else _escaped(section.title)
        if section.lines:
            yield ""
        for line in section.lines:
            yield f"- {_escaped(line)}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _sections(found: YearChanges) -> Iterator[Section]:
    yield from _of_kind("objective", found.objectives, found)
    yield from _of_kind("project", found.projects, found)
    for title, members in ((JOINED, found.joined), (LEFT, found.left)):
        names = tuple(member.name.in_language(language()) for member in members)
        if names:
            yield Section(say(title), names)
    if not Told.NOT is found.surveys_told_before is found.surveys_told_now:
        years = (
            (found.before, found.surveys_before, found.surveys_told_before),
            (found.year, found.surveys_now, found.surveys_told_now),
        )
        lines = tuple(f"{year}: {_surveyed(surveys, told)}" for year, surveys, told in years)
        yield Section(say(SURVEYS), lines)


def _of_kind(
    kind: str, compared: Compared[Objective] | Compared[Project], found: YearChanges
) -> Iterator[Section]:
    words = WORDS[kind]
    if not compared.can_compare:
        told = ((found.before, compared.told_before), (found.year, compared.told_now))
        silent = [str(year) for year, how in told if how is Told.NOT]
        yield Section(say(words["unknown"], years=format_list(silent, language())))
        return
    states = found.objective_states if kind == "objective" else found.project_states
    rows: tuple[tuple[str, Iterable[str]], ...] = (
        (words["new"], map(_name, compared.new)),
        (words["not_told_before"], map(_name, compared.not_told_before)),
        (words["kept"], (_kept(kept, found) for kept in compared.kept)),
        (words["ended"], map(_ended, compared.ended)),
        (words["not_told_now"], map(_name, compared.not_told_now)),
        (
            words["states"],
            (
                f"{_name(change.kept.now)}: {_state(change.before)}{_arrow()}{_state(change.now)}"
                for change in states
            ),
        ),
        (TARGETS, map(_target, found.targets))
        if kind == "objective"
        else (
            PROJECT_AMOUNTS,
            map(_amount, found.amounts),
        ),
    )
    sections = [
        Section(say(title, year=found.year, before=found.before), tuple(lines))
        for title, lines in rows
    ]
    told_of = [section for section in sections if section.lines]
    yield from told_of
    if not told_of:
        yield Section(say(words["none"]))
    elif kind == "objective" and compared.only_now and compared.only_before:
        yield Section(say(GOES_ON_WHERE))


def _name(at: At[Objective] | At[Project]) -> str:
    item = at.item
    title = item.title if isinstance(item, Objective) else item.name_as_reported
    return f"{item.id} {title.in_language(language())}"


def _kept(kept: Kept[Objective] | Kept[Project], found: YearChanges) -> str:
    """Return the name, and of an objective what it carries on if that is not plain from it."""
    now, before = kept.now.item, kept.before
    name = _name(kept.now)
    if not isinstance(now, Objective):
        return name
    year, _, identifier = (now.continues or "").partition("/")
    if before is None:
        return f"{name} ({say(CARRIES_ON, year=year)} {identifier})"
    if before.year == found.before and _name(before) == name:
        return name
    return f"{name} ({say(CARRIES_ON, year=before.year)} {_name(before)})"


def _ended(at: At[Objective] | At[Project]) -> str:
    state = outcome(at.item) if isinstance(at.item, Objective) else at.item.status
    return f"{_name(at)}: {_state(state)}"


def _state(state: Status | ProjectStatus | None) -> str:
    return say(STATUS_UNKNOWN) if state is None else label(state, language())


def _target(change: TargetChange) -> str:
    def target(indicator: Indicator) -> str:
        unit = indicator.unit.in_language(language()) if indicator.unit else None
        number = indicator.target
        return "" if number is None else _plain(format_quantity(number, unit, language()))

    what = change.now.name.in_language(language())
    before, now = target(change.before), target(change.now)
    return f"{_name(change.kept.now)}: {what}: {before}{_arrow()}{now}"


def _amount(change: AmountChange) -> str:
    cents = has_cents([change.before, change.now])
    before, now = (
        _plain(format_money(amount, language(), cents=cents))
        for amount in (change.before, change.now)
    )
    return f"{_name(change.kept.now)}: {say(AMOUNTS[change.field])}: {before}{_arrow()}{now}"


def _plain(text: str) -> str:
    """Return a text with the blanks that people can search for."""
    return text.replace(NO_BREAK_SPACE, " ")


def _arrow() -> str:
    return _plain(ARROW)


def _surveyed(surveys: Iterable[Survey], told: Told) -> str:
    names = [_survey(survey) for survey in surveys]
    if not names:
        return say(NONE if told is Told.WHOLE else _UNKNOWN)
    return ", ".join(names)


def _survey(survey: Survey) -> str:
    domain = survey.domain
    name = label(domain, language()) if domain else survey.title.in_language(language())
    return f"{name} ({say(_INFERENCE)})" if survey.inference else name
