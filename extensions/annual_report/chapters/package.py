"""The file of a document: a zip, opened only if nothing in it can do harm.

Sizes are looked at before anything is unpacked. Names in the zip are keys, never paths. What a
document links to outside of itself is never asked for.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from annual_report.chapters.told import ChapterError
from annual_report.chapters.xml import Element, parse
from annual_report.i18n import msgid

LARGEST_FILE: Final = 100_000_000
"""Bytes of the file."""
LARGEST_PART: Final = 50_000_000
"""Bytes of one part, unpacked."""
LARGEST_WHOLE: Final = 250_000_000
"""Bytes of all the parts, unpacked."""
MOST_PARTS: Final = 5_000

_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError)
"""What a damaged zip makes zipfile raise."""
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "/officeDocument"
_DOCUMENT = "wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Target:
    """What a part refers to: another part by its name, or an address outside."""

    kind: str
    name: str
    external: bool


class Package:
    """The parts of a document. Raises :class:`ChapterError` where the file is not read."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise ChapterError(
                msgid(
                    "the file is in Word's old form (.doc) or has a password; save it as .docx "
                    "without a password"
                )
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE:
            raise ChapterError(msgid("the file is not a Word document (.docx)")) from None
        self._parts = {item.filename: item for item in self._zip.infolist()}
        self._refuse_bombs()
        self._refuse_macros()

    def _refuse_bombs(self) -> None:
        items = self._zip.infolist()
        sizes = [item.file_size for item in items]
        if (
            len(items) > MOST_PARTS
            or sum(sizes) > LARGEST_WHOLE
            or max(sizes, default=0) > (LARGEST_PART)
        ):
            raise ChapterError(
                msgid("unpacked, the document is too large to be read; make its images smaller")
            )
        if len(self._parts) != len(items):
            raise ChapterError(msgid("the file holds two parts of the same name; it is not read"))
        if any(item.flag_bits & 1 for item in items):
            raise ChapterError(msgid("the file has a password; save it without one"))

    def _refuse_macros(self) -> None:
        types = self.read("[Content_Types].xml").decode("utf-8", "replace").casefold()
        macros = [name for name in self._parts if name.casefold().endswith("vbaproject.bin")]
        if macros or "macroenabled" in types or "vbaproject" in types:
            raise ChapterError(
                msgid("the document has macros, which are not read; save it as .docx without them")
            )
        if _DOCUMENT not in types:
            raise ChapterError(msgid("the file is not a Word document (.docx)"))

    def has(self, name: str) -> bool:
        """Return whether there is a part of a name."""
        return name in self._parts

    @property
    def names(self) -> list[str]:
        """The names of the parts."""
        return list(self._parts)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part: never more than the sizes that were looked at."""
        if name not in self._parts:
            raise ChapterError(msgid("the document is damaged: {reason}"), reason=name)
        try:
            return self._zip.read(self._parts[name])
        except _UNREADABLE as error:
            reason = f"{name}: {error}"
            raise ChapterError(msgid("the document is damaged: {reason}"), reason=reason) from None

    def tree(self, name: str) -> Element:
        """Return the tree of a part."""
        return parse(self.read(name))

    def targets(self, part: str) -> dict[str, Target]:
        """Return what a part refers to, by the ids it uses for it."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return {}
        found = {}
        for item in self.tree(relations).iter("rel:Relationship"):
            external = item.get("TargetMode", "").casefold() == "external"
            target = item.get("Target", "")
            if not external:
                joined = posixpath.join("/", folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            found[item.get("Id", "")] = Target(item.get("Type", ""), target, external)
        return found

    @cached_property
    def document(self) -> str:
        """The name of the main part."""
        for target in self.targets("").values():
            if target.kind.endswith(_MAIN) and self.has(target.name):
                return target.name
        raise ChapterError(msgid("the file is not a Word document (.docx)"))

    def part(self, kind: str) -> str | None:
        """Return the part that the main part names for a purpose: styles, footnotes."""
        for target in self.targets(self.document).values():
            if target.kind.endswith(f"/{kind}") and self.has(target.name):
                return target.name
        return None
