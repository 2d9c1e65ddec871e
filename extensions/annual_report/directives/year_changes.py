"""``{year-changes}``: what a year changed from the year before, in lists or in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives

from annual_report.data.change_words import COMPARED, WORDS
from annual_report.data.changes import changes
from annual_report.directives.base import ReportDirective
from annual_report.directives.change_lists import (
    changes_of,
    member_changes,
    silent_years,
    surveys_of,
)
from annual_report.directives.parts import note, paragraph
from annual_report.i18n import msgid
from annual_report.view import View

if TYPE_CHECKING:
    from docutils import nodes

    from annual_report.data.changes import Compared, YearChanges
    from annual_report.data.model import Objective, Project
    from annual_report.view import ObjectKind, Page

NOTHING_BEFORE = msgid("The archive has no year before {year} to compare with.")


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
            *changes_of("objective", found.objectives, found, page),
            *changes_of("project", found.projects, found, page),
            *member_changes(found, page),
            *surveys_of(found, page),
        ]


def _against(found: YearChanges, page: Page) -> str:
    if found.before == found.year - 1:
        text = COMPARED
    else:
        text = msgid("{year} compared with {before}, the year before it in the archive.")
    return page.say(text, year=found.year, before=found.before)


def brief(found: YearChanges, page: Page) -> str:
    """Return in one sentence how many things changed, and what is not known."""
    parts = [
        _briefchanges_of("objective", found.objectives, len(found.objective_states), found, page),
        _briefchanges_of("project", found.projects, len(found.project_states), found, page),
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


def _briefchanges_of(
    kind: ObjectKind,
    compared: Compared[Objective] | Compared[Project],
    states: int,
    found: YearChanges,
    page: Page,
) -> str:
    if not compared.can_compare:
        return page.say(WORDS[kind]["uncounted"], years=silent_years(compared, found, page))
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
    return page.say(WORDS[kind]["counts"], counts=text)


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
