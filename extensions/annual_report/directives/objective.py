"""``{objective}``: one objective with what is known of it, and prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from annual_report.data.model import Objective
from annual_report.directives.accepted import accepted_note
from annual_report.directives.block import BlockDirective, BlockView, block_options
from annual_report.directives.choices import UNKNOWN, split
from annual_report.directives.objectives import COLUMNS, lines_of
from annual_report.directives.outcomes import continued, rule_sentence, status_blocks
from annual_report.directives.parts import badge, bullet_list, facts, links, sources_note
from annual_report.directives.tables import content_blocks
from annual_report.formatting import in_sentence

if TYPE_CHECKING:
    from annual_report.data.model import Indicator
    from annual_report.view import Page

_INDICATOR_COLUMNS = ("baseline", "target", "actual")
_TEXT_FIELDS = (
    "title",
    "kind",
    "status",
    "status_reason",
    "continues",
    "focus_area",
    "description",
    "explanation",
    "responsible",
    "updated",
)
_LIST_FIELDS = ("projects", "findings", "finances")
_INDICATOR_FIELDS = ("unit", *_INDICATOR_COLUMNS, "direction", "tolerance")
_OTHER_FIELDS = ("actions", "evidence", "indicator", *_INDICATOR_FIELDS)


@dataclass(frozen=True, kw_only=True)
class ObjectiveView(BlockView):
    """What is known of one objective."""

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the title and the facts; that the status is not known is one of them."""
        year = self.year_data(page.archive)
        item = year.objective(self.identifier) if year else None
        if year is None or item is None:
            return []
        pairs: list[tuple[str, list[nodes.Node]]] = []
        blocks: list[nodes.Node]
        for column in COLUMNS[1:]:
            if column.name == "status":
                blocks = status_blocks(item, page) or [nodes.paragraph("", "", badge(None, page))]
            elif column.name == "indicator":
                blocks = _indicators(item, page)
            elif column.spans and (content := column.cell(lines_of(item)[0], page)) is not None:
                blocks = content_blocks(content, page)
            else:
                continue
            if blocks:
                pairs.append((page.say(column.heading), blocks))
        if projects := links("project", year.year, item.projects, page):
            pairs.append((page.say("Projects"), projects))
        return [
            nodes.rubric("", page.text(item.title), classes=["report-title"]),
            *continued(item, year.year, page),
            facts(pairs),
            *accepted_note([item], page, named=False),
            *sources_note(item.sources, page),
        ]


def _indicators(item: Objective, page: Page) -> list[nodes.Node]:
    """Return the indicators, each in one sentence, as a list when there are several."""
    sentences = [_indicator(indicator, item, page) for indicator in item.indicators]
    if len(sentences) == 1:
        return [nodes.paragraph("", sentences[0])]
    return [bullet_list(sentences)] if sentences else []


def _indicator(indicator: Indicator, item: Objective, page: Page) -> str:
    line = next(line for line in lines_of(item) if line.indicator is indicator)
    values = []
    for column in COLUMNS:
        if column.name in _INDICATOR_COLUMNS:
            value = column.cell(line, page) or page.say(UNKNOWN)
            values.append(f"{in_sentence(page.say(column.heading))} {value}")
    sentence = f"{page.text(indicator.name)}: {', '.join(values)}"
    rule = rule_sentence(indicator, page)
    return f"{sentence}. {page.say('Rule: {rule}', rule=rule)}" if rule else sentence


class ObjectiveDirective(BlockDirective):
    """Describe one objective, or define it here."""

    kind = "objective"
    model = Objective
    view_class = ObjectiveView
    text_fields = _TEXT_FIELDS
    list_fields = _LIST_FIELDS
    option_spec: ClassVar = block_options(*_TEXT_FIELDS, *_LIST_FIELDS, *_OTHER_FIELDS)

    def fields(self) -> dict[str, Any]:
        """Return the fields of the options: actions by lines, one indicator.

        Evidence is a survey, or a survey and a question of it: ``vaka-2023 k1, lukio``.
        """
        raw = super().fields()
        if actions := self.options.get("actions"):
            raw["actions"] = [line.strip() for line in actions.splitlines() if line.strip()]
        if evidence := split(self.options.get("evidence") or ""):
            pairs = [word.partition(" ") for word in evidence]
            raw["evidence"] = [{"survey": s, "question": q.strip() or None} for s, _, q in pairs]
        indicator = {name: self.options[name] for name in _INDICATOR_FIELDS if name in self.options}
        if "indicator" in self.options:
            indicator["name"] = self.options["indicator"]
        if indicator:
            raw["indicators"] = [indicator]
        return raw
