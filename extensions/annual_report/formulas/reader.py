"""Reads LaTeX into the tree of a formula.

Nothing is executed: there are no macros to define and no files to read, and a command that
is not known is a fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annual_report.formulas import symbols
from annual_report.formulas.atoms import (
    Atom,
    binomial,
    fraction,
    identifier,
    label,
    operator,
    sign,
    words,
)
from annual_report.formulas.tree import APPLY, TIMES, FormulaError, branch, group, leaf, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    Commands = Mapping[str, Callable[["Reader", str], Atom]]

MAX_LENGTH = 5000
"""Characters of a formula: more than a page of them."""
MAX_DEPTH = 60
"""Levels of groups, arguments and scripts within each other."""

STYLES: dict[str, dict[str, str]] = {
    "displaystyle": {"displaystyle": "true", "scriptlevel": "0"},
    "textstyle": {"displaystyle": "false", "scriptlevel": "0"},
    "scriptstyle": {"displaystyle": "false", "scriptlevel": "1"},
    "scriptscriptstyle": {"displaystyle": "false", "scriptlevel": "2"},
}
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_NUMBER = re.compile(r"[0-9]+(?:(?:[.,]|\{,\})[0-9]+)*")
_PRIMES = ("", "′", "″", "‴", "⁗")
_TEXT_ESCAPES = {"\\ ": " ", "\\,": "\u2009", "\\;": " ", "\\-": "", "~": "\u00a0"}
_ENDS = ("", "}", "&", "\\\\", "\\cr", "\\right", "\\middle", "\\end")
_OPENING = frozenset("([{|‖") | frozenset(symbols.DELIMITERS[name] for name in ("{", "langle"))
_IGNORED = ("nonumber", "notag", "allowbreak", "nobreak", "relax", "strut")


class Reader:
    """Reads a text once, from its beginning to its end. ``commands`` are those it knows."""

    def __init__(self, text: str, commands: Commands, depth: int = 0) -> None:
        if len(text) > MAX_LENGTH:
            raise FormulaError(f"it is longer than {MAX_LENGTH} characters")
        self._text = text
        self._commands = commands
        self._position = 0
        self._depth = depth

    # Tokens

    def peek(self) -> str:
        """Return the next lexeme without taking it; empty at the end."""
        while self._position < len(self._text) and self._text[self._position] in " \t\r\n":
            self._position += 1
        found = _TOKEN.match(self._text, self._position)
        return found.group() if found else ""

    def next(self) -> str:
        """Take the next lexeme."""
        lexeme = self.peek()
        self._position += len(lexeme)
        return lexeme

    def accept(self, lexeme: str) -> bool:
        """Take the next lexeme if it is this one."""
        if self.peek() != lexeme:
            return False
        self._position += len(lexeme)
        return True

    def expect(self, lexeme: str, opened: str) -> None:
        """Take a lexeme that must come, as the end of what was opened."""
        found = self.next()
        if found != lexeme:
            where = (
                f'"{found}" stands where "{lexeme}" should' if found else f'"{lexeme}" is missing'
            )
            raise FormulaError(f'"{opened}" is not closed: {where}')

    def _until(self, end: str, opened: str) -> str:
        """Take the text up to a closing brace or bracket."""
        start, level = self._position, 0
        for found in _TOKEN.finditer(self._text, start):
            lexeme = found.group()
            if level == 0 and lexeme == end:
                self._position = found.end()
                return self._text[start : found.start()]
            level += {"{": 1, "}": -1}.get(lexeme, 0)
        raise FormulaError(f'"{opened}" is not closed: "{end}" is missing')

    def raw_argument(self, command: str) -> str:
        """Take the argument of a command as it is written, without its braces."""
        if self.accept("{"):
            return self._until("}", "{")
        if self.peek() in _ENDS:
            raise FormulaError(f'"{command}" has no argument')
        return self.next()

    def raw_option(self) -> str | None:
        """Take an argument in brackets as it is written, if one follows."""
        return self._until("]", "[") if self.accept("[") else None

    # Rows

    def nested(self, text: str) -> Element:
        """Return what a part of the text says when it is read by itself."""
        reader = Reader(text, self._commands, self._depth + 1)
        return row(reader.whole())

    def whole(self) -> list[Element]:
        """Return the elements of the whole text."""
        content = self.row()
        self.check_end()
        return content

    def check_end(self) -> None:
        """Refuse what stands after the end."""
        lexeme = self.peek()
        if lexeme == "&":
            raise FormulaError('"&" stands outside of columns; write "\\&" for the sign')
        if lexeme:
            raise FormulaError(f'"{lexeme}" ends what was not begun')

    def row(self) -> list[Element]:
        """Return the elements up to the end of a group, a cell, a line or the text."""
        self._deeper(1)
        items = self._items()
        self._deeper(-1)
        return items

    def _items(self) -> list[Element]:
        items: list[Element] = []
        tag: list[Element] = []
        while (lexeme := self.peek()) not in _ENDS:
            name = lexeme[1:]
            if name in ("over", "choose"):
                self.next()
                make = fraction if name == "over" else binomial
                return [make(row(items), row(self.row()))]
            if name in STYLES:
                self.next()
                items.append(branch("mstyle", self.row(), **STYLES[name]))
            elif name == "label":
                self.next()
                self.raw_argument(lexeme)
            elif name == "tag":
                self.next()
                form = "%s" if self.accept("*") else "(%s)"
                tag = label(form % _plain(self.raw_argument(lexeme)))
            elif name in _IGNORED:
                self.next()
            else:
                made = list(self._scripted())
                if items and made[0].get("class") == "function" and _is_factor(items[-1]):
                    items.append(leaf("mo", TIMES, lspace="0.1667em", rspace="0"))
                items.extend(made)
        return items + tag

    def _deeper(self, step: int) -> None:
        self._depth += step
        if self._depth > MAX_DEPTH:
            raise FormulaError("it is nested too deep")

    def _scripted(self) -> Iterator[Element]:
        """Yield an atom with its scripts, and what stands invisible after a function."""
        self._deeper(1)
        atom = self._atom()
        element = self._scripts(atom)
        self._deeper(-1)
        yield element
        if atom.function and (gap := self._gap()):
            yield leaf("mo", APPLY, lspace="0", rspace=gap)

    def _gap(self) -> str | None:
        """Return the room between a function and what follows, if it is applied to that."""
        lexeme = self.peek()
        if len(lexeme) == 1:
            applied, tight = lexeme.isalnum() or lexeme in _OPENING, lexeme in _OPENING - {"{"}
        else:
            name = lexeme[1:]
            tight = symbols.OPERATORS.get(name, "") in _OPENING or name.lower().startswith(
                ("left", "big")
            )
            applied = tight or not (
                lexeme in _ENDS or name in symbols.OPERATORS or name in symbols.SPACES
            )
        return ("0" if tight else "0.1667em") if applied else None

    def _scripts(self, atom: Atom) -> Element:
        """Return an atom with the scripts and primes that follow."""
        scripts: dict[str, Element] = {}
        primes, limits = 0, atom.limits
        while True:
            lexeme = self.peek()
            if lexeme in ("'", "’", "′"):
                primes += 1
            elif lexeme in ("\\limits", "\\nolimits", "\\displaylimits"):
                limits = lexeme == "\\limits" or (limits and lexeme != "\\nolimits")
                if "movablelimits" in atom.element.attrib:
                    atom.element.set("movablelimits", str(lexeme == "\\displaylimits").lower())
            elif lexeme in ("^", "_"):
                if lexeme in scripts:
                    raise FormulaError(f'"{lexeme}" twice on one base; put braces around the first')
                self.next()
                scripts[lexeme] = self.argument(lexeme)
                continue
            else:
                break
            self.next()
        if primes:
            marks = leaf("mo", _PRIMES[primes] if primes < len(_PRIMES) else "′" * primes)
            above = scripts.get("^")
            scripts["^"] = marks if above is None else branch("mrow", (marks, above))
        parts = [atom.element, *(scripts[place] for place in "_^" if place in scripts)]
        names = {
            "": "",
            "_": "munder" if limits else "msub",
            "^": "mover" if limits else "msup",
            "_^": "munderover" if limits else "msubsup",
        }
        name = names["".join(place for place in "_^" if place in scripts)]
        return branch(name, parts) if name else atom.element

    def argument(self, command: str) -> Element:
        """Take the argument of a command: a group, or a single lexeme."""
        lexeme = self.peek()
        if lexeme in _ENDS or lexeme in "^_":
            raise FormulaError(f'"{command}" has no argument')
        self._deeper(1)
        if lexeme in "0123456789":
            self.next()
            element = leaf("mn", lexeme)
        else:
            element = self._atom().element
        self._deeper(-1)
        return element

    # Atoms

    def _atom(self) -> Atom:
        """Take what scripts can be put on: a character, a command with arguments, a group."""
        lexeme = self.peek()
        if lexeme in ("^", "_", "'"):
            return Atom(branch("mrow", ()))  # scripts on nothing
        if found := _NUMBER.match(self._text, self._position):
            self._position = found.end()
            return Atom(leaf("mn", found.group().replace("{,}", ",")))
        self.next()
        if len(lexeme) > 1:
            return self._command(lexeme[1:])
        match lexeme:
            case "{":
                content = self.row()
                self.expect("}", "{")
                return Atom(group(content))
            case "%":
                raise FormulaError('"%" begins a comment in LaTeX; write "\\%" for the sign')
            case "#" | "$":
                raise FormulaError(f'"{lexeme}" is no sign in LaTeX; write "\\{lexeme}"')
            case "\\":
                raise FormulaError('a "\\" at the end')
            case "~":
                return Atom(words(" "))
        return sign(lexeme)

    def _command(self, name: str) -> Atom:
        if (handler := self._commands.get(name)) is not None:
            return handler(self, name)
        if name in symbols.IDENTIFIERS:
            return identifier(symbols.IDENTIFIERS[name])
        if name in symbols.OPERATORS:
            return operator(symbols.OPERATORS[name])
        raise FormulaError(f'unknown command "\\{name}"')

    # Words

    def prose(self, text: str, style: str = "") -> list[Element]:
        """Return words, with formulas between dollar signs within them."""
        items: list[Element] = []
        for index, part in enumerate(re.split(r"(?<!\\)\$", text)):
            if index % 2:
                items.append(self.nested(part))
            elif part:
                items.append(words(_plain(part), style))
        return items


def _is_factor(element: Element) -> bool:
    """Whether what follows an element is multiplied with it."""
    return element.tag in ("mi", "mn", "msub", "msup", "msubsup", "mfrac", "msqrt", "mroot", "mrow")


def _plain(text: str) -> str:
    """Return words as they are read: their escapes undone, their braces gone."""
    out = []
    for lexeme in _TOKEN.findall(re.sub(r"\s+", " ", text)):
        if lexeme in _TEXT_ESCAPES:
            out.append(_TEXT_ESCAPES[lexeme])
        elif len(lexeme) == 1:
            out.append("" if lexeme in "{}" else lexeme)
        elif lexeme[1] in "#$%&_{}":
            out.append(lexeme[1])
        elif (name := lexeme[1:]) in symbols.PROSE:
            out.append(symbols.PROSE[name])
        else:
            raise FormulaError(f'unknown command "{lexeme}" in words')
    return "".join(out)
