"""Registers the boundaries with Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.boundaries.directives import (
    CSVTableDirective,
    IncludeDirective,
    LiteralIncludeDirective,
    RawDirective,
)
from annual_report.boundaries.doctree import BEFORE_SPHINX, clean, clean_links, tell_hidden
from annual_report.boundaries.inside import leave_out_links

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    tell_hidden(app.env, docname, source[0])


def _included(app: Sphinx, _path: Path, _docname: str, source: list[str]) -> None:
    tell_hidden(app.env, app.env.docname, source[0])


def setup_boundaries(app: Sphinx) -> None:
    """Register the directives that read files, and what is looked at in each document."""
    app.add_directive("include", IncludeDirective, override=True)
    app.add_directive("literalinclude", LiteralIncludeDirective, override=True)
    app.add_directive("csv-table", CSVTableDirective, override=True)
    app.add_directive("raw", RawDirective, override=True)
    app.connect("config-inited", leave_out_links)
    app.connect("source-read", _read)
    app.connect("include-read", _included)
    app.connect("doctree-read", clean, priority=BEFORE_SPHINX)
    app.connect("doctree-resolved", clean_links)
