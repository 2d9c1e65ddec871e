"""The data of a new year from the year before: finances and plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annual_report.cli.new_year.source import kept
from annual_report.cli.yaml_writing import comment, document
from annual_report.data.finances import Contribution, FinanceLine, FinanceUnit
from annual_report.data.planning import CalendarEntry

if TYPE_CHECKING:
    from annual_report.cli.new_year.source import Source

_TOTALS = ("income", "expenses")


def finances(source: Source) -> str | None:
    """Return ``finances.yaml``: units and lines, with last year's actual amounts as previous."""
    raw = source.raw("finances.yaml")
    units = [
        kept(item, FinanceUnit, FinanceUnit.model_fields)
        for item in source.items("finances.yaml", "finance_units")
    ]
    lines = [_line(item) for item in source.items("finances.yaml", "finances")]
    totals = {
        name: {"previous": figures["actual"]}
        for name in _TOTALS
        if (figures := (raw.get("finance_totals") or {}).get(name) or {}).get("actual") is not None
    }
    shares = [
        kept(item, Contribution, ("municipality",))
        for item in source.items("finances.yaml", "contributions")
        if source.is_member(item.get("municipality"))
    ]
    found = {
        "finance_units": units or None,
        "finances": lines or None,
        "finance_totals": totals or None,
        "contributions": shares or None,
    }
    if not any(found.values()):
        return None
    text = source.words.say(
        "Lines as in {year}; previous is the actual amount of {year}. Write budget and actual. "
        "Expenses are positive.",
        year=source.last.year,
    )
    return document(found, text)


def _line(item: dict[str, Any]) -> dict[str, Any]:
    fields = kept(item, FinanceLine, ("id", "title", "kind", "unit"))
    if item.get("actual") is not None:
        fields["previous"] = item["actual"]
    return {name: fields[name] for name in _ORDER if name in fields}


_ORDER = ("id", "title", "kind", "unit", "previous")


def plan(source: Source) -> str | None:
    """Return ``plan.yaml``: the frame of the plan, the calendar, and the steps to take."""
    words, year = source.words, source.last.year
    raw = source.raw("plan.yaml")
    old = raw.get("action_plan") or {}
    action_plan = {
        "title": source.moved.value(old.get("title")),
        "adopted_by": old.get("adopted_by"),
        "focus_areas": old.get("focus_areas") or None,
    }
    calendar = [
        kept(item, CalendarEntry, set(CalendarEntry.model_fields) - {"done", "note", "sources"})
        for item in source.items("plan.yaml", "annual_calendar")
    ]
    fields = {
        "action_plan": action_plan if any(action_plan.values()) else None,
        "annual_calendar": calendar or None,
    }
    if not any(fields.values()):
        return None  # a file without fields is none
    text = words.say(
        "The frame of the plan as in {year}: check it. The self-assessment is not filled yet.",
        year=year,
    )
    return document(fields, text)


def steps(source: Source) -> str:
    """Return what last year's report leaves to the new plan, as a comment; empty without."""
    words, year = source.words, source.last.year
    found = [step for step in source.last.next_steps if step.taken_as is None]
    if not found:
        return ""
    lines = [
        words.say(
            "What the report of {year} leaves to this plan. Make objectives of them in "
            "objectives.yaml; then write in plan.yaml of {year}, at the step, which one it became, "
            "for instance taken_as: {new}/T1",
            year=year,
            new=source.new,
        )
    ]
    for step in found:
        goals = f" ({', '.join(step.objectives)})" if step.objectives else ""
        lines.append(f"- {step.id}: {step.text.in_language(words.language)}{goals}")
    return "\n" + comment("\n".join(lines)) + "\n"
