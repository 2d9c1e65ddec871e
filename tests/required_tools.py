"""Skips a test whose tool is not installed, and fails it where the tool must be there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Tool:
    """Something outside Python that tests need: a marker, its programs, how to insist on it.

    ``variable`` names the environment variable that can point to the program instead.
    """

    marker: str
    programs: tuple[tuple[str, ...], ...]
    insist: str
    variable: str = ""

    @property
    def missing(self) -> str:
        """The programs that are not there, of each the first name; empty when all are."""
        if os.environ.get(self.variable):
            return ""
        return ", ".join(
            names[0] for names in self.programs if not any(shutil.which(name) for name in names)
        )


TOOLS = (
    Tool(
        "browser",
        (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),),
        "REQUIRE_BROWSER",
        "CHROMIUM",
    ),
    Tool("poppler", (("pdftotext",), ("pdftoppm",), ("qpdf",)), "REQUIRE_POPPLER"),
    Tool("libreoffice", (("soffice", "libreoffice"),), "REQUIRE_LIBREOFFICE"),
)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool is not installed."""
    for tool in TOOLS:
        if item.get_closest_marker(tool.marker) and (missing := tool.missing):
            pytest.skip(f"{missing} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test whose tool must be there: where all is installed, nothing is skipped."""
    report = yield
    insisted = [
        tool.insist
        for tool in TOOLS
        if item.get_closest_marker(tool.marker) and os.environ.get(tool.insist) == "1"
    ]
    if report.skipped and not hasattr(report, "wasxfail") and insisted:
        report.outcome = "failed"
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.longrepr = f"{', '.join(insisted)} is set, and this test was skipped: {reason}"
    return report
