"""Reads the documents of a year's folder as text, for what can be told without building.

It looks at images, links to files, the entries of tables of contents and ``{doc}`` roles of
MyST documents, outside code. What else a document may hold, only a build can tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from annual_report.data.limits import MAX_FILE_BYTES
from annual_report.data.shapes import DATA_DIR, DATA_FILES
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_FENCE = re.compile(
    r"^\s*(?:>\s*)*(?P<mark>`{3,}|~{3,}|:{3,})(?:\{(?P<name>[^}`]+)\})?(?P<rest>[^`]*)$"
)
_OPTION = re.compile(r"^\s*:(?P<name>[\w-]+):(?:\s+(?P<value>.*))?$")
_LINK = re.compile(
    r"(?P<image>!)?\[(?P<text>[^\]]{0,2000}+)\]"
    r"\((?P<open><)?(?P<to>[^)\s>]{1,2000}+)>?[^)]{0,2000}+\)(?P<attrs>\{[^}]{0,500}\})?"
)
_DOC = re.compile(r"\{doc\}`(?:[^`<]{0,500}+<)?(?P<to>[^`>]{1,500}+)>?`")
_CODE = re.compile(r"(`+).+?\1")
_TITLED = re.compile(r"^.*<(?P<to>[^<>]+)>$")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|#)", re.IGNORECASE)
_DEFINED = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{(?:report:)?(?P<kind>objective|project)\}[ \t]*(?P<id>\S+)",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{(?:report:)?([\w-]+)\}", re.MULTILINE)
_SHOWN_BY = {file: file.removesuffix(".yaml") for file in DATA_FILES} | {"plan.yaml": "action-plan"}
"""The directive that shows each data file whole."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_SOURCES = (".md", ".rst")
_IMAGES = frozenset({"figure", "image"})
_CODES = frozenset(
    {
        "code",
        "code-block",
        "code-cell",
        "eval-rst",
        "highlight",
        "literalinclude",
        "math",
        "parsed-literal",
        "prompt",
        "raw",
        "sourcecode",
    }
)
_UNSEEN = "agenda"
"""The document of agenda items, which is no part of the site."""
_DECORATIVE = "decorative"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong in a document; ``text`` is a message id that ``values`` fill."""

    file: str
    line: int
    text: str
    values: Mapping[str, str] = field(default_factory=dict)


class _Block(NamedTuple):
    mark: str
    name: str
    argument: str
    line: int


class _Document:
    """One document while it is read."""

    def __init__(self, source: Path, file: str) -> None:
        self._source = source
        self._file = file
        self._folder = file.rpartition("/")[0]
        self.entries: set[str] = set()
        self.globs = False
        self._blocks: list[_Block] = []
        self._options: dict[str, str] | None = None
        self._in_comment = False

    def problems(self, text: str) -> Iterator[Problem]:
        """Yield what is wrong in the text, line by line."""
        for number, line in enumerate(text.splitlines(), 1):
            fence = None if self._in_comment else _FENCE.match(line)
            if fence:
                yield from self._fence(fence, number)
            elif not self._is_unseen(line):
                yield from self._seen(line, number)

    def _fence(self, fence: re.Match[str], line: int) -> Iterator[Problem]:
        """Open or close a block. In code only what closes it counts."""
        mark, name, rest = fence["mark"], fence["name"], fence["rest"].strip()
        inner = self._blocks[-1] if self._blocks else None
        closes = bool(inner and name is None and not rest and mark.startswith(inner.mark))
        if inner and inner.name in _CODES and not closes:
            return
        if inner and inner.name in _IMAGES and self._options is not None:
            yield from self._image(inner, self._options)
        self._options = None
        if closes:
            self._blocks.pop()
            return
        block = _Block(mark, (name or "code").rpartition(":")[2].strip(), rest, line)
        self._blocks.append(block)
        if block.name in _IMAGES:
            self._options = {}

    def _is_unseen(self, line: str) -> bool:
        """Whether a line is code or a comment."""
        if self._blocks and self._blocks[-1].name in _CODES:
            return True
        if self._in_comment or "<!--" in line:
            self._in_comment = "-->" not in line
            return True
        return line.startswith("%")

    def _seen(self, line: str, number: int) -> Iterator[Problem]:
        in_toctree = bool(self._blocks) and self._blocks[-1].name == "toctree"
        if option := _OPTION.match(line):
            if self._options is not None:
                self._options[option["name"]] = (option["value"] or "").strip()
            self.globs = self.globs or (in_toctree and option["name"] == "glob")
        elif in_toctree:
            yield from self._entry(line.strip(), number)
        else:
            yield from self._line(line, number)

    def _image(self, block: _Block, options: Mapping[str, str]) -> Iterator[Problem]:
        if not options.get("alt") and _DECORATIVE not in options.get("class", ""):
            text = msgid("the image {name} has no alternative text; say what it shows: :alt: …")
            yield self._problem(block.line, text, name=block.argument)
        text = msgid("there is no image {name}")
        yield from self._file_there(block.argument, block.line, text)

    def _entry(self, entry: str, line: int) -> Iterator[Problem]:
        if not entry or entry == "self" or _SCHEME.match(entry):
            return
        if titled := _TITLED.match(entry):
            entry = titled["to"].strip()
        if _SCHEME.match(entry) or any(mark in entry for mark in "*?["):
            self.globs = self.globs or not _SCHEME.match(entry)
            return
        self.entries.add(self._name(entry))
        if not self._is_document(entry):
            text = msgid("the table of contents names {name}, and there is no such document")
            yield self._problem(line, text, name=entry)

    def _line(self, line: str, number: int) -> Iterator[Problem]:
        for role in _DOC.finditer(line):
            if not self._is_document(role["to"]):
                text = msgid("there is no document {name}")
                yield self._problem(number, text, name=role["to"])
        for link in _LINK.finditer(_CODE.sub("", line)):
            target = link["to"]
            if link["image"]:
                attributes = link["attrs"] or ""
                if (
                    not link["text"].strip()
                    and _DECORATIVE not in attributes
                    and "alt=" not in attributes
                ):
                    text = msgid(
                        "the image {name} has no alternative text; say what it shows: ![…]"
                    )
                    yield self._problem(number, text, name=target)
                yield from self._file_there(target, number, msgid("there is no image {name}"))
            elif _SUFFIX.search(target.partition("#")[0]):
                yield from self._file_there(target, number, msgid("there is no file {name}"))

    def _file_there(self, target: str, line: int, text: str) -> Iterator[Problem]:
        path = unquote(target.partition("#")[0])
        if not path or _SCHEME.match(target) or path.endswith(".*"):
            return
        if not self._exists(self._name(path)):
            yield self._problem(line, text, name=target)

    def _is_document(self, target: str) -> bool:
        name = self._name(target)
        return any(self._exists(f"{name}{suffix}") for suffix in _SOURCES) or (
            target.endswith(_SOURCES) and self._exists(name)
        )

    def _name(self, target: str) -> str:
        """Return a target as a path in the project: absolute ones begin at its top."""
        parts = [] if target.startswith("/") else self._folder.split("/")
        for part in target.split("/"):
            if part == "..":
                del parts[-1:]
            elif part not in {"", "."}:
                parts.append(part)
        return "/".join(parts)

    def _exists(self, name: str) -> bool:
        try:
            return (self._source / name).is_file()
        except (OSError, ValueError):
            return False

    def _problem(self, line: int, text: str, **values: str) -> Problem:
        shown = {name: f'"{value}"' for name, value in values.items()}
        return Problem(file=self._file, line=line, text=text, values=shown)


class _OutsideError(OSError):
    """A document that leads out of the project."""


def _text_of(source: Path, path: Path) -> str:
    if not path.resolve().is_relative_to(source.resolve()):
        raise _OutsideError
    with path.open("rb") as opened:
        return opened.read(MAX_FILE_BYTES).decode("utf-8")


def defined_in_place(source: Path, folder: str) -> dict[str, set[str]]:
    """Return the ids of what documents of a year's folder define, by ``objective``, ``project``."""
    found: dict[str, set[str]] = {"objective": set(), "project": set()}
    for path in (source / folder).rglob("*.md"):
        try:
            text = _text_of(source, path)
        except (OSError, UnicodeDecodeError):  # told by read_documents
            continue
        for match in _DEFINED.finditer(text):
            found[match["kind"]].add(match["id"])
    return found


def chapters(source: Path, folder: str) -> dict[str, list[str]]:
    """Return the documents that show each data file of a year, by the data file's name."""
    found: dict[str, list[str]] = {}
    for path in sorted((source / folder).rglob("*.md")):
        try:
            names = set(_DIRECTIVE.findall(_text_of(source, path)))
        except (OSError, UnicodeDecodeError):  # told by read_documents
            continue
        for file, directive in _SHOWN_BY.items():
            if directive in names:
                shown = path.relative_to(source / folder).as_posix()
                found.setdefault(f"{folder}/{DATA_DIR}/{file}", []).append(shown)
    return found


def read_documents(source: Path, folder: str, second: Iterable[str] = ()) -> list[Problem]:
    """Return the problems of the MyST documents in a year's folder, file by file.

    ``second`` are the languages it has a second set of documents in.
    """
    found: list[Problem] = []
    entries: set[str] = set()
    globs = False
    texts: dict[str, str] = {}
    for path in sorted((source / folder).rglob("*.md")):
        file = path.relative_to(source).as_posix()
        try:
            texts[file] = _text_of(source, path)
        except _OutsideError:
            text = msgid("{file} leads out of the project; it is not read")
            values = {"file": f'"{file}"'}
            found.append(Problem(file=file, line=1, text=text, values=values))
        except (OSError, UnicodeDecodeError):
            text = msgid("the document cannot be read as UTF-8")
            found.append(Problem(file=file, line=1, text=text))
    for file, text in texts.items():
        document = _Document(source, file)
        found += document.problems(text)
        entries |= {entry.removesuffix(".md") for entry in document.entries}
        globs = globs or document.globs
    index = f"{folder}/index"
    if not any((source / f"{index}{suffix}").is_file() for suffix in _SOURCES):
        text = msgid("the document is missing; it is the first page of the year")
        found.append(Problem(file=f"{index}.md", line=1, text=text))
    on_top = {index, f"{folder}/{_UNSEEN}", *(f"{folder}/{code}/index" for code in second)}
    for file, text in texts.items():
        name = file.removesuffix(".md")
        is_alone = name not in entries and name not in on_top
        if is_alone and not globs and not re.match(r"---\n(?:.*\n)*?orphan:", text):
            told = msgid("no table of contents of the year names this document")
            found.append(Problem(file=file, line=1, text=told))
    return found
