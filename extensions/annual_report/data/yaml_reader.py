"""Reads YAML and keeps the lines. Scalars are resolved here, exactly and safely.

Whole numbers become ``int``, decimals ``Decimal`` (never ``float``), ``null`` and nothing
``None``, ``true`` and ``false`` ``bool``. Everything else is text: dates, ``yes``, ``016``.
That is the core schema of YAML 1.2 without its octal, hexadecimal and floating numbers.
Nothing but plain values is made: a tag such as ``!!python/object`` is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.limits import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_NODES,
)
from annual_report.data.tree import Located, PathParts, Tree, path_text
from annual_report.data.wording import quoted
from annual_report.data.yaml_problems import in_words
from annual_report.i18n import msgid
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

Read = tuple[Tree | None, tuple[Fault, ...]]
"""What a reader returns: the tree, ``None`` when it is of no use, and the faults."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_LONGEST_NUMBER = 40  # characters; longer ones stay text, and are refused as numbers later
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CORE = "tag:yaml.org,2002:"
_SCALAR_TAGS = frozenset(_CORE + name for name in ("int", "float", "bool", "null"))
_TEXT_TAGS = frozenset({"!", _CORE + "str"})
# What YAML 1.2 refuses, and the line breaks of YAML 1.1 that editors do not count as such.
_REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def read_yaml(data: bytes, file: str) -> Read:
    """Read the bytes of a YAML file (UTF-8, with or without a byte order mark)."""
    if len(data) > MAX_FILE_BYTES:
        message = Message("the file is larger than {count} bytes", count=MAX_FILE_BYTES)
        return None, (_fault(FaultKind.LIMIT, file, 1, message),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + len(_LINE_BREAK.findall(data[: error.start].decode("latin-1")))
        message = Message("the file is not UTF-8; save it as UTF-8")
        return None, (_fault(FaultKind.SYNTAX, file, line, message),)
    return read_yaml_text(text, file)


def read_yaml_text(text: str, file: str, first_line: int = 1) -> Read:
    """Read YAML from a text whose first line is ``first_line`` of ``file``.

    Never raises: everything that is wrong comes back as faults. A tree is returned beside
    faults when only a field was written twice; its first value counts.
    """
    if match := _REFUSED.search(text):
        line = first_line + len(_LINE_BREAK.findall(text[: match.start()]))
        message = Message(
            "the character {code} cannot stand in a data file; remove it",
            code=f"U+{ord(match[0]):04X}",
        )
        return None, (_fault(FaultKind.SYNTAX, file, line, message),)
    builder = _Builder(file, first_line)
    try:
        for event in _events(text):
            builder.take(event)
    except _Stop as stop:
        return None, (stop.fault,)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        words, line = in_words(error, text[mark.index : mark.index + 1] if mark else "")
        last = len(_LINE_BREAK.findall(text.rstrip()))  # the parser may point behind it
        place = first_line + min(line, last)
        message = Message("this is not YAML: {problem}", problem=words)
        return None, (_fault(FaultKind.SYNTAX, file, place, message),)
    return builder.result()


def _events(text: str) -> Iterator[yaml.Event]:
    """Parse as far as events: no tree, so no recursion that deep nesting could exhaust."""
    return yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _fault(kind: FaultKind, file: str, line: int, message: str, path: str = "") -> Fault:
    return Fault(kind=kind, file=file, line=line, path=path, message=message)


def _resolved(text: str) -> Any:
    if text in _NULL:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
    return text


class _Stop(Exception):  # noqa: N818 - not an error: it ends reading with a fault
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    line: int
    anchor: str | None
    value: dict[str, Any] | list[Any]
    path: PathParts
    children: dict[str | int, tuple[int, Located]] = field(default_factory=dict)
    key: str | None = None
    key_line: int = 0
    size: int = 1
    height: int = 0
    characters: int = 0


class _Builder:
    """Builds the located tree from the parser's events."""

    def __init__(self, file: str, first_line: int) -> None:
        self._file = file
        self._first_line = first_line
        self._faults: list[Fault] = []
        self._usable = True
        self._open: list[_Open] = []
        self._anchors: dict[str, Located | None] = {}
        self._root: Located | None = None
        self._documents = 0
        self._nodes = 0
        self._characters = 0

    def result(self) -> Read:
        """Return what was built."""
        if self._root is None or self._root.value is None:
            message = Message("the file is empty")
            return None, (_fault(FaultKind.EMPTY, self._file, self._first_line, message),)
        tree = Tree(self._file, self._root) if self._usable else None
        return tree, tuple(self._faults)

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        line = self._first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                message = Message('a second document starts here ("---"); a file holds one')
                raise _Stop(_fault(FaultKind.SYNTAX, self._file, line, message))
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()

    def _path(self) -> PathParts:
        if not self._open:
            return ()
        around = self._open[-1]
        if isinstance(around.value, list):
            return (*around.path, len(around.value))
        return around.path if around.key is None else (*around.path, around.key)

    def _spoil(self, line: int, message: str, kind: FaultKind = FaultKind.SYNTAX) -> None:
        """Note a fault after which the tree is of no use, but reading can go on."""
        self._usable = False
        self._faults.append(_fault(kind, self._file, line, message, path_text(self._path())))

    def _is_key(self) -> bool:
        around = self._open[-1] if self._open else None
        return around is not None and isinstance(around.value, dict) and around.key is None

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if self._is_key():
            self._key(event, line)
            return
        size = len(event.value)
        self._count(1, size, line)
        if event.tag in _TEXT_TAGS or (event.tag is None and event.style in ("'", '"', "|", ">")):
            value: Any = event.value
        elif event.tag is None or event.tag in _SCALAR_TAGS:
            value = _resolved(event.value)
        else:
            self._refuse_tag(event.tag, line)
            value = event.value
        self._add(Located(value, line, characters=size), event.anchor, line)

    def _key(self, event: yaml.ScalarEvent, line: int) -> None:
        around = self._open[-1]
        if event.tag is not None and event.tag not in _TEXT_TAGS | _SCALAR_TAGS:
            self._refuse_tag(event.tag, line)
        if event.value == "<<" and event.implicit[0]:
            self._spoil(line, Message('"<<" is not read here; write the fields out'))
        if event.anchor is not None:
            self._anchors[event.anchor] = Located(event.value, line)
        around.key, around.key_line = event.value, line

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        name = event.anchor or ""
        target = self._anchors.get(name)
        if self._is_key():
            message = Message("the name of a field cannot be {name}; write it out", name=f"*{name}")
            raise _Stop(_fault(FaultKind.SYNTAX, self._file, line, message))
        if target is None:
            text = (
                msgid(
                    '{name} stands inside what it names; a text that starts with "*" needs quotes'
                )
                if name in self._anchors
                else msgid('{name} names nothing above; a text that starts with "*" needs quotes')
            )
            self._spoil(line, Message(text, name=f"*{name}"))
            target = Located(None, line)
        self._count(target.size, target.characters, line)
        self._check_depth(len(self._open) + target.height, line)
        self._add(target, None, line)

    def _begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, line: int) -> None:
        self._count(1, 0, line)
        self._check_depth(len(self._open) + 1, line)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        if self._is_key():
            message = Message("the name of a field must be a text")
            raise _Stop(_fault(FaultKind.SYNTAX, self._file, line, message))
        if event.tag not in (None, "!", _CORE + ("seq" if is_list else "map")):
            self._refuse_tag(event.tag, line)
        path = self._path()
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._open.append(_Open(line, event.anchor, [] if is_list else {}, path))

    def _end(self) -> None:
        done = self._open.pop()
        node = Located(
            done.value, done.line, done.children, done.size, done.height, done.characters
        )
        self._add(node, done.anchor, done.line)

    def _add(self, node: Located, anchor: str | None, line: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._open:
            self._root = node
            return
        around = self._open[-1]
        around.size += node.size
        around.characters += node.characters
        around.height = max(around.height, node.height + 1)
        if isinstance(around.value, list):
            around.children[len(around.value)] = (line, node)
            around.value.append(node.value)
            return
        key, around.key = around.key or "", None
        if key in around.value:
            first = around.children[key][0]
            message = Message(
                "{name} is written twice; the first is on line {line}",
                name=quoted(key),
                line=str(first),
            )
            path = path_text((*around.path, key))
            self._faults.append(
                _fault(FaultKind.DUPLICATE, self._file, around.key_line, message, path)
            )
            return
        around.children[key] = (around.key_line, node)
        around.value[key] = node.value

    def _count(self, size: int, characters: int, line: int) -> None:
        self._nodes += size
        self._characters += characters
        if self._nodes > MAX_NODES:
            message = Message("the file holds more than {count} values", count=MAX_NODES)
            raise _Stop(_fault(FaultKind.LIMIT, self._file, line, message))
        if self._characters > MAX_CHARACTERS:
            message = Message(
                "the texts of the file have more than {count} characters", count=MAX_CHARACTERS
            )
            raise _Stop(_fault(FaultKind.LIMIT, self._file, line, message))

    def _check_depth(self, depth: int, line: int) -> None:
        if depth > MAX_DEPTH:
            message = Message(
                "fields and lists are nested more than {count} levels deep", count=MAX_DEPTH
            )
            raise _Stop(_fault(FaultKind.LIMIT, self._file, line, message))

    def _refuse_tag(self, tag: str, line: int) -> None:
        shown = "!!" + tag.removeprefix(_CORE) if tag.startswith(_CORE) else tag
        message = Message("the tag {tag} is not read; write a plain value", tag=quoted(shown))
        self._spoil(line, message)
