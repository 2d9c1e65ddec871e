"""Changes values anywhere in the text of a YAML file, and adds items with lists in them.

Stands on :mod:`annual_report.cli.yaml_editing`: what is not changed stays byte for byte.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from annual_report.cli.yaml_editing import (
    Edit,
    are_apart,
    block_item,
    edited,
    end_of,
    end_of_line,
    inserted,
    line_end_of,
    replaced,
    root_of,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ruamel.yaml.nodes import Node

    from annual_report.data.tree import PathParts

_LONGEST = 90  # characters of a list on one line


def set_values(
    text: str,
    values: Mapping[PathParts, Any],
    order: Callable[[PathParts], Sequence[str]],
) -> str:
    """Return a text in which each path has its value: a text, a number, a list or fields.

    What the path leads to may be lacking, what it lies in may not. ``order`` gives the order of
    the fields of what a path leads to. Raises ``LookupError`` where a path leads nowhere, or where
    a comment stands inside what would be replaced.
    """
    root = root_of(text)
    edits: list[tuple[int, int, Edit]] = []
    added: dict[PathParts, dict[str, Any]] = {}
    for path, value in values.items():
        parent = _node(root, path[:-1])
        found = _pair(parent, path[-1])
        if found is not None:
            edit = _replaced(text, *found, value, flow=bool(parent.flow_style))
            edits.append((edit.start, -100, edit))
        elif isinstance(parent, MappingNode) and parent.value:
            added.setdefault(path[:-1], {})[str(path[-1])] = value
        else:
            raise LookupError(path)
    for path, fields in added.items():
        item = _node(root, path)
        edits += [
            (edit.start, -len(path), edit) for edit in _added(text, item, fields, order(path))
        ]
    edits.sort(key=lambda entry: entry[:2])
    return edited(text, [edit for _, _, edit in edits])


def append_items(text: str, path: PathParts, items: Sequence[Mapping[str, Any]]) -> str:
    """Return a text whose list at ``path`` has more items at its end.

    Only a list at the outermost level may be lacking or empty. Raises ``LookupError``.
    """
    ending = line_end_of(text)
    root = root_of(text)
    found = _pair(_node(root, path[:-1]), path[-1]) if root else None
    if found is None or not isinstance(found[1], SequenceNode) or not found[1].value:
        if len(path) != 1 or (root is not None and root.flow_style and found is None):
            raise LookupError(path)
        lines = [line for item in items for line in ["", *block_item(_fields(item), 2, 2)]][1:]
        if found is None:
            text += ending if text and not text.endswith(("\n", "\r")) else ""
            return text + ending.join([f"{path[0]}:", *lines]) + ending
        key, value = found
        colon = text.index(":", key.end_mark.index) + 1
        end = end_of(text, key, value)
        if root is not None and root.flow_style:
            return edited(text, [Edit(colon, end, f" {_inline(list(items))}")])
        at = end_of_line(text, end)
        added = "".join(ending + line for line in lines)
        return edited(text, [Edit(colon, end, ""), Edit(at, at, added)])
    key, value = found[0], found[1]
    last: Any = value.value[-1]
    if value.flow_style:
        at = end_of(text, key, last)
        return edited(text, [Edit(at, at, "".join(f", {_inline(item)}" for item in items))])
    column = value.start_mark.column
    inner = 2 if last.flow_style else max(last.start_mark.column - column, 2)
    apart = [""] if are_apart(text, value.value) else []
    lines = [line for item in items for line in [*apart, *block_item(_fields(item), column, inner)]]
    at = end_of_line(text, end_of(text, key, last))
    return edited(text, [Edit(at, at, "".join(ending + line for line in lines))])


def _node(node: Node | None, path: PathParts) -> Any:
    for part in path:
        found = _pair(node, part)
        node = found[1] if found else None
    if isinstance(node, (MappingNode, SequenceNode)):
        return node
    raise LookupError(path)


def _pair(node: Node | None, part: str | int) -> tuple[Node, Node] | None:
    """Return the key and the value of a field; of an item of a list the item twice."""
    if isinstance(node, MappingNode):
        return next((pair for pair in node.value if pair[0].value == part), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _replaced(text: str, key: Node, value: Node, new: Any, *, flow: bool) -> Edit:
    in_list = key is value
    if isinstance(new, str) and (not in_list or isinstance(value, ScalarNode)):
        if in_list:
            return _item(value, new)
        _refuse_comments(text, key, value)
        return replaced(text, key, value, new)
    _refuse_comments(text, key, value)
    if in_list:
        start, end = value.start_mark.index, end_of(text, key, value)
        if start == end or (isinstance(value, ScalarNode) and value.style in {"|", ">"}):
            raise LookupError(new)
        return Edit(start, end, _inline(new))
    colon = text.index(":", key.end_mark.index) + 1
    end = end_of(text, key, value)
    first, *rest = _pair_lines("", new) if not flow else [f": {_inline(new)}"]
    indent = line_end_of(text) + " " * key.start_mark.column
    return Edit(colon, end, first.removeprefix(":") + "".join(indent + line for line in rest))


def _item(value: Any, new: str) -> Edit:
    start, end = value.start_mark.index, value.end_mark.index
    if start == end or value.style in {"|", ">"} or value.anchor is not None:
        raise LookupError(new)
    return Edit(start, end, written(new) if value.style != '"' else _quoted(new))


def _quoted(new: str) -> str:
    plain = written(new)
    return plain if plain.startswith('"') else f'"{plain}"'


def _refuse_comments(text: str, key: Node, value: Node) -> None:
    """Raise ``LookupError`` where a comment would go away with a value of several lines."""
    if isinstance(value, ScalarNode):
        return
    stretch = text[value.start_mark.index : end_of(text, key, value)]
    if re.search(r"(?:^|\s)#", stretch):
        raise LookupError(stretch)


def _added(
    text: str, item: MappingNode, fields: Mapping[str, Any], order: Sequence[str]
) -> list[Edit]:
    keys = {key.value: (key, value) for key, value in item.value}
    groups: dict[str | None, list[str]] = {}
    for field in sorted(fields, key=order.index):
        before = [known for known in order[: order.index(field)] if known in keys]
        groups.setdefault(before[-1] if before else None, []).append(field)
    edits = []
    for before_field, names in groups.items():
        pairs = (
            [f"{name}: {_inline(fields[name])}" for name in names]
            if item.flow_style
            else [line for name in names for line in _pair_lines(name, fields[name])]
        )
        edits.append(inserted(text, item, keys[before_field] if before_field else None, pairs))
    return edits


def _fields(item: Mapping[str, Any]) -> list[str]:
    return [line for name, value in item.items() for line in _pair_lines(name, value)]


def _pair_lines(name: str, value: Any) -> list[str]:
    """Return a field in block style; short lists of words and of sources stay on its line."""
    if isinstance(value, list) and value:
        inline = _inline(value)
        if any(isinstance(entry, dict) and "key" not in entry for entry in value):
            return [
                f"{name}:",
                *(line for entry in value for line in block_item(_fields(entry), 2, 2)),
            ]
        if len(inline) > _LONGEST or any(isinstance(e, str) and " " in e for e in value):
            return [f"{name}:", *(f"  - {_inline(entry)}" for entry in value)]
    return [f"{name}: {_inline(value)}"]


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_inline(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else written(str(value))
