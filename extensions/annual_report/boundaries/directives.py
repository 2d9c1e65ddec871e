"""The directives that read files, for files of the project alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable
from sphinx.util.docutils import SphinxDirective

from annual_report.boundaries.inside import may_be_read
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from docutils.parsers.rst import Directive
    from sphinx.util.typing import OptionSpec

_STANDARD = re.compile(r"<[A-Za-z0-9-]+\.txt>")
"""The names of what docutils brings along: tables of characters."""


def _is_of_project(directive: SphinxDirective, name: str) -> bool:
    path = directive.env.relfn2path(name)[1]
    return may_be_read(directive.env, path, name, directive.get_location())


class IncludeDirective(SphinxDirective):
    """``include``: the text of another file of the project.

    MyST reads files itself for docutils' directive and those derived of it. So this one is not
    derived of it, and hands over what may be read.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        **(Include.option_spec or {}),
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }

    def run(self) -> Sequence[nodes.Node]:
        """Return what the file says; nothing where it is not of the project."""
        name = self.arguments[0].strip()
        is_standard = name.startswith("<") and name.endswith(">")
        if is_standard and not _STANDARD.fullmatch(name):
            message = f'"{name}" leads out of the project; it is not read'
            warn(Warnings.OUTSIDE, message, location=self.get_location())
            return []
        if not is_standard and not _is_of_project(self, name):
            return []
        renderer = getattr(self.state, "_renderer", None)
        if renderer is None:
            return Include(
                self.name,
                self.arguments,
                self.options,
                self.content,
                self.lineno,
                self.content_offset,
                self.block_text,
                self.state,
                self.state_machine,
            ).run()
        from myst_parser.mocking import MockIncludeDirective  # noqa: PLC0415 - MyST is there

        mocked = MockIncludeDirective(
            renderer, self.name, Include, self.arguments, self.options, [], self.lineno
        )
        return [*mocked.run()]


class LiteralIncludeDirective(LiteralInclude):
    """``literalinclude``: the text of another file of the project, as it is written."""

    def run(self) -> list[nodes.Node]:
        """Return what the file says; nothing where it is not of the project."""
        names = [self.arguments[0], *filter(None, [self.options.get("diff")])]
        return super().run() if all(_is_of_project(self, name) for name in names) else []


class _FromOptions(SphinxDirective):
    """A directive whose options may name a file or an address."""

    option: ClassVar[type[Directive]]

    def is_allowed(self) -> bool:
        """Return whether a build may read what the options name."""
        if "url" in self.options:
            message = f"{self.name}: a build asks nothing of the network; take a file"
            warn(Warnings.OUTSIDE, message, location=self.get_location())
            return False
        name = self.options.get("file")
        if name is None:
            return True
        beside = Path(self.env.doc2path(self.env.docname)).parent
        path = Path(self.env.srcdir) / name.lstrip("/") if name.startswith("/") else beside / name
        return may_be_read(self.env, path, name, self.get_location())


class CSVTableDirective(CSVTable, _FromOptions):
    """``csv-table``: a table in the document or in a file of the project."""

    def run(self) -> list[nodes.Node]:  # type: ignore[override] # as Sphinx has it
        """Return the table; nothing where its file is not of the project."""
        return [*super().run()] if self.is_allowed() else []


class RawDirective(Raw, _FromOptions):
    """``raw``: what one output takes as it is, in the document or in a file of the project."""

    def run(self) -> Sequence[nodes.Node]:
        """Return it; nothing where its file is not of the project."""
        if not self.is_allowed():
            return []
        return super().run()
