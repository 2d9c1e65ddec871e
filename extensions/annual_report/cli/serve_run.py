"""``annual-report serve``: builds, serves and tells what happens, until it is ended."""

from __future__ import annotations

import signal
import sys
import time
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from annual_report.building.folders import doctrees_of, request_for
from annual_report.building.told import Told
from annual_report.cli.build_run import output_of, shown_seconds, told_of
from annual_report.cli.data_faults import data_faults
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.output import tell, tell_faults
from annual_report.cli.project import find_project
from annual_report.cli.words import language, say, told_here
from annual_report.preview.rebuilding import Rebuilder
from annual_report.preview.server import LOOPBACK, Server, application, hosts_for
from annual_report.preview.state import State
from annual_report.preview.watching import Watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.building.process import Event

_ENDED = 143  # what shells give a process that was asked to end
_TYPE = "annual_report"  # of Sphinx's warnings of these faults
_NAMED = 3
"""Changed files that are named in a line."""


def serve_site(
    *, port: int, host: str, open_browser: bool, output: Path | None, project: Path | None
) -> None:
    """Serve until Ctrl-C."""
    found = find_project(project)
    folder = output_of(found, output)
    folder.mkdir(parents=True, exist_ok=True)  # there is something to serve from the first moment
    state = State(
        words={
            "title": say("Preview"),
            "building": say("The site is being built; it is shown here when it is ready."),
            "no_page": say("There is no such page; if it is made, it is shown here."),
            "faults": say("Faults"),
            "close": say("Close"),
        }
    )
    app = application(folder, state, language=language(), hosts=hosts_for(host))
    server = Server(app, state, host, port)
    try:
        listening = server.config.bind_socket()
    except SystemExit:  # as uvicorn says that it cannot
        text = say("the port {port} of {host} cannot be used; name another", port=port, host=host)
        raise WrongUseError.at("--port", text) from None
    shown = "127.0.0.1" if host in LOOPBACK else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    observer = _Teller(address, open_browser=open_browser)
    rebuilder = Rebuilder(
        lambda fresh: request_for(
            found.source, folder, fresh=fresh, looked_at=sorted(set(state.looked_at))
        ),
        lambda: _look(found.source),
        Watched(found.source, (folder, doctrees_of(found.source, folder))),
        state,
        observer,
    )
    tell(say("The preview is at {address}; Ctrl-C ends it.", address=address), style="bold")
    signal.signal(signal.SIGTERM, _end)
    rebuilder.start()
    try:
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        rebuilder.stop()
    tell(say("The preview has ended. annual-report build builds the site for publishing."))


def _look(source: Path) -> list[Told] | None:
    """Return the faults of the data files as they are now, ``None`` if they cannot be read.

    They are told in the language of the user.
    """
    try:
        faults = data_faults(find_project(source))
    except (OSError, CommandError):  # of a file that vanishes, or conf.py; the build tells
        return None
    return [
        Told(
            item.file,
            item.line,
            ": ".join(filter(None, (item.path, told_here(item.message)))),
            f"{_TYPE}.{item.kind.value}",
        )
        for item in faults
    ]


def _end(_signal: int, _frame: object) -> NoReturn:
    sys.exit(_ENDED)


@dataclass(slots=True)
class _Teller:
    """Tells on the command line what the preview does."""

    address: str
    open_browser: bool
    told: tuple[str, ...] = ()

    def changed(self, files: Sequence[str]) -> None:
        """Tell what was saved."""
        more = [say("{count} more", count=len(files) - _NAMED)] if len(files) > _NAMED else []
        tell(f"{time.strftime('%H:%M:%S')}  {', '.join([*files[:_NAMED], *more])}")

    def happened(self, event: Event) -> None:
        """Tell what came of a build."""
        if event["event"] == "failed":
            self._tell_faults([str(item) for item in told_of(event["told"])])
            return
        seconds = shown_seconds(event["seconds"])
        if event["event"] == "pages":
            tell(
                say("{count} pages written in {seconds} s", count=event["written"], seconds=seconds)
            )
            if self.open_browser:
                self.open_browser = False
                webbrowser.open(self.address)
        else:
            tell(say("PDFs up to date after {seconds} s", seconds=seconds))
        self._tell_faults([str(item) for item in told_of(event["told"])])

    def _tell_faults(self, lines: list[str]) -> None:
        """Tell faults when they are others than those told before."""
        if tuple(lines) == self.told:
            return
        self.told = tuple(lines)
        tell_faults(lines)
        if not lines:
            tell(say("No faults any more."))
