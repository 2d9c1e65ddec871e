"""The directive ``annual-report-templates``: the functions of the Typst templates.

It reads the templates themselves: each function with its arguments and the comment above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from annual_report.pdf.project import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

_FUNCTION = re.compile(
    r"(?P<comment>(?:^//[^\n]*\n)*)^#let (?P<name>[a-z][a-z0-9-]*)\((?P<arguments>[^=]*?)\) =",
    re.MULTILINE,
)


def functions(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, arguments and comment of each function of a template."""
    for match in _FUNCTION.finditer(source):
        lines = match["comment"].splitlines()
        comment = " ".join(line.removeprefix("//").strip() for line in lines)
        arguments = ", ".join(
            part.split(":")[0].strip() for part in match["arguments"].split(",") if part.strip()
        )
        yield match["name"], arguments, comment


class TemplatesDirective(SphinxDirective):
    """Lists the functions of every template, file by file."""

    def run(self) -> list[nodes.Node]:
        """Return a section with a list for each file."""
        lines = []
        for path in sorted(TEMPLATES.glob("*.typ")):
            self.env.note_dependency(str(path))
            found = list(functions(path.read_text(encoding="utf-8")))
            if found:
                lines += [f"### `{path.name}`", ""]
            for name, arguments, comment in found:
                lines.append(f"- `{name}({arguments})`{': ' if comment else ''}{comment}")
            lines.append("")
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


def setup_reference_templates(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("annual-report-templates", TemplatesDirective)
