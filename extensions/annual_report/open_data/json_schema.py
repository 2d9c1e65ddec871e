"""The JSON Schema of ``report.json`` (draft 2020-12), made from the model itself.

It describes the JSON that is written: every field is there, unknown ones as ``null``; dates are
texts of a known form, amounts numbers, a text a string or an object of languages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from pydantic.json_schema import GenerateJsonSchema

from annual_report.data.model import Network, Year
from annual_report.data.values import DATE_PATTERN, LANGUAGES
from annual_report.open_data.exact_json import dumps
from annual_report.open_data.report_json import FORMAT, SCHEMA_ADDRESS

if TYPE_CHECKING:
    from pydantic_core import core_schema

PATH = "schema/report-1.json"
"""Where the schema lies in the folder of the open data; its number is that of the format."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = {"type": "string", "minLength": 1}


def localized_text(text: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a text in one language or in several, each as ``text`` says."""
    return {
        "description": "A text in the language of the report, or one for each language.",
        "anyOf": [
            text,
            {
                "type": "object",
                "properties": dict.fromkeys(LANGUAGES, text),
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    }


_OWN = {
    "LocalizedText": localized_text(_TEXT),
    "PartialDate": {
        "description": "A date as exact as its source: 2023-04-17, 2023-04, 2023, 2023 beginning.",
        "type": "string",
        "pattern": DATE_PATTERN,
    },
}
"""The types that are written otherwise than their fields tell."""

_NOISE = frozenset({"default", "title", "ge", "le"})
_MARKUP = re.compile(r":\w+:`~?(?:[\w.]+\.)?(\w+)`|``(.*?)``")


class _Generator(GenerateJsonSchema):
    """Writes decimals as the exact JSON numbers they are."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> dict[str, Any]:  # noqa: ARG002 - pydantic's signature
        """Return the schema of an exact number."""
        return {"type": "number"}


def json_schema(base: str = "") -> bytes:
    """Return the schema of ``report.json``; ``base`` is the address of the data folder.

    With a base (``https://example.org/data/``) the schema bears its own address as ``$id``.
    """
    generated = Year.model_json_schema(mode="serialization", schema_generator=_Generator)
    network = Network.model_json_schema(mode="serialization", schema_generator=_Generator)
    definitions = generated.pop("$defs") | network.pop("$defs") | {"Network": network}
    definitions = {name: _OWN.get(name, _cleaned(item)) for name, item in definitions.items()}
    year = _cleaned(generated)
    around = {
        "$schema": {"type": "string", "const": SCHEMA_ADDRESS},
        "format": {"type": "string", "const": FORMAT},
        "network": {"anyOf": [{"$ref": "#/$defs/Network"}, {"type": "null"}]},
    }
    return dumps(
        {"$schema": DRAFT}
        | ({"$id": urljoin(base, PATH)} if base else {})
        | {"title": "Annual report of a year"}
        | year
        | {"properties": around | year["properties"]}
        | {"required": [*around, *year["required"]]}
        | {"$defs": {name: definitions[name] for name in sorted(definitions)}}
    )


def _cleaned(value: Any) -> Any:
    """Return a part of the generated schema as the JSON that is written has it."""
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: _cleaned(item) for name, item in value.items() if name not in _NOISE}
    for bound, keyword in (("ge", "minimum"), ("le", "maximum")):
        if bound in value:
            found[keyword] = value[bound]
    if "properties" in value:
        found["properties"] = {name: _cleaned(item) for name, item in value["properties"].items()}
        found["required"] = list(value["properties"])
    if isinstance(value.get("description"), str):
        found["description"] = plain(value["description"])
    return found


def plain(docstring: str) -> str:
    """Return the first paragraph of a docstring without its markup."""
    first = " ".join(docstring.partition("\n\n")[0].split())
    return _MARKUP.sub(lambda match: match[1] or match[2], first)
