"""Text as MyST that reads as the same text: nothing in it becomes markup, HTML or a directive."""

from __future__ import annotations

import re
from urllib.parse import quote

_ANYWHERE = re.compile(r"[\\`*\[\]<{}$~|^]|&(?=#?\w)|&$|!$|(?<![^\W_])_|_(?![^\W_])")
"""Signs that mean something wherever they stand; an underscore inside a word does not."""

_AT_BEGIN = re.compile(r"(?:[#>+=:%-]|\((?=.*\)=))")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LAST_HASHES = re.compile(r"#(?=#*$)")

_KEPT = "/:?#@!$&'*+,;=%~-._"
"""Signs of an address that stay as they are. Parentheses would end it."""


def escaped(text: str) -> str:
    """Return text as it is written inside a line."""
    return _ANYWHERE.sub(lambda found: f"\\{found[0]}", text)


def line(text: str) -> str:
    """Return a written line so that its beginning is no heading, list, rule or target."""
    text = text.strip(" \t")
    if found := _NUMBERED.match(text):
        return f"{found[1]}\\{text[found.end(1) :]}"
    return f"\\{text}" if _AT_BEGIN.match(text) else text


def heading(text: str) -> str:
    """Return a written line as a heading: number signs at its end are no part of the markup."""
    return _LAST_HASHES.sub(r"\\#", text.strip(" \t"))


def address(href: str) -> str:
    """Return the address of a link as it stands in parentheses."""
    return quote(href, safe=_KEPT)


def scalar(text: str) -> str:
    """Return text as the value of a directive's option."""
    signs = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{signs}"'


def argument(text: str) -> str:
    """Return a written line as the argument of a directive, whose fence a backtick would end."""
    return text.replace("\\`", "&#96;")
