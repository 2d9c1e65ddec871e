"""The data of a new year from the year before: objectives, projects, surveys, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annual_report.cli.new_year.source import among, kept
from annual_report.cli.yaml_writing import Noted, document
from annual_report.data.enums import ReportKind
from annual_report.data.model import (
    Group,
    HandlingStage,
    Indicator,
    Objective,
    Project,
    Report,
    Survey,
    SurveyQuestion,
)
from annual_report.data.status_rules import outcome

if TYPE_CHECKING:
    from annual_report.cli.new_year.source import Source

_OBJECTIVE = ("id", "title", "kind", "focus_area", "description", "responsible")
_INDICATOR = ("name", "unit", "direction", "tolerance", "responsible")
_PROJECT = set(Project.model_fields) - {
    "status",
    "objectives",
    "results",
    "note",
    "accept",
}  # what is agreed of a project stays so
_SURVEY = ("id", "title", "domain", "target_group", "scale")
_STAGE = ("id", "body", "body_kind", "municipality", "for_information")


def report(source: Source) -> str:
    """Return ``report.yaml``: a draft with last year's title, its year moved on.

    A plan is followed by a plan, whose title it has; what sources were compiled of by a report.
    """
    words, last = source.words, source.last.report
    read = source.loaded.files.get(f"{source.last.folder}/report.yaml")
    title = read.tree.value.get("title") if read else None
    is_plan = last.kind is ReportKind.ACTION_PLAN
    kind = ReportKind.ACTION_PLAN if is_plan else ReportKind.ANNUAL_REPORT
    fields: dict[str, Any] = {
        "year": source.new,
        "title": source.moved.value(title or str(last.title)),
        "language": last.language,
        "kind": kind.value,
        "status": "draft",
        "network": last.network,
    }
    fields = {name: fields[name] for name in Report.model_fields if name in fields}
    text = words.say(
        "Not filled yet: subtitle, description, approved_by, dates, sources. The status is draft "
        "until the report has been approved."
    )
    return document(fields, text, apart=False)


def objectives(source: Source) -> str | None:
    """Return ``objectives.yaml``: those that go on, each with what it continues."""
    words = source.words
    written = {str(item.get("id")): item for item in source.items("objectives.yaml", "objectives")}
    found = [
        _objective(written[item.id], source) for item in source.objectives if item.id in written
    ]
    comments = [
        words.say(
            "Objectives that go on from {year}. The baseline is the actual value of {year}. Write "
            "actual, updated and responsible; leave status out where the indicators tell it.",
            year=source.last.year,
        )
    ]
    if ended := source.ended_objectives:
        comments.append(words.say("Not carried on from {year}:", year=source.last.year))
        for item in ended:
            state = outcome(item)
            told = f" ({words.label(state)})" if state else ""
            title = item.title.in_language(words.language)
            comments.append(f"- {item.id} {title}{told}")
    if not found:
        return None  # a file without fields is none, and an empty list would claim there were none
    return document({"objectives": found}, "\n".join(comments))


def _objective(item: dict[str, Any], source: Source) -> dict[str, Any]:
    lines = [str(line.get("id")) for line in source.items("finances.yaml", "finances")]
    fields = kept(item, Objective, _OBJECTIVE) | {
        "continues": f"{source.last.year}/{item['id']}",
        "indicators": [_indicator(one, source) for one in item.get("indicators") or ()] or None,
        "projects": among(item, "projects", [project.id for project in source.projects]),
        "finances": among(item, "finances", lines),
    }
    return {name: fields[name] for name in Objective.model_fields if name in fields}


def _indicator(item: dict[str, Any], source: Source) -> dict[str, Any]:
    fields = kept(item, Indicator, _INDICATOR) | {"baseline": item.get("actual")}
    if item.get("target") is not None:
        text = source.words.say("Check: the target of {year}.", year=source.last.year)
        fields["target"] = Noted(item["target"], text)
    return {name: fields[name] for name in Indicator.model_fields if name in fields}


def projects(source: Source) -> str | None:
    """Return ``projects.yaml``: those that go on, with the same ids."""
    written = {str(item.get("id")): item for item in source.items("projects.yaml", "projects")}
    goals = [item.id for item in source.objectives]
    found: list[Any] = []
    for project in source.projects:
        item = written.get(project.id)
        if item is None:
            continue
        fields = kept(item, Project, _PROJECT)
        fields["objectives"] = among(item, "objectives", goals)
        if project.status is not None:
            text = source.words.say(
                "Check: the status at the end of {year}.", year=source.last.year
            )
            fields["status"] = Noted(project.status.value, text)
        ordered = {name: fields[name] for name in Project.model_fields if name in fields}
        if project.status is None and project.period.end is None:
            text = source.words.say("Check: whether this project goes on is not known.")
            found.append(Noted(ordered, text))
        else:
            found.append(ordered)
    if not found:
        return None
    text = source.words.say(
        "Projects that go on from {year}. Add those that begin in {new}, and write what came of "
        "each in results.",
        year=source.last.year,
        new=source.new,
    )
    return document({"projects": found}, text)


def handling(source: Source) -> str | None:
    """Return ``handling.yaml``: the bodies of last year, each once, without dates."""
    found: list[dict[str, Any]] = []
    seen = set()
    stages = source.items("handling.yaml", "handling")
    for item in stages:
        key = (
            str(item.get("body")),
            str(item.get("municipality")),
            bool(item.get("for_information")),
        )
        if key in seen or not source.is_member(item.get("municipality")):
            continue
        seen.add(key)
        found.append(kept(item, HandlingStage, _STAGE))
    if not found:
        return None
    text = source.words.say(
        "Bodies that will handle the report, as in {year}. Meetings are recorded with: "
        "annual-report handling record",
        year=source.last.year,
    )
    return document({"handling": found}, text)


def groups(source: Source) -> str | None:
    """Return ``groups.yaml``: the groups with their members, without what they did."""
    found = []
    for item in source.items("groups.yaml", "groups"):
        fields = kept(item, Group, ("id", "name", "kind", "task", "chair"))
        members = [
            seat for seat in item.get("members") or () if source.is_member(seat.get("municipality"))
        ]
        found.append(fields | ({"members": members} if members else {}))
    if not found:
        return None
    text = source.words.say(
        "Groups and members as in {year}: check them. Write meetings and activities.",
        year=source.last.year,
    )
    return document({"groups": found}, text)


def surveys(source: Source) -> str | None:
    """Return ``surveys.yaml``: the survey that is due by the rotation, to be filled."""
    network = source.loaded.archive.network
    rotation = network.survey_rotation if network else None
    due = rotation.due(source.new) if rotation else None
    if due is None:
        return None
    asked = next(
        (
            (year, survey)
            for year in reversed(source.loaded.archive.years)
            for survey in year.surveys
            if survey.domain is due and year.year < source.new
        ),
        None,
    )
    words = source.words
    if asked is None:
        fields: dict[str, Any] = {
            "id": due.value.replace("_", "-"),
            "title": words.label(due).capitalize(),
            "domain": due.value,
        }
        text = words.say("The survey whose turn it is in {year}.", year=source.new)
    else:
        year, survey = asked
        file = source.loaded.files[f"{year.folder}/data/surveys.yaml"]
        items = file.tree.value["surveys"]
        item = next(item for item in items if str(item.get("id")) == survey.id)
        fields = kept(item, Survey, _SURVEY)
        fields["title"] = source.moved.value(fields["title"])
        questions = [
            kept(one, SurveyQuestion, ("id", "text", "group"))
            for one in item.get("questions") or ()
        ]
        text = words.say("The survey whose turn it is in {year}.", year=source.new)
        if questions:
            fields["questions"] = questions
            text += " " + words.say(
                "Its scale and questions are those of {last}, so that the answers can be compared.",
                last=year.year,
            )
    text += " " + words.say(
        "Write conducted, invited and responses, and the counts of each question."
    )
    return document({"surveys": [fields]}, text)
