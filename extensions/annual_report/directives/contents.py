"""What the cells of many tables hold: a field that is a text, a date or a word of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from annual_report.directives.tables import Content, content_blocks
from annual_report.formatting import format_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes

    from annual_report.data.enums import Vocabulary
    from annual_report.data.values import LocalizedText, PartialDate
    from annual_report.directives.tables import Column
    from annual_report.view import Page

Item = TypeVar("Item")


def field_text(get: Callable[[Item], LocalizedText | None]) -> Callable[[Item, Page], Content]:
    """Return the content of a column of texts."""

    def content(item: Item, page: Page) -> Content:
        text = get(item)
        return page.text(text) if text else None

    return content


def field_date(get: Callable[[Item], PartialDate | None]) -> Callable[[Item, Page], Content]:
    """Return the content of a column of dates."""

    def content(item: Item, page: Page) -> Content:
        date = get(item)
        return format_date(date, page.language) if date else None

    return content


def field_label(get: Callable[[Item], Vocabulary | None]) -> Callable[[Item, Page], Content]:
    """Return the content of a column of words of a closed list."""

    def content(item: Item, page: Page) -> Content:
        member = get(item)
        return page.label(member) if member else None

    return content


def facts_of(
    item: Item, columns: Sequence[Column[Item]], page: Page, *, asked: bool = False
) -> list[tuple[str, list[nodes.Node]]]:
    """Return what columns tell of one item, as facts.

    A column that a table always has, or that was ``asked`` for, is there too when its content
    is not known, and says so.
    """
    pairs = []
    for column in columns:
        content = column.cell(item, page)
        if content is not None or (not column.blank and (asked or column.shown == "always")):
            pairs.append((page.say(column.heading), content_blocks(content, page)))
    return pairs
