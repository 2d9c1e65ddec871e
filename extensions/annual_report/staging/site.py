"""A build writes into a folder of its own; the finished files are then moved into the output.

Sphinx writes straight into the output folder, page after page: a build that is killed, or
that finds the disk full, would leave half a site behind. Here each file of the output is
always whole, the last good site stays until the new one is finished, and what belongs to no
document any more goes. A file whose bytes are the same is not touched.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from annual_report.staging.leftovers import leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

SITES = ("html", "dirhtml")
"""The builders that write a site of pages."""

_FOLDERS = ("_static_dir", "_sources_dir", "_downloads_dir", "_images_dir")
"""Where Sphinx's HTML builder keeps folders of its output that it made up beforehand."""

_END_OF_PAGE = b"</html>"


class OutputError(SphinxError):
    """The output could not be written; the last one stays as it was."""

    category = "Output error"


class Staging:
    """The folder one build writes into, and the output it is for.

    ``live`` is the output folder, ``folder`` the one that is written into; for a builder
    that writes no site they are the same.
    """

    def __init__(self) -> None:
        self.live = self.folder = Path()
        self._kept: set[str] = set()
        self.was_unfinished = False
        """Whether the last build of this site was not finished."""

    # Events

    def look(self, app: Sphinx) -> None:
        """Note whether the last build was finished, and that this is not (``builder-inited``)."""
        self.live = self.folder = Path(app.outdir)
        self.was_unfinished = False
        if not is_site(app):
            return
        mark = self._mark(app)
        self.was_unfinished = mark.exists()
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.touch()
        except OSError as error:
            raise not_written(error) from error

    def all_pages_again(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return all documents when the last build was not finished (``env-get-updated``).

        The environment may know changes whose pages were never moved into the output.
        """
        return sorted(env.found_docs) if self.was_unfinished else []

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Have the builder write into the folder of this build (``write-started``)."""
        self._kept = set()
        if not is_site(app):
            return
        folder = Path(app.doctreedir) / f"annual_report_{builder.name}"
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            self._point(app, builder, self.live, folder)
            index = self.live / str(getattr(builder, "searchindex_filename", ""))
            if getattr(builder, "search", False) and index.is_file():
                shutil.copyfile(index, folder / index.name)
        except OSError as error:
            raise not_written(error) from error

    def discard(self, app: Sphinx, exception: Exception | None) -> None:
        """Throw away what a failed build wrote (``build-finished``)."""
        if exception is not None and self.folder != self.live:
            folder = self.folder
            self._point(app, app.builder, folder, self.live)
            shutil.rmtree(folder, ignore_errors=True)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        """Note that the build is finished (``build-finished``, last of all)."""
        if exception is None and is_site(app):
            self._mark(app).unlink(missing_ok=True)

    # What others ask and tell

    def path(self, name: str) -> Path:
        """Return where a file of the site is to be read: as this build wrote it, or as it was."""
        staged = self.folder / name
        return staged if staged.is_file() else self.live / name

    def keep(self, *prefixes: str) -> None:
        """Keep published files whose names begin so, although this build does not write them."""
        self._kept.update(prefixes)

    def publish(self, app: Sphinx) -> None:
        """Move what was written into the output, and remove what belongs to nothing any more.

        Raises :class:`OutputError` if a page is not whole or the output cannot be written.
        """
        if self.folder == self.live:
            return
        folder, live = self.folder, self.live
        try:
            staged = sorted(_files(folder), key=lambda name: (name.endswith(".html"), name))
            _must_be_whole(folder, staged)
            self._point(app, app.builder, folder, live)
            fresh = self._fresh_pages(app)
            for name in staged:
                _move(folder / name, live / name, touch=name in fresh)
            before = self._read_manifest(app)
            gone = leftovers(app, before - set(staged), self._kept)
            for name in sorted(gone):
                _remove(live, name)
            self._write_manifest(app, (before - gone) | set(staged))
        except OSError as error:
            raise not_written(error) from error
        finally:
            if self.folder != self.live:
                self._point(app, app.builder, folder, live)
            shutil.rmtree(folder, ignore_errors=True)

    # Parts

    def _point(self, app: Sphinx, builder: Builder, before: Path, now: Path) -> None:
        for name in _FOLDERS:
            value = getattr(builder, name, None)
            if value is not None:
                setattr(builder, name, now / Path(value).relative_to(before))
        path = type(app.outdir)(now)
        app.outdir = builder.outdir = path
        self.folder = now

    @staticmethod
    def _fresh_pages(app: Sphinx) -> set[str]:
        """Return the pages of all documents: Sphinx compares their times with the sources'."""
        builder = app.builder
        pages = (Path(builder.get_outfilename(name)) for name in app.env.found_docs)  # type: ignore[attr-defined] # the builders of sites have it
        return {page.relative_to(app.outdir).as_posix() for page in pages}

    @staticmethod
    def _mark(app: Sphinx) -> Path:
        return Path(app.doctreedir) / f"annual_report_{app.builder.name}.unfinished"

    @staticmethod
    def _manifest(app: Sphinx) -> Path:
        return Path(app.doctreedir) / f"annual_report_{app.builder.name}.json"

    def _read_manifest(self, app: Sphinx) -> set[str]:
        """Return the names of what earlier builds wrote into this output."""
        try:
            read = json.loads(self._manifest(app).read_text(encoding="utf-8"))
            return set(read["files"]) if read["output"] == str(self.live) else set()
        except (OSError, ValueError, KeyError, TypeError):
            return set()

    def _write_manifest(self, app: Sphinx, names: Iterable[str]) -> None:
        path = self._manifest(app)
        fresh = path.with_suffix(".new")
        written = {"output": str(self.live), "files": sorted(names)}
        fresh.write_text(json.dumps(written, ensure_ascii=False, indent=0), encoding="utf-8")
        fresh.replace(path)


def is_site(app: Sphinx) -> bool:
    """Whether the builder writes a site of pages."""
    return app.builder.name in SITES


def not_written(error: OSError) -> OutputError:
    """Return what is told of a fault of the file system: where, what, and what is left."""
    place = f"{error.filename}: " if error.filename else ""
    return OutputError(
        f"{place}{error.strerror or error}; the site was not written, the last one stays as it was"
    )


def _files(folder: Path) -> Iterator[str]:
    for path, _, names in os.walk(folder):
        for name in names:
            yield Path(path, name).relative_to(folder).as_posix()


def _must_be_whole(folder: Path, names: Iterable[str]) -> None:
    """Refuse a page that ends before its end: Sphinx only warns when it cannot write one."""
    for name in names:
        if not name.endswith(".html") or name.startswith("_static/"):
            continue
        with (folder / name).open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 64))
            if _END_OF_PAGE not in file.read():
                text = f"{name} could not be written whole; is the disk full? The site was not "
                raise OutputError(f"{text}written, the last one stays as it was")


def _same(new: Path, old: Path) -> bool:
    try:
        if new.stat().st_size != old.stat().st_size:
            return False
        return new.read_bytes() == old.read_bytes()
    except FileNotFoundError:
        return False


def _move(new: Path, old: Path, *, touch: bool) -> None:
    """Put a file in its place, whole. One that is the same stays.

    With ``touch`` its time is that of the new one, so that Sphinx sees that it was looked at.
    """
    if _same(new, old):
        if touch:
            times = new.stat()
            os.utime(old, ns=(times.st_atime_ns, times.st_mtime_ns))
        return
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    old.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.replace(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = old.with_name(f".{old.name}.new")
        try:
            shutil.copyfile(new, beside)
            beside.replace(old)
        finally:
            beside.unlink(missing_ok=True)


def _remove(live: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (live / name).unlink(missing_ok=True)
    for folder in Path(name).parents:
        if folder == Path():
            break
        try:
            (live / folder).rmdir()
        except OSError:
            break
