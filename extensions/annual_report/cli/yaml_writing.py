"""Writes a data file from nothing: in blocks, with comments, as people would write it."""

from __future__ import annotations

import json
import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from annual_report.cli.yaml_editing import written
from annual_report.data.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH = 100
_IN_BRACES = 2
"""Fields of a mapping that are still written on one line, in braces."""


class Noted(NamedTuple):
    """A value with the comment that stands above it."""

    value: Any
    comment: str


def document(fields: Mapping[str, Any], text: str, *, apart: bool = True) -> str:
    """Return a YAML file with a comment at its top; ``apart``: a blank line before each field.

    A field that is ``None`` is left out. Texts that could be misread stand in quotes.
    """
    lines = [*_comment(text, 0)]
    for name, value in fields.items():
        if value is not None:
            lines += [*([""] if apart else []), *_field(name, value, 0)]
    return "\n".join(lines).strip("\n") + "\n"


def comment(text: str) -> str:
    """Return a text as lines of a comment, each beginning with ``#``."""
    return "\n".join(_comment(text, 0))


def _comment(text: str, column: int) -> Iterator[str]:
    """Yield the lines of a comment; lines of the text stay apart."""
    indent = " " * column
    for line in text.splitlines():
        hanging = " " * (len(line) - len(line.lstrip(" -")))
        yield from textwrap.wrap(
            line,
            _WIDTH,
            initial_indent=f"{indent}# ",
            subsequent_indent=f"{indent}# {hanging}",
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [f"{indent}#"]


def _field(name: str, value: Any, column: int) -> Iterator[str]:
    indent = " " * column
    if isinstance(value, Noted):
        yield from _comment(value.comment, column)
        value = value.value
    if (short := _on_one_line(value)) is not None:
        line = f"{indent}{name}: {short}"
        if len(line) <= _WIDTH or not isinstance(value, (str, list, dict)):
            yield line
            return
    if isinstance(value, str):
        yield from _text(f"{indent}{name}:", value, column + 2)
    elif isinstance(value, dict):
        yield f"{indent}{name}:"
        yield from _mapping(value, column + 2)
    else:
        yield f"{indent}{name}:"
        yield from _sequence(value, column + 2)


def _mapping(value: Mapping[str, Any], column: int) -> Iterator[str]:
    for name, item in value.items():
        if item is not None:
            yield from _field(name, item, column)


def _sequence(value: Sequence[Any], column: int) -> Iterator[str]:
    indent = " " * column
    for entry in value:
        item = entry
        if isinstance(item, Noted):
            yield from _comment(item.comment, column)
            item = item.value
        short = _on_one_line(item)
        if short is not None and (len(short) + column <= _WIDTH or isinstance(item, list)):
            yield f"{indent}- {short}"
        elif isinstance(item, dict):
            yield from _led(list(_mapping(item, column + 2)), column)
        else:
            yield from _text(f"{indent}-", str(item), column + 2)


def _led(lines: Sequence[str], column: int) -> Iterator[str]:
    """Put the dash before the first field, after comments that stand above it."""
    dashed = False
    for line in lines:
        if not dashed and not line.lstrip().startswith("#"):
            dashed = True
            yield f"{' ' * column}- {line[column + 2 :]}"
        else:
            yield line


def _text(start: str, text: str, column: int) -> Iterator[str]:
    """Yield a text that does not fit on its line: folded where that reads back the same."""
    if not text.isprintable() or " ".join(text.split()) != text:
        yield f"{start} {json.dumps(text, ensure_ascii=False)}"
        return
    indent = " " * column
    yield f"{start} >-"
    yield from textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _on_one_line(value: Any) -> str | None:
    """Return a value as it stands on one line; ``None`` where it takes several."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, list):
        items = [None if isinstance(item, dict) else _on_one_line(item) for item in value]
        return None if None in items else f"[{', '.join(map(str, items))}]"
    if isinstance(value, dict):
        known = {name: item for name, item in value.items() if item is not None}
        is_short = len(known) <= _IN_BRACES or known.keys() <= set(LANGUAGES)
        if is_short and all(isinstance(item, (str, int, Decimal)) for item in known.values()):
            pairs = [f"{name}: {_on_one_line(item)}" for name, item in known.items()]
            return f"{{{', '.join(pairs)}}}"
    return None
