"""Deviations that are known and accepted, each with its reason, told where the items are shown.

``accept: {grant_share: Syy}`` of an item silences the warning of a check; readers see it instead.
``{accepted}`` shows those that ``report.yaml`` accepts for the whole year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from annual_report.data.model import (
    Contribution,
    FinanceLine,
    Objective,
    Project,
    Report,
    Survey,
)
from annual_report.directives.base import ReportDirective
from annual_report.directives.parts import bullet_list, note
from annual_report.directives.project_parts import municipality_name
from annual_report.i18n import msgid
from annual_report.view import Page, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes

    from annual_report.data.enums import Check
    from annual_report.data.values import LocalizedText

ACCEPTED = msgid("Accepted deviations from checks:")


class Accepting(Protocol):
    """Anything of the model that has the field ``accept``."""

    @property
    def accept(self) -> Mapping[Check, LocalizedText]:
        """The checks that are silenced, with the reasons."""


def accepted_note(
    items: Iterable[Accepting], page: Page, *, named: bool = True
) -> list[nodes.Node]:
    """Return the note on what is accepted of items, or nothing where nothing is.

    Each says the item's name (unless ``named`` is false), the check and the reason: in the
    note itself where it is one, else as a list under it.
    """
    lines = [
        _line(_name(item, page) if named else "", check, reason, page)
        for item in items
        for check, reason in item.accept.items()
    ]
    head = page.say(ACCEPTED)
    if len(lines) < 2:  # noqa: PLR2004 - a list of one is no list
        return [note(f"{head} {line}") for line in lines]
    several = bullet_list(lines)
    several["classes"].append("report-note")
    return [note(head), several]


def _line(name: str, check: Check, reason: LocalizedText, page: Page) -> str:
    values = {"check": page.label(check), "reason": page.text(reason)}
    if name:
        return page.say("{name}, “{check}”: {reason}", name=name, **values)
    return page.say("“{check}”: {reason}", **values)


def _name(item: object, page: Page) -> str:
    """Return how readers know an item; nothing for what stands for the whole table."""
    if isinstance(item, Project):
        return page.text(item.name_as_reported)
    if isinstance(item, (Objective, FinanceLine, Survey)):
        return page.text(item.title)
    return municipality_name(item.municipality, page) if isinstance(item, Contribution) else ""


@dataclass(frozen=True, kw_only=True)
class AcceptedView(View):
    """What a year's report accepts for the whole year."""

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the note; nothing where nothing is accepted."""
        year = page.archive.year(self.year or 0)
        reports: list[Report] = [year.report] if year else []
        return accepted_note(reports, page)


class AcceptedDirective(ReportDirective):
    """Show the deviations that are accepted for the whole year."""

    option_spec: ClassVar = {
        name: take for name, take in ReportDirective.common_options.items() if name != "caption"
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the note."""
        year = self.year_data()
        if year is None:
            return []
        return self.show(AcceptedView(**self.view_place(), year=year.year))
