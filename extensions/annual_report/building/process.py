"""Starting a build from another process, and ending it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.building.worker import Request

Event = dict[str, Any]
"""What a build tells; see :class:`annual_report.building.worker.Build`."""


class BuildProcess:
    """A process that is ready to build once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "annual_report.building.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C is for us; we end it
        )

    def build(self, request: Request) -> Iterator[Event]:
        """Build, and give what happens as it does. The last event is ``done`` or ``failed``."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # noqa: S101 - both were asked for
        assert stdout is not None  # noqa: S101 - both were asked for
        last = ""
        with suppress(BrokenPipeError, OSError):
            stdin.write(json.dumps(asdict(request)) + "\n")
            stdin.close()
        with stdout:
            for line in stdout:
                event: Event = json.loads(line)
                last = event["event"]
                yield event
        code = self._process.wait()
        if last not in ("done", "failed"):
            text = f"the build ended before it was done (exit code {code})"
            yield {"event": "failed", "file": "", "line": None, "text": text, "kind": ""}

    def end(self) -> None:
        """End the process and those it has started."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
        self._process.wait()
