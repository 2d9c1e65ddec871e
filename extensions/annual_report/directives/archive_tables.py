"""What the tables of all years have in common: links to the years, filters, sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from annual_report.directives.base import ReportDirective
from annual_report.directives.choices import UNKNOWN
from annual_report.directives.tables import Column, Group, TableSet
from annual_report.table_filters import FILTERS, Counted, Filter, TableFilters, choices, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annual_report.view import ObjectKind, Page, View

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class Narrowing(Generic[Row]):
    """Something to narrow a table by: the values of a row, and the labels of all values.

    ``unknown`` is said of a row without values.
    """

    name: str
    label: str
    values: Callable[[Row], Sequence[str]]
    labels: Mapping[str, str]
    unknown: str = UNKNOWN


@dataclass(frozen=True, kw_only=True)
class ArchiveTable(Generic[Row]):
    """A table of all years whose rows can be narrowed and sorted.

    ``identity`` tells which rows are of one thing, for counting; ``keys`` are what columns
    are sorted by, where that is not their text.
    """

    tables: TableSet[Row]
    rows: Sequence[Row]
    narrowings: Sequence[Narrowing[Row]]
    identity: Callable[[Row], str]
    keys: Mapping[str, Callable[[Row], str]]
    counted: Counted

    def render(self, view: View, page: Page) -> list[nodes.Node]:
        """Return the table and the notes under it."""
        result = self.tables.render(page)
        table = next(node for node in result if isinstance(node, nodes.table))
        by_heading = {page.say(column.heading): column.name for column in self.tables.columns}
        heads = next(iter(table.findall(nodes.thead))).children[0].children
        mark(
            table,
            columns=[by_heading[head.astext()] for head in heads],
            values=[
                {"item": (self.identity(row),)} | {n.name: n.values(row) for n in self.narrowings}
                for row in self.rows
            ],
            keys=[self._keys(row) for row in self.rows],
        )
        filters = [
            Filter(
                name=narrowing.name,
                label=page.say(narrowing.label),
                options=choices(
                    map(narrowing.values, self.rows), narrowing.labels, page.say(narrowing.unknown)
                ),
            )
            for narrowing in self.narrowings
        ]
        if len(self.rows) > 1:
            table[FILTERS] = TableFilters(
                id=f"report-filter-{view.number}",
                caption=table.children[0].astext(),
                filters=tuple(item for item in filters if len(item.options) > 1),
                counted=self.counted,
            )
        return result

    def _keys(self, row: Row) -> dict[str, str]:
        """Return what a row is sorted by; an empty key stands for what is not known."""
        unknown = {n.name: "" for n in self.narrowings if not n.values(row)}
        return {name: key(row) for name, key in self.keys.items()} | unknown


def one_table(
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    *,
    asked: Sequence[str] = (),
    caption: str,
    kind: str,
) -> TableSet[Row]:
    """Return one table with a row an item."""
    return TableSet(
        columns=columns,
        groups=[Group(rows=[[row] for row in rows])],
        asked=asked,
        caption=caption,
        kind=kind,
    )


def place_link(
    kind: ObjectKind, year: int, identifier: str, text: str, page: Page
) -> addnodes.pending_xref:
    """Return a link to the place of something in a year, with words of its own."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", text, classes=["xref", "report", f"report-{kind}"]),
        refdoc=page.docname,
        refdomain="report",
        reftype=kind,
        reftarget=f"{year}/{identifier}",
        refexplicit=True,
        refwarn=False,
    )


class ArchiveDirective(ReportDirective):
    """Base of the directives that show all years."""

    needs_year = False
    option_spec: ClassVar = {
        "caption": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
        "columns": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the container of the table."""
        self.domain.note_archive(self.env.docname)
        return self.show(self.view(), classes=["report-archive-view"])

    def view(self) -> View:
        """Return what is shown."""
        raise NotImplementedError
