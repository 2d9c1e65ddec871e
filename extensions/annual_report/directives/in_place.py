"""Defining objectives and projects in a document: YAML in a body, options of a block."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annual_report.data.checks import duplicates, items_of
from annual_report.data.fields import Model
from annual_report.data.model import Objective, Project
from annual_report.data.tree import Located, Tree, tree_of
from annual_report.data.validation import validate_file, validate_item
from annual_report.data.yaml_reader import read_yaml_text
from annual_report.diagnostics import warn_fault
from annual_report.directives.choices import split
from annual_report.objects import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annual_report.data.faults import Fault
    from annual_report.data.model import Year
    from annual_report.directives.base import ReportDirective

_ONE = r"\s*[^,{}]+(?:\{[^{}]*\})?\s*"
_SOURCES = re.compile(rf"{_ONE}(?:,{_ONE})*")
_SOURCE = re.compile(r"\s*(?P<key>[^,{}]+?)\s*(?:\{(?P<locator>[^{}]*)\})?\s*(?:,|$)")


class ObjectivesBody(Model):
    """What the body of ``{objectives}`` holds."""

    objectives: tuple[Objective, ...] = ()


class ProjectsBody(Model):
    """What the body of ``{projects}`` holds."""

    projects: tuple[Project, ...] = ()


def define_in_body(
    directive: ReportDirective, year: Year, name: str, model: type[Model]
) -> tuple[str, ...] | None:
    """Define what the body holds as YAML, and return the ids; ``None`` without a body.

    ``name`` is the field of ``model`` that has the items. The body is written as the data
    file, or as the list alone. Faults are told with their lines in the document.
    """
    if not any(line.strip() for line in directive.content):
        return None
    file, _ = _source_of(directive)
    text = "\n".join(directive.content)
    tree, faults = read_yaml_text(text, file, _first_line(directive))
    _tell(directive, faults)
    if tree is None:
        return ()
    if isinstance(tree.value, list):
        root = Located({name: tree.value}, tree.root.line, {name: (tree.root.line, tree.root)})
        tree = Tree(file, root)
    context = directive.domain.load().context(year.year)
    validated = validate_file(model, tree, context, duplicates(tree, name))
    _tell(directive, validated.faults)
    items: tuple[Objective | Project, ...] = getattr(validated.value, name, ())
    lines = {
        str(value.get("id")).strip(): tree.line((name, position))
        for position, value in reversed(items_of(tree, name))
    }
    for item in items:
        _define(directive, year, item, lines.get(item.id, tree.root.line))
    return tuple(item.id for item in items)


def define_from_options(
    directive: ReportDirective,
    year: Year,
    model: type[Objective | Project],
    raw: dict[str, Any],
) -> bool:
    """Define the item whose fields are ``raw``; return whether it could be."""
    file, line = _source_of(directive)
    context = directive.domain.load().context(year.year)
    item, faults = validate_item(model, tree_of(raw, file, line), context)
    _tell(directive, faults)
    if item is None:
        return False
    _define(directive, year, item, line)
    return True


def _define(directive: ReportDirective, year: Year, item: Objective | Project, line: int) -> None:
    docname = directive.env.docname
    directive.domain.note_definition(
        Definition(docname=docname, line=line, year=year.year, item=item)
    )


def read_sources(text: str) -> list[dict[str, str]]:
    """Return the sources of an option: keys with locators, ``key {s. 3}, other``.

    What is not written so is taken as keys; they will be shown as they are.
    """
    if not _SOURCES.fullmatch(text):
        return [{"key": word} for word in split(text)]
    found = []
    for match in _SOURCE.finditer(text):
        source = {"key": match["key"]}
        if match["locator"]:
            source["locator"] = match["locator"].strip()
        found.append(source)
    return found


def _source_of(directive: ReportDirective) -> tuple[str, int]:
    """Return the file a directive stands in, relative to the sources, and its line."""
    source, line = directive.get_source_info()
    root = Path(directive.env.srcdir).resolve()
    path = Path(source).resolve() if source else root
    inside = path.is_relative_to(root)
    return (path.relative_to(root).as_posix() if inside else path.as_posix()), line


def _first_line(directive: ReportDirective) -> int:
    """Return the line of the first line of a body.

    reStructuredText keeps the place of each line in its file; MyST counts the lines from
    the directive on.
    """
    _, offset = directive.content.items[0]
    if offset:
        return int(offset) + 1
    return int(directive.lineno + directive.content_offset + 1)


def _tell(directive: ReportDirective, faults: Iterable[Fault]) -> None:
    for fault in faults:
        warn_fault(fault, str(directive.env.srcdir))
