"""The directives of the domain, one file each, on a small common base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.directives.accepted import AcceptedDirective
from annual_report.directives.accessibility_statement import AccessibilityStatementDirective
from annual_report.directives.action_plan import ActionPlanDirective
from annual_report.directives.agreements import AgreementsDirective
from annual_report.directives.annual_calendar import AnnualCalendarDirective
from annual_report.directives.archive_changes import ArchiveChangesDirective
from annual_report.directives.contributions import ContributionsDirective
from annual_report.directives.finances import FinancesDirective
from annual_report.directives.finances_over_time import FinancesOverTimeDirective
from annual_report.directives.funding_totals import FundingTotalsDirective
from annual_report.directives.groups import GroupsDirective
from annual_report.directives.handling import HandlingDirective
from annual_report.directives.members import MembersDirective
from annual_report.directives.next_steps import NextStepsDirective
from annual_report.directives.objective import ObjectiveDirective
from annual_report.directives.objective_archive import ObjectiveArchiveDirective
from annual_report.directives.objective_history import ObjectiveHistoryDirective
from annual_report.directives.objectives import ObjectivesDirective
from annual_report.directives.project import ProjectDirective
from annual_report.directives.project_archive import ProjectArchiveDirective
from annual_report.directives.project_timeline import ProjectTimelineDirective
from annual_report.directives.projects import ProjectsDirective
from annual_report.directives.recognitions import RecognitionsDirective
from annual_report.directives.report_archive import ReportArchiveDirective
from annual_report.directives.self_assessment import SelfAssessmentDirective
from annual_report.directives.status_summary import StatusSummaryDirective
from annual_report.directives.survey_history import SurveyHistoryDirective
from annual_report.directives.surveys import SurveysDirective
from annual_report.directives.year_changes import YearChangesDirective

if TYPE_CHECKING:
    from annual_report.directives.base import ReportDirective

DIRECTIVES: dict[str, type[ReportDirective]] = {
    "accepted": AcceptedDirective,
    "accessibility-statement": AccessibilityStatementDirective,
    "action-plan": ActionPlanDirective,
    "agreements": AgreementsDirective,
    "annual-calendar": AnnualCalendarDirective,
    "archive-changes": ArchiveChangesDirective,
    "contributions": ContributionsDirective,
    "finances": FinancesDirective,
    "finances-over-time": FinancesOverTimeDirective,
    "funding-totals": FundingTotalsDirective,
    "groups": GroupsDirective,
    "handling": HandlingDirective,
    "members": MembersDirective,
    "next-steps": NextStepsDirective,
    "objective": ObjectiveDirective,
    "objective-archive": ObjectiveArchiveDirective,
    "objective-history": ObjectiveHistoryDirective,
    "objectives": ObjectivesDirective,
    "project": ProjectDirective,
    "project-archive": ProjectArchiveDirective,
    "project-timeline": ProjectTimelineDirective,
    "projects": ProjectsDirective,
    "recognitions": RecognitionsDirective,
    "report-archive": ReportArchiveDirective,
    "self-assessment": SelfAssessmentDirective,
    "status-summary": StatusSummaryDirective,
    "surveys": SurveysDirective,
    "survey-history": SurveyHistoryDirective,
    "year-changes": YearChangesDirective,
}
"""The directives by name."""
