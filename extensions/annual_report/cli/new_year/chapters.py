"""The chapters of a new year: headings, labels and directives of last year's, without its prose.

What stands where prose stood is a comment, which no output shows, so that nothing of last year
is published by accident. A directive that shows the data stays with its options; one whose body
is text (a figure with its caption, a note, a table typed by hand) becomes a comment that names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from annual_report.data.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from annual_report.cli.new_year.moved import Moved, Words

_NAMED = re.compile(r"\{(?P<name>[\w:+.-]+)\}\s*(?P<argument>.*)")
_OPTION = re.compile(r":(?P<name>[\w-]+):\s*(?P<value>.*)")
_ROLE = re.compile(r"\{[\w:-]+\}`[^`]*`")
_LABEL_OPTIONS = frozenset({"name", "label"})
_WHOLE = frozenset({"toctree", "bibliography", "math"})
"""Directives whose body is no prose."""
_OF_ROLES = frozenset({"list-table", "table", "csv-table"})
"""Directives whose body stays where every number of it comes from the data."""
_BLOCKS = frozenset({"objective", "project"})
_DEFINED_BY = {"objective": "title", "project": "name_as_reported"}
"""The option with which a block defines its item."""
_BODY_DEFINES = {"objectives", "projects"}
_ID = re.compile(r"^\s*(?:-\s*)?(?:\{\s*)?id:\s*[\"']?(?P<id>[\w.-]+)", re.MULTILINE)


@dataclass
class Known:
    """What directives may name in the new year, and what documents of last year define."""

    objectives: frozenset[str]
    projects: frozenset[str]

    def has(self, kind: str, identifier: str) -> bool:
        """Return whether the new year has the item that a block describes."""
        return identifier in (self.objectives if kind == "objective" else self.projects)


@dataclass
class Chapter:
    """A chapter of the new year, and what of last year's was not taken over."""

    text: str
    left: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Directive:
    name: str
    argument: str
    options: Sequence[tuple[str, str]]
    body: Sequence[str]
    fence: str
    line: int

    def option(self, name: str) -> str | None:
        return next((value for key, value in self.options if key.replace("-", "_") == name), None)

    @property
    def defines(self) -> list[str]:
        """The ids of what the directive defines in place."""
        if self.name in _BODY_DEFINES:
            return [match["id"] for match in _ID.finditer("\n".join(self.body))]
        defined = self.name in _BLOCKS and self.option(_DEFINED_BY[self.name]) is not None
        return [self.argument] if defined else []


def defined_in_place(text: str) -> dict[str, set[str]]:
    """Return the ids of objectives and projects that a document defines itself, by their kind."""
    found: dict[str, set[str]] = {"objective": set(), "project": set()}
    lines = text.splitlines()
    for token in _blocks(text):
        if directive := _directive(token, lines):
            kind = directive.name.rstrip("s")
            if kind in found:
                found[kind].update(directive.defines)
    return found


def chapter(text: str, moved: Moved, words: Words, known: Known) -> Chapter:
    """Return a document (Markdown) as it begins the new year."""
    maker = _Maker(text.splitlines(), moved, words, known)
    return maker.make(_blocks(text))


def _blocks(text: str) -> list[Token]:
    """Return the blocks of a document that stand in no other, each with its lines."""
    reader = MarkdownIt("commonmark")
    reader.enable("table")
    for plugin in (front_matter_plugin, myst_block_plugin, colon_fence_plugin):
        reader.use(plugin)
    tokens = reader.parse("\n".join(text.splitlines()))
    return [token for token in tokens if token.level == 0 and token.map and token.nesting >= 0]


def _directive(token: Token, lines: Sequence[str]) -> _Directive | None:
    if token.type not in {"fence", "colon_fence"} or token.map is None:
        return None
    match = _NAMED.fullmatch(token.info.strip())
    if match is None:
        return None
    body = token.content.splitlines()
    options: list[tuple[str, str]] = []
    if body and body[0].strip() == "---" and "---" in [line.strip() for line in body[1:]]:
        end = [line.strip() for line in body[1:]].index("---") + 1
        pairs = [line.partition(":") for line in body[1:end]]
        options = [(name.strip(), value.strip()) for name, colon, value in pairs if colon]
        body = body[end + 1 :]
    else:
        while body and (found := _OPTION.fullmatch(body[0].strip())):
            options.append((found["name"], found["value"]))
            body = body[1:]
    while body and not body[0].strip():
        body = body[1:]
    while body and not body[-1].strip():
        body = body[:-1]
    start = token.map[0]
    fence = token.markup if lines[start].lstrip().startswith(token.markup) else "```"
    return _Directive(match["name"], match["argument"].strip(), options, body, fence, start + 1)


class _Maker:
    """Takes the blocks of a document one by one."""

    def __init__(self, lines: Sequence[str], moved: Moved, words: Words, known: Known) -> None:
        self.lines = lines
        self.moved = moved
        self.words = words
        self.known = known
        self.blocks: list[str] = []
        self.left: list[tuple[int, str]] = []
        self._asks = False

    def make(self, tokens: Sequence[Token]) -> Chapter:
        for token in tokens:
            self._take(token)
        return Chapter("\n\n".join(self.blocks).strip("\n") + "\n", self.left)

    def _take(self, token: Token) -> None:
        start, end = token.map or (0, 0)
        source = "\n".join(self.lines[start:end]).rstrip()
        if token.type in {"heading_open", "front_matter"}:
            self._add(self.moved.text(source))
        elif token.type == "myst_target":
            self._add(f"({self.moved.name(token.content)})=")
        elif directive := _directive(token, self.lines):
            self._take_directive(directive)
        elif token.type not in {"myst_line_comment", "hr"}:
            self._ask()

    def _add(self, text: str) -> None:
        self.blocks.append(text)
        self._asks = False

    def _ask(self) -> None:
        """Put the instruction where prose stood, once for prose that is not interrupted."""
        if not self._asks:
            self.blocks.append(f"% [{self.words.say('Write the text here')}]")
        self._asks = True

    def _take_directive(self, directive: _Directive) -> None:
        if directive.defines:
            self.left.append((directive.line, ", ".join(directive.defines)))
        if directive.name in _BLOCKS:
            if directive.defines or not self.known.has(directive.name, directive.argument):
                self._leave(directive)
                return
            ask = self.words.say("Write the text here")
            self._add(self._written(directive, [f"% [{ask}]"]))
        elif directive.name == "agenda-part":
            # its body is written anew each year, and a part must not be empty
            ask = self.words.say("Write the text here")
            self._add(self._written(directive, [f"[{ask}]"]))
        elif directive.name in _BODY_DEFINES or not directive.body:
            if directive.name in {"figure", "image", "include", "literalinclude"}:
                self._leave(directive)
            else:
                self._add(self._written(directive, []))
        elif directive.name in _WHOLE or self._is_of_roles(directive):
            self._add(self._written(directive, list(directive.body)))
        else:
            self._leave(directive)

    def _is_of_roles(self, directive: _Directive) -> bool:
        if directive.name not in _OF_ROLES:
            return False
        body = "\n".join(directive.body)
        return "{value}`" in body and not re.search(r"\d", _ROLE.sub("", body))

    def _leave(self, directive: _Directive) -> None:
        named = f"{{{directive.name}}} {directive.argument}".strip()
        text = self.words.say("Last year {directive} was here", directive=quoted(named))
        self._add(f"% [{text}]")

    def _written(self, directive: _Directive, body: Sequence[str]) -> str:
        first = f"{directive.fence}{{{directive.name}}}"
        if directive.argument:
            first += f" {self.moved.text(directive.argument)}"
        lines = [first, *self._options(directive)]
        if body:
            lines += [*([""] if len(lines) > 1 else []), *body]
        return "\n".join([*lines, directive.fence])

    def _options(self, directive: _Directive) -> Iterator[str]:
        for name, value in directive.options:
            new = self.moved.name(value) if name in _LABEL_OPTIONS else self.moved.text(value)
            yield f":{name}: {new}".rstrip()
