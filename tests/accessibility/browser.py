"""A site served to headless Chromium, looked at by axe-core."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, Page, sync_playwright

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The tags of axe-core's rules that make up WCAG 2.2 AA."""

BESIDES = ("region",)
"""Best practices that are held as well: everything on a page lies in a landmark."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, headers: Mapping[str, str], **options: Any) -> None:
        self._headers = headers
        super().__init__(*arguments, **options)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing of requests."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; a browser that leaves the page takes no more of it."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        """Send the headers that were asked for with each answer."""
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def served(folder: Path, headers: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Serve a folder on this machine and yield its address, which ends with a slash."""
    handler = functools.partial(_Quiet, directory=str(folder), headers=headers)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start headless Chromium: the one of ``CHROMIUM``, else the one that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, names)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, found), None), args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page open in a browser, with all it asked for and complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """The requests to other hosts."""
        own = (self.address, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def go(self, path: str) -> None:
        """Load a page of the site, with all that it loads."""
        self.page.goto(self.address + path, wait_until="load")

    def faults(self) -> list[str]:
        """Return what axe-core finds on the page, a line a fault."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        options: dict[str, Any] = {
            "resultTypes": ["violations"],
            "preload": False,  # axe would load style sheets again, some from wrong addresses
            "runOnly": {"type": "tag", "values": list(RULES)},
            "rules": {rule: {"enabled": True} for rule in BESIDES},
        }
        result = self.page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{violation['id']}: {violation['help']}: {' '.join(node['target'])}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]


@contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """Open a window with Playwright's ``options`` (viewport, colour scheme) and watch it.

    Nothing moves in it, unless asked for, so that no colour is caught on its way to another.
    """
    context = browser.new_context(**{"reduced_motion": "reduce", **options})
    visit = Visit(context.new_page(), address)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on(
        "console", lambda message: message.type == "error" and visit.errors.append(message.text)
    )
    yield visit
    context.close()
