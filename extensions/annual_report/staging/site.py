"""A build writes into a folder of its own; the finished files are then moved into the output.

Sphinx writes straight into the output folder, page after page: a build that is killed, or
that finds the disk full, would leave half a site behind. Here each file of the output is
always whole, the last good site stays until the new one is finished, and what belongs to no
document any more goes. A file whose bytes are the same is not touched.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.staging.faults import FileFaults, OutputError, leave, not_written
from annual_report.staging.leftovers import leftovers
from annual_report.staging.moving import files_in, move_all, nearby, remove
from annual_report.staging.unfinished import (
    ask_without_writing,
    damaged_doctrees,
    is_whole_index,
    note_pages,
    pages_not_written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

SITES = ("html", "dirhtml")
"""The builders that write a site of pages."""

_FOLDERS = ("_static_dir", "_sources_dir", "_downloads_dir", "_images_dir")
"""Where Sphinx's HTML builder keeps folders of its output that it made up beforehand."""

_END_OF_PAGE = b"</html>"


class Staging:
    """The folder one build writes into, and the output it is for.

    ``live`` is the output folder, ``folder`` the one that is written into; for a builder
    that writes no site they are the same.
    """

    def __init__(self) -> None:
        self.live = self.folder = Path()
        self._kept: set[str] = set()
        self.was_unfinished = False
        """Whether the last build of this site was not finished, or is damaged."""
        self._not_written: set[str] | None = None
        self._faults = FileFaults()

    # Events

    def look(self, app: Sphinx) -> None:
        """Note whether the last build was finished, and that this is not (``builder-inited``)."""
        self.live = self.folder = Path(app.outdir)
        self.was_unfinished = False
        if not is_site(app):
            return
        mark = self._mark(app)
        index = self._index(app.builder)
        is_damaged = index is not None and index.exists() and not is_whole_index(index)
        self.was_unfinished = mark.exists() or is_damaged
        try:
            mark.parent.mkdir(parents=True, exist_ok=True)
            self._not_written = None if is_damaged else pages_not_written(mark)
            mark.write_bytes(b"")
            note_pages(app.builder, mark)
            for folder in nearby(self.live):
                shutil.rmtree(folder, ignore_errors=True)
        except OSError as error:
            fault = not_written(error)
            leave(app, fault)
            raise fault from error
        ask_without_writing(app.builder)

    def read_again(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        _added: set[str],
        _changed: set[str],
        _removed: set[str],
    ) -> list[str]:
        """Return documents whose doctrees are not whole (``env-get-outdated``)."""
        if not is_site(app):
            return []
        return sorted(damaged_doctrees(env, was_unfinished=self.was_unfinished))

    def pages_again(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return what the last build was to write if it was not finished (``env-get-updated``).

        The environment may know changes whose pages were never moved into the output. They are
        of all documents where the build did not come as far as to know its pages.
        """
        if not self.was_unfinished:
            return []
        return sorted(
            env.found_docs & (env.found_docs if self._not_written is None else self._not_written)
        )

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Have the builder write into the folder of this build (``write-started``)."""
        self._kept = set()
        if not is_site(app):
            return
        folder = Path(app.doctreedir) / f"annual_report_{builder.name}"
        self._faults.watch()
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            self._point(app, builder, self.live, folder)
            index = self._index(builder)
            if index is not None and is_whole_index(index):
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
        """Note that the build is finished, or tell what ended it (``build-finished``, at last).

        Raises what :func:`~annual_report.staging.faults.leave` does.
        """
        if not is_site(app):
            return
        self._faults.leave_off()
        if exception is None:
            self._mark(app).unlink(missing_ok=True)
        else:
            leave(app, exception)

    # What others ask and tell

    def path(self, name: str) -> Path:
        """Return where a file of the site is to be read: as this build wrote it, or as it was."""
        staged = self.folder / name
        return staged if staged.is_file() else self.live / name

    def keep(self, *names: str) -> None:
        """Keep published files, or all of a folder (``data/``), that this build does not write."""
        self._kept.update(names)

    def publish(self, app: Sphinx) -> None:
        """Move what was written into the output, and remove what belongs to nothing any more.

        Raises :class:`OutputError` if a page is not whole or the output cannot be written.
        """
        if self.folder == self.live:
            return
        folder, live = self.folder, self.live
        try:
            staged = sorted(files_in(folder), key=lambda name: (name.endswith(".html"), name))
            _must_be_whole(folder, staged)
            self._point(app, app.builder, folder, live)
            before = self._read_manifest(app)
            # A build that is killed from here on leaves what the next one is to know of.
            self._write_manifest(app, before | set(staged))
            move_all(folder, live, staged, self._fresh_pages(app))
            gone = leftovers(app, before - set(staged), self._kept)
            for name in sorted({*gone, ".buildinfo.bak"}):
                remove(live, name)
            self._write_manifest(app, (before - gone) | set(staged))
        except OSError as error:
            raise not_written(error) from error
        finally:
            if self.folder != self.live:
                self._point(app, app.builder, folder, live)
            for place in (folder, *nearby(self.live)):
                shutil.rmtree(place, ignore_errors=True)

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

    def _index(self, builder: Builder) -> Path | None:
        """Return Sphinx's search index in the output, which a build adds to."""
        if not getattr(builder, "search", False):
            return None
        return self.live / str(getattr(builder, "searchindex_filename", ""))

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
