"""One build in a process of its own: ``python -m annual_report.building.worker``.

The process loads Sphinx and says ``ready``; a line with a :class:`Request` starts the build; what
happens is told in lines of JSON, each an object with ``event`` (see :class:`Events`). So a build
can be prepared before it is asked for, ended at any time, and leaves nothing behind.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from annual_report.building.told import Memory, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

FIRST, LAST = 1, 990
"""Priorities of events: before the wait for the PDFs, and after all else."""

_LOADED = (
    "sphinx.application",
    "sphinx.builders.html",
    "sphinx.search",
    "annual_report.extension",
    "myst_parser.parsers.sphinx_",
    "sphinxcontrib.bibtex",
    "sphinx_book_theme",
    "pydata_sphinx_theme",
)
"""What nearly every project loads."""

_PERCENT = re.compile(r"\[ *(\d{1,3})%\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build: folders of the sources, the output and the doctrees; ``fresh`` reads all.

    ``looked_at`` are pages (addresses as ``reports/2024/index.html``) that are written before all
    others, since somebody waits for them.
    """

    source: str
    output: str
    doctrees: str
    fresh: bool = False
    jobs: int = 1
    looked_at: Sequence[str] = ()


class _Writer(io.StringIO):
    """A stream that hands on what is written, each time it is."""

    def __init__(self, hand_on: Any) -> None:
        super().__init__()
        self._hand_on = hand_on

    def write(self, text: str, /) -> int:
        """Hand text on."""
        self._hand_on(text)
        return len(text)


class Build:
    """A build, and what it tells.

    ``progress``: ``phase`` (reading, writing), ``percent``; ``read``: all is read, with what was
    ``told`` in doing so; ``looked_at``: these ``pages`` are
    written, and others will be; ``pages``: the pages are written, the
    PDFs may not be; ``done``: all is written; ``failed``: ``text`` says why nothing more is.
    ``pages`` and ``done`` have ``told`` (all warnings), ``seconds``, ``pages`` (how many the site
    has) and ``written`` (how many were written now); ``done`` has ``pdfs`` as well. What is told
    before ``done`` has the ``folder`` where the pages are: they come into the output at last.
    """

    def __init__(self, request: Request, out: TextIO) -> None:
        self._request = request
        self._out = out
        self._source = Path(request.source)
        self._phase = "reading"
        self._told: list[Told] = []
        self._handled: set[str] = set()
        self._written: set[str] = set()
        self._memory = Memory(Path(request.doctrees))
        self._start = time.monotonic()

    def tell(self, event: str, **values: Any) -> None:
        """Write an event."""
        self._out.write(json.dumps({"event": event} | values, ensure_ascii=False) + "\n")
        self._out.flush()

    def run(self) -> bool:
        """Build; return whether it came to its end."""
        from sphinx.application import Sphinx  # noqa: PLC0415 - only when a build is asked for
        from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415 - as above

        request = self._request
        try:
            with patch_docutils(request.source), docutils_namespace():
                app = Sphinx(
                    request.source,
                    request.source,
                    request.output,
                    request.doctrees,
                    "html",
                    status=_Writer(self._progress),
                    warning=_Writer(self._warning),
                    freshenv=request.fresh or not self._memory.is_whole,
                    parallel=request.jobs,
                )
                self._listen(app)
                self._write_first(app.builder)
                app.build()
                self._end(app)
        except Exception as error:  # noqa: BLE001 - whatever ends a build is told to the user
            self.tell("failed", **asdict(self._failure(error)))
            return False
        return True

    def _listen(self, app: Sphinx) -> None:
        app.connect("env-before-read-docs", self._before_reading)
        app.connect("write-started", self._before_writing, priority=FIRST)
        app.connect("doctree-resolved", self._resolved)
        app.connect("build-finished", self._pages_written, priority=FIRST)

    def _write_first(self, builder: Builder) -> None:
        """Let a builder write the pages that are looked at before the others."""
        write = builder.write_documents

        def write_in_order(docnames: AbstractSet[str]) -> None:
            looked_at = {
                docname: page
                for docname in docnames
                if (page := builder.get_target_uri(docname)) in self._request.looked_at
            }
            if looked_at:
                write(looked_at.keys())
                self.tell("looked_at", pages=sorted(looked_at.values()), folder=str(builder.outdir))
            if rest := docnames - looked_at.keys():
                write(rest)

        builder.write_documents = write_in_order  # type: ignore[method-assign] # of this object alone

    def _progress(self, text: str) -> None:
        if match := _PERCENT.search(text):
            self.tell("progress", phase=self._phase, percent=int(match[1]))

    def _warning(self, text: str) -> None:
        if text.strip():
            self._told.append(Told.read(text, self._source))

    def _before_reading(self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        self._handled.update(docnames)

    def _before_writing(self, _app: Sphinx, _builder: object) -> None:
        self._phase = "writing"
        self.tell("read", told=[asdict(item) for item in self._told])

    def _resolved(self, _app: Sphinx, _doctree: object, docname: str) -> None:
        self._handled.add(docname)
        self._written.add(docname)

    def _pages_written(self, app: Sphinx, exception: Exception | None) -> None:
        if exception is None:
            self.tell("pages", **self._summary(app), folder=str(app.outdir))

    def _end(self, app: Sphinx) -> None:
        pdfs = [_pdf(path) for path in sorted((Path(app.outdir) / "pdf").glob("*.pdf"))]
        self.tell("done", **self._summary(app), pdfs=pdfs)

    def _summary(self, app: Sphinx) -> dict[str, Any]:
        told = self._memory.together(
            self._told, self._handled, lambda file: _document(app.env, file)
        )
        self._memory.write(told)
        return {
            "pages": len(app.env.found_docs),
            "written": len(self._written & app.env.found_docs),
            "told": [asdict(item) for item in told],
            "excluded": list(app.config.exclude_patterns),
            "seconds": round(time.monotonic() - self._start, 2),
        }

    def _failure(self, error: Exception) -> Told:
        text = " ".join(str(error).split()) or type(error).__name__
        cause = error.__cause__ or error.__context__
        if isinstance(cause, SyntaxError) or "conf.py" in text or "configuration file" in text:
            line = cause.lineno if isinstance(cause, SyntaxError) else None
            return Told("conf.py", line, text, "")
        return Told("", None, text, "")


def _document(env: BuildEnvironment, file: str) -> str | None:
    """Return the document of a file, if it is one."""
    docname = env.path2doc(file) if file else None
    return docname if docname in env.found_docs else None


def _pdf(path: Path) -> dict[str, Any]:
    import pikepdf  # noqa: PLC0415 - only where there are PDFs

    pages = None
    with suppress(pikepdf.PdfError), pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    return {"file": f"pdf/{path.name}", "pages": pages, "bytes": path.stat().st_size}


def _own_output() -> TextIO:
    """Return the standard output for events alone; what others print goes nowhere."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.dup2(nowhere, sys.stderr.fileno())
    return out


def _load(name: str) -> None:
    with suppress(Exception):  # a build that needs it tells what is wrong with it
        importlib.import_module(name)


def main(lines: Iterable[str]) -> int:
    """Load Sphinx, wait for the request, build."""
    out = _own_output()
    for name in _LOADED:
        _load(name)
    with suppress(Exception):
        from sphinx.application import builtin_extensions  # noqa: PLC0415 - as late as the others

        for name in builtin_extensions:
            _load(name)
    from sphinx.util.console import nocolor  # noqa: PLC0415 - after the output has been parted

    nocolor()
    out.write('{"event": "ready"}\n')
    out.flush()
    line = next(iter(lines), "")
    if not line.strip():
        return 0
    with suppress(BrokenPipeError):
        return 0 if Build(Request(**json.loads(line)), out).run() else 1
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.stdin))
