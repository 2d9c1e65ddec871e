"""What a reader, or a program, can find in a published file: its texts with their places.

Text files are looked at as they are and as they are read (without tags, with references to
characters resolved), PDFs page by page with all that is stored beside the pages. What is packed
(the search index, ZIP files and documents made of them) is unpacked. In pictures and other files
that are no text only plain texts are found, such as what a camera or a program wrote into them.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import zipfile
import zlib
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from annual_report.privacy.patterns import PART, contacts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST = 200_000_000
"""The most bytes that a packed file may unpack to."""


class UnreadableError(Exception):
    """A file cannot be looked into; the text says why."""


class Passage(NamedTuple):
    """A text of a file.

    ``place`` names where it is in words: a page, a pointer into JSON, a file in a file.
    ``has_lines`` says that its lines are those of the file. ``only_emails`` marks what is too
    noisy for telephone numbers.
    """

    text: str
    place: str = ""
    has_lines: bool = False
    only_emails: bool = False


def passages(name: str, data: bytes) -> Iterator[Passage]:
    """Yield the texts of a file, by its name and its first bytes.

    Raises :class:`UnreadableError` for a PDF or a packed file that cannot be opened.
    """
    ending = name.rpartition(".")[2].casefold()
    if data.startswith(b"%PDF-") or ending == "pdf":
        yield from _pdf(data)
    elif data.startswith(b"\x1f\x8b"):
        yield from _unpacked(name, data)
    elif data.startswith(b"PK\x03\x04"):
        yield from _members(data)
    elif ending == "inv":
        yield from _inventory(data)
    elif (text := _decoded(data)) is None:
        yield from _strings(data)
    else:
        yield from _READERS.get(ending, _plain)(text)


_UTF_16 = {b"\xff\xfe", b"\xfe\xff"}


def _decoded(data: bytes) -> str | None:
    if b"\x00" in data[:4096] and data[:2] not in _UTF_16:
        return None
    encodings = ("utf-16",) if data[:2] in _UTF_16 else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    return None


def _plain(text: str) -> Iterator[Passage]:
    yield Passage(text, has_lines=True)


# Markup

_TAG = re.compile(r"(<!--.*?(?:-->|\Z)|</?([a-zA-Z][\w:-]*)[^<>]*>)", re.DOTALL)
_WITHIN_WORDS = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tspan", "u", "var"),
    *("wbr",),
}
"""Elements that stand within a word without parting it."""

_SOFT = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
"""What is not seen between the letters of a word."""


def _markup(text: str) -> Iterator[Passage]:
    """Yield markup as it is, with attributes and comments, and as it is read, without tags."""
    yield Passage(_hardened(_resolved(text)), has_lines=True)
    yield Passage(_hardened(_resolved(_without_tags(text))), has_lines=True)


def _resolved(text: str) -> str:
    """Return a text with references to characters resolved, and those of addresses."""
    text = html.unescape(text) if "&" in text else text
    return text.replace("%40", "@")


def _hardened(text: str) -> str:
    for character in _SOFT:
        text = text.replace(character, "")
    return text


def _without_tags(text: str) -> str:
    """Put nothing for comments and tags within words, a mark for other tags; lines are kept."""
    parts = _TAG.split(text)  # a text, a tag, its name, a text, …
    marks = {name: "\x1f" for name in set(parts[2::3]) if not _is_within_words(name)}
    lines = ["\n" * tag.count("\n") if "\n" in tag else "" for tag in parts[1::3]]
    parts[1::3] = [marks.get(name, "") for name in parts[2::3]]
    parts[2::3] = lines
    return "".join(parts)


def _is_within_words(name: str | None) -> bool:
    return name is None or name.casefold() in _WITHIN_WORDS


# Data and programs

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_NOT_A_LINE = {"\n": " ", "\r": " "}


def _script(text: str) -> Iterator[Passage]:
    def character(match: re.Match[str]) -> str:
        found = chr(int(match[1] or match[2], 16))
        return _NOT_A_LINE.get(found, found)

    yield Passage(_ESCAPE.sub(character, text) if "\\" in text else text, has_lines=True)


def _json(text: str) -> Iterator[Passage]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield from _script(text)
    else:
        # Most data holds no contacts: the places of its texts, which take long, are not needed.
        if any(contacts_in(PART.join(_texts(value)))):
            yield from _json_texts(value)


def _texts(value: object) -> list[str]:
    """Return the texts of a JSON value in any order."""
    found, rest = [], [value]
    while rest:
        item = rest.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            found += item.keys()
            rest += item.values()
        elif isinstance(item, list):
            rest += item
    return found


def _json_texts(value: object) -> Iterator[Passage]:
    """Yield the texts of a JSON value with their JSON pointers (RFC 6901), and its numbers."""
    rest = deque([("", value)])
    while rest:
        pointer, item = rest.popleft()
        if isinstance(item, str):
            yield Passage(item, place=pointer or "/")
        elif isinstance(item, dict):
            for key, inner in item.items():
                at = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
                yield Passage(key, place=at)
                rest.append((at, inner))
        elif isinstance(item, list):
            rest += [(f"{pointer}/{number}", inner) for number, inner in enumerate(item)]


_READERS: dict[str, Callable[[str], Iterator[Passage]]] = {
    **dict.fromkeys(("html", "htm", "xhtml", "xml", "atom", "rss", "svg", "rdf"), _markup),
    **dict.fromkeys(("json", "jsonld", "geojson", "map"), _json),
    **dict.fromkeys(("js", "mjs", "css"), _script),
}


# Packed files


def _unpacked(name: str, data: bytes) -> Iterator[Passage]:
    """Yield the texts of a gzip file; Pagefind's hold JSON or CBOR behind a word of its own."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(LARGEST)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"it cannot be unpacked ({error})") from None
    content = content.removeprefix(b"pagefind_dcd")
    if content.startswith(b"{"):
        yield from _json(content.decode("utf-8", "replace"))
    elif ".pf_" in name:
        yield Passage(content.decode("utf-8", "replace"))
    else:
        yield from passages(name.removesuffix(".gz"), content)


def _members(data: bytes) -> Iterator[Passage]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise UnreadableError("it is too large when unpacked")
            for entry in package.infolist():
                content = package.read(entry)
                if not content.startswith(b"PK\x03\x04"):  # no deeper than one file in another
                    yield from _inside(entry.filename, content)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(f"it cannot be unpacked ({error})") from None


def _inventory(data: bytes) -> Iterator[Passage]:
    """Yield the texts of an inventory of Sphinx: four lines, then what zlib packed."""
    head, _, packed = data.partition(b"zlib.\n")
    yield Passage(head.decode("utf-8", "replace"), has_lines=True)
    try:
        yield Passage(zlib.decompress(packed).decode("utf-8", "replace"))
    except zlib.error:
        yield from _strings(packed)


_PRINTABLE = re.compile(rb"[\x20-\x7e]{8,}")


def _strings(data: bytes) -> Iterator[Passage]:
    for match in _PRINTABLE.finditer(data):
        if b"@" in match[0]:
            yield Passage(match[0].decode("ascii"), only_emails=True)


def _pdf(data: bytes) -> Iterator[Passage]:
    from annual_report.privacy.pdf import (  # noqa: PLC0415 - slow to load, and not always needed
        PdfError,
        opened,
        pdf_attachments,
        pdf_texts,
    )

    try:
        with opened(data) as pdf:
            for text, place, only_emails in pdf_texts(data, pdf):
                yield Passage(_hardened(text), place, only_emails=only_emails)
            for name, content in pdf_attachments(pdf):
                yield from _inside(name, content)
    except PdfError as error:
        raise UnreadableError(str(error)) from None


def _inside(name: str, content: bytes) -> Iterator[Passage]:
    """Yield the texts of a file in a file, whose places name it."""
    yield Passage(name, name)
    for found in passages(name, content):
        place = ", ".join(filter(None, (name, found.place)))
        yield found._replace(place=place, has_lines=False)
