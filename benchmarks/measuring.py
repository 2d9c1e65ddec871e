"""Runs commands and measures them: time, processor time, memory of the process and of its tree.

- ``seconds``: wall time of the commands, one after another.
- ``cpu_seconds``: user and system time of the commands and all they started (``wait4``).
- ``main_mb``: the peak of the process that was started (``VmHWM`` of the kernel, asked every
  50 ms: the mark only rises); of several commands the highest.
- ``tree_mb``: the peak of that process and all below it, each page of memory counted once (sum of
  ``PSS``), sampled every 0.2 s. A peak between two samples is missed.
- ``others``: how many cores were busy with something else meanwhile, the measuring included.

Memory is in megabytes of 10^6 bytes. Linux only: ``VmHWM`` and ``PSS`` come from ``/proc``.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HWM_SECONDS = 0.05
TREE_EVERY = 4
"""The tree is sampled each so many times that the high-water mark is."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command and where it runs; ``environment`` is added to that of this process."""

    arguments: Sequence[str | Path]
    folder: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run of a case took."""

    seconds: float
    cpu_seconds: float
    main_mb: float
    tree_mb: float
    others: float


class CommandError(Exception):
    """A command that failed. The message says which, and the end of what it wrote."""


class _Watch:
    """Samples the memory of a process and of those below it, in a thread."""

    def __init__(self, pid: int) -> None:
        self.main = self.tree = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End sampling."""
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        count = 0
        while not self._over.is_set():
            self.main = max(self.main, _high_water_mark(self._pid))
            if count % TREE_EVERY == 0:
                self.tree = max(self.tree, _tree_bytes(self._pid))
            count += 1
            self._over.wait(HWM_SECONDS)


def _high_water_mark(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((1024 * int(words[1]) for words in lines), 0)


def _tree_bytes(pid: int) -> int:
    try:
        root = psutil.Process(pid)
        processes = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(_pss(process) for process in processes)


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.Error:
        return 0


def _busy_seconds() -> float:
    """Return how long all cores have been busy since the start of the machine."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0) - getattr(times, "guest", 0))


def measure(commands: Sequence[Command], log: Path) -> Run:
    """Run commands one after another, what they write into ``log``, and return what they took.

    Raises :class:`CommandError` when one fails.
    """
    seconds = cpu = busy = 0.0
    main = tree = 0
    for command in commands:
        busy_before, start = _busy_seconds(), time.perf_counter()
        with log.open("ab") as file:
            process = subprocess.Popen(
                [str(argument) for argument in command.arguments],
                cwd=command.folder,
                env={**os.environ, **command.environment},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )
        watch = _Watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds += time.perf_counter() - start
        busy += _busy_seconds() - busy_before
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        cpu += usage.ru_utime + usage.ru_stime
        main, tree = max(main, watch.main), max(tree, watch.tree)
        if process.returncode:
            end = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            words = " ".join(map(str, command.arguments))
            raise CommandError(f"{words}: exit code {process.returncode}\n{end}")
    return Run(
        seconds=round(seconds, 3),
        cpu_seconds=round(cpu, 3),
        main_mb=round(main / 1e6, 1),
        tree_mb=round(tree / 1e6, 1),
        others=round(max(busy - cpu, 0) / seconds, 2),
    )
