"""The kinds of figures that prose can name, and the common ways to find one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from annual_report.data.coverage import Told, told_of
from annual_report.formatting import format_date, format_money, format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from annual_report.data.model import Year
    from annual_report.data.values import LocalizedText, PartialDate
    from annual_report.view import Page

Compute: TypeAlias = "Callable[[Year, Page], str | None]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A figure: what it is (``help``, in English) and how it is found.

    ``compute`` returns its text in the page's language, or ``None`` when it is not known.
    A figure of the network does not need a year.
    """

    help: str
    compute: Compute


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkValue:
    """A figure of the network, on a page of a year as it was in that year."""

    help: str
    compute: Callable[[int | None, Page], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemValue:
    """A figure of one of several things of a year, named by its id in the path.

    ``items`` are those things.
    """

    help: str
    items: Callable[[Year], Sequence[Any]]
    compute: Callable[[Any, Page], str | None]


def text_value(get: Callable[[Year], LocalizedText | None]) -> Compute:
    """Return how a text of a year is found."""

    def compute(year: Year, page: Page) -> str | None:
        text = get(year)
        return page.text(text) if text else None

    return compute


def date_value(get: Callable[[Year], PartialDate | None]) -> Compute:
    """Return how a date of a year is found."""

    def compute(year: Year, page: Page) -> str | None:
        date = get(year)
        return format_date(date, page.language) if date else None

    return compute


def money(amount: Decimal | None, page: Page) -> str | None:
    """Return an amount of euros in the page's language."""
    return None if amount is None else format_money(amount, page.language)


def number(count: Decimal | int | None, page: Page) -> str | None:
    """Return a number in the page's language."""
    return None if count is None else format_number(count, page.language)


def count_value(kind: str) -> Compute:
    """Return how the number of things of a kind is found, by the name of their data file.

    No file is not the same as none of them.
    """

    def compute(year: Year, page: Page) -> str | None:
        if told_of(year, kind) is Told.NOT:
            return None
        return number(len(getattr(year, kind)), page)

    return compute


def count_where(kind: str, get: Callable[[Any], object], wanted: object) -> Compute:
    """Return how the number of things of a kind of which ``get`` returns a value is found.

    Where it is not known of one, their number is not known either.
    """

    def compute(year: Year, page: Page) -> str | None:
        found = [get(item) for item in getattr(year, kind)]
        if told_of(year, kind) is Told.NOT or (wanted is not None and None in found):
            return None
        return number(found.count(wanted), page)

    return compute
