"""The directives of the domain, one file each, on a small common base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.directives.accepted import AcceptedDirective
from annual_report.directives.handling import HandlingDirective
from annual_report.directives.members import MembersDirective
from annual_report.directives.objective import ObjectiveDirective
from annual_report.directives.objectives import ObjectivesDirective
from annual_report.directives.project import ProjectDirective
from annual_report.directives.projects import ProjectsDirective
from annual_report.directives.status_summary import StatusSummaryDirective

if TYPE_CHECKING:
    from annual_report.directives.base import ReportDirective

DIRECTIVES: dict[str, type[ReportDirective]] = {
    "accepted": AcceptedDirective,
    "handling": HandlingDirective,
    "members": MembersDirective,
    "objective": ObjectiveDirective,
    "objectives": ObjectivesDirective,
    "project": ProjectDirective,
    "projects": ProjectsDirective,
    "status-summary": StatusSummaryDirective,
}
"""The directives by name."""
