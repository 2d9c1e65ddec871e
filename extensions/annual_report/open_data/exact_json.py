"""JSON with exact decimals: what is ``12500.50`` here is ``12500.50`` there.

The standard library writes decimals as texts or as binary fractions only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

_INDENT = "  "

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumps(value: Any) -> bytes:
    """Return a value as JSON in UTF-8: indented by two spaces, with a newline at the end.

    Takes mappings with text keys, sequences, texts, ``int``, ``Decimal``, ``bool``, ``None``.
    """
    return (_written(value, "\n") + "\n").encode()


def loads(data: bytes) -> Any:
    """Return the value of JSON, decimals as ``Decimal``. Raises ``ValueError`` for others."""

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not a number")

    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise ValueError("the file is not JSON") from None


def _written(value: Any, newline: str) -> str:
    if value is None or isinstance(value, str | Decimal | int):  # by far the most
        return _scalar(value)
    inner = newline + _INDENT
    if isinstance(value, Mapping):
        items = [f"{_encode(str(key))}: {_written(item, inner)}" for key, item in value.items()]
        return _enclosed("{}", items, newline)
    if isinstance(value, Sequence):
        return _enclosed("[]", [_written(item, inner) for item in value], newline)
    return _scalar(value)


def _enclosed(brackets: str, items: list[str], newline: str) -> str:
    if not items:
        return brackets
    inner = newline + _INDENT
    return f"{brackets[0]}{inner}{f',{inner}'.join(items)}{newline}{brackets[1]}"


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _encode(str(value) if isinstance(value, str) else value)
