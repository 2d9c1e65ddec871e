"""The server of the preview: the built site as it is, with a script that lets pages follow.

The script is put into pages as they are served; the files of the site stay without it.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn
from anyio import Path as AsyncPath
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import Scope

    from annual_report.preview.state import State

OWN = "/__preview__"
"""Below this address is what the preview adds."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HERE = Path(__file__).parent
_LOOK = 0.05
"""Seconds between two looks at the state."""
_ALIVE = 15.0
"""Seconds after which an open connection is told that it is open still."""

_WAITING = """\
<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>body{{font:1.1rem/1.5 system-ui,sans-serif;margin:4rem auto;max-width:40rem;padding:0 1rem}}
</style></head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""
_PDF = """\
<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<style>html,body,iframe{{border:0;height:100%;margin:0;width:100%}}</style></head>
<body><iframe title="{title}" src="{title}" data-preview-pdf></iframe></body></html>
"""


class _Site(StaticFiles):
    """The files of the site; pages get the script, and a page stands in for those not there."""

    def __init__(self, folder: Path, state: State, language: str) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._state = state
        self._language = language

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return a file as the build at work has it, else as the last one left it."""
        state, name = self._state, Path(path).as_posix()
        if state.staged and (state.stage == "pdf" or name in state.early):
            file = Path(state.staged, name)
            with suppress(OSError, ValueError):
                if file.resolve().is_relative_to(Path(state.staged).resolve()):
                    return str(file), file.stat()
        return super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file of the site, as the preview shows it."""
        from starlette.exceptions import HTTPException  # noqa: PLC0415 - as it is raised

        headers = dict(scope["headers"])
        wants_document = headers.get(b"sec-fetch-dest") == b"document"
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404:  # noqa: PLR2004 - the page is not there
                raise
            return self._page(self._waiting(), status=404)
        if isinstance(response, FileResponse) and response.status_code == 200:  # noqa: PLR2004 - the file is there
            if response.media_type == "text/html":
                return self._page(await AsyncPath(response.path).read_text(encoding="utf-8"))
            if response.media_type == "application/pdf" and wants_document:
                title = escape(Path(response.path).name)
                return self._page(_PDF.format(language=self._language, title=title))
        response.headers["Cache-Control"] = "no-cache"
        return response

    def _waiting(self) -> str:
        words = self._state.words
        text = words["no_page"] if self._state.build else words["building"]
        return _WAITING.format(
            language=self._language, title=escape(words["title"]), text=escape(text)
        )

    def _page(self, text: str, status: int = 200) -> Response:
        script = f'<script src="{OWN}/preview.js" data-build="{self._state.build}" defer></script>'
        before, end, after = text.rpartition("</body>")
        page = f"{before}{script}{end}{after}" if end else text + script
        return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})


def application(folder: Path, state: State, *, language: str, hosts: list[str]) -> Starlette:
    """Return the application that serves a folder; requests for other ``hosts`` are refused."""

    async def events(request: Request) -> Response:
        page = request.query_params.get("page", "").removeprefix("/")
        if not page or page.endswith("/"):
            page += "index.html"
        return StreamingResponse(
            _events(state, page),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    async def script(_request: Request) -> Response:
        return FileResponse(
            _HERE / "preview.js",
            media_type="text/javascript",
            headers={"Cache-Control": "no-cache"},
        )

    return Starlette(
        routes=[
            Route(f"{OWN}/events", events),
            Route(f"{OWN}/preview.js", script),
            Mount("/", _Site(folder, state, language)),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
    )


async def _events(state: State, page: str) -> AsyncIterator[str]:
    """Give the state, and again whenever it has changed, while a page is open."""
    seen, waited = -1, 0.0
    state.looked_at = (*state.looked_at, page)
    try:
        while not state.closing:
            if state.version != seen:
                seen, waited = state.version, 0.0
                yield f"data: {state.message(page)}\n\n"
            elif waited > _ALIVE:
                waited = 0.0
                yield ": \n\n"
            await asyncio.sleep(_LOOK)
            waited += _LOOK
    finally:
        pages = list(state.looked_at)
        pages.remove(page)
        state.looked_at = tuple(pages)


class Server(uvicorn.Server):
    """A server that lets go of open pages when it is to end."""

    def __init__(self, app: Starlette, state: State, host: str, port: int) -> None:
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="critical",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self._state = state

    def handle_exit(self, sig: int, frame: Any) -> None:
        """End (a signal has come)."""
        self._state.closing = True
        super().handle_exit(sig, frame)


def hosts_for(host: str) -> list[str]:
    """Return the names under which a server that listens to ``host`` can be asked.

    A server that only this machine can reach answers to its own names alone, so that no page of
    another site can read drafts through a name that leads here.
    """
    return [*LOOPBACK] if host in LOOPBACK else ["*"]
