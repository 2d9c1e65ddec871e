"""Turns specifications into SVG files, once: they are kept beside the doctrees.

A file is named by the digest of its specification and the versions that drew it, so that
a rebuild converts nothing again and the same chart is the same file in every process.
Specifications that were read wait as ``.json`` files and are drawn together.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

WORKER = Path(__file__).with_name("worker.py")
FORMAT = 1
"""Raised when what is made of the converter's SVG changes."""
TIMEOUT = 120
"""Seconds that a converter may take."""

_END = b"</svg>"
_TAG = re.compile(r"<[^>]+>")
_UNWANTED = re.compile(
    r' (?:class|role|aria-[a-z]+|xmlns:xlink)="[^"]*"',
)
_EMPTY = re.compile(r'<path class="(?:back|fore)ground"[^>]*/>')


class ChartError(Exception):
    """A chart that could not be drawn. The message says why."""


def chart_folder(doctreedir: str | os.PathLike[str]) -> Path:
    """Return the folder of the charts of a project."""
    return Path(doctreedir) / "annual_report_charts"


def note(spec: str, folder: Path) -> bool:
    """Let a chart be drawn by the next :func:`draw_noted`; ``False`` if it is there already."""
    if _is_drawn(_file(spec, folder)):
        return False
    write_whole(_file(spec, folder).with_suffix(".json"), spec.encode())
    return True


def draw_noted(folder: Path, drawing: Drawing | None = None) -> None:
    """Draw the charts that wait, all in one process. Raises :class:`ChartError`.

    ``drawing`` is a process that has some of them already.
    """
    waiting = sorted(folder.glob("*.json")) if folder.is_dir() else []
    specs = [path.read_text(encoding="utf-8") for path in waiting]
    try:
        _draw([spec for spec in specs if not _is_drawn(_file(spec, folder))], folder, drawing)
    finally:
        for path in waiting:
            path.unlink(missing_ok=True)


def chart_file(spec: str, folder: Path) -> Path:
    """Return the SVG file of a specification, drawn now if need be.

    Raises :class:`ChartError` when it cannot be drawn.
    """
    path = _file(spec, folder)
    if not _is_drawn(path):
        _draw([spec], folder)
    return path


@cache
def _drawn_by() -> str:
    try:
        return f"{FORMAT} {version('vl-convert-python')}"
    except PackageNotFoundError:
        return f"{FORMAT}"


def _file(spec: str, folder: Path) -> Path:
    digest = hashlib.sha256(f"{_drawn_by()}\n{spec}".encode()).hexdigest()
    return folder / f"{digest[:20]}.svg"


def _is_drawn(path: Path) -> bool:
    """Whether a drawing is there, to its end."""
    return path.is_file() and path.read_bytes().rstrip().endswith(_END)


class Drawing:
    """A process that draws, while documents are still being read.

    Raises :class:`ChartError` when it stops before its time.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own script, by this interpreter
            [sys.executable, "-I", str(WORKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._ordered: set[str] = set()
        found = find_spec("fontpkg_atkinson_hyperlegible")
        places = (found and found.submodule_search_locations) or ()
        self._say(json.dumps({"fonts": [f"{place}/files" for place in places]}))

    def order(self, spec: str, folder: Path) -> None:
        """Have a chart drawn, once."""
        if spec not in self._ordered:
            self._ordered.add(spec)
            folder.mkdir(parents=True, exist_ok=True)
            self._say(json.dumps({"spec": spec, "file": str(_raw(spec, folder))}))

    def finish(self) -> list[str]:
        """Wait until all is drawn; return what could not be."""
        out, err = b"", b""
        try:
            out, err = self._process.communicate(b"\n", timeout=TIMEOUT)
            return [str(text) for text in json.loads(out)]
        except subprocess.TimeoutExpired as error:
            self.stop()
            raise ChartError(f"the converter took more than {TIMEOUT} s") from error
        except (OSError, ValueError) as error:
            reason = err.decode(errors="replace").strip().splitlines()
            raise ChartError(reason[-1] if reason else "the converter stopped") from error

    def stop(self) -> None:
        """Stop it, whatever it does."""
        self._process.kill()
        self._process.communicate()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it was asked for
        try:
            self._process.stdin.write(f"{line}\n".encode())
            self._process.stdin.flush()
        except OSError:
            return  # told when it is waited for


def _draw(specs: Sequence[str], folder: Path, drawing: Drawing | None = None) -> None:
    if not specs:
        if drawing is not None:
            drawing.finish()
        return
    drawing = drawing or Drawing()
    for spec in specs:
        drawing.order(spec, folder)
    errors = drawing.finish()
    for spec in specs:
        raw = _raw(spec, folder)
        if raw.is_file():
            write_whole(_file(spec, folder), cleaned(raw.read_text(encoding="utf-8")).encode())
            raw.unlink()
    if errors:
        raise ChartError(errors[0])


def _raw(spec: str, folder: Path) -> Path:
    """Return where the converter puts what it made of a specification."""
    return _file(spec, folder).with_suffix(".raw")


def cleaned(svg: str) -> str:
    """Return an SVG without the classes and roles that the converter writes.

    What the figure is, and how it is called, is said by the page around it. Only tags are
    changed: texts keep what they say.
    """
    bare = _EMPTY.sub("", svg)
    return _TAG.sub(lambda tag: _UNWANTED.sub("", tag[0]), bare)
