"""The columns of an indicator's values, in whatever table a line has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from annual_report.formatting import format_quantity

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from annual_report.data.model import Indicator
    from annual_report.directives.tables import Content
    from annual_report.view import Page


class Measured(Protocol):
    """A line that may have an indicator."""

    @property
    def indicator(self) -> Indicator | None:
        """The indicator, if there is one."""


def quantity(get: Callable[[Indicator], Decimal | None]) -> Callable[[Measured, Page], Content]:
    """Return the content of a column of an indicator's values, with their unit."""

    def content(line: Measured, page: Page) -> Content:
        if line.indicator is None or (number := get(line.indicator)) is None:
            return None
        unit = page.text(line.indicator.unit) if line.indicator.unit else None
        return format_quantity(number, unit, page.language)

    return content


def indicator_name(line: Measured, page: Page) -> Content:
    """Return the name of a line's indicator."""
    return page.text(line.indicator.name) if line.indicator else None
