"""Compares the items of a sheet with those of the year, and says what would change.

A cell that shows what the year has already changes nothing, whatever its form; an empty cell
changes nothing either. What is in the year and not in the sheet stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from annual_report.data.sheets.cells import same, written
from annual_report.data.sheets.columns import INDICATORS, Kind
from annual_report.data.sheets.groups import groups_of
from annual_report.data.tree import Tree, located
from annual_report.data.validation import validate_item
from annual_report.spreadsheets.cells import Cells, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annual_report.data.faults import Fault
    from annual_report.data.fields import Model
    from annual_report.data.references import Context
    from annual_report.data.sheets.cells import Cell
    from annual_report.data.sheets.columns import Column, SheetTable
    from annual_report.data.sheets.groups import Group, Placed, RowFault
    from annual_report.data.sheets.headers import Header
    from annual_report.data.sheets.reading import Sheet
    from annual_report.data.tree import PathParts


class Entry(NamedTuple):
    """A field that changes: its name as data files show it, and what it showed and shows.

    ``label`` is the message id of its column.
    """

    field: str
    label: str
    old: Cell
    new: Cell


@dataclass(kw_only=True)
class ItemChange:
    """What would change of one item.

    ``position`` is that in the data file, ``None`` of a new item. ``values`` maps paths inside the
    item to what is written there, ``added`` are the new items of a list in it. ``model`` is the
    item as it will be.
    """

    identifier: str
    position: int | None
    model: Model
    entries: list[Entry] = field(default_factory=list)
    values: dict[PathParts, Any] = field(default_factory=dict)
    added: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        """Whether anything changes."""
        return self.position is None or bool(self.entries)


@dataclass(kw_only=True)
class TableChanges:
    """What would change of one table, and what is wrong: faults, each with its cell."""

    table: SheetTable
    sheet: Sheet
    items: list[ItemChange]
    kept: list[str]
    faults: list[tuple[Placed, Fault]]
    row_faults: list[RowFault]


def merge(
    header: Header,
    cells: Cells,
    context: Context,
    existing: Sequence[Model],
    raw_items: Sequence[Mapping[str, Any]],
) -> TableChanges:
    """Return what a sheet would change. ``raw_items`` are the items as their file has them."""
    groups, row_faults = groups_of(header)
    known = {str(value_at(item, ("id",))).casefold(): at for at, item in enumerate(existing)}
    result = TableChanges(
        table=header.table, sheet=header.sheet, items=[], kept=[], faults=[], row_faults=row_faults
    )
    for group in groups:
        at = known.pop(group.identifier.casefold(), None)
        old = existing[at] if at is not None else None
        raw = raw_items[at] if at is not None else {"id": group.identifier}
        item = _Item(header, cells, group, old, raw)
        model, faults = item.validated(context)
        result.faults += faults
        if model is not None:
            result.items.append(item.change(at, model))
    result.kept = [str(value_at(existing[at], ("id",))) for at in known.values()]
    return result


class _Item:
    """One item: what it is in the data file, and what the sheet says of it."""

    def __init__(
        self,
        header: Header,
        cells: Cells,
        group: Group,
        old: Model | None,
        raw: Mapping[str, Any],
    ) -> None:
        self._header, self._cells, self._group = header, cells, group
        self._old, self._raw = old, raw
        self._changed: list[tuple[Column, int | None]] = []
        self._places: dict[PathParts, Placed] = {(): group.place, ("id",): group.place}
        self._merged: dict[str, Any] = dict(raw)
        for column, placed in group.cells.items():
            if column.name != "id":
                self._put(self._merged, old, column, placed, None)
        old_indicators = getattr(old, INDICATORS, ())
        self._matched = _matched(group.indicators, old_indicators, cells)
        if group.indicators:
            merged = [dict(item) for item in raw.get(INDICATORS) or []]
            for row, at in zip(group.indicators, self._matched, strict=True):
                position = at if at is not None else len(merged)
                if at is None:
                    merged.append({})
                previous = old_indicators[at] if at is not None else None
                self._places[INDICATORS, position] = next(iter(row.values()))
                for column, placed in row.items():
                    self._put(merged[position], previous, column, placed, position)
            self._merged[INDICATORS] = merged

    def _put(
        self,
        into: dict[str, Any],
        old: Model | None,
        column: Column,
        placed: Placed,
        position: int | None,
    ) -> None:
        """Put what a cell says into an item, unless the item shows it already."""
        inner: PathParts = (INDICATORS, position) if position is not None else ()
        self._places[(*inner, *column.field)] = placed
        if old is not None and same(self._cells.shown(column, old), placed.cell):
            return
        raw = self._cells.raw(column, placed.cell)
        *outer, name = column.field
        for part in outer:
            there = into.get(part)
            into[part] = dict(there) if isinstance(there, dict) else {}
            into = into[part]
        into[name] = _translated(into.get(name), raw, column, self._cells.language)
        self._changed.append((column, position))

    def validated(self, context: Context) -> tuple[Model | None, list[tuple[Placed, Fault]]]:
        """Return the item as it will be, and the faults with their cells."""
        order = list(dict.fromkeys(self._places.values()))
        lines = {path: order.index(placed) for path, placed in self._places.items()}
        tree = Tree("", located(self._merged, lines, 0))
        model, faults = validate_item(self._header.table.model, tree, context)
        return model, [(order[fault.line], fault) for fault in faults]

    def change(self, at: int | None, model: Model) -> ItemChange:
        """Return what changes from the item in the file to ``model``."""
        change = ItemChange(identifier=self._group.identifier, position=at, model=model)
        if at is None or self._old is None:
            change.added = [self._whole(model)]
            return change
        old_indicators = getattr(self._old, INDICATORS, ())
        for column, position in self._changed:
            new = value_at(model, (INDICATORS,))[position] if position is not None else model
            is_new = position is not None and position >= len(old_indicators)
            if is_new:
                previous = None
            else:
                previous = old_indicators[position] if position is not None else self._old
            before = self._cells.plain(column, previous) if previous is not None else None
            after = self._cells.plain(column, new)
            if before == after:
                continue
            name = f"{INDICATORS}[{position}]." if position is not None else ""
            shown = self._cells.shown(column, previous), self._cells.shown(column, new)
            change.entries.append(Entry(name + ".".join(column.field), column.label, *shown))
            if not is_new:
                inner: PathParts = (INDICATORS, position) if position is not None else ()
                path = (*inner, *column.field)
                _gather(change.values, _differences(path, before, after, self._raw))
        self._add_indicators(change, model, len(old_indicators))
        return change

    def _add_indicators(self, change: ItemChange, model: Model, count: int) -> None:
        new = [
            self._fields(item, indicators=True) for item in getattr(model, INDICATORS, ())[count:]
        ]
        if not new:
            return
        if self._raw.get(INDICATORS):
            change.added = new
        else:
            change.values[INDICATORS,] = new

    def _whole(self, model: Model) -> dict[str, Any]:
        """Return a new item as it is written."""
        fields = self._fields(model, indicators=False)
        indicators = [
            self._fields(item, indicators=True) for item in getattr(model, INDICATORS, ())
        ]
        if indicators:
            fields[INDICATORS] = indicators
        order = list(type(model).model_fields)
        return dict(sorted(fields.items(), key=lambda pair: order.index(pair[0])))

    def _fields(self, item: Model, *, indicators: bool) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for column in self._header.table.columns:
            if column.is_of_indicator is not indicators:
                continue
            value = self._cells.plain(column, item)
            if value is None or value == []:
                continue
            into = fields
            for part in column.field[:-1]:
                into = into.setdefault(part, {})
            into[column.field[-1]] = value
        return fields


def _matched(
    rows: Sequence[Mapping[Column, Placed]], old: Sequence[Model], cells: Cells
) -> list[int | None]:
    """Return which indicator of the item each row tells of; ``None`` for a new one.

    It is the one of the same name, or else, where there are as many rows, the one in its place.
    """
    names = [_name(value_at(item, ("name",)).in_language(cells.language)) for item in old]
    found: list[int | None] = []
    for row in rows:
        name = next((_name(written(p.cell)) for c, p in row.items() if c.field == ("name",)), None)
        at = next((at for at, n in enumerate(names) if n == name and at not in found), None)
        found.append(at)
    if len(rows) == len(old):
        for at, value in enumerate(found):
            if value is None and at not in found:
                found[at] = at
    return found


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def _translated(there: Any, raw: Any, column: Column, language: str) -> Any:
    """Return a new text beside its translations, where the file has such."""
    if column.kind is Kind.TEXT and isinstance(there, dict):
        return {**there, language: raw}
    if column.kind is Kind.TEXTS and isinstance(there, list):
        if len(there) == len(raw):
            return [
                {**old, language: new} if isinstance(old, dict) else new
                for old, new in zip(there, raw, strict=True)
            ]
        kept = {written(_in_language(old, language)): old for old in there}
        return [kept.get(new, new) for new in raw]
    return raw


def _in_language(value: Any, language: str) -> str:
    return str(value.get(language, "")) if isinstance(value, dict) else str(value)


def _differences(path: PathParts, old: Any, new: Any, raw: Any) -> dict[PathParts, Any]:
    """Return the smallest changes, as paths in the item, that make a new value of an old one."""
    there = raw
    for at, part in enumerate(path):
        fits = isinstance(there, dict) or (isinstance(there, list) and isinstance(part, int))
        there_now = there[part] if fits and _holds(there, part) else None
        if there_now is None and at < len(path) - 1:
            return {path[: at + 1]: _nested(path[at + 1 :], new)}
        there = there_now
    if isinstance(there, dict) and isinstance(old, dict) and isinstance(new, dict):
        return {(*path, key): value for key, value in new.items() if old.get(key) != value}
    if isinstance(there, list) and isinstance(old, list) and len(there) == len(old) == len(new):
        changes: dict[PathParts, Any] = {}
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                changes |= _differences((*path, at), before, after, raw)
        return changes
    return {path: new}


def _gather(values: dict[PathParts, Any], more: Mapping[PathParts, Any]) -> None:
    """Add changes to others; of fields that are new in one place, all are written together."""
    for path, value in more.items():
        there = values.get(path)
        both = isinstance(there, dict) and isinstance(value, dict)
        values[path] = {**there, **value} if both and isinstance(there, dict) else value


def _holds(value: Any, part: str | int) -> bool:
    return part in value if isinstance(value, dict) else int(part) < len(value)


def _nested(path: PathParts, value: Any) -> Any:
    for part in reversed(path):
        value = {part: value}
    return value
