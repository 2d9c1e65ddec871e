"""Arguments and options that commands have in common, and the types of their values.

Each type's message says what was found and what would be right, in the user's language.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annual_report.cli.translated import Argument
from annual_report.cli.words import say
from annual_report.data.wording import quoted
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable

    from annual_report.data.values import PartialDate

if TYPE_CHECKING:
    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # takes no parameter before Click 8.4

_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class YearType(_Type):
    """A reporting year."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number."""
        text = str(value)
        if not _YEAR.fullmatch(text):
            told = say("{word} is not a year; write four digits, as 2023", word=quoted(value))
            self.fail(told, param, ctx)
        return int(text)


class DateType(_Type):
    """A date, as exact as it is known, in any form that data files take."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> PartialDate:
        """Return the date."""
        from pydantic import ValidationError  # noqa: PLC0415 - help needs no pydantic

        from annual_report.data.values import PartialDate  # noqa: PLC0415 - imports pydantic

        try:
            return PartialDate.model_validate(value)
        except ValidationError:
            self.fail(
                say("{word} is not a date; write 2024-04-17 or 17.4.2024", word=quoted(value)),
                param,
                ctx,
            )


class DayType(DateType):
    """One day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day."""
        if isinstance(value, dt.date):
            return value
        date = super().convert(value, param, ctx)
        if not date.is_exact:
            told = say("{word} is not one day; write 2024-04-17 or 17.4.2024", word=quoted(value))
            self.fail(told, param, ctx)
        return date.first_day


class NumberType(_Type):
    """A whole number from one on."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        text = str(value)
        if not _NUMBER.fullmatch(text):
            told = say("{word} is not a number from 1 on", word=quoted(value))
            self.fail(told, param, ctx)
        return int(text)


def year_argument() -> Argument:
    """Return the argument ``YEAR``."""
    return Argument(["year"], type=YearType(), metavar="YEAR", help=msgid("The reporting year."))


def project_option() -> click.Option:
    """Return ``--project DIR``."""
    return click.Option(
        ["-C", "--project"],
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=msgid("The project's folder; by default this one or the nearest above."),
    )


def today_option() -> click.Option:
    """Return ``--today DATE``; ``None`` where it is not given."""
    return click.Option(
        ["--today"],
        type=DayType(),
        metavar="DATE",
        help=msgid("The day that counts as today, in place of the clock's."),
    )


def json_option() -> click.Option:
    """Return ``--json``."""
    return click.Option(
        ["--json", "as_json"], is_flag=True, help=msgid("Write JSON, for other programs.")
    )


def later(module: str, name: str) -> Callable[..., object]:
    """Return a function of a module below ``annual_report.cli`` that is loaded when it is called.

    What a command works with takes longer to load than its help may take.
    """

    def run(**values: object) -> object:
        function = getattr(importlib.import_module(f"annual_report.cli.{module}"), name)
        result: object = function(**values)
        return result

    return run
