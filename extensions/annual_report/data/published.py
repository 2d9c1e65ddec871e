"""What a report was when it was published, and whether its year's folder is still that.

``reports/<year>/published.lock`` is written once, by ``annual-report publish``. It names every
file of the year's folder with its SHA-256, and the PDF of record, a copy of which lies beside it
in ``published/``; so it does for the PDF of each second language of the report. It tells of
changes that happen by accident; against intent it is no more than what guards the file itself
(version control).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annual_report.data.errata import ERRATA_FILE
from annual_report.data.limits import MAX_FILE_BYTES
from annual_report.data.shapes import OPEN_MARK
from annual_report.data.wording import reason_of
from annual_report.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annual_report.data.errata import Erratum

LOCK_FILE = "published.lock"
"""In the folder of a year that is published."""

RECORD_DIR = "published"
"""In the folder of a year that is published; holds the PDFs of record."""

FORMAT: Literal["annual-report published 1"] = "annual-report published 1"

_NOT_SOURCES = frozenset({LOCK_FILE, ERRATA_FILE})


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Digest(_Part):
    """A file as it was: the SHA-256 of its bytes (hexadecimal), and how many there are."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class Record(Digest):
    """A PDF of record: ``file`` is its name in ``published/`` and on the site."""

    file: str = Field(pattern=r"^[^/\\]+\.pdf$")
    pages: int = Field(ge=1)


class Lock(_Part):
    """What ``published.lock`` holds.

    ``sources`` are the files of the year's folder, by their paths in it. Outside it, by their
    paths in the project, ``used`` are the files its documents take in (images, included texts,
    downloads) and ``shared`` those that all years share, and that may change. ``pdf`` is the PDF in
    the report's own language, ``translations`` are those in second languages, by language.
    ``errata`` are the digests of the corrections since, in their order.
    """

    format: Literal["annual-report published 1"] = FORMAT
    year: int
    published: dt.date
    version: str
    pdf: Record
    translations: dict[str, Record] = Field(default_factory=dict)
    sources: dict[str, Digest]
    used: dict[str, Digest] = Field(default_factory=dict)
    shared: dict[str, Digest] = Field(default_factory=dict)
    errata: tuple[str, ...] = ()

    @property
    def records(self) -> dict[str, Record]:
        """The PDFs of record by language, the report's own first, as ``""``."""
        return {"": self.pdf, **self.translations}

    def written(self) -> bytes:
        """Return the bytes of the file."""
        fields = self.model_dump(mode="json")
        return (json.dumps(fields, ensure_ascii=False, indent=2) + "\n").encode()


def is_published(folder: Path) -> bool:
    """Return whether a year's folder has a lock, or a PDF of record whose lock is lost."""
    return (folder / LOCK_FILE).exists() or any((folder / RECORD_DIR).glob("*.pdf"))


def published_folders(source: Path, reports_dir: str) -> list[str]:
    """Return the folders of published years, by their paths in the project."""
    root = source / reports_dir
    folders = sorted(root.iterdir()) if root.is_dir() else []
    return [f"{reports_dir}/{folder.name}" for folder in folders if is_published(folder)]


class LockError(ValueError):
    """A lock that cannot be read; the message says why."""


def read_lock(folder: Path) -> Lock | None:
    """Return the lock of a year's folder, ``None`` where it has none.

    Raises :class:`LockError` where there is one that cannot be read, or where there is only a
    PDF of record.
    """
    path = folder / LOCK_FILE
    if path.exists() and not _is_regular(path):  # a pipe would be waited for
        raise LockError(Message("{name} is not a file", name=f'"{LOCK_FILE}"'))
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        if is_published(folder):
            told = Message("the file is missing, and the PDF of record is there")
            raise LockError(told) from None
        return None
    except OSError as error:
        told = Message("the file cannot be read ({reason})", reason=reason_of(error))
        raise LockError(told) from error
    if len(content) > MAX_FILE_BYTES:
        told = Message("the file is larger than {count} bytes", count=MAX_FILE_BYTES)
        raise LockError(told)
    try:
        return Lock.model_validate_json(content)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        if not place:
            raise LockError(Message("the file is not what publish wrote")) from None
        raise LockError(Message("{field} is not what publish wrote", field=place)) from None


def digest_of(content: bytes) -> Digest:
    """Return the digest of a file's bytes."""
    return Digest(sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def digest_of_file(path: Path) -> Digest | None:
    """Return the digest of a file; ``None`` where there is none, or it cannot be read."""
    try:
        with path.open("rb") as file:
            total = hashlib.file_digest(file, "sha256")
            return Digest(sha256=total.hexdigest(), size=file.tell())
    except OSError:
        return None


def source_files(folder: Path) -> dict[str, Digest]:
    """Return the sources in a year's folder, by their paths in it with forward slashes.

    These are all its files but the lock, the errata, the PDFs of record, hidden files and those by
    which a spreadsheet program tells that a file is open (``~$…``). A link counts as the file it
    leads to.
    """
    found = {}
    for path in sorted(_files(folder, top=True)):
        digest = digest_of_file(path)
        if digest is not None:
            found[path.relative_to(folder).as_posix()] = digest
    return found


def _files(folder: Path, *, top: bool = False) -> Iterator[Path]:
    for path in folder.iterdir():
        name = path.name
        if name.startswith((".", OPEN_MARK)) or (top and name in {*_NOT_SOURCES, RECORD_DIR}):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif _is_regular(path):
            yield path


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


@dataclass(frozen=True, kw_only=True)
class Breach:
    """In what a published year is no longer what was published.

    The names of files are paths in the year's folder; those outside it begin with ``/``, the
    top of the project. ``errata`` are the positions, from zero, of corrections that were changed
    or removed, ``unrecorded`` those of corrections that the lock does not know.
    """

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    errata: tuple[int, ...] = ()
    unrecorded: tuple[int, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All files that it names."""
        return (*self.changed, *self.missing, *self.added)

    def __bool__(self) -> bool:
        """Whether there is a breach at all."""
        return bool(self.files or self.errata or self.unrecorded)


def compare(source: Path, folder: str, lock: Lock, errata: Sequence[Erratum]) -> Breach:
    """Return in what a year's folder, a path in the project, differs from its lock."""
    place = source / folder
    records = {f"{RECORD_DIR}/{record.file}": _plain(record) for record in lock.records.values()}
    used = {f"/{name}": digest for name, digest in lock.used.items()}
    then = {**lock.sources, **records, **used}
    now = source_files(place)
    now |= {f"/{name}": digest for name, digest in shared_files(source, [*lock.used]).items()}
    if (place / RECORD_DIR).is_dir():
        kept = source_files(place / RECORD_DIR)
        now |= {f"{RECORD_DIR}/{name}": digest for name, digest in kept.items()}
    digests = [item.digest for item in errata]
    return Breach(
        changed=tuple(name for name in then if name in now and now[name] != then[name]),
        missing=tuple(name for name in then if name not in now),
        added=tuple(name for name in now if name not in then),
        errata=tuple(
            at for at, digest in enumerate(lock.errata) if digests[at : at + 1] != [digest]
        ),
        unrecorded=tuple(range(len(lock.errata), len(digests))),
    )


def place_of(folder: str, name: str) -> str:
    """Return the path in the project of a file that a breach names."""
    return name.removeprefix("/") if name.startswith("/") else f"{folder}/{name}"


def _plain(digest: Digest) -> Digest:
    return Digest(sha256=digest.sha256, size=digest.size)


def changed_shared(source: Path, lock: Lock) -> tuple[str, ...]:
    """Return which files outside the year's folder are no longer what they were."""
    return tuple(
        name for name, then in lock.shared.items() if digest_of_file(source / name) != then
    )


def shared_files(source: Path, names: Sequence[str]) -> dict[str, Digest]:
    """Return the digests of files of the project that are there."""
    found = {name: digest_of_file(source / name) for name in names}
    return {name: digest for name, digest in found.items() if digest is not None}


def record_fits(folder: Path, record: Record) -> bool:
    """Return whether a PDF of record is there as it was published."""
    return digest_of_file(folder / RECORD_DIR / record.file) == _plain(record)
