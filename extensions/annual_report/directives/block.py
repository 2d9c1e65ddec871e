"""The base of ``{objective}`` and ``{project}``: one of them, with prose.

A block is a container with the anchor of what it describes. Its title is a rubric, which
no output takes for a heading of the document: a block can then stand in a section of any
level without a level being skipped, and it does not fill the table of contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from docutils import nodes
from docutils.parsers.rst import directives

from annual_report.directives.base import ReportDirective
from annual_report.directives.choices import split
from annual_report.directives.in_place import define_from_options, read_sources
from annual_report.directives.outcomes import note_references
from annual_report.view import ObjectKey, View, anchor_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Archive, Objective, Project, Year


@dataclass(frozen=True, kw_only=True)
class BlockView(View):
    """What is known of one objective or project."""

    kind: Literal["objective", "project"]
    identifier: str
    is_at_fault: bool = False
    """Whether its definition here could not be read, which has been told."""

    @property
    def rank(self) -> int:
        """A block is the place of what it describes."""
        return 0

    @property
    def key(self) -> ObjectKey:
        """What the block describes."""
        return (self.kind, self.year or 0, self.identifier)

    def describes(self) -> Sequence[ObjectKey]:
        """Return what the block describes."""
        return [] if self.is_at_fault else [self.key]

    def shown(self, archive: Archive) -> Sequence[ObjectKey]:
        """Return what the block describes, if it exists."""
        year = self.year_data(archive)
        return [self.key] if year and find(year, self.kind, self.identifier) else []


def find(year: Year, kind: str, identifier: str) -> Objective | Project | None:
    """Return an objective or a project of a year."""
    return year.objective(identifier) if kind == "objective" else year.project(identifier)


class BlockDirective(ReportDirective):
    """Describe one objective or project; with fields in its options, define it here."""

    kind: ClassVar[Literal["objective", "project"]]
    model: ClassVar[type[Objective | Project]]
    view_class: ClassVar[type[BlockView]]
    text_fields: ClassVar[Sequence[str]]
    list_fields: ClassVar[Sequence[str]]

    has_content = True
    required_arguments = 1
    final_argument_whitespace = False

    def run(self) -> list[nodes.Node]:
        """Return the container of the block."""
        year = self.year_data()
        if year is None:
            return self.parse_content_to_nodes()
        self.domain.note_network(self.env.docname)
        note_references(self, year)
        identifier = self.arguments[0].strip()
        fields = self.fields()
        in_files = find(year, self.kind, identifier)
        if in_files and fields:
            self.fault(
                f"{identifier} is in the data files of {year.year} already; the fields given "
                f"here ({', '.join(fields)}) are not read"
            )
        raw = {"id": identifier, **fields}
        is_defined_here = bool(fields) and not in_files
        view = self.view_class(
            **self.view_place(),
            year=year.year,
            kind=self.kind,
            identifier=identifier,
            is_at_fault=is_defined_here and not define_from_options(self, year, self.model, raw),
        )
        block = nodes.container("", classes=["report-block", f"report-{self.kind}"])
        block["classes"] += self.options.get("class", [])
        self.set_source_info(block)
        self._anchor(block, anchor_id(view.key))
        block += self.render(view)
        block += self.parse_content_to_nodes()
        return [block]

    def fields(self) -> dict[str, Any]:
        """Return the fields that the options give, as a data file would have them."""
        raw: dict[str, Any] = {}
        for name in self.text_fields:
            if (text := self.options.get(name.replace("_", "-"))) is not None:
                raw[name] = text
        for name in self.list_fields:
            if (text := self.options.get(name.replace("_", "-"))) is not None:
                raw[name] = split(text)
        if (text := self.options.get("sources")) is not None:
            raw["sources"] = read_sources(text)
        if (text := self.options.get("accept")) is not None:
            pairs = [line.partition(":") for line in text.splitlines() if line.strip()]
            raw["accept"] = {check.strip(): reason.strip() for check, _, reason in pairs}
        return raw

    def _anchor(self, block: nodes.container, identifier: str) -> None:
        """Give a block its id, unless the document has it: that is told elsewhere."""
        document = self.state.document
        if identifier not in document.ids:
            block["ids"].append(identifier)
            block["names"].append(identifier)
            document.note_explicit_target(block)
        if "name" in self.options:
            self.add_name(block)


def block_options(*fields: str) -> dict[str, Any]:
    """Return the options of a block: the fields of what it defines, and the common ones."""
    return {
        "year": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
        **{name.replace("_", "-"): directives.unchanged for name in (*fields, "sources", "accept")},
    }
