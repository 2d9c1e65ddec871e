"""Starts the compiling of Typst projects, and takes its answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.pdf.packing import packed
from annual_report.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

BOXES = Path(__file__).parents[1] / "typst_writer" / "fonts"
"""The folder of the font that has a box for every character."""
RAW = "_raw.pdf"
"""The PDF in the folder of the project, until it is packed."""
WORKER = Path(__file__).with_name("worker.py")
MAX_SECONDS = 900
"""Time that one PDF may take; one of a hundred pages takes a few seconds."""
STANDARDS = ("ua-1", "a-3a")
"""PDF/UA-1 (ISO 14289-1) with PDF/A-3a (ISO 19005-3): accessible, archivable, with data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A Typst project to compile.

    ``timestamp`` is the time the PDF states as its own, in seconds since 1970. ``unusual``
    are the characters in it that a font might not have.
    """

    root: Path
    main: str
    output: Path
    font_paths: tuple[Path, ...]
    timestamp: int
    unusual: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """An error or a warning of the compiler. ``diagnostic`` shows the place in the source."""

    message: str
    diagnostic: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a job: pages, bytes and characters shown as boxes, or an error."""

    pages: int = 0
    size: int = 0
    boxed: str = ""
    error: Message | None = None
    warnings: tuple[Message, ...] = ()


class Compilation:
    """A running compilation."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._raw = job.root / RAW
        self._raw.unlink(missing_ok=True)
        self._process = subprocess.Popen(  # noqa: S603 - our own script, by this interpreter
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=job.root,  # so that the compiler names files as the project does
        )
        order = {
            "main": job.main,
            "output": str(self._raw.absolute()),
            "font_paths": [str(path.absolute()) for path in job.font_paths],
            "standards": list(STANDARDS),
            "timestamp": job.timestamp,
            "boxes": str(BOXES),
            "unusual": job.unusual,
            "parent": os.getpid(),
        }
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        self._process.stdin.write(json.dumps(order).encode())
        self._process.stdin.close()
        self._process.stdin = None

    def answer(self) -> Answer:
        """Wait for the compilation, put its PDF in its place and return what came of it.

        Raises ``OSError`` when the PDF cannot be written.
        """
        try:
            return self._answer()
        finally:
            self._raw.unlink(missing_ok=True)

    def _answer(self) -> Answer:
        try:
            output, errors = self._process.communicate(timeout=MAX_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            message = f"the compiler took longer than {MAX_SECONDS} seconds and was stopped"
            return Answer(error=Message(message=message))
        try:
            told = json.loads(output)
        except ValueError:
            reason = errors.decode(errors="replace").strip().splitlines()
            message = reason[-1] if reason else f"it ended with status {self._process.returncode}"
            return Answer(error=Message(message=f"the compiler stopped: {message}"))
        warnings = tuple(_message(item, item["message"]) for item in told["warnings"])
        if "error" in told:
            return Answer(error=_message(told, told["error"]), warnings=warnings)
        data, pages = packed(self._raw.read_bytes())
        write_whole(self.job.output, data)
        return Answer(pages=pages, size=len(data), boxed=told["boxed"], warnings=warnings)


def _message(item: dict[str, object], text: object) -> Message:
    hints = item.get("hints")
    return Message(
        message=str(text),
        diagnostic=str(item.get("diagnostic", "")),
        hints=tuple(map(str, hints)) if isinstance(hints, list) else (),
    )


def font_paths(srcdir: Path, extra: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders with fonts: the project's own, then the face of the house."""
    found = find_spec("fontpkg_atkinson_hyperlegible")
    house = [Path(place) / "files" for place in (found and found.submodule_search_locations) or ()]
    return (*(srcdir / path for path in extra), *house)
