"""``annual-report handling record``: writes one handling into the year's data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.cli.clock import clock_today
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import in_words, language, say, unknown
from annual_report.cli.yaml_editing import append_item, set_fields
from annual_report.data.checks import duplicates_of_file
from annual_report.data.enums import BodyKind, DecisionKind
from annual_report.data.model import HandlingStage
from annual_report.data.profile_reader import load_profiles
from annual_report.data.shapes import DATA_DIR, HANDLING_FILE, HandlingFile
from annual_report.data.validation import validate_file
from annual_report.data.vocabulary import read_word
from annual_report.data.wording import quoted
from annual_report.data.yaml_reader import read_yaml
from annual_report.i18n import label, msgid

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.cli.project import Project
    from annual_report.data.faults import Fault
    from annual_report.data.model import Municipality, Year
    from annual_report.data.profiles import Profile
    from annual_report.data.tree import Tree
    from annual_report.data.values import PartialDate

_NAME = "handling"
_FIELDS = tuple(HandlingStage.model_fields)


@dataclass(frozen=True, kw_only=True)
class _File:
    """The data file as it is: its text after a byte order mark, its values, its stages."""

    path: Path
    name: str
    mark: str
    text: str
    tree: Tree | None
    stages: tuple[HandlingStage, ...]


def record_handling(  # noqa: PLR0913 - the options of the command
    *,
    year: int,
    municipality: str | None,
    steering_group: bool,
    date: PartialDate,
    section: str | None,
    decision: str | None,
    text: str | None,
    body: str | None,
    record_number: str | None,
    stage: str | None,
    today: dt.date | None,
    project: Path | None,
    as_json: bool,
) -> None:
    """Complete or add a stage, and tell what changed."""
    found = find_project(project)
    data = found.year(year)
    if steering_group == (municipality is not None):
        raise WrongUseError(say("name either --municipality or --steering-group"))
    member = found.member(municipality, data) if municipality is not None else None
    _refuse_the_future(date, today or clock_today(), section=section, decision=decision)
    values = {
        "date": str(date),
        "section": _section(section),
        "record_number": record_number,
        "decision": _decision(decision),
        "decision_text": text,
    }
    given = {name: value.strip() for name, value in values.items() if value and value.strip()}
    file = _read(found, data)
    profiles = load_profiles(found.source, found.loaded, found.reports_dir) if member else None
    profile = profiles.of(member) if profiles and member else None
    position = _chosen(file, member, date, stage, body or (profile.body if profile else None))
    if position is None:
        new_stage = _new(member, body, profile, file) if member else _new_of_network(found, body)
        given = new_stage | given
        new = append_item(file.text, _NAME, given)
        position, before = len(file.stages), {}
    else:
        before = _as_read(file, position)
        if body and not _names(file.stages[position], body):
            given["body"] = body.strip()
        given = {name: value for name, value in given.items() if before.get(name) != value}
        _refuse_translations(file, position, given)
        new = set_fields(file.text, _NAME, position, given, _FIELDS)
    line = _validated(found, data, file, new, position, given)
    if given:
        write_all({file.path: (file.mark + new).encode()})
    changes = {name: (before.get(name), value) for name, value in given.items()}
    place = f"{file.name}:{line}"
    if as_json:
        _tell_json(place, changes, added=position == len(file.stages))
    else:
        whose = member.name.in_language(language()) if member else say("the network")
        named = f"{whose}, {in_words(date)}"
        _tell(place, named, changes, added=position == len(file.stages))
        if given:
            command = f"annual-report handling list {year}"
            if member:
                command = f"annual-report agenda {year} --municipality {member.id}"
            tell(say("Next: {command}", command=command))


def _refuse_the_future(
    date: PartialDate, today: dt.date, *, section: str | None, decision: str | None
) -> None:
    if date.first_day <= today or not (section or decision):
        return
    name = "--decision" if decision else "--section"
    text = say(
        "the meeting is on {date}, after today ({today}); record it once it has been held",
        date=date,
        today=today,
    )
    raise WrongUseError.at(name, text)


def _section(text: str | None) -> str | None:
    return text.strip().removeprefix("§").strip() if text else None


def _decision(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return read_word(DecisionKind, text).value
    except ValueError:
        spoken = language()
        words = [kind.value for kind in DecisionKind]
        words += [label(kind, spoken) for kind in DecisionKind if spoken != "en"]
        told = unknown(text, words, msgid("{word} is not a decision"))
        raise WrongUseError.at("--decision", told) from None


def _read(project: Project, year: Year) -> _File:
    """Read the data file. Raises :class:`CommandError` where the network or the file has faults."""
    name = f"{year.folder}/{DATA_DIR}/{HANDLING_FILE}"
    faults = project.faults(year.folder)
    network = [fault for fault in faults if not fault.file.startswith(year.folder)]
    if own := [*network, *(fault for fault in faults if fault.file == name)]:
        raise CommandError(own)
    path = (project.source / name).resolve()
    content = path.read_bytes().decode("utf-8") if path.is_file() else ""
    mark = "\ufeff" if content.startswith("\ufeff") else ""
    tree, _ = read_yaml(content.encode(), name) if content.strip() else (None, ())
    text = content.removeprefix(mark)
    return _File(path=path, name=name, mark=mark, text=text, tree=tree, stages=year.handling)


def _as_read(file: _File, position: int) -> dict[str, str]:
    """Return the fields of a stage that are plain, as the model writes them."""
    read = file.stages[position].model_dump(mode="json", exclude_none=True)
    return {name: value for name, value in read.items() if isinstance(value, str)}


def _refuse_translations(file: _File, position: int, given: dict[str, str]) -> None:
    read = file.stages[position].model_dump(mode="json")
    for name in given:
        if isinstance(read.get(name), dict) and file.tree is not None:
            line = file.tree.line((_NAME, position, name))
            text = say("it is there in several languages; change it in the file")
            raise CommandError(f"{file.name}:{line}: {_NAME}[{position}].{name}: {text}")


def _chosen(
    file: _File, member: Municipality | None, date: PartialDate, stage: str | None, body: str | None
) -> int | None:
    """Return which stage is meant: by its id, its date, or as the one without a section."""
    own = [at for at, item in enumerate(file.stages) if _is_of(item, member)]
    if stage is not None:
        at = next((at for at in own if file.stages[at].id == stage), None)
        if at is None:
            ids = [item for at in own if (item := file.stages[at].id)]
            text = unknown(
                stage,
                ids,
                msgid("{word} is not the id of a stage of {member}"),
                member=str(member.name) if member else say("the network"),
            )
            raise WrongUseError.at("--stage", text)
        return at
    bodies = [at for at in own if body is None or _names(file.stages[at], body)]
    same_day = [at for at in bodies if file.stages[at].date == date]
    if same_day:
        return _only(same_day, file)
    awaited = [at for at in bodies if _awaits(file.stages[at], date)]
    return _only(awaited, file) if awaited else None


def _is_of(stage: HandlingStage, member: Municipality | None) -> bool:
    """Return whether a stage is a member's; those of the steering group are no member's."""
    if member is None:
        return stage.municipality is None and stage.body_kind is BodyKind.STEERING_GROUP
    return stage.municipality == member.code


def _names(stage: HandlingStage, body: str) -> bool:
    return body.strip().casefold() in {text.casefold() for text in stage.body.texts.values()}


def _awaits(stage: HandlingStage, date: PartialDate) -> bool:
    """Return whether a stage is still without section, on a date that this one makes exact."""
    if stage.section or stage.decision:
        return False
    known = stage.date
    if known is None:
        return True
    inside = known.first_day <= date.first_day and date.last_day <= known.last_day
    return inside and not known.is_exact


def _only(found: Sequence[int], file: _File) -> int:
    if len(found) == 1:
        return found[0]
    ids = [file.stages[at].id or f"{_NAME}[{at}]" for at in found]
    text = say("several stages could be meant: {ids}; say which: --stage ID", ids=", ".join(ids))
    raise WrongUseError(f"{file.name}: {text}")


def _new(
    member: Municipality, body: str | None, profile: Profile | None, file: _File
) -> dict[str, str]:
    name = body or (profile.body if profile else None)
    if not name:
        text = say(
            "it is not known which body of {member} handles the report", member=str(member.name)
        )
        hint = say("; name it: --body NAME")
        raise WrongUseError.at("--body", text + hint)
    kinds = {stage.body_kind for stage in file.stages if _names(stage, name) and stage.body_kind}
    if profile and profile.body_kind and (profile.body is None or profile.body == name):
        kinds.add(profile.body_kind)
    known = {"body_kind": kinds.pop().value} if len(kinds) == 1 else {}
    return {"body": name.strip(), **known, "municipality": member.code}


def _new_of_network(project: Project, body: str | None) -> dict[str, str]:
    network = project.loaded.archive.network
    name = body or (str(network.steering_group or "") if network else "")
    if not name:
        raise WrongUseError.at("--body", say("the name of the steering group is not known"))
    return {"body": name.strip(), "body_kind": BodyKind.STEERING_GROUP.value}


def _validated(  # noqa: PLR0913, PLR0917 - the file before and after, and what it is part of
    project: Project, year: Year, file: _File, new: str, position: int, given: dict[str, str]
) -> int:
    """Return the line of the stage in the new text.

    Raises :class:`CommandError` with the faults that the text would have, or where it would change
    more than was asked for.
    """
    tree, found = read_yaml(new.encode(), file.name)
    faults: list[Fault] = [*found]
    if tree is not None:
        context = project.loaded.context(year.year)
        twice = duplicates_of_file(HANDLING_FILE, tree, context)
        faults += validate_file(HandlingFile, tree, context, twice).faults
    if faults or tree is None:
        raise CommandError(faults)
    old = file.tree.value if file.tree is not None and file.tree.value else {}
    stages = list(old.get(_NAME) or []) + [{}] * (position == len(file.stages))
    stages[position] = {**stages[position], **given}
    if tree.value != {**old, _NAME: stages}:
        text = say("the file is written in a form that cannot be changed safely; change it by hand")
        raise CommandError(f"{file.name}:{tree.line((_NAME, position))}: {text}")
    return tree.line((_NAME, position))


def _tell_json(place: str, changes: dict[str, tuple[str | None, str]], *, added: bool) -> None:
    file, _, line = place.rpartition(":")
    told = [{"field": name, "from": old, "to": new} for name, (old, new) in changes.items()]
    tell_json({"file": file, "line": int(line), "added": added, "changes": told})


def _tell(
    place: str, named: str, changes: dict[str, tuple[str | None, str]], *, added: bool
) -> None:
    if not changes:
        tell(
            say(
                "{place}: {stage}: it is there already; nothing has changed",
                place=place,
                stage=named,
            )
        )
        return
    text = msgid("{place}: {stage}: a stage was added")
    if not added:
        text = msgid("{place}: {stage}: the stage was completed")
    tell(say(text, place=place, stage=named))
    for name, (old, new) in changes.items():
        change = quoted(new) if old is None else f"{quoted(old)} → {quoted(new)}"
        tell(f"  {name}: {change}")
