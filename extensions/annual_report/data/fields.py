"""The types of fields, and the base of every model that is read from data files."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.references import context_of
from annual_report.data.values import Money, read_number, read_text
from annual_report.data.wording import quoted
from annual_report.messages import Message

_IDENTIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
_ITEM_REFERENCE = re.compile(r"(?:[0-9]{4}/)?" + _IDENTIFIER.pattern)
_MUNICIPALITY_CODE = re.compile(r"[0-9]{3}")


def _identifier(value: str) -> str:
    if not _IDENTIFIER.fullmatch(value):
        raise ValueError(
            Message(
                '{word} is not an id; use letters a-z, digits, "-", "_" and ".", no spaces',
                word=quoted(value),
            )
        )
    return value


def _item_reference(value: str) -> str:
    if not _ITEM_REFERENCE.fullmatch(value):
        told = Message(
            '{word} is not a year and an id; write them as "2022/T3"', word=quoted(value)
        )
        raise ValueError(told)
    return value


def _year_and_id(value: str) -> str:
    if not value[:4].isdecimal() or value[4:5] != "/":
        told = Message('{word} names no year; write year and id, as "2022/T3"', word=quoted(value))
        raise ValueError(told)
    return value


def _earlier(value: str, info: ValidationInfo) -> str:
    context = context_of(info.context)
    if context is not None and context.year is not None and int(value[:4]) >= context.year:
        told = Message(
            "{word} is not of a year before {year}", word=quoted(value), year=context.year
        )
        raise ValueError(told)
    return value


def _later(value: str, info: ValidationInfo) -> str:
    context = context_of(info.context)
    if context is not None and context.year is not None and int(value[:4]) <= context.year:
        told = Message(
            "{word} is not of a year after {year}", word=quoted(value), year=context.year
        )
        raise ValueError(told)
    return value


def _count(value: object) -> int:
    number = read_number(value)
    if number != number.to_integral_value() or number < 0:
        raise ValueError(
            Message("{word} is not a number of things; write a whole number", word=quoted(value))
        )
    return int(number)


def _municipality_code(value: str) -> str:
    if not _MUNICIPALITY_CODE.fullmatch(value):
        raise ValueError(
            Message(
                '{word} is not a municipality code; it has three digits, e.g. "016"',
                word=quoted(value),
            )
        )
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for position, value in enumerate(values):
        if value in seen:
            told = Message("{word} is listed twice", word=quoted(value))
            raise fault_error(FaultKind.DUPLICATE, told, (position,))
        seen.add(value)
    return values


def _flag(value: object) -> object:
    return FLAG_WORDS.get(value.strip().casefold(), value) if isinstance(value, str) else value


def _funder(value: str, info: ValidationInfo) -> str:
    context = context_of(info.context)
    return context.funder(value) if context else _identifier(value)


def _municipality(value: str, info: ValidationInfo) -> str:
    context = context_of(info.context)
    return context.municipality(value) if context else _municipality_code(value)


def _shown(
    pattern: re.Pattern[str], mode: Literal["serialization"] | None = None
) -> WithJsonSchema:
    """Return what the JSON Schema says of a text that has a form; in one ``mode`` or in both."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern.pattern})$"}, mode)


FLAG_WORDS = {"yes": True, "kyllä": True, "ja": True, "no": False, "ei": False, "nej": False}
"""The words for yes and no that data files may have."""

Flag = Annotated[bool, BeforeValidator(_flag), Field(strict=True)]
"""Whether something is so: ``true`` and ``false``, or yes and no in any language."""

Text = Annotated[str, BeforeValidator(read_text)]
"""A text that is the same in every language; a number is taken as it is written."""

Identifier = Annotated[Text, AfterValidator(_identifier), _shown(_IDENTIFIER)]
"""The name by which something is referred to, also in addresses of pages."""

ItemReference = Annotated[Text, AfterValidator(_item_reference), _shown(_ITEM_REFERENCE)]
"""An id of the same year, or year and id of something in another year: ``2022/T3``."""

EarlierReference = Annotated[ItemReference, AfterValidator(_year_and_id), AfterValidator(_earlier)]
"""Year and id of something of an earlier year: ``2022/T3``."""

LaterReference = Annotated[ItemReference, AfterValidator(_year_and_id), AfterValidator(_later)]
"""Year and id of something of a later year: ``2024/T1``."""

Count = Annotated[int, BeforeValidator(_count)]
"""A number of things: whole, and not negative; ``"1 234"`` is read as well."""

MunicipalityCode = Annotated[Text, AfterValidator(_municipality_code), _shown(_MUNICIPALITY_CODE)]
"""Statistics Finland's code of a municipality: three digits, kept as text."""

FunderReference = Annotated[Text, AfterValidator(_funder), _shown(_IDENTIFIER, "serialization")]
"""The id of a funder of the network; its name or abbreviation is read as well."""

MunicipalityReference = Annotated[
    Text, AfterValidator(_municipality), _shown(_MUNICIPALITY_CODE, "serialization")
]
"""The code of a member of the network; its id or name is read as well."""

Identifiers = Annotated[tuple[Identifier, ...], AfterValidator(_distinct)]
FunderReferences = Annotated[tuple[FunderReference, ...], AfterValidator(_distinct)]
MunicipalityReferences = Annotated[tuple[MunicipalityReference, ...], AfterValidator(_distinct)]

Amount = Annotated[Money, Field(ge=0)]
"""An amount in euros that is not negative."""


class Model(BaseModel):
    """Base of everything read from data files: frozen, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _leave_out_unknown(cls, value: object) -> object:
        """Take ``null`` as a field that is not there: neither says anything."""
        if not isinstance(value, dict):
            return value
        known = cls.model_fields
        return {key: item for key, item in value.items() if item is not None or key not in known}
