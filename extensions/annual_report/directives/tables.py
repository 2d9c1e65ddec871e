"""Tables of data: columns, rows, captions, totals, and the note of what is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from docutils import nodes

from annual_report.directives.parts import caption_title, citations, note, paragraph, unknown
from annual_report.formatting import format_money, has_cents, in_sentence, sorting_key
from annual_report.i18n import msgid
from annual_report.nodes import continued_row
from annual_report.table_body import tbody
from annual_report.text_languages import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annual_report.data.model import SourceReference
    from annual_report.view import Page

Item = TypeVar("Item")
Content: TypeAlias = "str | list[nodes.Node] | None"
"""What a cell holds: a text, block nodes, or ``None`` when it is not known."""

Cells: TypeAlias = dict[str, Content]
"""The contents of a line of a table, by the names of their columns."""

TOTAL = msgid("Total")

MANY_COLUMNS = 9
"""How many columns are too many for an upright page: the table then has one on its side."""


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Item]):
    """A column of a table of items.

    ``name`` is what a writer calls it (``:columns:``), ``heading`` a message id. A column
    holds either ``content`` or an ``amount`` of euros. ``shown`` says when it is there
    without being asked for: always (and missed in the note when nothing is known), only
    if something is known, or never. ``key`` is what rows are sorted by, if not the text.
    ``blank`` leaves a cell without content empty: a note that is not there is not unknown.
    """

    name: str
    heading: str
    content: Callable[[Item, Page], Content] | None = None
    amount: Callable[[Item], Decimal | None] | None = None
    key: Callable[[Item], Any] | None = None
    shown: Literal["always", "known", "asked"] = "always"
    blank: bool = False
    width: int = 16
    number: bool = False
    spans: bool = True

    def cell(self, item: Item, page: Page, *, cents: bool | None = None) -> Content:
        """Return what an item's cell holds. To be asked once a cell: it may cite."""
        if self.amount:
            amount = self.amount(item)
            return None if amount is None else format_money(amount, page.language, cents=cents)
        return self.content(item, page) if self.content else None


def figure(text: str, *, strong: bool = False) -> list[nodes.Node]:
    """Return a figure as a cell's content; that of a sum is ``strong``."""
    return [nodes.paragraph("", "", nodes.strong("", text) if strong else nodes.Text(text))]


def with_names(
    column: Column[Item],
    name: Callable[[Item, Page], list[nodes.Node]],
    sources: Callable[[Item], Sequence[SourceReference]],
    shared: Sequence[SourceReference],
    below: Callable[[Item, Page], list[nodes.Node]] = lambda _item, _page: [],
) -> Column[Item]:
    """Return the first column with the items' names and the blocks ``below`` them.

    After a name stand its sources that are not shared by all of the table's rows.
    """

    def content(item: Item, page: Page) -> Content:
        own = [source for source in sources(item) if source not in shared]
        names = nodes.paragraph("", "", *name(item, page), *citations(own, page))
        return [names, *below(item, page)]

    return replace(column, content=content)


def sort_items(
    items: Sequence[Item], column: Column[Item], page: Page, *, descending: bool
) -> list[Item]:
    """Return items in the order of a column; those that are not known come last."""

    def key(item: Item) -> Any:
        if column.key:
            return column.key(item)
        if column.amount:
            return column.amount(item)
        content = column.content(item, page) if column.content else None
        return sorting_key(unmarked(text_of(content))) if content is not None else None

    known = [item for item in items if key(item) is not None]
    others = [item for item in items if key(item) is None]
    return sorted(known, key=key, reverse=descending) + others


def text_of(content: Content) -> str:
    """Return the text of a cell."""
    if isinstance(content, str):
        return content
    return "\n".join(node.astext() for node in content or ())


@dataclass(frozen=True, kw_only=True)
class Group(Generic[Item]):
    """The rows under one caption.

    Each row is a list of lines: the first stands for all the columns that span, the others
    add lines to those that do not.
    """

    title: str = ""
    rows: Sequence[Sequence[Item]]

    @property
    def items(self) -> list[Item]:
        """One item a row."""
        return [lines[0] for lines in self.rows]


@dataclass(frozen=True, kw_only=True)
class TableSet(Generic[Item]):
    """The tables of one view: one, or one a group, with the same columns.

    ``asked`` are the columns a writer asked for, in that order, or nothing.
    """

    columns: Sequence[Column[Item]]
    groups: Sequence[Group[Item]]
    asked: Sequence[str] = ()
    caption: str
    kind: str
    totals: bool = False

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the tables and the note under them."""
        wanted = self._wanted()
        name = wanted[0]
        tables = [
            [_cells(lines, wanted, page, cents) for lines in group.rows]
            for group, cents in ((group, _cents(group, wanted)) for group in self.groups)
        ]
        cells = [cells for rows in tables for lines in rows for cells in lines]
        shown = [
            c for c in wanted if c is name or any(line.get(c.name) is not None for line in cells)
        ]
        missing = [c for c in wanted if c not in shown and (self.asked or c.shown == "always")]
        result: list[nodes.Node] = [
            self._table(group, rows, shown, page)
            for group, rows in zip(self.groups, tables, strict=True)
        ]
        if missing:
            names = ", ".join(in_sentence(page.say(column.heading)) for column in missing)
            result.append(note(page.say("Not known: {columns}.", columns=names)))
        if self.totals and (text := self._totals_note(shown, page)):
            result.append(note(text))
        return result

    def _wanted(self) -> list[Column[Item]]:
        """Return the columns that may be shown; the first is the row's name."""
        name = self.columns[0]
        if self.asked:
            by_name = {column.name: column for column in self.columns}
            return [name, *(by_name[word] for word in self.asked if word != name.name)]
        return [column for column in self.columns if column.shown != "asked"]

    def _table(
        self,
        group: Group[Item],
        rows: list[list[Cells]],
        columns: list[Column[Item]],
        page: Page,
    ) -> nodes.table:
        table = nodes.table("", classes=["report-table", f"report-{self.kind}", "colwidths-given"])
        table += caption_title(page, self.caption, group.title)
        if len(columns) >= MANY_COLUMNS:
            table["classes"].append("landscape")
        tgroup = nodes.tgroup("", cols=len(columns))
        table += tgroup
        for index, column in enumerate(columns):
            colspec = nodes.colspec("", colwidth=column.width)
            if index == 0:
                colspec["stub"] = 1
            tgroup += colspec
        heads = [nodes.entry("", paragraph(page.say(column.heading))) for column in columns]
        tgroup += nodes.thead("", nodes.row("", *map(_numeric, columns, heads)))
        body = tbody()
        for lines in rows:
            body.extend(_rows(lines, columns, page))
        if self.totals and any(column.amount for column in columns):
            body += _total_row(group, columns, page)
        tgroup += body
        return table

    def _totals_note(self, columns: list[Column[Item]], page: Page) -> str:
        items = [item for group in self.groups for item in group.items]
        unclear = [
            in_sentence(page.say(column.heading))
            for column in columns
            if column.amount and any(column.amount(item) is None for item in items)
        ]
        if not unclear:
            return ""
        return page.say(
            "A total is not known where an amount is not known: {columns}.",
            columns=", ".join(unclear),
        )


def sum_known(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum of amounts; it is not known if one of them is not, or there are none."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _numeric(column: Column[Any], entry: nodes.entry) -> nodes.entry:
    if column.number or column.amount:
        entry["classes"].append("report-number")
    return entry


def _cents(group: Group[Item], columns: Sequence[Column[Item]]) -> dict[str, bool]:
    """Return which columns of amounts are written with cents."""
    return {c.name: has_cents(map(c.amount, group.items)) for c in columns if c.amount}


def _cells(
    lines: Sequence[Item], columns: Sequence[Column[Item]], page: Page, cents: dict[str, bool]
) -> list[Cells]:
    """Return the contents of a row, line by line; spanning columns are in the first line."""
    return [
        {
            column.name: column.cell(line, page, cents=cents.get(column.name))
            for column in columns
            if index == 0 or not column.spans
        }
        for index, line in enumerate(lines)
    ]


def _rows(lines: list[Cells], columns: list[Column[Any]], page: Page) -> list[nodes.row]:
    """Return the rows of an item's lines.

    Columns that span stand at the left. One that a writer puts after a column with lines of its
    own says its content on each line: checkers of PDFs take a cell that spans down at the right
    for a grid that does not close.
    """
    if all(column.spans for column in columns):
        lines = lines[:1]
    spanning = {column.name for column in takewhile(lambda column: column.spans, columns)}
    first = lines[0]
    rows: list[nodes.row] = []
    for position, cells in enumerate(lines):
        row = continued_row(offset=len(spanning)) if rows else nodes.row()
        for column in columns:
            if position and column.name in spanning:
                continue
            content = cells[column.name] if column.name in cells else _again(first[column.name])
            empty = content is None and column.blank
            entry = nodes.entry("", *([] if empty else content_blocks(content, page)))
            if column.name in spanning and len(lines) > 1:
                entry["morerows"] = len(lines) - 1
            row += _numeric(column, entry)
        rows.append(row)
    return rows


def _again(content: Content) -> Content:
    """Return a copy of a cell's content, without the ids and citations of the first."""
    if content is None or isinstance(content, str):
        return content
    copies = [block.deepcopy() for block in content]
    for block in copies:
        for node in list(block.findall(nodes.Element)):
            node["ids"], node["names"] = [], []
    return copies


def content_blocks(content: Content, page: Page) -> list[nodes.Node]:
    """Return the block nodes of a cell."""
    if content is None:
        return [unknown(page)]
    return [paragraph(content)] if isinstance(content, str) else content


def _total_row(group: Group[Item], columns: list[Column[Item]], page: Page) -> nodes.row:
    row = nodes.row("", classes=["report-total"])
    cents = _cents(group, columns)
    for index, column in enumerate(columns):
        blocks: list[nodes.Node] = []
        if index == 0:
            blocks = [paragraph(page.say(TOTAL))]
        elif column.amount:
            total = sum_known([column.amount(item) for item in group.items])
            with_cents = cents[column.name]
            text = None if total is None else format_money(total, page.language, cents=with_cents)
            blocks = content_blocks(text, page)
        row += _numeric(column, nodes.entry("", *blocks))
    return row
