"""Turns specifications into SVG files, once: they are kept beside the doctrees.

A file is named by the digest of its specification and the versions that drew it, so that
a rebuild converts nothing again and the same chart is the same file in every process.
Specifications that were read wait as ``.json`` files and are drawn together.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKER = Path(__file__).with_name("worker.py")
FORMAT = 1
"""Raised when what is made of the converter's SVG changes."""
TIMEOUT = 120
"""Seconds that a converter may take."""

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


def note(spec: str, folder: Path) -> None:
    """Let a chart be drawn by the next :func:`draw_noted`, unless it is there already."""
    if not _file(spec, folder).is_file():
        _write(_file(spec, folder).with_suffix(".json"), spec)


def draw_noted(folder: Path) -> None:
    """Draw the charts that wait, all in one process. Raises :class:`ChartError`."""
    waiting = sorted(folder.glob("*.json")) if folder.is_dir() else []
    specs = [path.read_text(encoding="utf-8") for path in waiting]
    _draw([spec for spec in specs if not _file(spec, folder).is_file()], folder)
    for path in waiting:
        path.unlink(missing_ok=True)


def chart_file(spec: str, folder: Path) -> Path:
    """Return the SVG file of a specification, drawn now if need be.

    Raises :class:`ChartError` when it cannot be drawn.
    """
    path = _file(spec, folder)
    if not path.is_file():
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


def _draw(specs: Sequence[str], folder: Path) -> None:
    if not specs:
        return
    found = find_spec("fontpkg_atkinson_hyperlegible")
    fonts = [f"{place}/files" for place in (found and found.submodule_search_locations) or ()]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, by this interpreter
            [sys.executable, "-I", str(WORKER)],
            input=json.dumps({"fonts": fonts, "specs": specs}).encode(),
            capture_output=True,
            check=False,
            timeout=TIMEOUT,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise ChartError(f"the converter took more than {TIMEOUT} s") from error
    except ValueError as error:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise ChartError(reason[-1] if reason else "the converter stopped") from error
    for spec, svg in zip(specs, answer["drawn"], strict=True):
        if svg is not None:
            _write(_file(spec, folder), cleaned(svg))
    if answer["errors"]:
        raise ChartError(answer["errors"][0])


def cleaned(svg: str) -> str:
    """Return an SVG without the classes and roles that the converter writes.

    What the figure is, and how it is called, is said by the page around it. Only tags are
    changed: texts keep what they say.
    """
    bare = _EMPTY.sub("", svg)
    return _TAG.sub(lambda tag: _UNWANTED.sub("", tag[0]), bare)


def _write(path: Path, text: str) -> None:
    """Write a file by rename, since several processes may write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
