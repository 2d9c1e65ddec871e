"""The faults of the data that stay beside what documents define in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.documents import defined_in_place

if TYPE_CHECKING:
    from annual_report.cli.project import Project
    from annual_report.data.faults import Fault


def data_faults(project: Project) -> tuple[Fault, ...]:
    """Return the faults of all data files, without links to what is defined in a document."""
    loaded = project.loaded
    if not loaded.links:
        return loaded.faults
    found = {
        year.folder: defined_in_place(project.source, year.folder) for year in loaded.archive.years
    }
    return loaded.faults_beside(
        {folder: ids["objective"] for folder, ids in found.items()},
        {folder: ids["project"] for folder, ids in found.items()},
    )
