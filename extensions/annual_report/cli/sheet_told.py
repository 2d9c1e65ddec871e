"""Tells what an import changes, for people and for programs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annual_report.cli.output import tell
from annual_report.cli.words import language, say
from annual_report.data.sheets.cells import written
from annual_report.data.wording import quoted
from annual_report.formatting import NO_BREAK_SPACE, format_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.data.model import Year
    from annual_report.data.sheets.cells import Cell
    from annual_report.spreadsheets.merging import ItemChange, TableChanges


def tell_changes(year: Year, changes: Sequence[TableChanges]) -> None:
    """Write what would change, item by item; unchanged and kept items are counted."""
    for change in changes:
        tell(f"{say(change.table.label)} {year.year}", style="bold")
        for item in change.items:
            _tell_item(item)
        unchanged = sum(not item.is_change for item in change.items)
        if unchanged:
            tell("  " + say("unchanged: {count}", count=unchanged))
        if change.kept:
            told = say("not in the sheet, kept: {ids}", ids=", ".join(change.kept))
            tell(f"  {told}")


def _tell_item(item: ItemChange) -> None:
    if item.position is None:
        tell("  " + say("{id}: new", id=item.identifier), style="green")
    elif item.entries:
        tell("  " + say("{id}: changes", id=item.identifier), style="yellow")
        for entry in item.entries:
            old = say("nothing") if entry.old is None else _shown(entry.old)
            tell(f"    {say(entry.label)} ({entry.field}): {old} → {_shown(entry.new)}")


def _shown(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format_number(cell, language()).replace(NO_BREAK_SPACE, " ")
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return quoted(written(cell))


def as_data(
    file: Path,
    year: Year,
    changes: Sequence[TableChanges],
    notes: Sequence[str],
    *,
    written: bool,
) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "file": str(file),
        "year": year.year,
        "written": written,
        "notes": list(notes),
        "tables": {change.table.name: _table(change) for change in changes},
    }


def _table(change: TableChanges) -> dict[str, Any]:
    return {
        "new": [item.identifier for item in change.items if item.position is None],
        "changed": {
            item.identifier: [
                {"field": entry.field, "from": _plain(entry.old), "to": _plain(entry.new)}
                for entry in item.entries
            ]
            for item in change.items
            if item.position is not None and item.entries
        },
        "unchanged": [item.identifier for item in change.items if not item.is_change],
        "kept": change.kept,
    }


def _plain(cell: Cell) -> str | None:
    return None if cell is None else written(cell)
