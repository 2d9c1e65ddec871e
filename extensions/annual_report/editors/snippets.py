"""Snippets of the directives for VS Code, from the table of directives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annual_report.directives import DIRECTIVES
from annual_report.open_data.json_schema import plain

if TYPE_CHECKING:
    from annual_report.directives.base import ReportDirective

FILE = ".vscode/annual-report.code-snippets"
"""Where VS Code looks for the snippets of a project."""


def snippets() -> bytes:
    """Return the snippets as JSON: each directive by its name, options as a choice to keep."""
    found = {f"annual-report: {name}": _snippet(name, item) for name, item in DIRECTIVES.items()}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _snippet(name: str, directive: type[ReportDirective]) -> dict[str, Any]:
    argument = " ${1:id}" if directive.required_arguments else ""
    return {
        "scope": "markdown",
        "prefix": [name, f"```{{{name}}}"],
        "description": f"{plain(directive.__doc__ or '')}{_options(directive)}",
        "body": [f"```{{{name}}}{argument}", "$0", "```"],
    }


def _options(directive: type[ReportDirective]) -> str:
    names = sorted(directive.option_spec or {})
    return f" Options: {', '.join(names)}." if names else ""
