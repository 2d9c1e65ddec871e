"""``annual-report schema``: writes schemas and snippets, and names schemas in data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import say
from annual_report.editors.schemas import FOLDER, MARK, mark_of, schemas
from annual_report.editors.snippets import FILE, snippets

if TYPE_CHECKING:
    from pathlib import Path

    from annual_report.cli.project import Project

LOCK = "published.lock"
"""In the folder of a year that is published: its files stay as they are."""


def write_schemas(*, mark: bool, project: Path | None, as_json: bool) -> None:
    """Write the files that have changed, and tell which."""
    found = find_project(project)
    wanted = {found.source / FOLDER / name: content for name, content in schemas().items()}
    wanted[found.source / FILE] = snippets()
    marked = _marked(found) if mark else {}
    changed = {
        path: content
        for path, content in (wanted | marked).items()
        if not path.is_file() or path.read_bytes() != content
    }
    write_all(changed)
    names = [path.relative_to(found.source).as_posix() for path in changed]
    if as_json:
        tell_json({"project": found.source.as_posix(), "written": names})
        return
    for name in names:
        tell(name)
    if names:
        tell(say("VS Code with the extension YAML of Red Hat checks data files as you write."))
    else:
        tell(say("All is up to date."))
    if not mark:
        tell(say("With --mark data files name their schema in the first line."))


def _marked(project: Project) -> dict[Path, bytes]:
    """Return the data files that name no schema yet, with the line that does; not locked ones."""
    found = {}
    reports = project.source / project.reports_dir
    for path in sorted(reports.rglob("*.y*ml")):
        if any((folder / LOCK).exists() for folder in path.parents if folder != project.source):
            continue
        line = mark_of(path.relative_to(project.source).as_posix(), project.reports_dir)
        content = path.read_bytes()
        if line is not None and MARK.encode() not in content:
            end = b"\r\n" if b"\r\n" in content else b"\n"
            found[path] = line.encode().replace(b"\n", end) + content
    return found
