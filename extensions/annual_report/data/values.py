"""Values that are more than strings: partial dates, periods, money, localized text.

Each has one textual form that reads back to the same value (used in JSON and CSV), and
accepts the forms that people write. A form that cannot be read raises ``ValueError`` with
a message that says what would be right.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from annual_report.data.enums import DatePart
from annual_report.data.faults import FaultKind, fault_error
from annual_report.data.limits import MAX_DIGITS, MAX_MARKS, MAX_TEXT_CHARACTERS
from annual_report.data.wording import ONE_OF, expected, quoted
from annual_report.messages import Message

LANGUAGES = ("fi", "sv", "en")
"""Languages of output, the default first."""

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""The years that are read; others are slips of the pen."""

_ISO = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")
_DOTTED = re.compile(r"(?:(?P<day>[0-9]{1,2})\. ?)?(?P<month>[0-9]{1,2})[./] ?(?P<year>[0-9]{4})")
_WITH_PART = re.compile(r"(?P<year>[0-9]{4})[ /](?P<part>\w+)")
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"  # these turn the direction: what is seen is not what is read
)
_MARKS = re.compile(
    f"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MAX_MARKS + 1}}}"
)
DATE_PATTERN = (
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|" + "|".join(f" {part.value}" for part in DatePart) + ")?$"
)
"""What a date looks like in open data, as a regular expression (ECMA 262)."""

_PARTS = {
    "alku": DatePart.BEGINNING,
    "alussa": DatePart.BEGINNING,
    "kevät": DatePart.SPRING,
    "keväällä": DatePart.SPRING,
    "kesä": DatePart.SUMMER,
    "kesällä": DatePart.SUMMER,
    "syksy": DatePart.AUTUMN,
    "syksyllä": DatePart.AUTUMN,
    "loppu": DatePart.END,
    "lopussa": DatePart.END,
    "början": DatePart.BEGINNING,
    "våren": DatePart.SPRING,
    "sommaren": DatePart.SUMMER,
    "hösten": DatePart.AUTUMN,
    "slutet": DatePart.END,
    **{part.value: part for part in DatePart},
}
WRITTEN_DATE_PATTERN = re.sub(
    r"\?P<\w+>",
    "",
    rf"^\s*({_ISO.pattern}|{_DOTTED.pattern}|[0-9]{{4}}[ /]({'|'.join(_PARTS)}))\s*$",
)
"""What a date looks like as people may write it, as a regular expression (ECMA 262)."""
_PART_MONTHS = {
    DatePart.BEGINNING: (1, 4),
    DatePart.SPRING: (3, 5),
    DatePart.SUMMER: (6, 8),
    DatePart.AUTUMN: (9, 11),
    DatePart.END: (9, 12),
}


class PartialDate(BaseModel):
    """A date as exact as its source: a year, a part of a year, a month or a day.

    Written ``2023``, ``2023-04``, ``2023-04-17``, ``2023 beginning``; the Finnish forms
    ``17.4.2023``, ``4/2023`` and ``2023 alku`` are read as well.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    part: DatePart | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, cls) or (isinstance(value, Mapping) and info.context is None):
            return value
        return cls._fields_of(value)

    @classmethod
    def _fields_of(cls, value: object) -> dict[str, object]:
        if not isinstance(value, (str, int, Decimal, dt.date)) or isinstance(value, bool):
            raise fault_error(FaultKind.TYPE, expected(Message("a date"), value))
        if isinstance(value, dt.datetime):
            value = value.date()
        text = " ".join(str(value).split())
        for pattern in (_ISO, _DOTTED):
            if match := pattern.fullmatch(text):
                parts = {name: int(group) for name, group in match.groupdict().items() if group}
                if cls._is_possible(**parts):
                    return dict(parts)
        if (
            (match := _WITH_PART.fullmatch(text))
            and (part := _PARTS.get(match["part"].lower()))
            and cls._is_possible(int(match["year"]))
        ):
            return {"year": int(match["year"]), "part": part}
        raise ValueError(
            Message(
                '{word} is not a date; write 2023-04-17, 2023-04, 2023 or "2023 beginning"',
                word=quoted(text),
            )
        )

    @staticmethod
    def _is_possible(year: int, month: int = 1, day: int = 1) -> bool:
        return (
            FIRST_YEAR <= year <= LAST_YEAR
            and 1 <= month <= 12  # noqa: PLR2004 - months of a year
            and 1 <= day <= calendar.monthrange(year, month)[1]
        )

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError(Message("a day needs a month"))
        if self.part is not None and self.month is not None:
            raise ValueError(Message("a part of a year has no month"))
        if self.day is not None and self.month is not None:
            last = calendar.monthrange(self.year, self.month)[1]
            if self.day > last:
                month = f"{self.month}/{self.year}"
                raise ValueError(Message("{month} has only {last} days", month=month, last=last))
        return self

    @property
    def first_day(self) -> dt.date:
        """The first day that the date can mean; the sort key of trails and timelines."""
        month = self.month or (_PART_MONTHS[self.part][0] if self.part else 1)
        return dt.date(self.year, month, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that the date can mean."""
        month = self.month or (_PART_MONTHS[self.part][1] if self.part else 12)
        day = self.day or calendar.monthrange(self.year, month)[1]
        return dt.date(self.year, month, day)

    @property
    def is_exact(self) -> bool:
        """Whether the date names one day."""
        return self.day is not None

    @model_serializer
    def _write(self) -> str:
        return str(self)

    def __str__(self) -> str:
        if self.part:
            return f"{self.year} {self.part.value}"
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        return f"{self.year}-{self.month:02}-{self.day:02}"


def read_text(value: object) -> str:
    """Return a text without the blanks around it; a number is taken as it is written.

    Raises ``ValueError`` for nothing, for characters that no output can show or that make a text
    look like another, and for more than :data:`~annual_report.data.limits.MAX_TEXT_CHARACTERS`.
    """
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        value = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if not isinstance(value, str):
        raise fault_error(FaultKind.TYPE, expected(Message("a text"), value))
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise ValueError(Message("a text is expected, found an empty one"))
    if len(text) > MAX_TEXT_CHARACTERS:
        told = Message(
            "the text has {count} characters; {most} are the most",
            count=len(text),
            most=MAX_TEXT_CHARACTERS,
        )
        raise fault_error(FaultKind.LIMIT, told)
    if _MARKS.search(text):
        raise ValueError(
            Message("a letter has more than {count} marks; remove them", count=MAX_MARKS)
        )
    if match := _UNSHOWABLE.search(text):
        told = Message(
            "the character {code} cannot stand in a text; remove it",
            code=f"U+{ord(match[0]):04X}",
        )
        raise ValueError(told)
    return text


def read_language(value: str) -> str:
    """Return the code of a language of output. Raises ``ValueError`` for others."""
    if value not in LANGUAGES:
        hint = Message(ONE_OF, words=", ".join(LANGUAGES))
        raise ValueError(Message("{word} is not a language{hint}", word=quoted(value), hint=hint))
    return value


def _language_key(value: str) -> str:
    return value and read_language(value)


class LocalizedText(BaseModel):
    """A text, in one language or in several.

    Written as a plain string (the language of the report) or as a mapping of language
    codes: ``{fi: Lahti, sv: Lahtis}``. In ``texts`` the language of the report is ``""``.
    """

    model_config = ConfigDict(frozen=True)

    texts: dict[
        Annotated[str, AfterValidator(_language_key)], Annotated[str, BeforeValidator(read_text)]
    ]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, Mapping):
            as_fields = info.context is None and set(value) == {"texts"}
            return value if as_fields else {"texts": value}
        return value if isinstance(value, cls) else {"texts": {"": value}}

    @model_validator(mode="after")
    def _has_a_text(self) -> Self:
        if not self.texts:
            raise ValueError(Message("a text is expected, found an empty one"))
        if "" in self.texts and len(self.texts) > 1:
            raise ValueError(Message("write one text, or one for each language"))
        return self

    def in_language(self, language: str) -> str:
        """Return the text in ``language``, or the nearest there is."""
        return self.texts[self.language_for(language)]

    def language_for(self, language: str) -> str:
        """Return which language :meth:`in_language` finds; ``""`` is the report's own."""
        for candidate in (language, "", *LANGUAGES):
            if candidate in self.texts:
                return candidate
        raise KeyError(language)  # unreachable: a text has at least one language

    @model_serializer
    def _write(self) -> str | dict[str, str]:
        return self.texts[""] if set(self.texts) == {""} else dict(self.texts)

    def __str__(self) -> str:
        return self.in_language("")


def read_number(value: object) -> Decimal:
    """Return the exact decimal of a number as people write it.

    ``1234.5``, ``"1 234,50"`` and ``"-3"`` are read; a ``float`` is not accepted, since it
    is not exact. Raises ``ValueError`` for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise fault_error(FaultKind.TYPE, expected(Message("a number"), value))
    if isinstance(value, str):
        text = re.sub(r"\s", "", value).replace("\u2212", "-")
        if not re.fullmatch(r"[+-]?[0-9]+(?:[.,][0-9]+)?", text):
            raise ValueError(Message("{word} is not a number", word=quoted(value)))
        value = text.replace(",", ".")
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    if not number.is_finite() or not isinstance(exponent, int):
        raise ValueError(Message("{word} is not a number", word=quoted(value)))
    if max(number.adjusted() + 1, 1) - min(exponent, 0) > MAX_DIGITS:
        told = Message("{word} has more than {count} digits", word=quoted(value), count=MAX_DIGITS)
        raise ValueError(told)
    return number.copy_abs() if number == 0 else number


def read_money(value: object) -> Decimal:
    """Return an amount in euros as an exact decimal with at most two decimals.

    ``12500``, ``12500.50``, ``"12 500,50 €"`` are read. Raises ``ValueError`` for others.
    """
    number = value
    if isinstance(value, str):
        number = re.sub(r"(?<=[0-9])\s*(?:€|EUR|euroa?)\s*$", "", value, flags=re.IGNORECASE)
    amount = read_number(number)
    exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:  # noqa: PLR2004 - cents
        raise ValueError(Message("{word} has more than two decimals", word=quoted(value)))
    return amount


Number = Annotated[Decimal, BeforeValidator(read_number)]
"""An exact number."""

Money = Annotated[Decimal, BeforeValidator(read_money)]
"""An amount in euros, exact to the cent."""


class Period(BaseModel):
    """A time from a start to an end; either may be unknown (``null``)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: PartialDate | None = None
    end: PartialDate | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise ValueError(
                Message(
                    "the period ends ({end}) before it starts ({start})",
                    end=str(self.end),
                    start=str(self.start),
                )
            )
        return self
