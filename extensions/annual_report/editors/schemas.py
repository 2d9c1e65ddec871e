"""The JSON Schemas of the data files in the form that people write them, for editors.

They accept what the reader of the files accepts: dates as text or number, amounts with their unit,
words in Finnish, Swedish and English. What only several files together tell (a municipality of the
network, an id of another year) is left to ``annual-report check`` and to the build.
"""

from __future__ import annotations

import inspect
import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from annual_report.data import enums
from annual_report.data.accessibility import ACCESSIBILITY_FILE, AccessibilityStatement
from annual_report.data.fields import FLAG_WORDS
from annual_report.data.model import Network, Report
from annual_report.data.other_words import other_words
from annual_report.data.profile_reader import AGENDA_DIR
from annual_report.data.profiles import Profile
from annual_report.data.shapes import DATA_DIR, DATA_FILES, NETWORK_FILE, REPORT_FILE
from annual_report.data.values import FIRST_YEAR, LANGUAGES, LAST_YEAR, WRITTEN_DATE_PATTERN
from annual_report.i18n import label
from annual_report.open_data.json_schema import localized_text, plain

if TYPE_CHECKING:
    from pydantic import BaseModel

FOLDER = ".schemas"
"""Where the schemas lie in a project."""

MARK = "# yaml-language-server: $schema="
"""How the first line of a data file names its schema."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""

PROFILE = "agenda-profile.yaml"

_TEXT: dict[str, Any] = {"type": ["string", "number"]}
_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
_FLAG: dict[str, Any] = {"anyOf": [{"type": "boolean"}, {"enum": sorted(FLAG_WORDS)}]}
_OWN: dict[str, dict[str, Any]] = {
    "LocalizedText": localized_text(_TEXT),
    "PartialDate": {
        "description": "A date as exact as its source: 2023-04-17, 17.4.2023, 2023-04, 4/2023, "
        "2023, 2023 alku.",
        "anyOf": [
            {"type": "string", "pattern": WRITTEN_DATE_PATTERN},
            {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        ],
    },
}
_NOISE = frozenset({"default", "title"})
_BOUNDS = {"ge": "minimum", "le": "maximum", "gt": "exclusiveMinimum"}


def schemas() -> dict[str, bytes]:
    """Return the schema of each kind of data file by its file name, as ``objectives.json``."""
    models: dict[str, type[BaseModel]] = {
        NETWORK_FILE: Network,
        ACCESSIBILITY_FILE: AccessibilityStatement,
        REPORT_FILE: Report,
        PROFILE: Profile,
        **DATA_FILES,
    }
    return {f"{PurePosixPath(name).stem}.json": _schema(item) for name, item in models.items()}


def schema_for(file: str, reports_dir: str) -> str | None:
    """Return the name of the schema of a data file (path in the project), if it has one."""
    path = PurePosixPath(file)
    if not path.is_relative_to(reports_dir) or path.suffix not in (".yaml", ".yml"):
        return None
    match path.relative_to(reports_dir).parts:
        case (name,) if name == NETWORK_FILE:
            return "network.json"
        case (name,) if name == ACCESSIBILITY_FILE:
            return "accessibility.json"
        case (folder, _) if folder == AGENDA_DIR:
            return "agenda-profile.json"
        case (_, name) if name == REPORT_FILE:
            return "report.json"
        case (_, folder, name) if folder == DATA_DIR and name in DATA_FILES:
            return f"{path.stem}.json"
    return None


def mark_of(file: str, reports_dir: str) -> str | None:
    """Return the line that names the schema of a data file, relative to that file."""
    name = schema_for(file, reports_dir)
    if name is None:
        return None
    return f"{MARK}{'../' * (len(PurePosixPath(file).parts) - 1)}{FOLDER}/{name}\n"


def _schema(model: type[BaseModel]) -> bytes:
    generated = model.model_json_schema(mode="validation")
    definitions = generated.pop("$defs", {})
    words = {name: _words(name) for name in definitions if _vocabulary(name)}
    written = {
        name: _OWN.get(name) or words.get(name) or _as_written(item)
        for name, item in sorted(definitions.items())
        if name != "DatePart"
    }
    if "SourceReference" in written:
        written["SourceReference"] = {"anyOf": [_TEXT, written["SourceReference"]]}
    value = {"$schema": DRAFT} | _as_written(generated) | {"$defs": written}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _vocabulary(name: str) -> type[enums.Vocabulary] | None:
    found = getattr(enums, name, None)
    return found if inspect.isclass(found) and issubclass(found, enums.Vocabulary) else None


def _words(name: str) -> dict[str, Any]:
    """Return the words of a vocabulary: code names first, then labels in each language.

    A word may begin with a capital, and have other forms that are read; these are not offered.
    """
    vocabulary = _vocabulary(name)
    assert vocabulary is not None  # noqa: S101 - asked before
    codes = [member.value for member in vocabulary]
    labels = [label(member, language) for language in LANGUAGES for member in vocabulary]
    words = list(dict.fromkeys([*codes, *labels]))
    capital = "|".join(f"{word[0].upper()}{re.escape(word[1:])}" for word in words)
    others = [
        f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in other_words(vocabulary)
    ]
    doc = inspect.getdoc(vocabulary) or ""
    return {
        "description": plain(doc),
        "anyOf": [
            {"enum": words},
            {"type": "string", "pattern": f"^({'|'.join([capital, *others])})$"},
        ],
    }


def _as_written(value: Any) -> Any:
    """Return a part of the generated schema as people may write it."""
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Any] = {
        _BOUNDS.get(str(name), str(name)): item if name == "properties" else _as_written(item)
        for name, item in value.items()
        if name not in _NOISE
    }
    match found.get("type"):
        case "string" if "enum" not in found and "const" not in found:
            found |= _TEXT
        case "integer" if "minimum" not in found:  # a count
            found |= _NUMBER
        case "boolean":
            del found["type"]
            found |= _FLAG
    if isinstance(value.get("properties"), dict):
        required = value.get("required", [])
        found["properties"] = {
            name: _as_written(item) if name in required else _or_nothing(_as_written(item))
            for name, item in found["properties"].items()
        }
    if isinstance(found.get("description"), str):
        found["description"] = plain(found["description"])
    return found


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """Let a field be left empty: that says as little as leaving it out."""
    choices = schema.get("anyOf", [])
    if {"type": "null"} in choices:
        return schema
    return {"anyOf": [schema, {"type": "null"}]}
