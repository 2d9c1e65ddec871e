"""Building whenever a file is saved.

The data files are read as soon as one is saved: what is at fault in them is told before a build
could tell it. Then the pages: as soon as they are written the browser is told, while the PDFs are
made.
A file that is saved meanwhile ends the making of the PDFs, and the next build begins. Its process
is there already, with Sphinx loaded.
"""

from __future__ import annotations

import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import watchfiles

from annual_report.building.process import BuildProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annual_report.building.process import Event
    from annual_report.building.told import Told
    from annual_report.building.worker import Request
    from annual_report.preview.state import State
    from annual_report.preview.watching import Watched

_QUIET = 30
"""Milliseconds without a change after which a build begins."""


class Observer(Protocol):
    """Who is told what happens, in the order it does."""

    def changed(self, files: Sequence[str]) -> None:
        """Files were saved, and a build begins."""

    def happened(self, event: Event) -> None:
        """Take what a build tells (``pages``, ``done``, ``failed``)."""


class Rebuilder:
    """Two threads: one watches the files, one builds.

    ``look`` reads the data files and returns their faults, ``None`` if it cannot. They stand in
    for those that a build tells of the same files.
    """

    def __init__(
        self,
        request: Callable[[bool], Request],
        look: Callable[[], Sequence[Told] | None],
        watched: Watched,
        state: State,
        observer: Observer,
    ) -> None:
        self._request = request
        self._look = look
        self._watched = watched
        self._state = state
        self._observer = observer
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._changed: set[Path] = set()
        self._excluded: Sequence[str] = ()
        self._standby = BuildProcess()
        self._running: BuildProcess | None = None
        self._makes_pdfs = False
        self._threads = [
            threading.Thread(target=self._watch, name="watch", daemon=True),
            threading.Thread(target=self._work, name="build", daemon=True),
        ]

    def start(self) -> None:
        """Build, and go on building when files are saved."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End both threads and all builds."""
        self._stop.set()
        self._wake.set()
        with self._lock:
            for process in (self._running, self._standby):
                if process is not None:
                    process.end()
        for thread in self._threads:
            thread.join(timeout=5)

    # Watching

    def _watch(self) -> None:
        for changes in watchfiles.watch(
            self._watched.source,
            watch_filter=lambda _kind, path: self._watched.matters(Path(path), self._excluded),
            step=_QUIET,
            rust_timeout=1000,
            stop_event=self._stop,
        ):
            self._look_at_data()
            with self._lock:
                self._changed |= {Path(path) for _kind, path in changes}
                if self._makes_pdfs and self._running is not None:
                    self._running.end()
            self._wake.set()

    def _look_at_data(self) -> None:
        found = self._look()
        data = None if found is None else [asdict(item) for item in found]
        if data != self._state.data:
            self._state.change(data=data)

    # Building

    def _work(self) -> None:
        self._look_at_data()
        self._build(set())
        while not self._stop.is_set():
            self._wake.wait()
            self._wake.clear()
            with self._lock:
                changed, self._changed = self._changed, set()
            if changed and not self._stop.is_set():
                self._observer.changed(self._watched.relative(changed))
                self._build(changed)

    def _build(self, changed: set[Path]) -> None:
        fresh = any(self._watched.is_package(path) for path in changed)
        if fresh:
            self._replace_standby(BuildProcess())
        self._state.change(stage="building", early=(), staged=None)
        with self._lock:
            process, self._running = self._standby, self._standby
        for event in process.build(self._request(fresh)):
            if self._stop.is_set() or (event["event"] == "failed" and self._was_ended()):
                break
            self._handle(event)
        with self._lock:
            self._running, self._makes_pdfs = None, False
        process.end()
        if self._standby is process and not self._stop.is_set():
            self._replace_standby(BuildProcess(), end=False)

    def _was_ended(self) -> bool:
        """Whether a build that failed did so because a file was saved while it made PDFs."""
        with self._lock:
            return self._makes_pdfs and bool(self._changed)

    def _replace_standby(self, process: BuildProcess, *, end: bool = True) -> None:
        with self._lock:
            before, self._standby = self._standby, process
        if end:
            before.end()

    def _handle(self, event: Event) -> None:
        state = self._state
        match event["event"]:
            case "read":  # what is new is shown at once, what is mended goes with the pages
                new = event["told"]
                state.change(told=[*new, *(item for item in state.told if item not in new)])
                return
            case "looked_at":
                state.change(build=state.build + 1, early=event["pages"], staged=event["folder"])
                return
            case "pages":
                self._excluded = event["excluded"]
                build = state.build if state.early else state.build + 1
                state.change(
                    stage="pdf", build=build, early=(), told=event["told"], staged=event["folder"]
                )
                self._replace_standby(BuildProcess(), end=False)
                with self._lock:
                    self._makes_pdfs = True
                    if self._changed and self._running is not None:
                        self._running.end()
            case "done":
                state.change(stage="done", pdfs=state.pdfs + 1, told=event["told"], staged=None)
            case "failed":
                state.change(stage="failed", told=[event])
            case _:
                return
        self._observer.happened(event | {"told": state.faults})
