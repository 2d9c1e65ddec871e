"""What changed from year to year, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annual_report.data.coverage import Told
from annual_report.data.model import Objective

if TYPE_CHECKING:
    from decimal import Decimal

    from annual_report.data.changes import Compared, Kept, StateChange, YearChanges
    from annual_report.data.continuity import At
    from annual_report.data.model import Municipality, Project, Survey


def changes_json(found: YearChanges, language: str) -> dict[str, Any]:
    """Return the changes as values of JSON: ids and code names, titles in a language.

    Amounts are exact texts. What a year does not tell of is not listed as new or ended.
    """
    json = _Json(language)
    result: dict[str, Any] = {
        "before": found.before,
        "now": found.year,
        "objectives": json.compared(found.objectives)
        | {"status_changed": [_state(change) for change in found.objective_states]},
        "projects": json.compared(found.projects)
        | {"status_changed": [_state(change) for change in found.project_states]},
    }
    result["objectives"]["target_changed"] = [
        {
            "id": change.kept.now.item.id,
            "indicator": change.now.name.in_language(language),
            "before": _number(change.before.target),
            "now": _number(change.now.target),
        }
        for change in found.targets
    ]
    result["projects"]["amount_changed"] = [
        {
            "id": change.kept.now.item.id,
            "field": change.field,
            "before": _number(change.before),
            "now": _number(change.now),
        }
        for change in found.amounts
    ]
    result["members"] = {
        "joined": [json.member(member) for member in found.joined],
        "left": [json.member(member) for member in found.left],
    }
    result["surveys"] = {
        "before": json.surveys(found.surveys_before, found.surveys_told_before),
        "now": json.surveys(found.surveys_now, found.surveys_told_now),
    }
    return result


class _Json:
    def __init__(self, language: str) -> None:
        self.language = language

    def compared(self, compared: Compared[Objective] | Compared[Project]) -> dict[str, Any]:
        return {
            "told_before": compared.told_before.name.lower(),
            "told_now": compared.told_now.name.lower(),
            "new": [self.named(at) for at in compared.new],
            "not_told_before": [self.named(at) for at in compared.not_told_before],
            "kept": [self.kept(kept) for kept in compared.kept],
            "ended": [self.named(at) for at in compared.ended],
            "not_told_now": [self.named(at) for at in compared.not_told_now],
        }

    def named(self, at: At[Objective] | At[Project]) -> dict[str, str]:
        item = at.item
        title = item.title if isinstance(item, Objective) else item.name_as_reported
        return {"id": item.id, "title": title.in_language(self.language)}

    def kept(self, kept: Kept[Objective] | Kept[Project]) -> dict[str, Any]:
        now = self.named(kept.now)
        if isinstance(kept.now.item, Objective):
            return now | {"continues": kept.now.item.continues}
        return dict(now)

    def member(self, member: Municipality) -> dict[str, str]:
        name = member.name.in_language(self.language)
        return {"code": member.code, "id": member.id, "name": name}

    def surveys(self, surveys: tuple[Survey, ...], told: Told) -> list[dict[str, Any]] | None:
        """Return the surveys of a year; ``None`` where it does not tell of them."""
        if told is Told.NOT:
            return None
        return [
            {
                "id": survey.id,
                "title": survey.title.in_language(self.language),
                "domain": survey.domain.value if survey.domain else None,
                "inferred": survey.inference is not None,
            }
            for survey in surveys
        ]


def _state(change: StateChange[Any, Any]) -> dict[str, str]:
    return {
        "id": change.kept.now.item.id,
        "before": change.before.value,
        "now": change.now.value,
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
