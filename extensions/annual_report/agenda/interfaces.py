"""The item as JSON, in the words of two open interfaces for decisions.

``oparl`` has an ``AgendaItem`` of OParl 1.1 for each handling (schema/AgendaItem.json of
https://github.com/OParl/spec), ``decisions`` a case and its actions as the Finnish Open Decisions
API of the 6Aika cities has them (https://github.com/6aika/api-paatos, and
https://github.com/City-of-Helsinki/paatos, whose models it was carried on in). What is not known
is left out or null, never made up; ``docs/reference/agenda-json.md`` tells of each field.

Like every form of the item it holds contact details of persons.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from annual_report.agenda.html import markup
from annual_report.agenda.layout import characters, laid_out_section
from annual_report.data.enums import AgendaPart, BodyKind
from annual_report.i18n import label
from annual_report.open_data import exact_json

if TYPE_CHECKING:
    from annual_report.agenda.item import Handling, Item, Section
    from annual_report.data.model import Archive, HandlingStage, Year

AGENDA_ITEM = "https://schema.oparl.org/1.1/AgendaItem"
FILE = "https://schema.oparl.org/1.1/File"

ORDER_UNKNOWN = 0
"""OParl 1.1 asks for the position in the meeting's agenda, which only the meeting knows."""

_FUNCTION = re.compile(r"\d+/(\d\d(?:\.\d\d){0,3})/\d{4}")
"""A record number with the function (tehtäväluokka) in its middle: ``270/00.04.01/2023``."""

_TYPES = {
    AgendaPart.PROPOSAL: "proposal",
    AgendaPart.DECISION: "decision",
    AgendaPart.DISCUSSION: "proceedings",
}
"""Parts whose type of content the decisions interface names; the others keep their code names."""

_MEDIA_TYPES = {".pdf": "application/pdf", ".json": "application/json", ".csv": "text/csv"}


def item_json(archive: Archive, year: Year, item: Item) -> bytes:
    """Return the item in the shapes of both interfaces, as JSON in UTF-8.

    Ids are ``urn:uuid:`` made of the network, the year, the municipality and the handling, so
    that they stay the same. Addresses of attachments are relative to the file's own folder.
    """
    network = archive.network.id if archive.network else ""
    names = _Names(f"{network}/{year.year}/{item.municipality.code}")
    return exact_json.dumps(
        {
            "oparl": [_agenda_item(item, handling, names) for handling in item.handlings],
            "decisions": {
                "case": _case(item, names),
                "actions": [_action(item, handling, names) for handling in item.handlings],
            },
        }
    )


class _Names:
    """Makes the ids of what belongs to one matter."""

    def __init__(self, matter: str) -> None:
        self._matter = matter

    def urn(self, *parts: object) -> str:
        """Return the id of a part of the matter, the same each time."""
        name = "/".join([self._matter, *map(str, parts)])
        return uuid.uuid5(uuid.NAMESPACE_OID, f"annual-report/agenda/{name}").urn

    def handling(self, handling: Handling, what: str) -> str:
        """Return the id of something of a handling; it is known by its id in the data."""
        stage = handling.stage
        return self.urn((stage and stage.id) or handling.number, what)


def _agenda_item(item: Item, handling: Handling, names: _Names) -> dict[str, Any]:
    stage = handling.stage
    found: dict[str, Any] = {
        "id": names.handling(handling, "agenda-item"),
        "type": AGENDA_ITEM,
        "order": ORDER_UNKNOWN,
        "name": characters(item.title),
    }
    if stage is not None:
        found |= _known(
            {
                "number": stage.section,
                "public": stage.body_kind is BodyKind.COUNCIL or None,
                "result": stage.decision and label(stage.decision, item.language),
                "resolutionText": _resolution(stage, item.language),
            }
        )
    if files := [_file(*attachment, names) for attachment in item.attachments]:
        found["auxiliaryFile"] = files
    moment = _moment(item)
    return found | {"created": moment, "modified": moment}


def _file(name: str, title: str, names: _Names) -> dict[str, Any]:
    ending = name[name.rfind(".") :].casefold()
    return _known(
        {
            "id": names.urn("file", name),
            "type": FILE,
            "name": characters(title),
            "fileName": characters(name),
            "mimeType": _MEDIA_TYPES.get(ending),
            "accessUrl": characters(name),
        }
    )


def _case(item: Item, names: _Names) -> dict[str, Any]:
    stages = [handling.stage for handling in item.handlings if handling.stage]
    record_number = next((s.record_number for s in reversed(stages) if s.record_number), None)
    function = _FUNCTION.fullmatch(record_number) if record_number else None
    return {
        "id": names.urn("case"),
        "title": characters(item.title),
        "register_id": record_number and characters(record_number),
        "function": {"function_id": function[1]} if function else None,
    }


def _action(item: Item, handling: Handling, names: _Names) -> dict[str, Any]:
    stage = handling.stage
    return {
        "id": names.handling(handling, "action"),
        "title": characters(item.title),
        "case": names.urn("case"),
        "article_number": stage.section if stage else None,
        "resolution": stage.decision.value if stage and stage.decision else None,
        "event": _event(item, handling, names),
        "contents": [
            _content(section, number, names.handling(handling, f"content-{number}"))
            for number, section in enumerate(handling.sections)
        ],
        "attachments": [
            {
                "id": names.urn("file", name),
                "name": characters(title),
                "url": characters(name),
                "number": number,
                "public": True,
            }
            for number, (name, title) in enumerate(item.attachments, 1)
        ],
    }


def _event(item: Item, handling: Handling, names: _Names) -> dict[str, Any]:
    stage = handling.stage
    body = stage.body.in_language(item.language) if stage else item.words.get("body", "")
    kind = stage.body_kind if stage else None
    return {
        "id": names.handling(handling, "event"),
        "name": characters(body),
        "start_date": _day(stage),
        "organization": {
            "name": characters(body),
            "classification": kind.value if kind else None,
            "parent": {"name": item.municipality.name.in_language(item.language)},
        },
    }


def _content(section: Section, number: int, identifier: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "ordering": number,
        "title": characters(section.heading) or None,
        "type": _TYPES.get(section.part, section.part.value),
        "hypertext": markup(laid_out_section(section)),
    }


def _resolution(stage: HandlingStage, language: str) -> str | None:
    text = stage.decision_text
    return characters(text.in_language(language)) if text is not None else None


def _day(stage: HandlingStage | None) -> str | None:
    """Return the day of a meeting; the hour is not in the data."""
    date = stage.date if stage else None
    return date.first_day.isoformat() if date is not None and date.is_exact else None


def _moment(item: Item) -> str:
    return f"{item.day.isoformat()}T00:00:00Z"


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
