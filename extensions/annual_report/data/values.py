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
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_serializer,
    model_validator,
)

from annual_report.data.enums import DatePart

LANGUAGES = ("fi", "sv", "en")
"""Languages of output, the default first."""

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_DOTTED = re.compile(r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})[./](?P<year>\d{4})")
_WITH_PART = re.compile(r"(?P<year>\d{4})[ /](?P<part>\w+)")
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
    **{part.value: part for part in DatePart},
}
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

    model_config = ConfigDict(frozen=True)

    year: int = Field(ge=1900, le=2999)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    part: DatePart | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        if isinstance(value, (cls, Mapping)):
            return value
        return cls._fields_of(value)

    @classmethod
    def _fields_of(cls, value: object) -> dict[str, object]:
        if isinstance(value, dt.datetime):
            value = value.date()
        text = str(value).strip()
        for pattern in (_ISO, _DOTTED):
            if match := pattern.fullmatch(text):
                return {name: int(group) for name, group in match.groupdict().items() if group}
        if (match := _WITH_PART.fullmatch(text)) and (part := _PARTS.get(match["part"].lower())):
            return {"year": int(match["year"]), "part": part}
        raise ValueError(
            f'"{text}" is not a date; write 2023-04-17, 2023-04, 2023 or "2023 beginning"'
        )

    @model_validator(mode="after")
    def _exists(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if self.part is not None and self.month is not None:
            raise ValueError("a part of a year has no month")
        if self.day is not None and self.month is not None:
            last = calendar.monthrange(self.year, self.month)[1]
            if self.day > last:
                raise ValueError(f"{self.month}/{self.year} has only {last} days")
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


def _localized(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


class LocalizedText(BaseModel):
    """A text, in one language or in several.

    Written as a plain string (the language of the report) or as a mapping of language
    codes: ``{fi: Lahti, sv: Lahtis}``.
    """

    model_config = ConfigDict(frozen=True)

    texts: Mapping[str, str]

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        if isinstance(value, cls):
            return value
        texts = _localized(value)
        if not isinstance(texts, Mapping):
            raise ValueError("a text is expected")  # noqa: TRY004 - pydantic collects ValueErrors
        if set(texts) == {"texts"}:
            return texts
        return {"texts": cls._checked(texts)}

    @staticmethod
    def _checked(texts: Mapping[Any, Any]) -> dict[str, str]:
        if not texts:
            raise ValueError("a text is expected")
        for language, text in texts.items():
            if language not in ("", *LANGUAGES):
                raise ValueError(f'"{language}" is not a language; use one of fi, sv, en')
            if not isinstance(text, str) or not text.strip():
                raise ValueError("a text is expected")
        return {str(language): text.strip() for language, text in texts.items()}

    def in_language(self, language: str) -> str:
        """Return the text in ``language``, or the nearest there is."""
        for candidate in (language, "", *LANGUAGES):
            if candidate in self.texts:
                return self.texts[candidate]
        raise KeyError(language)  # unreachable: a text has at least one language

    @model_serializer
    def _write(self) -> str | dict[str, str]:
        return self.texts[""] if set(self.texts) == {""} else dict(self.texts)

    def __str__(self) -> str:
        return self.in_language("")


def read_number(value: object) -> Decimal:
    """Return the exact decimal of a number as people write it.

    ``1234.5``, ``"1 234,50"`` and ``"−3"`` are read; a ``float`` is not accepted, since it
    is not exact. Raises ``ValueError`` for anything else.
    """
    if isinstance(value, bool) or isinstance(value, float):
        raise ValueError("a number is expected")  # noqa: TRY004 - pydantic collects ValueErrors
    if isinstance(value, (int, Decimal)):
        number = Decimal(value)
    else:
        text = re.sub(r"[\s\u00a0\u202f]", "", str(value)).replace("\u2212", "-")
        if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?", text):
            raise ValueError(f'"{value}" is not a number')
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation:  # pragma: no cover - the pattern admits numbers only
            raise ValueError(f'"{value}" is not a number') from None
    if not number.is_finite():
        raise ValueError(f'"{value}" is not a number')
    return number


def read_money(value: object) -> Decimal:
    """Return an amount in euros as an exact decimal with at most two decimals.

    ``12500``, ``12500.50``, ``"12 500,50 €"`` are read. Raises ``ValueError`` for others.
    """
    if isinstance(value, str):
        value = re.sub(r"(?:€|\bEUR|\beuroa?)\s*$", "", value.strip(), flags=re.IGNORECASE)
    amount = read_number(value)
    exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:  # noqa: PLR2004 - cents
        raise ValueError(f'"{value}" has more than two decimals')
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
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self
