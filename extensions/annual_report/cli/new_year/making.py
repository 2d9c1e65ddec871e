"""All files of a new year: made in memory, so that a year is written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.cli.new_year import data, money_and_plan
from annual_report.cli.new_year.chapters import Known, chapter
from annual_report.data.shapes import DATA_DIR, REPORT_FILE
from annual_report.editors.schemas import mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annual_report.cli.new_year.source import Source

_MARKDOWN = ".md"
_TEXTS = frozenset({".rst", ".txt", ".ipynb"})
_FILES = {
    "objectives.yaml": data.objectives,
    "projects.yaml": data.projects,
    "handling.yaml": data.handling,
    "finances.yaml": money_and_plan.finances,
    "groups.yaml": data.groups,
    "surveys.yaml": data.surveys,
    "plan.yaml": money_and_plan.plan,
}


@dataclass
class NewYear:
    """The files of a new year by their paths in its folder, and what was not taken over.

    ``left`` are places in last year's documents, each with what is defined there; ``unread``
    documents that are not Markdown.
    """

    files: dict[str, str] = field(default_factory=dict)
    left: list[tuple[str, int, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def documents(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Return the texts of the Markdown documents of a year, and the names of other documents."""
    texts: dict[str, str] = {}
    others: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.startswith((f"{DATA_DIR}/", ".")):
            continue
        if path.suffix == _MARKDOWN:
            texts[name] = path.read_text(encoding="utf-8")
        elif path.suffix in _TEXTS:
            others.append(name)
    return texts, others


def next_year(source: Source, texts: dict[str, str], others: list[str]) -> NewYear:
    """Return the year that comes after ``source.last``."""
    made = NewYear(unread=others)
    made.files[REPORT_FILE] = data.report(source)
    for name, make in _FILES.items():
        if (text := make(source)) is not None:
            made.files[f"{DATA_DIR}/{name}"] = text
    plan = f"{DATA_DIR}/plan.yaml"  # its steps are told in a file that is there
    made.files[plan if plan in made.files else REPORT_FILE] += money_and_plan.steps(source)
    known = Known(
        objectives=frozenset(item.id for item in source.objectives),
        projects=frozenset(item.id for item in source.projects),
    )
    for name, text in texts.items():
        found = chapter(text, source.moved, source.words, known)
        made.files[source.moved.text(name)] = found.text
        made.left += [(f"{source.last.folder}/{name}", line, ids) for line, ids in found.left]
    return made


def with_schemas(files: Mapping[str, str], folder: str, reports_dir: str) -> dict[str, str]:
    """Return the files of a folder, the data files with the line that names their schema."""
    return {
        name: f"{mark_of(f'{folder}/{name}' if folder else name, reports_dir) or ''}{text}"
        for name, text in files.items()
    }
