"""Finds what the code says to readers: message ids, and text that is in no catalog."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.rules.sources import place

FINNISH = re.compile(r"[äöåÄÖÅ]")
TEXT_POSITION = {"message": 1, "say": 0, "msgid": 0, "gettext": 0, "pgettext": 1, "Message": 0}
"""The functions that take a message id, and which of their arguments it is."""


@dataclass(frozen=True)
class Message:
    """A message id in the code, and where."""

    context: str
    text: str
    place: str

    @property
    def key(self) -> tuple[str, str]:
        """What a catalog knows it by."""
        return self.context, self.text


def messages_of(path: Path) -> tuple[list[Message], list[str]]:
    """Return the message ids of a module, and the places where one cannot be read."""
    messages, unreadable = [], []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call, assigned in _calls(tree, {}):
        where = place(path, call.lineno)
        for text in _texts(call, assigned):
            context = _context(call)
            if isinstance(text, str) and context is not None:
                messages.append(Message(context, text, where))
            elif isinstance(text, (ast.JoinedStr, ast.BinOp)):
                unreadable.append(f"{where}: a message id is put together; no catalog can hold it")
    return messages, unreadable


Assigned = dict[str, list[ast.expr]]
"""What the names of a function are set to."""


def _calls(scope: ast.AST, assigned: Assigned) -> Iterator[tuple[ast.Call, Assigned]]:
    """Yield the calls that take a message id, with what the names around them are set to."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _calls(node, _assignments(node))
            continue
        if isinstance(node, ast.Call) and _name(node.func) in TEXT_POSITION:
            yield node, assigned
        yield from _calls(node, assigned)


def _assignments(function: ast.AST) -> Assigned:
    found: Assigned = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).append(value)
    return found


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]


def _texts(call: ast.Call, assigned: Assigned) -> Iterator[str | ast.expr]:
    position = TEXT_POSITION[_name(call.func)]
    if len(call.args) > position:
        yield from _strings(call.args[position], assigned)


def _strings(node: ast.expr, assigned: Assigned) -> Iterator[str | ast.expr]:
    """Yield the constants an expression can be, or what else it is."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from _strings(body, assigned)
            yield from _strings(other, assigned)
        case ast.Name(id=name) if name in assigned:
            for value in assigned[name]:
                yield from _strings(value, {})
        case _:
            yield node


def _context(call: ast.Call) -> str | None:
    """Return the message context of a call; ``None`` where it is a variable."""
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    given = call.args[0] if _name(call.func) == "pgettext" else named.get("context")
    if given is None:
        return ""
    return given.value if isinstance(given, ast.Constant) else None


def fields_of(text: str) -> set[str]:
    """Return the names that a message leaves open: ``{year}``."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def finnish_literals(path: Path) -> list[tuple[int, str]]:
    """Return the string literals of a module, docstrings apart, that hold ä, ö or å."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and FINNISH.search(node.value)
    ]


def literal_texts(path: Path) -> list[tuple[int, str]]:
    """Return the words that a module puts into docutils' text nodes as literals."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        texts = node.args if name in ("nodes.Text", "Text") else node.args[1:]
        if name.startswith("nodes.") or name == "Text":
            found += [
                (text.lineno, text.value)
                for text in texts
                if isinstance(text, ast.Constant)
                and isinstance(text.value, str)
                and re.search(r"[^\W\d_]{2}", text.value)
            ]
    return found


TELLING = {"ValueError": 0, "LockError": 0, "AgendaError": 0, "fault_error": 1}
"""What tells a user of a fault of the data, and which of its arguments is the message."""


def plain_errors(path: Path) -> list[int]:
    """Return the lines where a fault of the data is told in a text that is no ``Message``."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in TELLING
    ]
    return [
        call.lineno
        for call in calls
        for argument in call.args[TELLING[_name(call.func)] :][:1]
        if isinstance(argument, (ast.JoinedStr, ast.BinOp, ast.Constant))
    ]
