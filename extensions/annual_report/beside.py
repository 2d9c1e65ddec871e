"""Work that is done in a process of its own while the pages are written."""

from __future__ import annotations

import os
import signal
import time
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from sphinx.errors import SphinxParallelError
from sphinx.util.parallel import ParallelTasks, parallel_available

from annual_report.staging.faults import machine_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Result = TypeVar("Result")

IS_POSSIBLE = parallel_available
"""Whether a process can be forked here: it then has all that this one knows."""


class Beside(Generic[Result]):
    """A forked process that does some work on what was known when it was begun.

    What it warns of is told when it is joined, and ``take`` is given what it found out. ``place``
    is told of a fault of the machine that does not say where it was.
    """

    def __init__(
        self, work: Callable[[], Result], take: Callable[[Result], None], place: Path
    ) -> None:
        self._work = work
        self._place = place
        self._tasks = ParallelTasks(1)
        # Python loses an interrupt that comes while it forks: it is to come right after.
        with _without_interrupts():
            self._tasks.add_task(self._run, result_func=lambda _, result: take(result))

    def join(self) -> None:
        """Wait for its end. Raises ``OutputError`` for a fault of the machine in it."""
        try:
            self._tasks.join()
        except SphinxParallelError as error:
            fault = machine_fault(error, self._place)
            if fault is None:
                raise
            raise fault from error

    def stop(self) -> None:
        """End it, whatever it has done."""
        self._tasks.terminate()

    def _run(self) -> Result:
        """Work; the pages, which are looked at first, go first."""
        _block(signal.SIG_UNBLOCK)
        _end_with(os.getppid())
        if hasattr(os, "nice"):
            os.nice(10)
        return self._work()


def _block(how: int) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(how, {signal.SIGINT})


@contextmanager
def _without_interrupts() -> Iterator[None]:
    _block(signal.SIG_BLOCK)
    try:
        yield
    finally:
        _block(signal.SIG_UNBLOCK)


def _end_with(parent: int) -> None:
    """Have this process end when the one it works for is gone."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
