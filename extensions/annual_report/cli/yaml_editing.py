"""Changes a field or adds an item in the text of a YAML file, and nothing else of it.

ruamel.yaml tells where in the text everything is; what is written is put in at those places, so
that comments, order, quotes, blank lines and line ends stay as they are, byte for byte.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PLAIN = re.compile(r"[^\W_](?:[\w ./()§+–—-]*[\w.)])?")
_NUMBER_LIKE = re.compile(r"[0-9.,:_+eExXoO-]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_BLOCK_SCALARS = frozenset("|>")


class Edit(NamedTuple):
    """A stretch of the text that another text stands in for."""

    start: int
    end: int
    text: str


def set_fields(
    text: str, name: str, position: int, fields: Mapping[str, str], order: Sequence[str]
) -> str:
    """Return a text in which an item of the list ``name`` has these fields.

    A field that is there gets the new value in its place; another comes after the last one that
    precedes it in ``order``. Raises ``LookupError`` where the item is not there.
    """
    return _set(text, _items(text, name)[position], fields, order)


def set_in(text: str, path: tuple[str, str] | tuple[str], value: str, order: Sequence[str]) -> str:
    """Return a text in which a field, or a field of a field, of the file has this value.

    ``order`` names the fields of the mapping that holds the first of ``path``; the second comes
    last in its own. Raises ``LookupError`` where the file holds no fields.
    """
    root = root_of(text)
    if root is None:
        raise LookupError(path[0])
    name, *inner = path
    if not inner:
        return _set(text, root, {name: value}, order)
    keys = {key.value: (key, value) for key, value in root.value}
    key, found = keys.get(name, (None, None))
    if isinstance(found, MappingNode) and found.value:
        known = [item.value for item, _ in found.value]
        fields = known if inner[0] in known else [*known, inner[0]]
        return _set(text, found, {inner[0]: value}, fields)
    braces = f"{{{inner[0]}: {written(value)}}}"
    if key is not None and found is not None:
        colon = text.index(":", key.end_mark.index) + 1
        return edited(text, [Edit(colon, end_of(text, key, found), f" {braces}")])
    before = [field for field in order[: order.index(name)] if field in keys]
    place = keys[before[-1]] if before else None
    return edited(text, [inserted(text, root, place, [f"{name}: {braces}"])])


def _set(text: str, item: MappingNode, fields: Mapping[str, str], order: Sequence[str]) -> str:
    edits: list[Edit] = []
    keys = {key.value: (key, value) for key, value in item.value}
    added: dict[str | None, list[str]] = {}
    for field in sorted(fields, key=order.index):
        if field in keys:
            edits.append(replaced(text, *keys[field], fields[field]))
        else:
            before = [known for known in order[: order.index(field)] if known in keys]
            added.setdefault(before[-1] if before else None, []).append(field)
    for before_field, names in added.items():
        pairs = [f"{field}: {written(fields[field])}" for field in names]
        edits.append(inserted(text, item, keys[before_field] if before_field else None, pairs))
    return edited(text, edits)


def append_item(text: str, name: str, fields: Mapping[str, str]) -> str:
    """Return a text whose list ``name`` has one more item, at its end; the list may be lacking."""
    line_end = line_end_of(text)
    root = root_of(text)
    pairs = [f"{field}: {written(value)}" for field, value in fields.items()]
    found = next((pair for pair in root.value if pair[0].value == name), None) if root else None
    if found is None:
        text += line_end if text and not text.endswith(("\n", "\r")) else ""
        return text + line_end.join([f"{name}:", *block_item(pairs, 2, 2)]) + line_end
    key, value = found
    if isinstance(value, SequenceNode) and value.value:
        last = value.value[-1]
        if value.flow_style:
            at = end_of(text, key, last)
            return edited(text, [Edit(at, at, f", {{{', '.join(pairs)}}}")])
        column = value.start_mark.column
        inner = 2 if last.flow_style else last.start_mark.column - column
        lines = block_item(pairs, column, inner)
        if are_apart(text, value.value):
            lines.insert(0, "")
        at = end_of_line(text, end_of(text, key, last))
        return edited(text, [Edit(at, at, "".join(line_end + line for line in lines))])
    colon = text.index(":", key.end_mark.index) + 1
    end = end_of(text, key, value)
    at = end_of_line(text, end)
    added = "".join(line_end + line for line in block_item(pairs, 2, 2))
    return edited(text, [Edit(colon, end, ""), Edit(at, at, added)])


def written(value: str) -> str:
    """Return a text as a scalar of YAML on one line, in quotes where it could be misread.

    A date is written bare, as people write it; the reader takes it as text.
    """
    bare = _DATE.fullmatch(value) or (
        _PLAIN.fullmatch(value)
        and not _NUMBER_LIKE.fullmatch(value)
        and value.casefold() not in _WORDS
    )
    if bare:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def block_item(pairs: Sequence[str], column: int, inner: int) -> list[str]:
    """Return the lines of an item of a list whose dash is in ``column``."""
    first, *rest = pairs
    dash = " " * column + "-" + " " * (inner - 1)
    return [dash + first, *(" " * (column + inner) + pair for pair in rest)]


def root_of(text: str) -> MappingNode | None:
    """Return the fields of a file; ``None`` where it has none."""
    root = YAML(typ="safe", pure=True).compose(text)
    return root if isinstance(root, MappingNode) else None


def _items(text: str, name: str) -> list[MappingNode]:
    root = root_of(text)
    for key, value in root.value if root else ():
        if key.value == name and isinstance(value, SequenceNode):
            return [item for item in value.value if isinstance(item, MappingNode)]
    raise LookupError(name)


def replaced(text: str, key: Node, value: Node, new: str) -> Edit:
    """Return the edit that gives a field another text."""
    if isinstance(value, ScalarNode) and value.style not in _BLOCK_SCALARS and value.anchor is None:
        start, end = value.start_mark.index, value.end_mark.index
        if start < end:
            return Edit(start, end, _in_style(new, value.style))
    # Nothing is there, or what does not end on its line.
    colon = text.index(":", key.end_mark.index) + 1
    return Edit(colon, end_of(text, key, value), f" {written(new)}")


def _in_style(value: str, style: str | None) -> str:
    """Return a scalar in the quotes that the one before it had."""
    plain = written(value)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False) if style == '"' and plain == value else plain


def inserted(
    text: str, item: MappingNode, before: tuple[Node, Node] | None, pairs: Sequence[str]
) -> Edit:
    """Return the edit that adds lines to an item, after a field of it or before the first."""
    line_end = line_end_of(text)
    first = item.value[0][0]
    indent = " " * first.start_mark.column
    if before is None:
        at = first.start_mark.index
        between = ", " if item.flow_style else line_end + indent
        return Edit(at, at, "".join(pair + between for pair in pairs))
    end = end_of(text, *before)
    if item.flow_style:
        return Edit(end, end, "".join(f", {pair}" for pair in pairs))
    at = end_of_line(text, end)
    return Edit(at, at, "".join(line_end + indent + pair for pair in pairs))


def end_of(text: str, key: Node, value: Node) -> int:
    """Return where a value ends, without the comments and blank lines after it."""
    if isinstance(value, (MappingNode, SequenceNode)) and not value.flow_style and value.value:
        last = value.value[-1]
        return end_of(text, *last) if isinstance(last, tuple) else end_of(text, key, last)
    end: int = value.end_mark.index
    if end == value.start_mark.index:
        return text.index(":", key.end_mark.index) + 1  # nothing is there, not even on its line
    if isinstance(value, ScalarNode) and value.style in _BLOCK_SCALARS:
        start: int = value.start_mark.index
        end = start + len(text[start:end].rstrip())
    return end


def end_of_line(text: str, position: int) -> int:
    """Return where the line of a position ends."""
    found = re.compile(r"\r?\n|\r|\Z").search(text, position)
    return found.start() if found else len(text)


def are_apart(text: str, items: Sequence[Node]) -> bool:
    """Return whether a blank line stands between the last two items."""
    if len(items) < 2:  # noqa: PLR2004 - between two
        return False
    start = end_of_line(text, end_of(text, items[-2], items[-2]))
    return re.search(r"\n[ \t]*\r?\n", text[start : items[-1].start_mark.index]) is not None


def line_end_of(text: str) -> str:
    """Return what ends the lines of a text."""
    return "\r\n" if "\r\n" in text else "\n"


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with edits; of those with one start, the first comes first."""
    return "".join(_stretches(text, sorted(edits, key=lambda edit: edit.start)))


def _stretches(text: str, edits: Sequence[Edit]) -> Iterator[str]:
    done = 0
    for edit in edits:
        yield text[done : edit.start]
        yield edit.text
        done = edit.end
    yield text[done:]
